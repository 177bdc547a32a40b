using System.Globalization;

namespace Headwater.Graphs.Formats;

/// <summary>Collects what a reader finds, then joins links to elements: by id, else by label and type, else by label where only one has it.</summary>
internal sealed class MapDraft(ReadOptions options)
{
    private readonly List<ElementRow> elements = [];
    private readonly List<LinkRow> links = [];
    private readonly List<LoopRow> loops = [];
    private readonly HashSet<string> madeUp = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private long characters;

    public ReadOptions Options => options;

    public ProblemList Problems { get; } = new();

    public string Title { get; set; } = "";

    /// <summary>False once there are more rows than may be, or more in them; the reader should stop then.</summary>
    /// <param name="at">Where it is.</param>
    /// <param name="length">How many characters come with this row. A workbook names a text once and has it in thousands of cells.</param>
    public bool HasRoom(Place at, int length = 0)
    {
        if ((characters += length) > options.MostCharacters)
        {
            Problems.Error(at, "", $"The cells up to here hold more than {options.MostCharacters:N0} characters.", "Take out columns that do not belong in a map.");
            return false;
        }

        if (elements.Count + links.Count + loops.Count < options.MostRows)
            return true;
        Problems.Error(at, "", $"There are more than {options.MostRows:N0} rows.", "Split the map, or take out what does not belong in it.");
        return false;
    }

    public void Add(ElementRow element)
    {
        if (string.IsNullOrWhiteSpace(element.Label) && string.IsNullOrWhiteSpace(element.Id))
            Problems.Error(element.At, "Label", "The element has no label.", "Write what it is called.");
        else
            Keep(element with { Label = Text(element.At, "Label", string.IsNullOrWhiteSpace(element.Label) ? element.Id! : element.Label), Id = string.IsNullOrWhiteSpace(element.Id) ? null : Text(element.At, "ID", element.Id) });
    }

    public void Add(LinkRow link)
    {
        var (at, fields) = (link.At, link.Fields);
        links.Add(link with
        {
            Id = string.IsNullOrWhiteSpace(link.Id) ? null : Text(at, "ID", link.Id),
            Fields = fields with { Type = Text(at, "Type", fields.Type), Label = Text(at, "Label", fields.Label), Description = Text(at, "Description", fields.Description) },
        });
    }

    public void Add(LoopRow loop) => loops.Add(loop);

    /// <summary>Whether an element read so far has these words as its id or label.</summary>
    public bool Knows(string end) => known.Contains(end) || known.Contains(end.Trim());

    /// <summary>The text, with a warning where characters had to be replaced.</summary>
    public string Text(Place at, string column, string text)
    {
        if (MapText.IsSound(text))
            return text;
        Problems.Warn(at, column, "A character here cannot be stored and became \uFFFD.", "Type the text again if it matters.");
        return MapText.Sound(text);
    }

    private void Keep(ElementRow element)
    {
        elements.Add(element);
        known.Add(element.Label.Trim());
        if (element.Id is not null)
            known.Add(element.Id);
    }

    public GraphReading Finish()
    {
        var rows = elements.Count + links.Count + loops.Count;
        var joined = new EndFinder(this);
        var made = NumberElements(joined);
        List<MapLink> whole = [];
        var ids = links.Where(l => l.Id is not null).Select(l => l.Id!).ToHashSet(StringComparer.Ordinal);
        var given = new Dictionary<string, Place>(StringComparer.Ordinal);
        var seen = new Dictionary<(string, string, string), Place>();
        var unsaid = new Dictionary<string, LinkFields>(StringComparer.Ordinal);
        var next = 1;
        foreach (var link in links)
        {
            var (from, to) = (joined.Find(link.At, "From", link.From, link.FromType, made), joined.Find(link.At, "To", link.To, link.ToType, made));
            if (link.Id is not null && !given.TryAdd(link.Id, link.At))
                Problems.Error(link.At, "ID", $"The id {link.Id} is that of the link in row {given[link.Id].Row} too.", "Give each link its own id, or leave the column empty.");
            if (from is null || to is null)
                continue;
            if (!seen.TryAdd((from, to, link.Fields.Type), link.At))
                Problems.Warn(link.At, "", $"Another link in row {seen[(from, to, link.Fields.Type)].Row} has the same ends and type.", "Both are kept; take one out if it was meant once.");
            whole.Add(link.Fields with { Id = link.Id ?? FreeId('c', ids, ref next), From = from, To = to, Notes = Notes(link.At, link.Notes) });
            if (link.Unsaid != LinkFields.None)
                unsaid[whole[^1].Id] = link.Unsaid;
        }

        var named = Loops(ids);
        return new(Problems.AnyError ? null : new GraphMap(Text(default, "Title", Title), made, whole, named), rows, Problems.Listed, Problems.Count, madeUp) { Unsaid = unsaid };
    }

