namespace Headwater.Graphs.Formats;

/// <summary>A map as tables of elements, links and loops: what CSV and workbooks share.</summary>
internal static class MapTables
{
    private const string DayRemedy = "Write a day as 2025-09-01, or leave the cell empty.";

    public static void ReadElements(IEnumerable<(long, List<string>)> rows, string where, MapDraft draft)
    {
        foreach (var row in TableRows.Of(rows, where, TableColumns.Element, ["Label"], draft))
        {
            draft.Add(new ElementRow(row.At, row["ID"], row["Label"])
            {
                Type = row["Type"],
                Sector = row["Sector"],
                Description = row["Description"],
                Tags = Piped.Split(row["Tags"]),
                Notes = row.Notes,
                Since = row.Typed<DateOnly?>("Since", FieldValues.TryDay, draft.Problems, DayRemedy),
                Until = row.Typed<DateOnly?>("Until", FieldValues.TryDay, draft.Problems, DayRemedy),
            });
        }
    }

    public static void ReadLinks(IEnumerable<(long, List<string>)> rows, string where, MapDraft draft)
    {
        foreach (var row in TableRows.Of(rows, where, TableColumns.Link, ["From", "To"], draft))
        {
            // Several targets in one cell, unless the cell as it stands is the name of one.
            var targets = row["To"].Contains('|', StringComparison.Ordinal) && !draft.Knows(row["To"]) ? Piped.Split(row["To"]) : [row["To"]];
            var fields = Fields(row, draft.Problems);
            foreach (var (i, target) in targets.Index())
            {
                draft.Add(new LinkRow(row.At, i == 0 ? row["ID"] : null, row["From"], target)
                {
                    FromType = row["From type"],
                    ToType = row["To type"],
                    Fields = fields,
                    Notes = row.Notes,
                    Unsaid = row.Unsaid,
                });
            }
        }
    }

    public static void ReadLoops(IEnumerable<(long, List<string>)> rows, string where, MapDraft draft)
    {
        foreach (var row in TableRows.Of(rows, where, TableColumns.Loop, ["Label"], draft))
            draft.Add(new LoopRow(row.At, row["Label"], Piped.Split(row["Links"]), row["Story"]));
    }

    public static IEnumerable<IEnumerable<string>> Elements(GraphMap map)
    {
        var notes = NoteNames(map.Elements.SelectMany(e => e.Notes));
        yield return ["Label", "ID", "Type", "Sector", "Description", "Tags", "Since", "Until", .. notes.Select(TableColumns.Heading)];
        foreach (var e in map.Elements)
            yield return [e.Label, e.Id, e.Type, e.Sector, e.Description, Piped.Join(e.Tags), Day(e.Since), Day(e.Until), .. notes.Select(n => Value(e.Notes, n))];
    }

    /// <summary>The links by the ids of their ends. Where <paramref name="signAsType"/>, a link without a type has its sign there, as Kumu expects.</summary>
    public static IEnumerable<IEnumerable<string>> Links(GraphMap map, bool signAsType)
    {
        var notes = NoteNames(map.Links.SelectMany(l => l.Notes));
        yield return ["From", "To", "ID", "Type", "Direction", "Label", "Polarity", "Delay", "Weight", "Description", "Since", "Until", .. notes.Select(TableColumns.Heading)];
        foreach (var l in map.Links)
        {
            var (type, polarity) = TypeAndPolarity(l, signAsType);
            yield return
            [
                l.From, l.To, l.Id, type, FieldValues.Word(l.Direction), l.Label, polarity, l.Delayed ? "yes" : "", MapText.Number(l.Weight), l.Description,
                Day(l.Since), Day(l.Until), .. notes.Select(n => Value(l.Notes, n)),
            ];
        }
    }

    public static IEnumerable<IEnumerable<string>> Loops(GraphMap map)
    {
        yield return ["Label", "Links", "Story"];
        foreach (var loop in map.Loops)
            yield return [loop.Label, Piped.Join(loop.Links), loop.Story];
    }

    /// <summary>The type and polarity of a link from two cells: a type that is a sign, as in Kumu, is the polarity unless that is said apart.</summary>
    public static (string Type, Polarity Polarity) Polarised(string type, string polarity, Polarity said) =>
        string.IsNullOrWhiteSpace(polarity) && FieldValues.SignOf(type) is { } sign ? ("", sign) : (type, said);

    /// <summary>The same the other way round: the polarity is written apart unless it stands as the type, or nothing could be mistaken.</summary>
    public static (string Type, string Polarity) TypeAndPolarity(MapLink link, bool signAsType) => (signAsType, link) switch
    {
        (true, { Type.Length: 0, Polarity: not Polarity.None }) => (FieldValues.Sign(link.Polarity), ""),
        (_, { Polarity: Polarity.None }) when FieldValues.SignOf(link.Type) is null => (link.Type, ""),
        _ => (link.Type, FieldValues.Word(link.Polarity)),
    };

    public static List<string> NoteNames(IEnumerable<MapNote> notes) => [.. notes.Select(n => n.Name).Distinct().Order(StringComparer.Ordinal)];

    public static string Value(IReadOnlyList<MapNote> notes, string name) => notes.FirstOrDefault(n => n.Name == name).Value ?? "";

    public static string Day(DateOnly? day) => day is { } d ? MapText.Day(d) : "";

    private static MapLink Fields(TableRow row, ProblemList problems)
    {
        var (type, polarity) = Polarised(row["Type"], row["Polarity"], row.Typed<Polarity>("Polarity", FieldValues.TryPolarity, problems, "Write +, - or ?, or leave the cell empty."));
        return new("", "", "")
        {
            Type = type,
            Polarity = polarity,
            Direction = row.Typed<LinkDirection>("Direction", FieldValues.TryDirection, problems, "Write directed, undirected or mutual."),
            Label = row["Label"],
            Delayed = row.Typed<bool>("Delay", FieldValues.TryDelay, problems, "Write yes or no."),
            Weight = row.Typed<double>("Weight", FieldValues.TryWeight, problems, "Write a number, such as 1 or 2.5."),
            Description = row["Description"],
            Since = row.Typed<DateOnly?>("Since", FieldValues.TryDay, problems, DayRemedy),
            Until = row.Typed<DateOnly?>("Until", FieldValues.TryDay, problems, DayRemedy),
        };
    }
}
