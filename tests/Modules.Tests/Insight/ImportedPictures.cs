using System.Text.Json;
using Headwater.Insight;
using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Kernel;
using Headwater.Localities;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Insight;

/// <summary>Pictures on the real files, drawn as page, shell and JSON draw them, in one program that reads the files once.</summary>
internal static class ImportedPictures
{
    private static readonly Lazy<Task<ServiceProvider>> Modules = new(StartAsync);

    public static async Task<JsonElement> DrawAsync(string area, string? year = null, int? model = null)
    {
        var pictures = (await Modules.Value).GetRequiredService<PictureQueries>();
        var picture = pictures.Draw(pictures.Find(area), year is null ? null : AcademicYear.Parse(year, null), model);
        return JsonSerializer.SerializeToElement(picture, PictureJson.Default.Picture);
    }

    public static async Task<FigureTable> TableAsync() => (await Modules.Value).GetRequiredService<PictureQueries>().Table;

    private static async Task<ServiceProvider> StartAsync()
    {
        var settings = new InstallationSettings { DataFolder = await ImportedData.FolderAsync() };
        var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(TimeProvider.System);
        return services.AddHeadwaterData().AddLocalities().AddLocalityRecords().AddInsight().BuildServiceProvider();
    }
}
