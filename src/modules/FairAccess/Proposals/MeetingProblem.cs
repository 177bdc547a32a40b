using Headwater.Allocation;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Proposals;

/// <summary>A meeting as the allocation reads it: schools and children under their ids, and the way back to names.</summary>
internal sealed class MeetingProblem
{
    private readonly List<(string Text, string InWords)> words;
    private readonly bool tellsDistances;

    private MeetingProblem(AllocationProblem problem, List<(string Text, string InWords)> words, bool tellsDistances) => (Problem, this.words, this.tellsDistances) = (problem, words, tellsDistances);

    public AllocationProblem Problem { get; }

    /// <param name="facts">The meeting.</param>
    /// <param name="open">The children for whom a school is sought.</param>
    /// <param name="trial">What the panel tries out.</param>
    public static MeetingProblem Of(MeetingFacts facts, IReadOnlyList<MeetingChild> open, Trial trial)
    {
        // A place that nobody knows is put in the middle: it decides no child's distance against another's more than it must.
        List<GeoPoint> known = [.. facts.Schools.Select(s => s.At).OfType<GeoPoint>()];
        var middle = known.Count == 0 ? new GeoPoint(52.5, -1.5) : new GeoPoint(known.Average(p => p.Latitude), known.Average(p => p.Longitude));
        var byScore = facts.Protocol.Strategy == Strategy.ContextScore;
        // Where a place is not known, a distance from the middle would bar schools for nothing: then reach is looked at pair by pair.
        var allKnown = known.Count == facts.Schools.Count && open.All(c => c.From is not null);
        // By context score the score itself weighs the intake, so that a school's size does not count beside it (domain table 3B, Northamptonshire).
        List<AllocationSchool> schools = [.. facts.Schools.Select(s => new AllocationSchool(s.Id.ToString(), byScore ? 1 : s.Roll, s.Balance + (byScore ? s.ContextScore : 0), s.At ?? middle, IsExempt(facts, s), Rooms(facts, s)))];
        List<AllocationChild> children =
        [
            .. open.Select(c => new AllocationChild(c.Case.ToString(), c.YearGroup, c.Points, c.From ?? middle,
                [.. facts.Schools.Where(s => IsBarred(facts, c, s, trial, allKnown)).Select(s => s.Id.ToString())],
                [.. c.Wishes.Where(w => facts.Schools.Any(s => s.Id == w)).Select(w => w.ToString())])),
        ];
        return new(new(schools, children, new(allKnown ? facts.Protocol.ReachMetres / 1000.0 : null, Order(facts.Protocol.Order))), byScore ? [(" for 1 on roll", ", its context score among them")] : [], allKnown);
    }

    /// <summary>A sentence of the allocation as it is read aloud.</summary>
    public string InWords(string because)
    {
        var said = words.Aggregate(because, (text, w) => text.Replace(w.Text, w.InWords, StringComparison.Ordinal));
        // A distance from the middle is nobody's.
        if (!tellsDistances)
            said = string.Join("; ", said.Split("; ").Where(part => !part.EndsWith(" km", StringComparison.Ordinal)));
        return said.Length == 0 ? said : $"{char.ToUpperInvariant(said[0])}{said[1..]}.";
    }

    private static bool IsExempt(MeetingFacts facts, MeetingSchool school) =>
        facts.Exemptions.Any(e => e.YearGroup is null && e.SchoolId == school.Id && e.Track == facts.Protocol.Track && e.FromDay <= facts.Day && e.ToDay >= facts.Day);

    /// <summary>What hard rules keep from a child beside those that the allocation knows: year group, room, a whole school's exemption, and reach where all places are known.</summary>
    private static bool IsBarred(MeetingFacts facts, MeetingChild child, MeetingSchool school, Trial trial, bool allKnown) =>
        child.Barred.ContainsKey(school.Id) || trial.Barred.Contains((child.Case, school.Id))
        || facts.Exemptions.Any(e => e.YearGroup == child.YearGroup && e.SchoolId == school.Id && e.Track == facts.Protocol.Track && e.FromDay <= facts.Day && e.ToDay >= facts.Day)
        || (!allKnown && facts.Protocol.ReachMetres is { } reach && ProposalRules.Metres(child, school) > reach);

    private static Dictionary<int, int> Rooms(MeetingFacts facts, MeetingSchool school) =>
        Enumerable.Range(school.FirstYear, Math.Max(0, school.LastYear - school.FirstYear + 1)).ToDictionary(y => y, y => Math.Min(ProposalRules.Room(facts.Protocol, school, y), facts.Children.Count));

    private static IReadOnlyList<Objective> Order(ObjectiveOrder order) => order switch
    {
        ObjectiveOrder.BurdenPreferenceDistance => [Objective.Placed, Objective.Burden, Objective.Preference, Objective.Distance],
        ObjectiveOrder.BurdenDistancePreference => [Objective.Placed, Objective.Burden, Objective.Distance, Objective.Preference],
        ObjectiveOrder.PreferenceBurdenDistance => [Objective.Placed, Objective.Preference, Objective.Burden, Objective.Distance],
        ObjectiveOrder.PreferenceDistanceBurden => [Objective.Placed, Objective.Preference, Objective.Distance, Objective.Burden],
        ObjectiveOrder.DistanceBurdenPreference => [Objective.Placed, Objective.Distance, Objective.Burden, Objective.Preference],
        _ => [Objective.Placed, Objective.Distance, Objective.Preference, Objective.Burden],
    };
}
