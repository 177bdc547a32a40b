using Headwater.Graphs;
using Headwater.Graphs.Formats;

namespace Headwater.Partnership.Maps;

/// <summary>What a map would be once a file is taken in.</summary>
internal static class ImportTarget
{
    /// <param name="there">The draft.</param>
    /// <param name="incoming">The file's map, brought to the draft's ids.</param>
    /// <param name="mode">What becomes of what is there.</param>
    /// <param name="unsaid">For the file's links, by the draft's ids, what it leaves unsaid.</param>
    public static GraphMap Of(GraphMap there, GraphMap incoming, ImportMode mode, IReadOnlyDictionary<string, LinkFields> unsaid)
    {
        if (mode == ImportMode.Replace)
            return new(there.Title, incoming.Elements, incoming.Links, incoming.Loops);
        var (elements, links) = (incoming.Elements.ToDictionary(e => e.Id, StringComparer.Ordinal), incoming.Links.ToDictionary(l => l.Id, StringComparer.Ordinal));
        var held = there.Links.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var takeOver = mode == ImportMode.TakeOver;
        return new(
            there.Title,
            [.. there.Elements.Select(e => takeOver && elements.TryGetValue(e.Id, out var said) ? Over(e, said) : e), .. incoming.Elements.Where(e => there.NumberOf(e.Id) < 0)],
            [.. there.Links.Select(l => takeOver && links.TryGetValue(l.Id, out var said) ? Over(l, said, unsaid.GetValueOrDefault(l.Id)) : l), .. incoming.Links.Where(l => !held.Contains(l.Id))],
            [.. there.Loops, .. incoming.Loops.Where(l => !there.Loops.Any(o => string.Equals(o.Label, l.Label, StringComparison.OrdinalIgnoreCase)))]);
    }

