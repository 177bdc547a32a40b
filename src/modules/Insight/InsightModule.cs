using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Insight;

public static class InsightModule
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<StatisticsStore>();
        services.AddSingleton<StatisticsImport>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<PictureQueries>();
        services.AddSingleton<PictureCharts>();
        services.AddSingleton(new NavigationEntry("England", PictureLinks.Home, 10));
        services.AddSingleton(new NavigationEntry("Compare", PictureLinks.Compare, 20));
        services.AddSingleton(new NavigationEntry("Sources", PictureLinks.Sources, 30));
        services.AddShellCommand<ImportStatisticsCommand>();
        services.AddSingleton<IStartupTask, FirstImport>();
        services.AddShellCommand<PictureCommand>();
        return services;
    }

    public static IEndpointRouteBuilder MapInsight(this IEndpointRouteBuilder routes)
    {
        PictureApi.Map(routes);
        return routes;
    }
}
