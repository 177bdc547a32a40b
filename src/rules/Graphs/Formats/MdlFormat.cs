using System.Text;
using System.Text.RegularExpressions;

namespace Headwater.Graphs.Formats;

/// <summary>
/// Vensim's text models (.mdl), read for their structure: variables from the equations and the sketch, arrows from the sketch (object
/// lines 10 variable, 11 valve, 1 arrow, with the polarity's character code in its seventh field). Arrows without polarity are ?.
/// Where there is no sketch, "A FUNCTION OF (a, -b)" says what acts on what. Delays are not read: the sketch keeps them in its style.
/// </summary>
public static partial class MdlFormat
{
    private static readonly string[] Control = ["FINAL TIME", "INITIAL TIME", "SAVEPER", "TIME STEP"];

    private const string SketchBegins = "\\\\\\---///";

    /// <summary>Reads a model.</summary>
    /// <param name="text">The file.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(string text, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        if (!TextLimits.Allow(text, "", draft))
            return draft.Finish();
        var sketchAt = text.IndexOf(SketchBegins, StringComparison.Ordinal);
        var equations = Equations(sketchAt < 0 ? text : text[..sketchAt], draft);
        if (sketchAt < 0 || !new SketchReader(draft, equations.Names).Read(text, sketchAt))
        {
            foreach (var (at, cause, effect, minus) in equations.Causes.Where(c => equations.Names.Contains(c.Cause)))
                draft.Add(new LinkRow(at, null, SketchReader.Key(cause), SketchReader.Key(effect)) { Unsaid = LinkFields.Direction | LinkFields.Delay | LinkFields.Weight, Fields = new("", "", "") { Polarity = minus ? Polarity.Opposite : Polarity.Unknown } });
        }

        if (equations.Names.Count == 0)
            draft.Problems.Error(default, "", "There are no variables in the file.", "Save the model as text (.mdl), not as a binary or published model.");
        return draft.Finish();
    }

    private static (HashSet<string> Names, List<(Place At, string Cause, string Effect, bool Minus)> Causes) Equations(string text, MapDraft draft)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<(Place, string, string, bool)> causes = [];
        var line = 1;
        foreach (var block in Blocks(text))
        {
            var at = new Place("", line + block.TakeWhile(char.IsWhiteSpace).Count(c => c == '\n'));
            line += block.Count(c => c == '\n');
            if (!draft.HasRoom(at))
                break;
            // Groups are set off by stars, control settings stand in one of them.
            var parts = block.Split('~');
            if (parts.Length < 3 || block.Contains("****", StringComparison.Ordinal))
                continue;
            var head = parts[0].Trim();
            var sides = head.Split('=', 2);
            var name = SketchReader.Name(Subscripts().Replace(sides[0].TrimEnd(':', '='), ""));
            if (name.Length == 0 || name.StartsWith('{') || Array.Exists(Control, c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) || !names.Add(name))
                continue;
            draft.Add(new ElementRow(at, SketchReader.Key(name), name) { Description = SketchReader.Name(parts[2]) });
            if (sides.Length == 2 && Function().Match(sides[1]) is { Success: true } function)
                causes.AddRange(function.Groups[1].Value.Split(',').Select(c => c.Trim()).Where(c => c.Length > 0).Select(c => (at, SketchReader.Name(c.TrimStart('-', '+')), name, c.StartsWith('-'))));
        }

        return (names, causes);
    }

    /// <summary>Equations end with a bar, but not with one within quotation marks.</summary>
    private static IEnumerable<string> Blocks(string text)
    {
        var block = new StringBuilder();
        var quoted = false;
        foreach (var c in text.Replace("{UTF-8}", "", StringComparison.Ordinal))
        {
            quoted ^= c == '"';
            if (c == '|' && !quoted)
            {
                yield return block.ToString();
                block.Clear();
                continue;
            }

            block.Append(c);
        }
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Subscripts();

    [GeneratedRegex(@"A\s+FUNCTION\s+OF\s*\(([^)]*)\)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Function();
}
