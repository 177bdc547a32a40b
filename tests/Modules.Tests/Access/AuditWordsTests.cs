using System.Text.RegularExpressions;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Access;

/// <summary>Everything that is ever written into the trail can be said in plain words.</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_verb_with_its_kind_that_the_sources_write_has_words_of_its_own()
    {
        List<(string Verb, string Kind, string Where)> written = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(BuiltProgram.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            if (!Writes().IsMatch(text))
                continue;
            var where = Path.GetFileName(file);
            var facts = Facts().Matches(text);
            // A fact that is written in another way would pass by unseen.
            Assert.Equal((where, Named().Count(text)), (where, facts.Count(f => f.Value.StartsWith("new AuditFact", StringComparison.Ordinal))));
            foreach (var kind in facts.SelectMany(f => Kinds(f.Groups["kind"].Value, text).Select(k => (Fact: f, Kind: k))))
                written.AddRange(Verbs(kind.Fact.Groups["verb"].Value).Select(v => (v, kind.Kind, where)));
        }

        // As many as there were when this was written, or more.
        Assert.True(written.Select(w => (w.Verb, w.Kind)).Distinct().Count() >= 80, "Facts of the sources are no longer found.");
        Assert.Contains(("end", "flag", "EntryService.cs"), written);
        Assert.Contains(("miss", "emergency opening", "BreakGlassService.cs"), written);
        Assert.Contains(("enter", "roll", "RollService.cs"), written);
        Assert.DoesNotContain(written, w => AuditWords.Known(w.Verb, w.Kind) is null);
    }

    [Theory]
    [InlineData("join", "child", "Joined two records of one child")]
    [InlineData("open", "emergency opening", "Opened the record in an emergency")]
    [InlineData("enter", "roll", "Put the child on roll")]
    [InlineData("see", "child", "Looked at the record")]
    [InlineData("erase", "account", "Erased an account that is kept no longer")]
    [InlineData("fly", "kite", "Fly kite")]
    public void Words_say_what_was_done(string verb, string kind, string words) => Assert.Equal(words, AuditWords.Of(verb, kind));

    private static IEnumerable<string> Verbs(string written) =>
        written == "AuditEntry.EraseVerb" ? [AuditEntry.EraseVerb] : Quoted().Matches(written).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Kinds(string written, string text) => written switch
    {
        "AuditEntry.TrailKind" => [AuditEntry.TrailKind],
        "item.Class" => typeof(RetentionClasses).GetFields().Select(f => (string)f.GetRawConstantValue()!),
        "Kind" => [KindOfFile().Match(text).Groups[1].Value],
        _ => [written.Trim('"')],
    };

    [GeneratedRegex("AuditFact|IAuditTrail|IAuditErasure|RecordKeeping", RegexOptions.None, 5000)]
    private static partial Regex Writes();

    [GeneratedRegex(@"new AuditFact\(", RegexOptions.None, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"new(?: AuditFact)?\((?<verb>[^(),;]*""[a-z-]+""[^(),;]*|AuditEntry\.EraseVerb), (?<kind>""[a-z -]+""|Kind|item\.Class|AuditEntry\.TrailKind)[,)]", RegexOptions.None, 5000)]
    private static partial Regex Facts();

    [GeneratedRegex("\"([a-z-]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex("const string Kind = \"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex KindOfFile();
}
