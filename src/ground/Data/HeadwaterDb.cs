using System.Linq.Expressions;
using System.Reflection;
using Headwater.Kernel;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data;

/// <summary>The names under which query filters can be switched off one at a time.</summary>
public static class QueryFilters
{
    /// <summary>Rows of the current locality only.</summary>
    public const string Locality = "locality";

    /// <summary>Rows about children whom the reader is involved with only.</summary>
    public const string Involvement = "involvement";
}

/// <summary>
/// The one database of an installation. Modules contribute their entities; what a locality owns is filtered to the
/// locality that the scope entered.
/// </summary>
public class HeadwaterDb(
    DbContextOptions<HeadwaterDb> options,
    CurrentLocality locality,
    CurrentReader reader,
    QueryCount queries,
    IDatabaseProvider provider,
    IEnumerable<IModelContributor> contributors) : DbContext(options), IDataProtectionKeyContext
{
    private static readonly MethodInfo FilterOf =
        typeof(HeadwaterDb).GetMethod(nameof(AddLocalityFilter), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>The locality whose rows are read and written; empty when the scope entered none, which no row has.</summary>
    public LocalityId Locality => locality.Id ?? default;

    /// <summary>Who reads; nobody when the scope entered none.</summary>
    public Reader Reader => reader.Reader;

    /// <summary>Keys that protect cookies and tokens, shared by all servers of an installation.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Keeps the connection open until the scope ends, where that costs nobody anything: opening one for each statement costs more than
    /// most statements. A server's connections are few, and whoever waits for another one must hold none.
    /// </summary>
    public Task HoldConnectionAsync(CancellationToken ct) => provider.HoldsConnections ? Database.OpenConnectionAsync(ct) : Task.CompletedTask;

    internal QueryCount Queries => queries;

    internal IDatabaseProvider Provider => provider;

    /// <summary>What was inserted by the thousand in this transaction and still needs its entry of the audit trail.</summary>
    internal Type? Unrecorded { get; set; }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<LocalityId>().HaveConversion<LocalityIdConverter>();
        configurationBuilder.Properties<ChildId>().HaveConversion<ChildIdConverter>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configurationBuilder.Properties<OrganisationId>().HaveConversion<OrganisationIdConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var contributor in contributors)
            contributor.Contribute(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (type.IsAssignableTo(typeof(ILocalityOwned)))
                FilterOf.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
            if (type.IsAssignableTo(typeof(IVersioned)))
                modelBuilder.Entity(type).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        foreach (var scope in contributors.OfType<IRowScope>())
            scope.Narrow(modelBuilder, this);
        provider.ConfigureModel(modelBuilder);
    }

    // The lambda reads the property of this context, so EF makes it a parameter and each instance its own locality.
    private void AddLocalityFilter<T>(ModelBuilder model) where T : class, ILocalityOwned
    {
        Expression<Func<T, bool>> ofCurrentLocality = row => row.LocalityId == Locality;
        model.Entity<T>().HasQueryFilter(QueryFilters.Locality, ofCurrentLocality);
    }
}
