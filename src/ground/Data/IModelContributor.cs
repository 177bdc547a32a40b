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

/// <summary>Contributes every <see cref="IEntityTypeConfiguration{TEntity}"/> found in a module's assembly.</summary>
public sealed class AssemblyMappings(Assembly assembly) : IModelContributor
{
    /// <inheritdoc />
    public void Contribute(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(assembly);
}

/// <summary>Registration of a module's mappings.</summary>
public static class ModelContributorRegistration
{
    /// <summary>Contributes every mapping in the assembly of <typeparamref name="TModule"/>.</summary>
    public static IServiceCollection AddMappingsOf<TModule>(this IServiceCollection services) =>
        services.AddSingleton<IModelContributor>(_ => new AssemblyMappings(typeof(TModule).Assembly));
}
