using System.Text.Json;
using Headwater.Duties;

namespace Headwater.Rules.Tests.Duties;

/// <summary>
/// The table of dated cases, each written from the rules it names: every line of <c>cases/*.jsonl</c> is one. A listed duty must
/// be there with the fields given, an absent one must not.
/// </summary>
public sealed class ClockCaseTableTests
{
    private static string Folder { get; } = FolderOf();

    public static TheoryData<string, int, string> Lines()
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    rows.Add(Path.GetFileName(file), number, Name(line));
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_case_of_the_table_answers_as_written(string file, int line, string name)
    {
        Assert.NotEmpty(name);
        using var document = JsonDocument.Parse(File.ReadLines(Path.Combine(Folder, file)).ElementAt(line - 1));
        var (expect, result, error) = Answer(document.RootElement);
        if (expect.TryGetProperty("error", out var refusal) && refusal.ValueKind == JsonValueKind.String)
        {
            Assert.NotNull(error);
            Assert.Contains(refusal.GetString()!, error, StringComparison.OrdinalIgnoreCase);
            return;
        }

        Assert.True(error is null, error);
        Compare(expect, result!);
    }

    [Fact]
    public void A_line_that_is_answered_otherwise_fails()
    {
        using var document = JsonDocument.Parse(File.ReadLines(Path.Combine(Folder, "own.jsonl")).First().Replace("\"due\":\"2026-11-23\"", "\"due\":\"2026-11-24\"", StringComparison.Ordinal));
        var (expect, result, _) = Answer(document.RootElement);
        Assert.ThrowsAny<Exception>(() => Compare(expect, result!));
    }

    private static (JsonElement Expect, ClockResult? Result, string? Error) Answer(JsonElement row)
    {
        var expect = row.GetProperty("expect");
        try
        {
            return (expect, ExclusionClock.Compute(CaseJson.Read(row.GetProperty("case"))), null);
        }
        catch (CaseRefusedException refused)
        {
            return (expect, null, refused.Message);
        }
    }

    private static void Compare(JsonElement expect, ClockResult result)
    {
        var all = string.Join('\n', result.Duties.Select(d => $"{d.Exclusion} {Told(d, "duty")} {Told(d, "owner")} {Told(d, "due") ?? "null"} {Told(d, "state")} {d.Rule.Number}").Concat(result.Warnings));
        if (expect.TryGetProperty("totals", out var totals) && totals.ValueKind == JsonValueKind.Object)
        {
            foreach (var total in totals.EnumerateObject())
                Assert.Equal((total.Name, total.Value.GetDecimal()), (total.Name, total.Name == "daysThisTerm" ? result.DaysThisTerm : result.DaysThisYear));
        }

        foreach (var wanted in List(expect, "duties"))
        {
            var duty = Find(result, wanted);
            Assert.True(duty is not null, $"Not there: {wanted}\n{all}");
            foreach (var field in wanted.EnumerateObject().Where(f => f.Name is not ("exclusion" or "duty")))
                Assert.True(field.Value.GetString() == Told(duty, field.Name), $"{field.Name} is {Told(duty, field.Name) ?? "null"}, wanted {wanted}\n{all}");
        }

        foreach (var unwanted in List(expect, "absent"))
            Assert.True(Find(result, unwanted) is null, $"Should not be there: {unwanted}\n{all}");
        if (expect.TryGetProperty("publicPlace", out var places))
        {
            foreach (var place in places.EnumerateObject())
                Assert.Equal(place.Value.EnumerateArray().Select(d => d.GetString()), result.Duties.Single(d => d.Duty == DutyKind.NotifyParent && d.Exclusion == place.Name).NotInPublicPlace.Select(d => d.ToString("O")));
        }

        if (expect.TryGetProperty("termly", out var termly))
            Assert.Equal(termly.EnumerateArray().Select(t => (t.GetProperty("exclusion").GetString(), t.GetProperty("by").GetString())), result.Termly.Select(t => ((string?)t.Exclusion, (string?)t.By.ToString("O"))));
        foreach (var warning in List(expect, "warnings"))
            Assert.True(result.Warnings.Any(w => w.Contains(warning.GetString()!, StringComparison.OrdinalIgnoreCase)), $"No warning says '{warning.GetString()}'\n{all}");
    }

    private static JsonElement.ArrayEnumerator List(JsonElement expect, string name) => expect.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static DutyDate? Find(ClockResult result, JsonElement wanted) =>
        result.Duties.SingleOrDefault(d => d.Exclusion == wanted.GetProperty("exclusion").GetString() && ResultJson.NameOf(d.Duty) == wanted.GetProperty("duty").GetString());

    private static string? Told(DutyDate duty, string field) => field switch
    {
        "duty" => ResultJson.NameOf(duty.Duty),
        "owner" => ResultJson.NameOf(duty.Owner),
        "due" => duty.Due?.ToString("O"),
        "state" => ResultJson.NameOf(duty.State),
        "rule" => duty.Rule.Number,
        "confidence" => duty.Rule.Confidence.ToString(),
        _ => throw new InvalidOperationException($"The table has a field '{field}' that this test does not know."),
    };

    private static string Name(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("name").GetString()!;
    }

    /// <summary>Rules without a day or a number, which a case cannot express, and why.</summary>
    private static readonly Dictionary<string, string> NotDated = new()
    {
        ["1.10"] = "a test of judgement: both limbs are asked for on the page", ["1.11"] = "a test of judgement", ["1.31"] = "who is invited: BoardTests", ["1.33"] = "taking part remotely: BoardTests, FamilyBoardTests",
        ["1.41"] = "the right to an expert: LetterTests", ["1.45"] = "a national statistic",
    };

    [Fact]
    public void Every_rule_with_a_day_or_a_number_is_cited_at_least_twice()
    {
        var cited = Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines).Where(l => l.Length > 0).SelectMany(Rules).CountBy(r => r).ToDictionary();
        var asked = Enumerable.Range(3, 48).Select(n => $"1.{n}").Concat(Enumerable.Range(6, 5).Select(n => $"2.{n}")).Except(NotDated.Keys);
        Assert.Empty(asked.Where(r => cited.GetValueOrDefault(r) < 2).Select(r => $"{r}: {cited.GetValueOrDefault(r)}"));
        Assert.True(Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Sum(f => File.ReadLines(f).Count(l => l.Length > 0)) >= 120);

        static List<string> Rules(string line)
        {
            using var document = JsonDocument.Parse(line);
            return [.. document.RootElement.GetProperty("rules").EnumerateArray().Select(r => r.GetString()!).Distinct()];
        }
    }

    internal static string FolderOf()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Headwater.slnx")))
                return Path.Combine(folder.FullName, "tests", "Rules.Tests", "Duties", "cases");
        }

        throw new InvalidOperationException("The tests do not run from within the project.");
    }
}
