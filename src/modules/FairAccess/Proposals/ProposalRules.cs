using System.Globalization;
using Headwater.Allocation;
using Headwater.Allocation.Turns;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Proposals;

/// <summary>Everything a proposal is made of.</summary>
/// <param name="Protocol">The version by which the meeting decides.</param>
/// <param name="Day">The day of the meeting.</param>
/// <param name="Schools">The schools of the protocol.</param>
/// <param name="Children">The children of the meeting.</param>
/// <param name="Exemptions">The exemptions of the same protocol.</param>
/// <param name="TurnsTaken">The schools that took a child so far, in order: what a rotation goes on from.</param>
internal sealed record MeetingFacts(
    ProtocolVersion Protocol, DateOnly Day, IReadOnlyList<MeetingSchool> Schools, IReadOnlyList<MeetingChild> Children, IReadOnlyList<Exemption> Exemptions, IReadOnlyList<OrganisationId> TurnsTaken);

/// <summary>
/// From a meeting's facts to a proposal, by the strategy of the protocol. Hard rules first, the same for every strategy: year group, the
/// limit of a year group, exemptions, schools that may not be asked, reach. Values in, values out.
/// </summary>
internal static class ProposalRules
{
    /// <summary>A meeting has a few dozen children: what takes longer than this says that it is the best found.</summary>
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(8);

    /// <summary>The schools of a child, those that can take it first, then by name; each with why it cannot.</summary>
    public static IReadOnlyList<Option> Options(MeetingFacts facts, MeetingChild child, Trial trial) =>
    [
        .. facts.Schools.Select(s => new Option(s, Metres(child, s), WhyNot(facts, child, s, trial), Place(child.Wishes, s.Id))).OrderBy(o => o.WhyNot is not null).ThenBy(o => o.School.Name, StringComparer.Ordinal),
    ];

    /// <summary>Why a school cannot take a child; null when it can.</summary>
    public static string? WhyNot(MeetingFacts facts, MeetingChild child, MeetingSchool school, Trial trial)
    {
        if (child.Barred.TryGetValue(school.Id, out var why))
            return $"It may not be asked. {why}";
        if (trial.Barred.Contains((child.Case, school.Id)))
            return "Left out, to see what that does.";
        if (child.YearGroup < school.FirstYear || child.YearGroup > school.LastYear)
            return string.Create(CultureInfo.InvariantCulture, $"It has no Year {child.YearGroup}.");
        if (ProtocolRules.Exempts(facts.Exemptions, facts.Protocol.Track, school.Id, child.YearGroup, facts.Day) is { } exempt)
            return $"Exempt until {Interface.Words.Date(exempt.ToDay)}: {exempt.Reason}";
        if (Room(facts.Protocol, school, child.YearGroup) == 0)
            return string.Create(CultureInfo.InvariantCulture, $"The limit of its Year {child.YearGroup} is reached: {school.PlacedInYear.GetValueOrDefault(child.YearGroup)} placed this school year.");
        if (facts.Protocol.ReachMetres is { } reach && Metres(child, school) > reach)
            return $"Too far: {ProtocolWords.Kilometres(Metres(child, school)!.Value)}, and the protocol says {ProtocolWords.Kilometres(reach)}.";
        return null;
    }

    /// <summary>How many more children a year group takes in this school year by the protocol's limit; without an admission number there is none.</summary>
    public static int Room(ProtocolVersion protocol, MeetingSchool school, int year) =>
        school.AdmissionNumber is { } number ? Math.Max(0, ProtocolRules.Cap(number, protocol.CapExtra, protocol.CapPer) - school.PlacedInYear.GetValueOrDefault(year)) : int.MaxValue;

