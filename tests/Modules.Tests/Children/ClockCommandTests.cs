using System.Diagnostics;
using System.Text.Json;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Children;

/// <summary>The legal clock from the shell: a file, a file of cases, standard input, and what is refused.</summary>
public sealed class ClockCommandTests : IDisposable
{
    private const string Sound = """{"school":{"id":"S1","type":"maintained","calendar":{"terms":[{"start":"2026-09-03","end":"2026-12-18"}],"closed":["2026-10-26"]}},"pupil":{"id":"P1"},"exclusions":[{"id":"X2","kind":"permanent","start":"2026-11-02","decided":"2026-11-02","boardNotified":"2026-11-02"}],"asOf":"2026-11-10"}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-clock-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_case_is_answered_as_one_document()
    {
        var result = await RunAsync(Write("case.json", Sound), "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(0, answer.RootElement.GetProperty("totals").GetProperty("daysThisTerm").GetDouble());
        Assert.Contains("\"daysThisYear\": 0.0", result.Output, StringComparison.Ordinal);
        var meeting = answer.RootElement.GetProperty("duties").EnumerateArray().Single(d => d.GetProperty("duty").GetString() == "boardMeeting");
        // Fifteen school days after Monday 2 November.
        Assert.Equal(("X2", "governingBoard", "2026-11-23", "open", "1.25", "H"), (Text(meeting, "exclusion"), Text(meeting, "owner"), Text(meeting, "due"), Text(meeting, "state"), Text(meeting, "rule"), Text(meeting, "confidence")));
        Assert.All(new[] { "source", "because" }, f => Assert.NotEmpty(Text(meeting, f)));
        Assert.NotEmpty(Text(answer.RootElement, "ruleSet"));
        Assert.Equal(JsonValueKind.Array, answer.RootElement.GetProperty("warnings").ValueKind);
    }

    [Fact]
    public async Task Without_json_it_is_a_table_for_people()
    {
        var result = await RunAsync(Write("case.json", Sound));
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("Mon 23 Nov 2026", result.Output, StringComparison.Ordinal);
        Assert.Contains("the board's meeting", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rule 1.32 is not read in the law itself (M)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_cases_has_an_answer_a_line_and_a_bad_line_says_so_and_ends_with_2()
    {
        var result = await RunAsync(Write("cases.jsonl", $"{Sound}\n{Sound.Replace("\"X2\"", "\"X2\",\"colour\":1", StringComparison.Ordinal)}\n\n{{bad\n{Sound}\n"), "--json");
        Assert.Equal(2, result.ExitCode);
        var lines = result.Output.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([false, true, true, false], lines.Select(l => l.TryGetProperty("error", out _)));
        Assert.Equal([2, 4], lines.Where(l => l.TryGetProperty("line", out _)).Select(l => l.GetProperty("line").GetInt32()));
        Assert.Contains("exclusions[0].colour", Text(lines[1], "error"), StringComparison.Ordinal);
        Assert.StartsWith("cases.jsonl: 2 of 4 cases are refused, the first on line 2", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(Write("cases.jsonl", $"{Sound}\n{Sound}"), "--json")).ExitCode);
    }

    [Fact]
    public async Task Standard_input_is_one_case_or_one_a_line()
    {
        var (code, output) = await PipeAsync(Sound.Replace(",\"", ",\n\"", StringComparison.Ordinal));
        Assert.Equal((0, JsonValueKind.Object), (code, JsonDocument.Parse(output).RootElement.ValueKind));
        (code, output) = await PipeAsync($"{Sound}\n{Sound}\n");
        Assert.Equal((0, 2), (code, output.TrimEnd().Split('\n').Length));
        (code, output) = await PipeAsync($"{{bad\n{Sound}\n");
        Assert.Equal((2, 2), (code, output.TrimEnd().Split('\n').Length));
    }

    [Theory]
    [InlineData("{", "case.json: This is not JSON")]
    [InlineData("", "case.json: it is empty")]
    [InlineData("[]", "case.json: The case is no object")]
    [InlineData("2026-11-02\",\"decided", "2026-11-01\",\"decided", "case.json: Exclusion 'X2' starts on Sunday 1 November 2026, which is no school day")]
    public async Task What_is_wrong_ends_with_2_and_one_line_that_names_the_file(string text, string reasonOrTo, string? reason = null)
    {
        var result = await RunAsync(Write("case.json", reason is null ? text : Sound.Replace(text, reasonOrTo, StringComparison.Ordinal).Replace("\"decided\":\"2026-11-02\"", "\"decided\":\"2026-11-01\"", StringComparison.Ordinal)), "--json");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(reason ?? reasonOrTo, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2()
    {
        var result = await RunAsync(Path.Combine(folder.FullName, "none.json"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there is no such file", result.Errors, StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private Task<CommandResult> RunAsync(string path, params string[] options) => BuiltProgram.RunAsync(folder.FullName, ["clock", path, .. options]);

    private async Task<(int Code, string Output)> PipeAsync(string text)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        foreach (var argument in new[] { BuiltProgram.Assembly, "clock", "-", "--json" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, await output);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
