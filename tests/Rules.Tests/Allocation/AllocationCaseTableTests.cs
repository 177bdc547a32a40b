using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Allocation;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>The tables of cases: problems with the one right answer, found by going through every plan, and problems that must be refused.</summary>
public sealed class AllocationCaseTableTests
{
    private static readonly string Folder = FolderOf();

    public static TheoryData<string, string, int> Groups => new()
    {
        { "cases.jsonl", "hand", 122 }, { "cases.jsonl", "hand/input-order", 22 }, { "cases.jsonl", "random/equal", 320 }, { "cases.jsonl", "random/unequal", 320 },
        { "larger.jsonl", "larger/equal", 24 }, { "larger.jsonl", "larger/unequal", 16 },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_case_of_the_table_has_the_true_optimum_in_all_four_objectives(string file, string group, int count)
    {
        var cases = Lines(file).Where(line => Group(line) == group).ToList();
        Assert.Equal(count, cases.Count);
        var wrong = new List<string>();
        foreach (var line in cases)
        {
            var problem = Problem(line);
            var result = Told.Solve(problem);
            var differences = Differences(line.GetProperty("expected"), result);
            if (differences.Count > 0)
                wrong.Add($"{line.GetProperty("name")}: {string.Join("; ", differences)}");
            Told.Passes(problem, result);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(5))}");
    }

    [Fact]
    public void An_answer_that_is_another_is_seen()
    {
        var line = Lines("cases.jsonl").First(line => line.GetProperty("expected").GetProperty("placements").GetArrayLength() > 1);
        var right = Told.Solve(Problem(line));
        var expected = line.GetProperty("expected");
        Assert.Empty(Differences(expected, right));
        AllocationResult[] wrong =
        [
            right with { Placements = [.. right.Placements.Skip(1)] }, right with { Placements = [right.Placements[0] with { School = "other" }, .. right.Placements.Skip(1)] },
            right with { Placements = [right.Placements[0] with { Metres = -1 }, .. right.Placements.Skip(1)] }, right with { Unplaced = [.. right.Unplaced, new("other", "", [])] },
            right with { Burdens = [right.Burdens[0] with { After = -77 }, .. right.Burdens.Skip(1)] }, right with { Totals = right.Totals with { Placed = 77 } },
            right with { Totals = right.Totals with { PreferenceCost = 77 } }, right with { Totals = right.Totals with { Metres = -1 } },
            right with { Certificate = right.Certificate with { Distance = new(false) } }, right with { Certificate = right.Certificate with { HighestBurdenBound = (-77, 1) } },
        ];
        Assert.All(wrong, result => Assert.NotEmpty(Differences(expected, result)));
    }

    [Fact]
    public void Every_problem_that_cannot_be_is_refused_with_a_message_that_names_the_field()
    {
        var lines = Lines("invalid.jsonl").Select(line => (line, Text: line.GetProperty("problem").GetRawText())).ToList();
        var raw = Lines("invalid-raw.jsonl").Select(line => (line, Text: line.GetProperty("text").GetString()!)).ToList();
        Assert.Equal((76, 13), (lines.Count, raw.Count));
        var wrong = new List<string>();
        foreach (var (line, text) in lines.Concat(raw))
        {
            var field = line.GetProperty("field").GetString()!;
            var thrown = Record.Exception(() => Allocator.Solve(ProblemJson.Read(Encoding.UTF8.GetBytes(text)), Told.Time));
            if (thrown is not AllocationRefusedException refused || !Names(refused.Message, field))
                wrong.Add($"{line.GetProperty("name")}: {thrown?.GetType().Name ?? "not refused"} {thrown?.Message}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool Names(string message, string field) =>
        field.Length == 0 || Regex.IsMatch(message.Split(": ")[0], $@"(^|\.){Regex.Escape(field)}(\[\d+\])?$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static List<string> Differences(JsonElement expected, AllocationResult result)
    {
        var wrong = new List<string>();
        Same("placements", [.. expected.GetProperty("placements").EnumerateArray().Select(p => $"{p.GetProperty("child")}:{p.GetProperty("school")}:{p.GetProperty("metres")}")],
            [.. result.Placements.Select(p => $"{p.Child}:{p.School}:{p.Metres}")]);
        Same("unplaced", [.. expected.GetProperty("unplaced").EnumerateArray().Select(u => u.GetString()!)], [.. result.Unplaced.Select(u => u.Child)]);
        var burdens = expected.GetProperty("burdens").EnumerateArray().Select(b => (School: b.GetProperty("school").GetString()!, After: b.GetProperty("after").GetString()!)).ToList();
        Same("burdens", [.. burdens.Select(b => $"{b.School} {b.After}")], [.. result.Burdens.Select(b => $"{b.School} {b.After}/{b.Roll}")]);
        Same("totals", [$"{expected.GetProperty("placed")} {expected.GetProperty("preferenceCost")} {expected.GetProperty("metres")}"],
            [$"{result.Totals.Placed} {result.Totals.PreferenceCost} {result.Totals.Metres}"]);
        if (!ByContract.AllProven(result))
            wrong.Add($"not all proven: {result.Certificate}");
        (long Points, int Roll)? highest = burdens.Count == 0 ? null : ByContract.Vector(burdens.Select(b => (long.Parse(b.After.Split('/')[0]), int.Parse(b.After.Split('/')[1]))))[0];
        if (highest is { } most ? result.Certificate.HighestBurdenBound is not { } bound || ByContract.Against(bound, most) != 0 : result.Certificate.HighestBurdenBound is not null)
            wrong.Add($"bound {result.Certificate.HighestBurdenBound}, not {highest}");
        return wrong;

        void Same(string what, List<string> right, List<string> said)
        {
            if (!right.SequenceEqual(said))
                wrong.Add($"{what} {string.Join(' ', said)}, not {string.Join(' ', right)}");
        }
    }

    private static string Group(JsonElement line) => line.GetProperty("name").GetString() is var name && name!.LastIndexOf('/') is var cut ? name[..cut] : "";

    private static AllocationProblem Problem(JsonElement line) => ProblemJson.Read(Encoding.UTF8.GetBytes(line.GetProperty("problem").GetRawText()));

    private static IEnumerable<JsonElement> Lines(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    private static string FolderOf()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Headwater.slnx")))
                return Path.Combine(folder.FullName, "tests", "Rules.Tests", "Allocation", "cases");
        }

        throw new InvalidOperationException("The tests do not run from within the project.");
    }
}
