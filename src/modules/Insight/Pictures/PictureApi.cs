using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Headwater.Insight.Pictures;

/// <summary>The picture as data: the same figures as the page and the shell.</summary>
internal static class PictureApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/insight/{code}", async (string code, string? year, int? neighbours, PictureQueries pictures, LocalFigures own, AreaRegister areas, CancellationToken ct) =>
        {
            if (areas.Find(code) is not { } area)
                return Results.Problem($"'{code}' is not a local authority in England by code or name.", statusCode: StatusCodes.Status404NotFound);
            AcademicYear? asked = null;
            if (!string.IsNullOrWhiteSpace(year))
            {
                if (!AcademicYear.TryParse(year, null, out var parsed))
                    return Results.Problem($"year '{year}' is not a school year such as 2023/24.", statusCode: StatusCodes.Status400BadRequest);
                asked = parsed;
            }

            try
            {
                return Results.Json(pictures.Draw(area, asked, neighbours, await own.PictureOfAsync(area, ct)), PictureJson.Default.Picture);
            }
            catch (InputRefusedException refused)
            {
                return Results.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        }).AllowAnonymous();
        routes.MapGet("/insight/{code}/{measure}.csv", async (string code, string measure, PictureCharts charts, LocalFigures own, AreaRegister areas, NeighbourLists neighbours, CancellationToken ct) =>
        {
            if (areas.Find(code) is not { } area || !MeasureWords.Measures.Any(m => m.Key() == measure))
                return Results.NotFound();
            var trend = charts.Trend(area, MeasureWords.Measures.First(m => m.Key() == measure), neighbours.Newest, await own.PictureOfAsync(area, ct));
            return Results.File(System.Text.Encoding.UTF8.GetBytes(PictureCharts.Csv(trend)), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{area.Code}-{measure}.csv"));
        }).AllowAnonymous();
    }
}
