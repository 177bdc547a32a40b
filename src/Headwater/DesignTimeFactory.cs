using Headwater.Access;
using Headwater.Children;
using Headwater.Data;
using Headwater.FairAccess;
using Headwater.Kernel;
using Headwater.Localities;
using Headwater.Partnership;
using Headwater.Support;
using Microsoft.EntityFrameworkCore.Design;

namespace Headwater;

/// <summary>Makes the context for <c>dotnet ef … -- --provider Sqlite</c> or <c>PostgreSql</c>. No database is needed.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<HeadwaterDb>
{
    public HeadwaterDb CreateDbContext(string[] args)
    {
        var provider = args is ["--provider", var key] ? key : throw new ArgumentException("Say -- --provider Sqlite or -- --provider PostgreSql.", nameof(args));
        var settings = new InstallationSettings
        {
            DataFolder = Path.Combine(Path.GetTempPath(), "headwater-design-time"),
            Database = provider == "PostgreSql" ? "Host=localhost;Database=design_time" : null,
        };
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        services.AddLocalityRecords().AddAccess().AddChildren().AddPartnership().AddSupport().AddFairAccess();
        using var modules = services.BuildServiceProvider();
        return DesignTime.Create(Databases.For(settings, TimeProvider.System), [.. modules.GetServices<IModelContributor>()]);
    }
}
