using System.Globalization;
using System.Text.RegularExpressions;

namespace Headwater.Graphs.Formats;

/// <summary>The sketch of a Vensim model: objects by number, each view numbering its own.</summary>
internal sealed partial class SketchReader(MapDraft draft, HashSet<string> names)
{
    private readonly Dictionary<int, string> nameOf = [];
    private readonly List<(Place At, int From, int To, Polarity Polarity)> arrows = [];
    private readonly HashSet<(string, string)> drawn = [];
    private int valve = -1;
    private bool any;

    /// <summary>The same variable however it is spelled: Vensim takes capitals and kinds of space as no difference.</summary>
    public static string Key(string name) => name.ToLowerInvariant();

    public static string Name(string written) => Blanks().Replace(written.Trim().Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal), " ").Trim();

    /// <summary>Reads every view; false when no arrow was drawn.</summary>
    public bool Read(string text, int from)
    {
        var line = text.AsSpan(0, from).Count('\n');
        foreach (var raw in text[from..].Split('\n'))
        {
            line++;
            var row = raw.TrimEnd('\r');
            if (row.StartsWith('*') || row.StartsWith("///---", StringComparison.Ordinal))
                EndView();
            var cells = Cells(row);
            if (cells.Count > 2 && int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !Object(cells, id, new("", line)))
                return any;
        }

        EndView();
        return any;
    }

    private bool Object(List<string> cells, int id, Place at)
    {
        if (!draft.HasRoom(at))
            return false;
        switch (cells[0])
        {
            case "10":
                Variable(Name(cells[2]), id, at);
                break;
            case "11":
                // A valve stands for the rate that is drawn next.
                valve = id;
                break;
            case "1" when cells.Count > 6 && int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var to):
                arrows.Add((at, from, to, cells[6] switch { "43" or "83" => Polarity.Same, "45" or "79" => Polarity.Opposite, _ => Polarity.Unknown }));
                break;
        }

        return true;
    }

    private void Variable(string name, int id, Place at)
    {
        // Shadow variables are written <name>.
        name = name.StartsWith('<') && name.EndsWith('>') ? name[1..^1] : name;
        if (name.Length == 0)
            return;
        nameOf[id] = name;
        if (valve >= 0)
            nameOf[valve] = name;
        valve = -1;
        if (!name.Equals("Time", StringComparison.OrdinalIgnoreCase) && names.Add(name))
            draft.Add(new ElementRow(at, Key(name), name));
    }

    /// <summary>Pipes end in clouds, and Time is no part of the system: such arrows are no links.</summary>
    private void EndView()
    {
        foreach (var (at, from, to, polarity) in arrows)
        {
            if (!nameOf.TryGetValue(from, out var cause) || !nameOf.TryGetValue(to, out var effect) || !names.Contains(cause) || !names.Contains(effect) || !drawn.Add((Key(cause), Key(effect))))
                continue;
            any = true;
            draft.Add(new LinkRow(at, null, Key(cause), Key(effect)) { Unsaid = LinkFields.Direction | LinkFields.Delay | LinkFields.Weight, Fields = new("", "", "") { Polarity = polarity } });
        }

        nameOf.Clear();
        arrows.Clear();
        valve = -1;
    }

    /// <summary>Cells parted by commas; a name with a comma stands in quotation marks.</summary>
    private static List<string> Cells(string row)
    {
        List<string> cells = [];
        var (start, quoted) = (0, false);
        for (var i = 0; i <= row.Length; i++)
        {
            if (i < row.Length && row[i] == '"' && (i == 0 || row[i - 1] != '\\'))
                quoted = !quoted;
            if (i < row.Length && (row[i] != ',' || quoted))
                continue;
            cells.Add(row[start..i]);
            start = i + 1;
        }

        return cells;
    }

    [GeneratedRegex(@"[\s_\\]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
