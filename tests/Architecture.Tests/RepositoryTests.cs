using System.Text.RegularExpressions;
using Headwater.Testing;

namespace Headwater.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Files_are_read_in_one_sitting()
    {
        Assert.Empty(Sources("*.cs").Where(f => File.ReadLines(f).Count() > 260).Select(f => Path.GetRelativePath(BuiltProgram.Root, f)));
        Assert.Empty(Sources("*.cshtml").Where(f => File.ReadLines(f).Count() > 125).Select(f => Path.GetRelativePath(BuiltProgram.Root, f)));
    }

    [Fact]
    public async Task Commands_in_the_docs_exist_and_all_that_exist_are_in_the_docs()
    {
        var commands = (await Documentation.CommandsAsync()).Keys.ToHashSet(StringComparer.Ordinal);
        Assert.Contains("import statistics", commands);
        var text = string.Join('\n', Documentation.Pages.Select(File.ReadAllText));
        var named = Regex.Matches(text, @"\./run ([a-z][a-z-]*(?: [a-z][a-z-]*)?)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.All(named, words => Assert.True(commands.Any(c => words == c || words.Split(' ')[0] == c || c == words + " "), $"./run {words} is in the docs and not in the program"));
        Assert.All(commands, command => Assert.True(named.Any(n => n == command || n.Split(' ')[0] == command), $"./run {command} is in no document"));
    }

    [Fact]
    public void Deep_tests_are_those_that_the_script_lists()
    {
        var listed = File.ReadLines(Path.Combine(BuiltProgram.Root, "test")).SkipWhile(l => !l.StartsWith("deep_names", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l != "END").Select(l => l.Split(' ')[0]);
        var inTests = Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\\[Trait\\(\"Deep\", \"([a-z]+)\"\\)\\]", RegexOptions.None, TimeSpan.FromSeconds(1))).Select(m => m.Groups[1].Value).Distinct();
        Assert.Equal(inTests.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "src"), pattern, SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal));
}
