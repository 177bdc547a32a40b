using Headwater.Testing;

namespace Headwater.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void Files_are_read_in_one_sitting()
    {
        var long250 = Sources().Where(f => File.ReadLines(f).Count() > 260).Select(f => Path.GetRelativePath(BuiltProgram.Root, f));
        Assert.Empty(long250);
    }

    [Fact]
    public void Commands_in_the_docs_exist()
    {
        var text = string.Join('\n', Directory.EnumerateFiles(BuiltProgram.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "docs"), "*.md", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var named = System.Text.RegularExpressions.Regex.Matches(text, @"\./run ([a-z][a-z-]*)( (statistics|neighbours|schools|boundaries))?", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains("picture", named);
        Assert.All(named, command => Assert.Contains(command, new[] { "serve", "migrate", "import", "picture", "statement", "audit", "keys", "backup", "restore" }));
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal));
}