    /// <summary>An element for an end that nobody described.</summary>
    public MapElement CreateMissing(string label, HashSet<string> ids, ref int next) => new(FreeId('e', ids, ref next), label);

    private List<MapElement> NumberElements(EndFinder finder)
    {
        List<MapElement> made = [];
        var next = 1;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements.Where(e => e.Id is not null))
            ids.Add(element.Id!);
        var byId = new Dictionary<string, Place>(StringComparer.Ordinal);
        var byLabel = new Dictionary<(string, string), Place>();
        foreach (var element in elements)
        {
            if (element.Id is not null && !byId.TryAdd(element.Id, element.At))
                Problems.Error(element.At, "ID", $"The id {element.Id} is that of row {byId[element.Id].Row} too.", "Give each element its own id.");
            else if (element.Id is null && !byLabel.TryAdd((element.Label.Trim(), element.Type.Trim()), element.At))
                Problems.Error(element.At, "Label", $"Row {byLabel[(element.Label.Trim(), element.Type.Trim())].Row} has the same label and type.", "Give both an id if they are two things, or take one out.");
            else
                made.Add(Made(element, element.Id ?? FreeId('e', ids, ref next)));
        }

        finder.Take(made, ids, [.. byId.Keys], next);
        return made;
    }

    private MapElement Made(ElementRow row, string id) => new(id, row.Label)
    {
        Type = Text(row.At, "Type", row.Type),
        Sector = Text(row.At, "Sector", row.Sector),
        Description = Text(row.At, "Description", row.Description),
        Tags = [.. row.Tags.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Text(row.At, "Tags", t))],
        Notes = Notes(row.At, row.Notes),
        Since = row.Since,
        Until = row.Until,
    };

    private List<MapLoop> Loops(HashSet<string> ids)
    {
        List<MapLoop> named = [];
        foreach (var loop in loops)
        {
            if (string.IsNullOrWhiteSpace(loop.Label))
                Problems.Error(loop.At, "Label", "The loop has no label.", "Give it a name.");
            else if (loop.Links.FirstOrDefault(l => !ids.Contains(l)) is { } missing)
                Problems.Error(loop.At, "Links", $"The loop names link {missing}, which is not in the file.", "Name links by their ids, or take the loop out.");
            else
                named.Add(new(Text(loop.At, "Label", loop.Label), loop.Links) { Story = Text(loop.At, "Story", loop.Story) });
        }

        return named;
    }

    private List<MapNote> Notes(Place at, List<MapNote> notes)
    {
        List<MapNote> kept = [];
        foreach (var note in notes.Where(n => n.Value.Length > 0))
        {
            var name = Text(at, note.Name, note.Name.Trim());
            if (name.Length == 0 || kept.Exists(k => k.Name == name))
                Problems.Error(at, name, name.Length == 0 ? "A value stands under no heading." : $"There are two fields called {name}.", "Give each column its own heading.");
            else
                kept.Add(new(name, Text(at, name, note.Value)));
        }

        return kept;
    }

    private string FreeId(char letter, HashSet<string> taken, ref int next)
    {
        string id;
        do
            id = letter + (next++).ToString(CultureInfo.InvariantCulture);
        while (!taken.Add(id));
        madeUp.Add(id);
        return id;
    }
}
