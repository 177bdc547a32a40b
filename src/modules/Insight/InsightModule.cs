using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
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
        services.AddShellCommand<ImportStatisticsCommand>();
        services.AddShellCommand<PictureCommand>();
        return services;
    }
}
