using System.Globalization;
using System.Text.Json;
using Headwater.Graphs;
using Headwater.Kernel;

namespace Headwater.Partnership.Maps;

/// <summary>How much a draft holds: as much as every measure is made for.</summary>
internal static class DraftLimits
{
    public const int Elements = 5_000;
    public const int Links = 50_000;
    public const int Code = 400;
    public const int Label = 300;
    public const int Word = 120;
    public const int Text = 4000;

    /// <summary>Tags, or other fields that a file brought, of one element or link.</summary>
    public const int Things = 50;

    /// <summary>Characters of the whole map.</summary>
    public const int Characters = 20_000_000;
}

/// <summary>What an element or link has beside the fields that people fill in here.</summary>
internal sealed record Extra(IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Notes, DateOnly? Since, DateOnly? Until)
{
    public static Extra None { get; } = new([], new Dictionary<string, string>(), null, null);

    public static Extra Of(string? json) => json is null ? None : JsonSerializer.Deserialize<Extra>(json)!;

    public string? Json() => Tags.Count + Notes.Count == 0 && Since is null && Until is null ? null : JsonSerializer.Serialize(this);
}

/// <summary>Rows of a draft as the elements and links of a map, and back: nothing is lost either way.</summary>
internal static class DraftShape
{
    public const string Trend = "Trend";
    public const string Needed = "Needed change";
    public const string Evidence = "Evidence";
    public const string Contributed = "Contributed by";

    private static readonly string[] OfElements = [Trend, Needed, Evidence];
    private static readonly string[] OfLinks = [Evidence, Contributed];

    public static MapElement Of(DraftElement row)
    {
        var extra = Extra.Of(row.Extra);
        return new(row.Code, row.Label)
        {
            Type = row.Type, Sector = row.Sector, Description = row.Description, Tags = extra.Tags, Since = extra.Since, Until = extra.Until,
            Notes = [new(Trend, row.Trend), new(Needed, row.Needed), new(Evidence, row.Evidence), .. extra.Notes.Select(n => new MapNote(n.Key, n.Value))],
        };
    }

    public static MapLink Of(DraftLink row, string from, string to)
    {
        var extra = Extra.Of(row.Extra);
        return new(row.Code, from, to)
        {
            Direction = row.Direction, Polarity = row.Polarity, Delayed = row.Delayed, Weight = row.Weight, Type = row.Type, Label = row.Label, Description = row.Description,
            Since = extra.Since, Until = extra.Until,
            Notes = [new(Evidence, row.Evidence), new(Contributed, row.ContributedBy), .. extra.Notes.Select(n => new MapNote(n.Key, n.Value))],
        };
    }

    public static MapLoop Of(NamedLoop row) => new(row.Label, Codes(row)) { Story = row.Story };

    public static string[] Codes(NamedLoop row) => JsonSerializer.Deserialize<string[]>(row.Links)!;

    public static DraftElement Row(Guid id, Guid map, int order, MapElement from, PersonId by, DateOnly on)
    {
        var row = new DraftElement { Id = id, MapId = map, Code = from.Id, Order = order, Label = from.Label, ChangedBy = by, ChangedOn = on };
        Put(row, from, by, on);
        return row;
    }

    public static DraftLink Row(Guid id, Guid map, int order, MapLink from, Func<string, Guid> ends, PersonId by, DateOnly on)
    {
        var row = new DraftLink
        {
            Id = id, MapId = map, Code = from.Id, Order = order, FromId = ends(from.From), ToId = ends(from.To), Direction = from.Direction, Polarity = from.Polarity, ChangedBy = by, ChangedOn = on,
        };
        Put(row, from, ends, by, on);
        return row;
    }

    public static NamedLoop Row(Guid id, Guid map, int order, MapLoop loop) => new() { Id = id, MapId = map, Order = order, Label = loop.Label, Story = loop.Story, Links = JsonSerializer.Serialize(loop.Links) };

    public static void Put(DraftElement row, MapElement from, PersonId by, DateOnly on)
    {
        (row.Label, row.Type, row.Sector, row.Description) = (from.Label, from.Type, from.Sector, from.Description);
        (row.Trend, row.Needed, row.Evidence) = (Note(from.Notes, Trend), Note(from.Notes, Needed), Note(from.Notes, Evidence));
        row.Extra = new Extra(from.Tags, Others(from.Notes, OfElements), from.Since, from.Until).Json();
        (row.ChangedBy, row.ChangedOn) = (by, on);
    }

    public static void Put(DraftLink row, MapLink from, Func<string, Guid> ends, PersonId by, DateOnly on)
    {
        (row.FromId, row.ToId, row.Direction, row.Polarity, row.Delayed, row.Weight) = (ends(from.From), ends(from.To), from.Direction, from.Polarity, from.Delayed, from.Weight);
        (row.Type, row.Label, row.Description) = (from.Type, from.Label, from.Description);
        (row.Evidence, row.ContributedBy) = (Note(from.Notes, Evidence), Note(from.Notes, Contributed));
        row.Extra = new Extra([], Others(from.Notes, OfLinks), from.Since, from.Until).Json();
        (row.ChangedBy, row.ChangedOn) = (by, on);
    }

    public static string Note(IReadOnlyList<MapNote> notes, string name) => notes.FirstOrDefault(n => n.Name == name).Value ?? "";

    /// <summary>A code that no other has: a letter and the next number.</summary>
    public static string FreeCode(char letter, IReadOnlySet<string> taken)
    {
        var number = taken.Count + 1;
        string code;
        do
            code = letter + (number++).ToString(CultureInfo.InvariantCulture);
        while (taken.Contains(code));
        return code;
    }

    private static Dictionary<string, string> Others(IReadOnlyList<MapNote> notes, string[] own) => notes.Where(n => n.Value.Length > 0 && !own.Contains(n.Name)).ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);
}