    /// <summary>A proposal; where the protocol leaves it to the panel, no school is proposed and only what the panel tries shows in the shares.</summary>
    public static Proposal Of(MeetingFacts facts, Trial trial, CancellationToken ct = default)
    {
        List<MeetingChild> open = [.. facts.Children.Where(c => !trial.Moved.ContainsKey(c.Case))];
        var seated = WithMoved(facts, trial);
        List<ProposedPlace> places = [.. facts.Children.Where(c => trial.Moved.ContainsKey(c.Case)).Select(c => Moved(facts, c, trial.Moved[c.Case], trial))];
        string? sure = null;
        switch (facts.Protocol.Strategy)
        {
            case Strategy.Panel:
                places.AddRange(open.Select(c => new ProposedPlace(c.Case, null, "The protocol leaves it to the panel: no school is proposed.", [], false)));
                break;
            case Strategy.Rotation:
                places.AddRange(InTurn(seated, facts, open, trial));
                break;
            default:
                (var made, sure) = Fairest(seated, facts, open, trial, ct);
                places.AddRange(made);
                break;
        }

        return new([.. facts.Children.Select(c => places.First(p => p.Case == c.Case))], Shares(facts, places), sure);
    }

    /// <summary>What the panel decided so far, for the proposal to go on from.</summary>
    public static Trial Decided(Panels.PanelView view) => Trial.None with
    {
        Moved = view.Cases.Where(c => c.Decision is { Outcome: Panels.PanelOutcome.Place, SchoolId: not null }).ToDictionary(c => c.Case.Id, c => c.Decision!.SchoolId!.Value),
    };

    /// <summary>A reason that can be read aloud and sent to the family: no distance, as not every parent may know where the child lives.</summary>
    public static string? Aloud(MeetingFacts facts, ProposedPlace proposed)
    {
        if (proposed.School is not { } school)
            return null;
        var child = facts.Children.First(c => c.Case == proposed.Case);
        var wish = Place(child.Wishes, school) is { } place ? $" It is the family’s {(place == 1 ? "first" : place == 2 ? "second" : place == 3 ? "third" : "fourth")} wish." : child.Wishes.Count > 0 ? " What the family wishes was considered; by the rules of the protocol this school comes before." : "";
        return facts.Protocol.Strategy == Strategy.Rotation ? $"It is this school’s turn among those that can take the child.{wish}" : $"By the protocol this is the fairest place, looked at together with all other children of the meeting.{wish}";
    }

    /// <summary>The schools with the children whom the panel put there on their balances and in their year groups.</summary>
    private static List<MeetingSchool> WithMoved(MeetingFacts facts, Trial trial) =>
    [
        .. facts.Schools.Select(s =>
        {
            List<MeetingChild> moved = [.. facts.Children.Where(c => trial.Moved.TryGetValue(c.Case, out var at) && at == s.Id)];
            return moved.Count == 0 ? s : s with
            {
                Balance = s.Balance + moved.Sum(c => c.Points),
                PlacedInYear = s.PlacedInYear.Keys.Union(moved.Select(c => c.YearGroup)).ToDictionary(y => y, y => s.PlacedInYear.GetValueOrDefault(y) + moved.Count(c => c.YearGroup == y)),
            };
        }),
    ];

    private static ProposedPlace Moved(MeetingFacts facts, MeetingChild child, OrganisationId at, Trial trial)
    {
        var school = facts.Schools.First(s => s.Id == at);
        return new(child.Case, at, WhyNot(facts, child, school, trial) is { } why ? $"Moved there by the panel, against a rule. {why}" : "Moved there by the panel.", [], true);
    }