    public static bool SameLoops(GraphMap before, GraphMap after) =>
        before.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))).SequenceEqual(after.Loops.Select(l => (l.Label, l.Story, string.Join('\0', l.Links))));

    /// <summary>What the draft cannot hold.</summary>
    public static IReadOnlyList<ReadProblem> Problems(GraphMap map)
    {
        List<ReadProblem> problems = [];
        var held = 0L;
        if (map.Elements.Count > DraftLimits.Elements)
            problems.Add(Whole($"The map would have {Interface.Words.Count(map.Elements.Count)} elements; it holds at most {Interface.Words.Count(DraftLimits.Elements)}."));
        if (map.Links.Count > DraftLimits.Links)
            problems.Add(Whole($"The map would have {Interface.Words.Count(map.Links.Count)} links; it holds at most {Interface.Words.Count(DraftLimits.Links)}."));
        foreach (var e in map.Elements)
        {
            var what = $"element {Start(e.Label)}";
            Check(e.Id, "ID", DraftLimits.Code, what);
            Check(e.Label, "Label", DraftLimits.Label, what);
            Check(e.Type, "Type", DraftLimits.Word, what);
            Check(e.Sector, "Sector", DraftLimits.Word, what);
            Check(e.Description, "Description", DraftLimits.Text, what);
            Check(DraftShape.Note(e.Notes, DraftShape.Trend), DraftShape.Trend, DraftLimits.Word, what);
            Check(DraftShape.Note(e.Notes, DraftShape.Needed), DraftShape.Needed, DraftLimits.Text, what);
            Check(DraftShape.Note(e.Notes, DraftShape.Evidence), DraftShape.Evidence, DraftLimits.Text, what);
            Many(e.Tags.Count, "tags", what);
            foreach (var tag in e.Tags)
                Check(tag, "Tag", DraftLimits.Word, what);
            Notes(e.Notes, what);
        }

        foreach (var l in map.Links)
        {
            var what = $"link {Start(l.Id)}";
            Check(l.Id, "ID", DraftLimits.Code, what);
            Check(l.Type, "Type", DraftLimits.Word, what);
            Check(l.Label, "Label", DraftLimits.Label, what);
            Check(l.Description, "Description", DraftLimits.Text, what);
            Check(DraftShape.Note(l.Notes, DraftShape.Evidence), DraftShape.Evidence, DraftLimits.Text, what);
            Check(DraftShape.Note(l.Notes, DraftShape.Contributed), DraftShape.Contributed, DraftLimits.Word, what);
            Notes(l.Notes, what);
        }

        foreach (var loop in map.Loops)
        {
            Check(loop.Label, "Label", DraftLimits.Label, $"loop {Start(loop.Label)}");
            Check(loop.Story, "Story", DraftLimits.Text, $"loop {Start(loop.Label)}");
        }

        if (held > DraftLimits.Characters)
            problems.Add(Whole($"The map would hold {Interface.Words.Count((int)Math.Min(held, int.MaxValue))} characters; it holds at most {Interface.Words.Count(DraftLimits.Characters)}."));
        return problems;

        void Notes(IReadOnlyList<MapNote> notes, string what)
        {
            Many(notes.Count, "other fields", what);
            foreach (var note in notes.Where(n => n.Name is not (DraftShape.Trend or DraftShape.Needed or DraftShape.Evidence or DraftShape.Contributed)))
            {
                Check(note.Name, "Heading", DraftLimits.Word, what);
                Check(note.Value, note.Name.Length > DraftLimits.Word ? "other field" : note.Name, DraftLimits.Text, what);
            }
        }

        void Many(int count, string things, string what)
        {
            if (count > DraftLimits.Things)
                problems.Add(new(ProblemKind.Error, "", 0, "", $"There are {Interface.Words.Count(count)} {things} at {what}.", $"Keep at most {Interface.Words.Count(DraftLimits.Things)}."));
        }

        void Check(string text, string column, int most, string what)
        {
            held += text.Length;
            if (text.Length > most)
                problems.Add(new(ProblemKind.Error, "", 0, column, $"The {column.ToLowerInvariant()} of {what} has {Interface.Words.Count(text.Length)} characters.", $"Shorten it to {Interface.Words.Count(most)}."));
        }

        static ReadProblem Whole(string problem) => new(ProblemKind.Error, "", 0, "", problem, "Split the map, or take out what does not belong in it.");
    }

    private static string Start(string text) => $"“{(text.Length > 40 ? text[..40] + "…" : text)}”";

    /// <summary>What the file says over what is there; what it leaves empty stays.</summary>
    private static MapElement Over(MapElement there, MapElement said) => there with
    {
        Label = said.Label,
        Type = Or(said.Type, there.Type),
        Sector = Or(said.Sector, there.Sector),
        Description = Or(said.Description, there.Description),
        Tags = said.Tags.Count > 0 ? said.Tags : there.Tags,
        Notes = Over(there.Notes, said.Notes),
        Since = said.Since ?? there.Since,
        Until = said.Until ?? there.Until,
    };

    private static MapLink Over(MapLink there, MapLink said, LinkFields unsaid) => there with
    {
        From = said.From,
        To = said.To,
        Direction = unsaid.HasFlag(LinkFields.Direction) ? there.Direction : said.Direction,
        Type = Or(said.Type, there.Type),
        Label = Or(said.Label, there.Label),
        Polarity = unsaid.HasFlag(LinkFields.Polarity) ? there.Polarity : said.Polarity,
        Delayed = unsaid.HasFlag(LinkFields.Delay) ? there.Delayed : said.Delayed,
        Weight = unsaid.HasFlag(LinkFields.Weight) ? there.Weight : said.Weight,
        Description = Or(said.Description, there.Description),
        Notes = Over(there.Notes, said.Notes),
        Since = said.Since ?? there.Since,
        Until = said.Until ?? there.Until,
    };

    private static List<MapNote> Over(IReadOnlyList<MapNote> there, IReadOnlyList<MapNote> said) => [.. there.Where(t => said.All(s => s.Name != t.Name)), .. said];

    private static string Or(string said, string there) => said.Length > 0 ? said : there;
}
