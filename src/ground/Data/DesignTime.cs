using Microsoft.EntityFrameworkCore;

namespace Headwater.Data;

/// <summary>Contexts made outside the container: by <c>dotnet ef</c>, by migrations and by tests, all in this one way.</summary>
public static class DesignTime
{
    /// <summary>A context with the application's connection.</summary>
    public static HeadwaterDb Create(IDatabaseProvider provider, IEnumerable<IModelContributor> contributors, CurrentLocality? locality = null, CurrentReader? reader = null)
    {
        var options = new DbContextOptionsBuilder<HeadwaterDb>();
        provider.Configure(options);
        return Create(options, provider, contributors, locality, reader);
    }

    /// <summary>A context with the connection of the role that owns the tables.</summary>
    public static HeadwaterDb CreateForMigration(IDatabaseProvider provider, IEnumerable<IModelContributor> contributors)
    {
        var options = new DbContextOptionsBuilder<HeadwaterDb>();
        provider.ConfigureForMigration(options);
        return Create(options, provider, contributors, locality: null, reader: null);
    }

    /// <summary>A context on a connection that the provider opened for a purpose of its own.</summary>
    public static HeadwaterDb CreateOn(Action<DbContextOptionsBuilder> configure, IDatabaseProvider provider, IEnumerable<IModelContributor> contributors, CurrentLocality? locality = null)
    {
        var options = new DbContextOptionsBuilder<HeadwaterDb>();
        configure(options);
        return Create(options, provider, contributors, locality, reader: null);
    }

    internal static DbContextOptionsBuilder WithGround(this DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().AddInterceptors(Interceptors.All);

    private static HeadwaterDb Create(
        DbContextOptionsBuilder<HeadwaterDb> options,
        IDatabaseProvider provider,
        IEnumerable<IModelContributor> contributors,
        CurrentLocality? locality,
        CurrentReader? reader)
    {
        options.WithGround();
        return new(options.Options, locality ?? new(), reader ?? new(), new(), provider, contributors);
    }

    private static class Interceptors
    {
        // The same instances every time: EF builds a new service provider for every new set.
        public static readonly Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] All = [new SaveChecks(), new QueryCountInterceptor(), new ManyRowsChecks()];
    }
}
