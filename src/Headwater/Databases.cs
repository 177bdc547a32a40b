using Headwater.Data;
using Headwater.Data.PostgreSql;
using Headwater.Data.Sqlite;
using Headwater.Kernel;

namespace Headwater;

/// <summary>The engines an installation can choose from, by its settings.</summary>
public static class Databases
{
    /// <summary>The database the settings name. Both the settings and a clock must be registered.</summary>
    public static IServiceCollection AddHeadwaterData(this IServiceCollection services) =>
        services.AddHeadwaterData(sp => For(sp.GetRequiredService<InstallationSettings>(), sp.GetRequiredService<TimeProvider>()));

    public static IDatabaseProvider For(InstallationSettings settings, TimeProvider clock) =>
        settings.UsesPostgreSql ? new PostgreSqlProvider(settings) : new SqliteProvider(settings, clock);
}
