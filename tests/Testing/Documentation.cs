using System.Text.RegularExpressions;

namespace Headwater.Testing;

/// <summary>What the project's own pages and the program's help tell people to type.</summary>
public static partial class Documentation
{
    public static IReadOnlyList<string> Pages { get; } =
        [.. Directory.EnumerateFiles(BuiltProgram.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "docs"), "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    /// <summary>The <c>./run</c> lines of every fenced block, in the order of the pages.</summary>
    public static IReadOnlyList<string> FencedCommands { get; } =
        [.. Pages.SelectMany(p => Fence().Matches(File.ReadAllText(p)).SelectMany(m => m.Value.Split('\n'))).Select(l => l.Trim()).Where(l => l.StartsWith("./run", StringComparison.Ordinal))];

    /// <summary>Every command by its words, such as <c>import schools</c>, with its help: asked of the program itself.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CommandsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-help-");
        try
        {
            Dictionary<string, string> commands = [];
            Queue<string[]> waiting = new([[]]);
            while (waiting.TryDequeue(out var words))
            {
                var help = (await BuiltProgram.RunInAsync(folder.FullName, [.. words, "--help"])).Output;
                var at = help.IndexOf("\nCommands:", StringComparison.Ordinal);
                if (at < 0)
                    commands.Add(string.Join(' ', words), help);
                else
                    foreach (Match match in Subcommand().Matches(help[at..]))
                        waiting.Enqueue([.. words, match.Groups[1].Value]);
            }

            return commands;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The example in a command's help.</summary>
    public static string? ExampleIn(string help) => Example().Match(help) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    /// <summary>The words of a line as a shell takes them.</summary>
    public static string[] Words(string line) => [.. Word().Matches(line).Select(m => m.Value.Trim('"'))];

    [GeneratedRegex("^```[a-z]*\n.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("^  ([a-z][a-z-]*)", RegexOptions.Multiline, 1000)]
    private static partial Regex Subcommand();

    [GeneratedRegex("Example: (\\./run .*)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Example();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
