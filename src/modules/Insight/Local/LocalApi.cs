using System.Text;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Headwater.Insight.Local;

/// <summary>A locality's own figures as data: the same tables as on the page.</summary>
internal static class LocalApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/insight/{code}/local", (string code, string? measure, string? year, string? by, LocalFigures figures, AreaRegister areas, CancellationToken ct) =>
            AnswerAsync(code, measure, year, by, figures, areas, table => Results.Text(LocalFiles.Json(table).ToJsonString(), "application/json; charset=utf-8"), ct)).AllowAnonymous();
        routes.MapGet("/insight/{code}/local.csv", (string code, string? measure, string? year, string? by, LocalFigures figures, AreaRegister areas, CancellationToken ct) =>
            AnswerAsync(code, measure, year, by, figures, areas, table => Results.File(Encoding.UTF8.GetBytes(LocalFiles.Csv(table)), "text/csv; charset=utf-8", $"{table.Area.Code}-local-{table.Measure.Key()}.csv"), ct)).AllowAnonymous();
    }

    private static async Task<IResult> AnswerAsync(
        string code, string? measure, string? year, string? by, LocalFigures figures, AreaRegister areas, Func<LocalTable, IResult> write, CancellationToken ct)
    {
        if (areas.ByCode(code) is not { } area || await figures.OfAsync(area, ct) is not { } family)
            return Results.Problem($"'{code}' is not a locality with figures of its own.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            return write(LocalTable.Draw(family, area, measure, year, by));
        }
        catch (InputRefusedException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