    /// <summary>Children who wait longest first; each to the school whose turn it is among those that can take the child.</summary>
    private static IEnumerable<ProposedPlace> InTurn(List<MeetingSchool> seated, MeetingFacts facts, List<MeetingChild> open, Trial trial)
    {
        var turns = new TurnTaking([.. seated.Select(s => (long)s.Roll)]);
        foreach (var taken in facts.TurnsTaken.Concat(trial.Moved.OrderBy(m => m.Key).Select(m => m.Value)))
        {
            if (seated.FindIndex(s => s.Id == taken) is >= 0 and var index)
                turns.Take(index);
        }

        var now = facts with { Schools = seated };
        foreach (var child in open.OrderBy(c => c.WaitsSince).ThenBy(c => c.Case))
        {
            bool[] able = [.. now.Schools.Select(s => WhyNot(now, child, s, trial) is null)];
            if (turns.Next(able) is not { } next)
            {
                yield return new(child.Case, null, "No school can take this child by the rules of the protocol. Each school’s reason stands with the case.", [], false);
                continue;
            }

            turns.Take(next, able);
            var school = now.Schools[next];
            now = now with { Schools = [.. now.Schools.Select(s => s.Id != school.Id ? s : s with { PlacedInYear = new Dictionary<int, int>(s.PlacedInYear) { [child.YearGroup] = s.PlacedInYear.GetValueOrDefault(child.YearGroup) + 1 } })] };
            yield return new(child.Case, school.Id, $"It is the turn of {school.Name}, among the schools that can take this child.", [], false);
        }
    }

    private static (List<ProposedPlace> Places, string Sure) Fairest(List<MeetingSchool> seated, MeetingFacts facts, List<MeetingChild> open, Trial trial, CancellationToken ct)
    {
        var problem = MeetingProblem.Of(facts with { Schools = seated }, open, trial);
        var result = Allocator.Solve(problem.Problem, LongestSearch, ct);
        var names = seated.ToDictionary(s => s.Id.ToString(), s => s);
        var next = Alternatives.OfAll(problem.Problem, result);
        List<ProposedPlace> places =
        [
            .. result.Placements.Select(p => new ProposedPlace(Guid.Parse(p.Child), names[p.School].Id, problem.InWords(p.Because), [.. next[p.Child].Select(a => (names[a.School].Id, problem.InWords(a.Because)))], false)),
            .. result.Unplaced.Select(u => new ProposedPlace(Guid.Parse(u.Child), null, Unplaced(u), [], false)),
        ];
        var c = result.Certificate;
        return (places, c.Placed.Proven && c.Burden.Proven && c.Preference.Proven && c.Distance.Proven
            ? "It is proven that no other set of places is better by the rules of the protocol."
            : c.Placed.Proven && c.Burden.Proven
            ? "It is proven that no other set of places shares more fairly; whether wishes and distances could be met better is not proven."
            : "This is the best that was found in the time. Something fairer may exist: look at it with that in mind.");
    }

    private static string Unplaced(UnplacedChild u) => u.Relax.Count == 0 ? "No school can take this child, whichever rule is eased." : $"No school can take this child by the rules. It would help to ease: {string.Join(", ", u.Relax.Select(Rule))}.";

    private static string Rule(string relax) => relax switch
    {
        "maxKm" => "how far the child may travel",
        "room" => "the limit of a year group",
        "exempt" => "an exemption",
        "barred" => "a school that may not be asked, is exempt for this year group, or is too far",
        _ => "the year groups that schools have",
    };

    private static List<ShareChange> Shares(MeetingFacts facts, List<ProposedPlace> places)
    {
        var points = facts.Children.ToDictionary(c => c.Case, c => c.Points);
        var gained = places.Where(p => p.School is not null).GroupBy(p => p.School!.Value).ToDictionary(g => g.Key, g => g.Sum(p => points[p.Case]));
        double all = facts.Schools.Sum(s => s.Balance) + gained.Values.Sum(), roll = facts.Schools.Sum(s => (double)s.Roll);
        return [.. facts.Schools.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new ShareChange(s, s.Balance, s.Balance + gained.GetValueOrDefault(s.Id), all * s.Roll / roll))];
    }

    /// <summary>How far a school is from where a child's distances are counted; null where either is not known.</summary>
    public static int? Metres(MeetingChild child, MeetingSchool school) => child.From is { } from && school.At is { } at ? from.MetresTo(at) : null;

    private static int? Place(IReadOnlyList<OrganisationId> wishes, OrganisationId school)
    {
        for (var n = 0; n < wishes.Count; n++)
        {
            if (wishes[n] == school)
                return n + 1;
        }

        return null;
    }
}
