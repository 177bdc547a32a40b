using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Data;

/// <summary>Adds a module's entities to the one model of <see cref="HeadwaterDb"/>.</summary>
public interface IModelContributor
{
    /// <summary>Adds the mappings.</summary>
    void Contribute(ModelBuilder model);
}

/// <summary>
/// A contributor that also narrows which rows are there. It is asked once all entities are known; what its filters read of the
/// context is read anew for every query.
/// </summary>
public interface IRowScope
{
    /// <summary>Adds named query filters.</summary>
    void Narrow(ModelBuilder model, HeadwaterDb context);
}

/// <summary>Contributes every <see cref="IEntityTypeConfiguration{TEntity}"/> found in a module's assembly.</summary>
public sealed class AssemblyMappings(Assembly assembly) : IModelContributor
{
    /// <inheritdoc />
    public void Contribute(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(assembly);
}

/// <summary>Annotations that a mapping leaves for the engine.</summary>
public static class DataAnnotations
{
    /// <summary>On a text column: compared and sorted byte by byte, so that a search by its beginning uses the index.</summary>
    public const string ByteOrder = "Headwater:ByteOrder";
}

/// <summary>Registration of a module's mappings.</summary>
public static class ModelContributorRegistration
{
    /// <summary>Contributes every mapping in the assembly of <typeparamref name="TModule"/>.</summary>
    public static IServiceCollection AddMappingsOf<TModule>(this IServiceCollection services) =>
        services.AddSingleton<IModelContributor>(_ => new AssemblyMappings(typeof(TModule).Assembly));
}
