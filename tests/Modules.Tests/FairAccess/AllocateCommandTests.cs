using System.Text.Json;
using Headwater.Testing;

namespace Headwater.Modules.Tests.FairAccess;

/// <summary>Allocation, its check and the simulated year from the shell.</summary>
public sealed class AllocateCommandTests : IDisposable
{
    private const string Sound = """
        {"schools":[{"id":"s1","roll":900,"balance":12,"lat":53.54,"lon":-2.11,"exempt":false,"years":{"8":{"room":2}}},{"id":"s2","roll":600,"balance":3,"lat":53.52,"lon":-2.1,"years":{"8":{"room":1}}}],
         "children":[{"id":"c1","year":8,"points":3,"lat":53.5,"lon":-2.1,"barred":["s2"],"preferences":["s1"]},{"id":"c2","year":8,"points":1,"lat":53.5,"lon":-2.1},{"id":"c9","year":11,"points":1,"lat":53.5,"lon":-2.1}],
         "rules":{"maxKm":15,"order":["placed","burden","preference","distance"]}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-allocate-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_problem_is_answered_as_the_contract_says_and_its_check_holds()
    {
        var problem = Write("problem.json", Sound);
        var result = await RunAsync("allocate", problem, "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        using var answer = JsonDocument.Parse(result.Output);
        var root = answer.RootElement;
        // c1 may not go to s2; of the two schools c2 adds less to s2: 4/600 is below 13/900 and 16/900.
        Assert.Equal(["c1 s1", "c2 s2"], root.GetProperty("placements").EnumerateArray().Select(p => $"{Text(p, "child")} {Text(p, "school")}"));
        // c1 may go nowhere else; c2 at s1 would make it 15 + 1 of 900, with one of its two places taken.
        Assert.Equal(["", "s1 16/900 False"], root.GetProperty("placements").EnumerateArray().Select(p => string.Join(';', p.GetProperty("nextBest").EnumerateArray().Select(n => $"{Text(n, "school")} {Text(n, "burden")} {n.GetProperty("full").GetBoolean()}"))));
        Assert.Contains("the school would carry 16 points for 900 on roll", Text(root.GetProperty("placements")[1].GetProperty("nextBest")[0], "because"), StringComparison.Ordinal);
        Assert.Equal(["s1 12/900 15/900", "s2 3/600 4/600"], root.GetProperty("burdens").EnumerateArray().Select(b => $"{Text(b, "school")} {Text(b, "before")} {Text(b, "after")}"));
        var unplaced = Assert.Single(root.GetProperty("unplaced").EnumerateArray());
        Assert.Equal("c9", Text(unplaced, "child"));
        Assert.Equal(["years"], unplaced.GetProperty("relax").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("Year 11", Text(unplaced, "because"), StringComparison.Ordinal);
        Assert.Equal(2, root.GetProperty("objective").GetProperty("placed").GetInt32());
        Assert.All(new[] { "placed", "burden", "preference", "distance" }, level => Assert.Equal("proven", Text(root.GetProperty("certificate"), level)));
        Assert.Equal("15/900", Text(root.GetProperty("certificate"), "highestBurdenBound"));

        var check = await RunAsync("allocate", "--check", problem, Write("result.json", result.Output), "--json");
        Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        Assert.True(JsonDocument.Parse(check.Output).RootElement.GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task A_worse_plan_with_consistent_totals_fails_its_check_with_1()
    {
        var problem = Write("problem.json", Sound);
        var sound = (await RunAsync("allocate", problem, "--json")).Output;
        // c2 at s1 instead of s2: feasible, but the burdens are worse.
        var metres = JsonDocument.Parse(sound).RootElement.GetProperty("placements")[0].GetProperty("metres").GetInt32();
        var worse = new
        {
            placements = new[] { new { child = "c1", school = "s1", metres, because = "" }, new { child = "c2", school = "s1", metres, because = "" } },
            unplaced = new[] { new { child = "c9", because = "", relax = Array.Empty<string>() } },
            burdens = new[] { new { school = "s1", before = "12/900", after = "16/900" }, new { school = "s2", before = "3/600", after = "3/600" } },
            objective = new { placed = 2, preferenceCost = 0, metres = 2 * metres },
            certificate = new { placed = "proven", burden = "proven", preference = "proven", distance = "proven", highestBurdenBound = "16/900", witness = new { } },
            milliseconds = 1,
        };
        var check = await RunAsync("allocate", "--check", problem, Write("worse.json", JsonSerializer.Serialize(worse)));
        Assert.Equal((1, ""), (check.ExitCode, check.Errors));
        Assert.Contains("FAILS", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeating_reports_each_run_and_their_median()
    {
        using var answer = JsonDocument.Parse((await RunAsync("allocate", Write("problem.json", Sound), "--json", "--repeat", "3")).Output);
        var runs = answer.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetDouble()).Order().ToList();
        Assert.Equal(3, runs.Count);
        Assert.Equal(runs[1], answer.RootElement.GetProperty("milliseconds").GetDouble());
    }

    [Fact]
    public async Task Without_json_it_is_a_table_for_people()
    {
        var result = await RunAsync("allocate", Write("problem.json", Sound));
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("2 of 3 children have a proposed place. A panel decides.", result.Output, StringComparison.Ordinal);
        Assert.Contains("c9", result.Output, StringComparison.Ordinal);
        Assert.Contains("proven, nothing better is possible", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"roll\":900", "\"roll\":0", "schools[0].roll")]
    [InlineData("\"points\":3", "\"points\":NaN", "points")]
    [InlineData("\"barred\":[\"s2\"]", "\"barred\":[\"s7\"]", "children[0].barred[0]")]
    [InlineData("\"id\":\"s2\"", "\"id\":\"s1\"", "schools[1].id")]
    [InlineData("\"maxKm\":15", "\"maxKm\":0", "rules.maxKm")]
    [InlineData("\"exempt\":false", "\"colour\":1", "schools[0].colour")]
    [InlineData("[\"placed\",\"burden\"", "[\"burden\",\"placed\"", "rules.order")]
    public async Task What_is_wrong_ends_with_2_and_one_line_that_names_file_and_field(string text, string wrong, string field)
    {
        var result = await RunAsync("allocate", Write("problem.json", Sound.Replace(text, wrong, StringComparison.Ordinal)), "--json");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        var line = Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.StartsWith("problem.json: ", line, StringComparison.Ordinal);
        Assert.Contains(field, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_year_is_simulated_under_each_strategy()
    {
        var scenario = Write("scenario.json", """{"seed":3,"meetings":2,"arrivals":{"perMeeting":[3,5],"points":[1,1]},"strategies":["rota","nearest","credits","meeting","hindsight"]}""");
        var result = await RunAsync("simulate-fair-access", scenario, "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(3, answer.RootElement.GetProperty("seed").GetInt32());
        var strategies = answer.RootElement.GetProperty("strategies").EnumerateArray().ToList();
        Assert.Equal(["rota", "nearest", "credits", "meeting", "hindsight"], strategies.Select(s => Text(s, "strategy")));
        Assert.All(strategies, s => Assert.InRange(s.GetProperty("placed").GetInt32() + s.GetProperty("unplaced").GetInt32(), 6, 10));
        Assert.Equal(1, strategies[4].GetProperty("ratioToHindsight").GetDouble());
        // Nearest first looks at distance alone: nobody travels less.
        Assert.All(strategies, s => Assert.True(s.GetProperty("kmMean").GetDouble() >= strategies[1].GetProperty("kmMean").GetDouble()));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private Task<CommandResult> RunAsync(params string[] arguments) => BuiltProgram.RunAsync(folder.FullName, arguments);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
