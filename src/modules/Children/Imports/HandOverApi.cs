using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Imports;

/// <summary>What became of a file that was handed over.</summary>
/// <param name="Written">Whether anything was saved.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that put something right.</param>
/// <param name="Left">Children who left the roll.</param>
/// <param name="Unchanged">Rows that said what was known.</param>
/// <param name="Bad">Rows that cannot be taken, each with its line, column and reason.</param>
/// <param name="Notes">What somebody should look at.</param>
internal sealed record HandedOver(bool Written, int Added, int Changed, int Left, int Unchanged, IReadOnlyList<BadRow> Bad, IReadOnlyList<string> Notes);

/// <summary>Why a file was not taken, and what to do.</summary>
internal sealed record NotTaken(string Error);

/// <summary>
/// A school's system hands over a file by itself: <c>POST /api/localities/{locality}/school/{what}</c> with the file as the body and the key as bearer.
/// It is the same import as on the page, in the name of whoever made the key and with the posts they hold now.
/// </summary>
internal static class HandOverApi
{
    /// <summary>A school's whole attendance of a year is some megabytes.</summary>
    private const int MostBytes = 20_000_000;

    private const string Bearer = "Bearer ";

    public static string Path(LocalityId locality, string what) => $"/api/localities/{locality}/school/{what}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/localities/{locality:guid}/school/{what}", RunAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> RunAsync(Guid locality, string what, bool? dryRun, bool? skipBad, HttpRequest request, CurrentLocality current, HeadwaterDb db, ITokenActor actors, CurrentActor actor, SchoolFiles files, CancellationToken ct)
    {
        var header = request.Headers.Authorization.ToString();
        if (locality == Guid.Empty || !header.StartsWith(Bearer, StringComparison.Ordinal) || SecretToken.HashOf(header[Bearer.Length..].Trim()) is not { } hash || (current.Id is { } here && here.Value != locality))
            return Unknown();
        current.Enter(new(locality));
        if (await db.Set<SchoolKey>().AsNoTracking().SingleOrDefaultAsync(k => k.TokenHash == hash && k.EndedOn == null, ct) is not { } known)
            return Unknown();
        // Whoever keeps the school's records no more hands nothing over any more, and neither does the key.
        if (!await actors.EnterAsync(known.PersonId, "a school's system", new(locality), ct) || !actor.Can(Capability.KeepRecords, known.SchoolId))
            return Unknown();
        if (SchoolFiles.Kinds.All(k => k.Value != what))
            return Results.NotFound(new NotTaken($"There is no '{what}' to hand over: use {string.Join(", ", SchoolFiles.Kinds.Select(k => k.Value))}."));
        actor.Why = "Handed over by the school's system";
        try
        {
            var result = await files.RunAsync(what, () => BodyAsync(request, ct), known.SchoolId, new(dryRun ?? false, skipBad ?? false), ct);
            return Results.Ok(new HandedOver(result.Written, result.Added, result.Changed, result.Left, result.Unchanged, result.Bad, result.Notes));
        }
        catch (BadRowsException bad)
        {
            return Results.UnprocessableEntity(new HandedOver(false, 0, 0, 0, 0, bad.Bad, [$"{bad.Message} Nothing was taken in. Put them right, or send it again with skipBad=true."]));
        }
        catch (InputRefusedException refused)
        {
            return Results.BadRequest(new NotTaken(refused.Message));
        }
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        return bytes.Length > 0 ? bytes.ToArray() : throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The body is empty: send the CSV file itself, up to {MostBytes / 1_000_000} MB."));
    }

    /// <summary>The same answer for a key that never was, one that ended, and one whose maker's post ended.</summary>
    private static IResult Unknown() => Results.Json(new NotTaken("This key opens nothing here. Make a new one in Headwater, under “Take in a file”."), statusCode: StatusCodes.Status401Unauthorized);
}
