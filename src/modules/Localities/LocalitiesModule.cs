using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Neighbours;
using Headwater.Localities.Shapes;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities;

public static class LocalitiesModule
{
    public static IServiceCollection AddLocalities(this IServiceCollection services)
    {
        services.AddSingleton<AreaRegister>();
        services.AddSingleton<NeighbourLists>();
        services.AddSingleton<Boundaries>();
        services.AddShellCommand<ImportNeighboursCommand>();
        services.AddSingleton<IStartupTask, FirstNeighbours>();
        services.AddShellCommand<ImportBoundariesCommand>();
        services.AddSingleton<IStartupTask, FirstBoundaries>();
        return services;
    }
}
