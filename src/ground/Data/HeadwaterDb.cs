using System.Linq.Expressions;
using System.Reflection;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data;

/// <summary>The names under which query filters can be switched off one at a time.</summary>
public static class QueryFilters
{
    /// <summary>Rows of the current locality only.</summary>
    public const string Locality = "locality";
}

/// <summary>
/// The one database of an installation. Modules contribute their entities; what a locality owns is filtered to the
/// locality that the scope entered.
/// </summary>
public class HeadwaterDb(
    DbContextOptions<HeadwaterDb> options,
    CurrentLocality locality,
    QueryCount queries,
    IDatabaseProvider provider,
    IEnumerable<IModelContributor> contributors) : DbContext(options)
{
    private static readonly MethodInfo FilterOf =
        typeof(HeadwaterDb).GetMethod(nameof(AddLocalityFilter), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>The locality whose rows are read and written; empty when the scope entered none, which no row has.</summary>
    public LocalityId Locality => locality.Id ?? default;

    internal QueryCount Queries => queries;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<LocalityId>().HaveConversion<LocalityIdConverter>();
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
        provider.ConfigureModel(modelBuilder);
    }

    // The lambda reads the property of this context, so EF makes it a parameter and each instance its own locality.
    private void AddLocalityFilter<T>(ModelBuilder model) where T : class, ILocalityOwned
    {
        Expression<Func<T, bool>> ofCurrentLocality = row => row.LocalityId == Locality;
        model.Entity<T>().HasQueryFilter(QueryFilters.Locality, ofCurrentLocality);
    }
}
