using System.Globalization;

namespace Headwater.Graphs.Formats;

/// <summary>
/// The fields of elements and links as named texts, for formats whose fields are declared by name (GraphML, GEXF). What is not
/// known is a note.
/// </summary>
internal static class XmlFields
{
    private const string DayRemedy = "Write a day as 2025-09-01.";

    public static readonly string[] OfElements = ["type", "sector", "description", "tags", "since", "until"];

    public static readonly string[] OfLinks = ["direction", "type", "label", "polarity", "delay", "weight", "description", "since", "until"];

    public static IEnumerable<(string Name, string Value)> Of(MapElement e) =>
        Present([("type", e.Type), ("sector", e.Sector), ("description", e.Description), ("tags", Piped.Join(e.Tags)), ("since", MapTables.Day(e.Since)), ("until", MapTables.Day(e.Until))], e.Notes);

    public static IEnumerable<(string Name, string Value)> Of(MapLink l)
    {
        var (type, polarity) = MapTables.TypeAndPolarity(l, signAsType: false);
        return Present(
            [
                ("direction", l.Direction == LinkDirection.Mutual ? "mutual" : ""), ("type", type), ("label", l.Label), ("polarity", polarity == "none" ? polarity : FieldValues.Sign(l.Polarity)),
                ("delay", l.Delayed ? "true" : ""), ("weight", MapText.Number(l.Weight)), ("description", l.Description), ("since", MapTables.Day(l.Since)), ("until", MapTables.Day(l.Until)),
            ], l.Notes);
    }

    /// <summary>An element from its fields. <paramref name="label"/> is what the format itself calls it.</summary>
    public static ElementRow Element(Place at, string id, string label, IEnumerable<(string Name, string Value)> fields, MapDraft draft)
    {
        var row = Row(at, fields, n => TableColumns.Element(n));
        return new(at, id, label.Length > 0 ? label : row["Label"].Length > 0 ? row["Label"] : id)
        {
            Type = row["Type"],
            Sector = row["Sector"],
            Description = row["Description"],
            Tags = Piped.Split(row["Tags"]),
            Notes = row.Notes,
            Since = row.Typed<DateOnly?>("Since", FieldValues.TryDay, draft.Problems, DayRemedy),
            Until = row.Typed<DateOnly?>("Until", FieldValues.TryDay, draft.Problems, DayRemedy),
        };
    }

    /// <summary>A link from its fields; <paramref name="directed"/> is what the format itself says, null where it says nothing.</summary>
    public static LinkRow Link(Place at, string id, string from, string to, LinkDirection? directed, IEnumerable<(string Name, string Value)> fields, MapDraft draft)
    {
        var row = Row(at, fields, n => n.Equals("from", StringComparison.OrdinalIgnoreCase) || n.Equals("to", StringComparison.OrdinalIgnoreCase) ? null : TableColumns.Link(n));
        var (type, polarity) = MapTables.Polarised(row["Type"], row["Polarity"], row.Typed<Polarity>("Polarity", FieldValues.TryPolarity, draft.Problems, "Write +, - or ?."));
        var said = row.Typed<LinkDirection>("Direction", FieldValues.TryDirection, draft.Problems, "Write directed, undirected or mutual.");
        return new(at, id, from, to)
        {
            Notes = row.Notes,
            Unsaid = directed is null ? row.Unsaid : row.Unsaid & ~LinkFields.Direction,
            Fields = new("", "", "")
            {
                Type = type,
                Polarity = polarity,
                Direction = row["Direction"].Length > 0 ? said : directed ?? LinkDirection.Directed,
                Label = row["Label"],
                Delayed = row.Typed<bool>("Delay", FieldValues.TryDelay, draft.Problems, "Write true or false."),
                Weight = row.Typed<double>("Weight", FieldValues.TryWeight, draft.Problems, "Write a number."),
                Description = row["Description"],
                Since = row.Typed<DateOnly?>("Since", FieldValues.TryDay, draft.Problems, DayRemedy),
                Until = row.Typed<DateOnly?>("Until", FieldValues.TryDay, draft.Problems, DayRemedy),
            },
        };
    }

    public static string Id(string letter, int number) => letter + number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string, string)> Present((string Name, string Value)[] known, IEnumerable<MapNote> notes) =>
        known.Where(k => k.Value.Length > 0).Concat(notes.Select(n => (TableColumns.Heading(n.Name), n.Value)));

    private static TableRow Row(Place at, IEnumerable<(string Name, string Value)> fields, Func<string, string?> columnOf)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        List<MapNote> notes = [];
        foreach (var (name, value) in fields)
        {
            // The format has its own id; a field called so is somebody's note.
            if (columnOf(name) is { } column and not "ID")
                known[column] = value;
            else
                notes.Add(new(TableColumns.Note(name), value));
        }

        return new(at, known, notes);
    }
}
