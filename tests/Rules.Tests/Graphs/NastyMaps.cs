using CsCheck;
using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Maps whose every text is what breaks formats, and a check that two maps are the same to the last character.</summary>
internal static class NastyMaps
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "|", "\\", "\\|", "\n", "\r\n", "\r", "\t", " ", "  ", ",", ";", "'", "'=", "''+", "=1+1", "+", "-", "@SUM(A1)", "<", ">", "</data>", "]]>", "&", "&amp;", "&#10;",
        "#", "#quot;", "{", "}", "%", "_x000D_", "_x005F_", "Note: ", "same", "none", "?", "0", "1.0", "null", "ŵŷ", "Môn", "😀", "👩‍👧", "e\u0301", "\u202E", "\u00A0", "\u2028", "\uFEFF", "\uFFFD", "a", "CAMHS", "Unmet need",
    ];

    public static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 4].Select(string.Concat);

    private static readonly Gen<string> Label = Text.Where(t => !string.IsNullOrWhiteSpace(t));

    private static readonly Gen<DateOnly?> Day = Gen.Int[-1, 9000].Select(d => d < 0 ? (DateOnly?)null : new DateOnly(2010, 1, 1).AddDays(d));

    private static readonly Gen<IReadOnlyList<MapNote>> Notes = Gen.Select(Label, Text).Array[0, 2]
        .Select(n => (IReadOnlyList<MapNote>)[.. n.Select(p => new MapNote(p.Item1.Trim(), p.Item2)).Where(p => p.Name.Length > 0).DistinctBy(p => p.Name)]);

    private static readonly Gen<(string Label, string Type, string Sector, string Description, string[] Tags, IReadOnlyList<MapNote> Notes, DateOnly? Since)> Element =
        Gen.Select(Label, Text, Text, Text, Label.Array[0, 2], Notes, Day);

    private static readonly Gen<(int From, int To, LinkDirection Direction, Polarity Polarity, bool Delayed, double Weight)> LinkEnds =
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Enum<LinkDirection>(), Gen.Enum<Polarity>(), Gen.Bool, Gen.OneOf(Gen.Const(1.0), Gen.Const(-0.5), Gen.Double[-1e6, 1e6]));

    private static readonly Gen<(string Type, string Label, string Description, IReadOnlyList<MapNote> Notes, DateOnly? Until)> LinkTexts = Gen.Select(Text, Text, Text, Notes, Day);

    public static Gen<GraphMap> Maps { get; } =
        from title in Text
        from ids in Label.Array[1, 6].Select(a => a.Distinct().ToArray())
        from elements in Element.Array[ids.Length]
        from ends in LinkEnds.Array[0, 8]
        from texts in LinkTexts.Array[ends.Length]
        from linkIds in Label.Array[ends.Length]
        from loops in Gen.Select(Label, Text, Gen.Int[0, 99].Array[0, 3]).Array[0, ends.Length == 0 ? 0 : 2]
        select MapOf(title, ids, elements, ends, texts, linkIds, loops);

    public static void Same(GraphMap expected, GraphMap? actual, bool withTitle = true, bool withLoops = true)
    {
        Assert.NotNull(actual);
        var comparison = MapComparison.Of(expected, actual);
        Assert.True(comparison.IsEmpty, string.Join("; ", comparison.ChangedElements.SelectMany(c => c.Fields).Concat(comparison.ChangedLinks.SelectMany(c => c.Fields)).Select(f => $"{f.Field}: {Shown(f.Before)} became {Shown(f.After)}")) + MapDescription.Change(comparison));
        Assert.Equal(expected.Elements.Select(e => e.Id), actual.Elements.Select(e => e.Id));
        Assert.Equal(expected.Elements.SelectMany(e => e.Tags), actual.Elements.SelectMany(e => e.Tags));
        Assert.Equal(expected.Links.Select(l => l.Id), actual.Links.Select(l => l.Id));
        Assert.Equal(expected.Links.Select(l => l.Weight), actual.Links.Select(l => l.Weight));
        if (withTitle)
            Assert.Equal(expected.Title, actual.Title);
        if (withLoops)
            Assert.Equal(expected.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))), actual.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))));
    }

    private static string Shown(string text) => string.Concat(text.Select(c => c < ' ' || c > '~' ? $"\\u{(int)c:X4}" : c.ToString()));

    private static GraphMap MapOf(string title, string[] ids, (string Label, string Type, string Sector, string Description, string[] Tags, IReadOnlyList<MapNote> Notes, DateOnly? Since)[] elements,
        (int From, int To, LinkDirection Direction, Polarity Polarity, bool Delayed, double Weight)[] ends, (string Type, string Label, string Description, IReadOnlyList<MapNote> Notes, DateOnly? Until)[] texts,
        string[] linkIds, (string Label, string Story, int[] Links)[] loops)
    {
        string[] links = [.. linkIds.Select((id, i) => linkIds.Take(i).Contains(id) ? $"{id} {i}" : id)];
        return new(
            title,
            ids.Zip(elements, (id, e) => new MapElement(id, e.Label) { Type = e.Type, Sector = e.Sector, Description = e.Description, Tags = e.Tags, Notes = e.Notes, Since = e.Since }),
            links.Distinct().Select((id, i) => new MapLink(id, ids[ends[i].From % ids.Length], ids[ends[i].To % ids.Length])
            {
                Direction = ends[i].Direction,
                Polarity = ends[i].Polarity,
                Delayed = ends[i].Delayed,
                Weight = ends[i].Weight,
                Type = texts[i].Type,
                Label = texts[i].Label,
                Description = texts[i].Description,
                Notes = texts[i].Notes,
                Until = texts[i].Until,
            }),
            loops.Select(l => new MapLoop(l.Label, [.. l.Links.Select(n => links[n % links.Length])]) { Story = l.Story }));
    }
}
