using System.Globalization;
using Headwater.Insight.Contracts;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Insight.Pictures;
using Headwater.Insight.Sample;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Insight;

public static class InsightModule
{
    internal const string FigurePages = "figures";

    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<StatisticsStore>();
        services.AddSingleton<StatisticsImport>();
        services.AddSingleton<FigureStore>();
        services.AddSingleton<IPublishedRates, NewestRates>();
        services.AddSingleton<PictureQueries>();
        services.AddSingleton<PictureCharts>();
        services.AddSingleton<ILocalFigures, SampleFigures>();
        services.AddSingleton<LocalFamilies>();
        services.AddScoped<LocalFigures>();
        services.AddSingleton(new NavigationEntry("England", PictureLinks.Home, 10));
        services.AddSingleton(new NavigationEntry("All authorities", PictureLinks.Map, 15));
        services.AddSingleton(new NavigationEntry("Compare", PictureLinks.Compare, 20));
        services.AddSingleton(new NavigationEntry("Sources", PictureLinks.Sources, 30));
        services.AddShellCommand<ImportStatisticsCommand>();
        services.AddSingleton<IStartupTask, FirstImport>();
        services.AddShellCommand<PictureCommand>();
        services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var open in (string[])["/Home", "/Pictures", "/NationalMap", "/Comparison", "/SourceList", "/Local"])
                o.Conventions.AllowAnonymousToFolder(open);
        });
        services.AddOutputCache(o =>
        {
            o.SizeLimit = 256 * 1024 * 1024;
            o.MaximumBodySize = 4 * 1024 * 1024;
            // Pages of published figures are the same for everybody until an import changes them.
            o.AddPolicy(FigurePages, p => p.Expire(TimeSpan.FromDays(1)).SetVaryByQuery("*").SetVaryByHeader("Accept-Encoding").VaryByValue(context =>
            {
                var statistics = context.RequestServices.GetRequiredService<StatisticsStore>().ChangedAtUtc;
                var neighbours = context.RequestServices.GetRequiredService<NeighbourLists>().ChangedAtUtc;
                return new("imported", string.Create(CultureInfo.InvariantCulture, $"{statistics.Ticks}-{neighbours.Ticks}"));
            }));
        });
        return services;
    }

    public static IEndpointRouteBuilder MapInsight(this IEndpointRouteBuilder routes)
    {
        PictureApi.Map(routes);
        LocalApi.Map(routes);
        return routes;
    }
}
