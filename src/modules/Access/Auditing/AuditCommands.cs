using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary><c>audit verify</c>: is every locality's trail as it was written?</summary>
internal sealed class AuditVerifyCommand(DatabaseMigration migration, Trails trails) : IShellCommand
{
    internal static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document" };
    private static readonly Option<string?> Anchors = new("--anchors") { Description = "A folder with anchors copied elsewhere (default: anchors in the data folder)" };

    public static string Name => "audit verify";

    public static void Describe(Command command)
    {
        command.Description = "Find any entry of the audit trail that was altered, removed, put in or moved.\nExample: ./run audit verify --json";
        command.Options.Add(Json);
        command.Options.Add(Anchors);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var folder = arguments.GetValue(Anchors);
        if (folder is not null && !Directory.Exists(folder))
            throw new InputRefusedException($"{folder}: there is no such folder. Name the one that holds the copied anchors.");
        await migration.EnsureUpToDateAsync(ct);
        List<object> localities = [];
        var intact = true;
        var words = new List<string>();
        foreach (var locality in await trails.LocalitiesAsync(ct))
        {
            var (finding, anchors) = await trails.VerifyAsync(locality.Id, folder, ct);
            intact &= finding.Problem is null && anchors.Problem is null;
            localities.Add(new
            {
                locality = locality.Slug, id = locality.Id.ToString(), entries = finding.Entries, verifiedTo = finding.VerifiedTo, erased = finding.Erased,
                anchors = anchors.Anchors.Count, lastAnchor = anchors.Anchors.Count == 0 ? null : new { seq = anchors.Anchors[^1].Seq, atUtc = anchors.Anchors[^1].AtUtc },
                problem = finding.Problem is null ? null : new { seq = finding.Problem.Seq, what = finding.Problem.What }, anchorProblem = anchors.Problem,
            });
            words.Add(Sentence(locality.Slug, finding, anchors));
        }

        if (arguments.GetValue(Json))
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { intact, localities }, Indented));
        else
            await Console.Out.WriteLineAsync(words.Count == 0 ? "There is no locality yet, and so no trail." : string.Join('\n', words));
        return intact ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static string Sentence(string slug, AuditFinding finding, AnchorReading anchors)
    {
        if (finding.Problem is { } problem)
            return string.Create(CultureInfo.InvariantCulture, $"{slug}: TAMPERED: entry {problem.Seq} {problem.What}.");
        if (anchors.Problem is { } wrong)
            return $"{slug}: the anchors were TAMPERED with: {wrong}.";
        var anchored = anchors.Anchors.Count == 0 ? "no anchor yet" : string.Create(CultureInfo.InvariantCulture, $"anchored to entry {anchors.Anchors[^1].Seq}");
        return string.Create(CultureInfo.InvariantCulture, $"{slug}: {finding.Entries} entries are as they were written, {finding.Erased} of them erased; {anchored}.");
    }
}

/// <summary><c>audit anchor</c>: writes down now where the chains end.</summary>
internal sealed class AuditAnchorCommand(DatabaseMigration migration, Trails trails) : IShellCommand
{
    public static string Name => "audit anchor";

    public static void Describe(Command command) =>
        command.Description = "Sign where each locality's audit trail ends and write it into data/anchors.\nExample: ./run audit anchor";

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        var written = await trails.AnchorAsync(ct);
        await Console.Out.WriteLineAsync(written switch
        {
            0 => "No trail has moved since the last anchor.",
            1 => "One trail was anchored.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{written} trails were anchored."),
        });
        return ExitCodes.Done;
    }
}
