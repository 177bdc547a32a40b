using Headwater.Statistics;

namespace Headwater.Children.Equality;

/// <summary>A group that was suspended more or less often than everybody else, without much room for chance.</summary>
internal sealed record Difference(string Pupils, RatioEstimate Estimate);

/// <summary>The tables by characteristic of a family, alike for a school and the locality.</summary>
internal static class GroupTables
{
    /// <summary>The first columns of every table by characteristic: who is there, who was suspended, and how that compares.</summary>
    public static readonly string[] Columns = ["On the roll", "Pupils suspended this year", "Pupils suspended, for every 100", "Compared with everyone else here"];

    /// <summary>The groups that are told apart, with their names; without the one of those of whom it is not recorded.</summary>
    public static IEnumerable<(Trait Trait, TraitGroup Group, int Axis, int Place)> All(ProtectedFamily family, int traits) =>
        from axis in Enumerable.Range(0, traits)
        from place in Enumerable.Range(0, family.Axes[axis].Categories.Count)
        let trait = Traits.All[axis]
        select (trait, trait.Named(family.Axes[axis].Categories[place]), axis, place);

    public static RatioEstimate? Ratio(ProtectedFamily family, TraitGroup group, int axis, int place, Counted what = Counted.Suspended) => group.Pupils is null ? null : EqualityRules.Ratio(
        family.Of(what, (axis, place)), family.Of(Counted.OnRoll, (axis, place)), family.Of(what), family.Of(Counted.OnRoll));

    /// <summary>One table for each characteristic.</summary>
    /// <param name="family">The figures.</param>
    /// <param name="traits">How many characteristics it has.</param>
    /// <param name="more">Further columns with what stands in them; one is left out of a table where it has nothing to say.</param>
    public static IEnumerable<FigureTable> Of(ProtectedFamily family, int traits, params IReadOnlyList<(string Heading, Func<int, int, string?> Cell)> more)
    {
        foreach (var table in All(family, traits).GroupBy(g => g.Trait))
        {
            var columns = more.Where(m => table.All(g => m.Cell(g.Axis, g.Place) is not null)).ToList();
            yield return new(table.Key.Name, ["Group", .. Columns, .. columns.Select(m => m.Heading)],
                [.. table.Select(g => (IReadOnlyList<string>)[g.Group.Words, .. Cells(family, g.Group, g.Axis, g.Place), .. columns.Select(m => m.Cell(g.Axis, g.Place)!)])]);
        }
    }

    /// <summary>Clear differences, the greatest first.</summary>
    public static IReadOnlyList<Difference> Clear(ProtectedFamily family, int traits, Counted what = Counted.Suspended) =>
    [
        .. All(family, traits).Select(g => (g.Group, Estimate: Ratio(family, g.Group, g.Axis, g.Place, what))).Where(g => g.Estimate is { Interval95: { } i } && i.Low > 1)
            .OrderByDescending(g => g.Estimate!.Ratio).Select(g => new Difference(g.Group.Pupils!, g.Estimate!)),
    ];

    /// <summary>Whether the numbers are large enough to compare any group.</summary>
    public static bool CanTell(ProtectedFamily family, int traits) => All(family, traits).Any(g => Ratio(family, g.Group, g.Axis, g.Place) is { Interval95: not null });

    /// <summary>What the comparison comes to, in sentences.</summary>
    public static IReadOnlyList<string> Sentences(ProtectedFamily family, int traits, string of) => Clear(family, traits) switch
    {
        { Count: > 0 } clear => [.. clear.Take(3).Select(d => EqualityWords.Sentence(d.Pupils, d.Estimate, of))],
        _ when CanTell(family, traits) => ["No group was clearly suspended more often than others, where the numbers are large enough to tell."],
        _ => ["The numbers are too small to tell whether any group is suspended more often than others."],
    };

    /// <summary>What else stands out, of exclusions for good, moves and leaving the roll: clear differences alone, as there are few of each.</summary>
    public static IEnumerable<string> Further(ProtectedFamily family, int traits, string of) =>
        from what in new[] { (Counted: Counted.Permanent, Words: "were permanently excluded"), (Counted: Counted.Moves, Words: "moved to other places"), (Counted: Counted.Left, Words: "left the roll") }
        from d in Clear(family, traits, what.Counted).Take(1)
        select EqualityWords.Sentence(d.Pupils, d.Estimate, of, what.Words);

    /// <summary>Of how many on the roll each characteristic is recorded, from figures that are shown.</summary>
    public static IReadOnlyList<string> Recorded(ProtectedFamily family, int traits) =>
    [
        .. Traits.All.Take(traits).Index().Where(t => t.Item.Missing is not null).Select(t => (t.Item.Name, Missing: MissingOf(family, t.Index), All: family.Of(Counted.OnRoll), Absent: family.Axes[t.Index].Categories.Contains(t.Item.Absent?.Words))).Select(t => t switch
        {
            { Absent: true } => $"{t.Name}: hardly anybody is recorded as having none, so pupils without a record are counted as having none.",
            { Missing: null } => $"{t.Name}: recorded of everyone.",
            { Missing: { Value: { } n }, All.Value: { } all } when all > 0 => $"{t.Name}: recorded of {Math.Floor(100.0 * (all - n) / all):0}%.",
            { Missing.State: CellState.FewerThan } => $"{t.Name}: recorded of all but a few.",
            _ => $"{t.Name}: not recorded of some; how many cannot be shown.",
        }),
    ];

    private static Figure? MissingOf(ProtectedFamily family, int axis)
    {
        var place = family.Axes[axis].Categories.Index().Where(c => c.Item == Trait.NotRecorded).Select(c => (int?)c.Index).FirstOrDefault();
        return place is { } at ? family.Of(Counted.OnRoll, (axis, at)) : null;
    }

    private static IEnumerable<string> Cells(ProtectedFamily family, TraitGroup group, int axis, int place)
    {
        var (onRoll, suspended) = (family.Of(Counted.OnRoll, (axis, place)), family.Of(Counted.Suspended, (axis, place)));
        yield return onRoll.Words(family.Threshold);
        yield return suspended.Words(family.Threshold);
        yield return EqualityWords.Rate(EqualityRules.Per100(suspended, onRoll));
        yield return group.Pupils is null ? "not compared" : EqualityWords.Compared(Ratio(family, group, axis, place));
    }
}
