using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Data;

/// <summary>Registration of the database.</summary>
public static class DataRegistration
{
    /// <summary>
    /// The database behind <paramref name="provider"/>. Everything is made on first use, so that a command which needs no
    /// database never pays for one.
    /// </summary>
    public static IServiceCollection AddHeadwaterData(this IServiceCollection services, Func<IServiceProvider, IDatabaseProvider> provider)
    {
        services.AddSingleton(provider);
        services.AddScoped<CurrentLocality>();
        services.AddScoped<CurrentReader>();
        services.AddScoped<QueryCount>();
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<IStartupTask, DatabaseAtStart>();
        services.AddSingleton(sp =>
        {
            var options = new DbContextOptionsBuilder<HeadwaterDb>();
            sp.GetRequiredService<IDatabaseProvider>().Configure(options);
            options.WithGround();
            options.UseApplicationServiceProvider(sp);
            return options.Options;
        });
        services.AddScoped<HeadwaterDb>();
        return services.AddShellCommand<MigrateCommand>();
    }
}
