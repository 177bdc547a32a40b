using System.Diagnostics;
using System.Globalization;
using Headwater.Allocation;
using Headwater.Allocation.Turns;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Replay;

/// <summary>A child whom the panel placed, as the ledger tells it: no child stands there.</summary>
/// <param name="Day">The day from which the place counted; children of one day were decided on together.</param>
/// <param name="YearGroup">The national curriculum year.</param>
/// <param name="Points">What the place added to a balance.</param>
/// <param name="School">The school that took the child.</param>
/// <param name="Entry">The entry of the ledger.</param>
internal sealed record PastPlace(DateOnly Day, int YearGroup, int Points, OrganisationId School, Guid Entry = default);

/// <summary>What else moved a balance in the year.</summary>
/// <param name="Day">From which day on.</param>
/// <param name="School">Whose balance.</param>
/// <param name="Points">By how much.</param>
internal sealed record PastLine(DateOnly Day, OrganisationId School, int Points);

/// <summary>A school year as the ledger tells it.</summary>
/// <param name="Protocol">The version that held at its end.</param>
/// <param name="Schools">Its schools with the balances with which the year began, and nobody placed yet.</param>
/// <param name="Places">The children, in the order in which their places counted.</param>
/// <param name="Exemptions">The exemptions of the same protocol.</param>
/// <param name="Lines">All else that moved balances in the year: it counts from its day on, in every way.</param>
internal sealed record PastYear(ProtocolVersion Protocol, IReadOnlyList<MeetingSchool> Schools, IReadOnlyList<PastPlace> Places, IReadOnlyList<Exemption> Exemptions, IReadOnlyList<PastLine> Lines);

/// <summary>A way in which the year's children could have been shared.</summary>
internal enum Way
{
    /// <summary>As the panel decided.</summary>
    AsItWas,

    /// <summary>Child after child to the school whose turn it is, by roll.</summary>
    Rota,

    /// <summary>Child after child to the school with the lowest balance for its roll.</summary>
    Credits,

    /// <summary>All children of a day together.</summary>
    Together,

    /// <summary>All children of the year together, as if everybody had been known from the start.</summary>
    Hindsight,
}

/// <summary>What a way would have come to.</summary>
/// <param name="Way">The way.</param>
/// <param name="Balances">The balance of every school at the end.</param>
/// <param name="Highest">The school that carries most for its roll, the first by name among equal ones.</param>
/// <param name="PerHundred">What it carries for each hundred on roll.</param>
/// <param name="PointsToMove">The points that would have to stand elsewhere for all to carry the same (<see cref="FairnessRules.PointsToMove"/>).</param>
/// <param name="Unplaced">Children for whom the rules left no school.</param>
/// <param name="IsProven">Whether nothing better is possible by its rule; where not, it is the best that was found in the time.</param>
internal sealed record ReplayedWay(Way Way, IReadOnlyDictionary<OrganisationId, int> Balances, OrganisationId Highest, double PerHundred, double PointsToMove, int Unplaced, bool IsProven);

/// <summary>
/// A past year shared in other ways, from the ledger alone: year groups, the limit of a year group and exemptions hold; distances, wishes
/// and schools that may not be asked are the child's and stand in no ledger. Values in, values out.
/// </summary>
internal static class ReplayRules
{
    /// <summary>A search is given this much in any case; it comes to a plan in less.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    private static readonly GeoPoint Anywhere = new(52.5, -1.5);

    /// <summary>The places of a year that still stand, of schools that take part.</summary>
    /// <param name="entries">Entries of one protocol up to the end of the year or today.</param>
    /// <param name="schools">The schools that take part.</param>
    public static IReadOnlyList<PastPlace> Places(IReadOnlyList<LedgerEntry> entries, IReadOnlySet<OrganisationId> schools)
    {
        var back = entries.Where(e => e.Cause == LedgerCause.TakenBack).Select(e => e.PlaceId).ToHashSet();
        return
        [
            .. entries.Where(e => e.Cause == LedgerCause.FairAccess && e.YearGroup is not null && schools.Contains(e.SchoolId) && (e.PlaceId is null || !back.Contains(e.PlaceId)))
                .OrderBy(e => e.Day).ThenBy(e => e.AtUtc).ThenBy(e => e.Id).Select(e => new PastPlace(e.Day, e.YearGroup!.Value, e.Points, e.SchoolId, e.Id)),
        ];
    }

    /// <summary>The year in each way, in the order of <see cref="Way"/>.</summary>
    /// <param name="year">The year; with at least one school.</param>
    /// <param name="time">How long the searches of one way may take together.</param>
    /// <param name="ct">Stops it.</param>
    public static IReadOnlyList<ReplayedWay> Of(PastYear year, TimeSpan time, CancellationToken ct = default) =>
    [
        AsItWas(year),
        OneByOne(year, Way.Rota),
        OneByOne(year, Way.Credits),
        Searched(year, Way.Together, [.. year.Places.GroupBy(p => p.Day)], time, ct),
        Searched(year, Way.Hindsight, year.Places.Count == 0 ? [] : [year.Places], time, ct),
    ];

    /// <summary>Whether the protocol shares by score: then a school's size does not count beside it, and other ways would measure by another rule.</summary>
    public static bool IsByScore(ProtocolVersion protocol) => protocol.Strategy == Strategy.ContextScore;

    private static ReplayedWay AsItWas(PastYear year)
    {
        var standing = new Standing(year);
        foreach (var place in year.Places)
        {
            standing.Until(place.Day);
            standing.Take(standing.Of(place.School), place);
        }

        return standing.Result(Way.AsItWas, isProven: true);
    }

    private static ReplayedWay OneByOne(PastYear year, Way way)
    {
        var standing = new Standing(year);
        var turns = new TurnTaking([.. year.Schools.Select(s => (long)s.Roll)]);
        foreach (var place in year.Places)
        {
            standing.Until(place.Day);
            var able = standing.Able(place);
            if ((way == Way.Rota ? turns.Next(able) : standing.Lowest(able)) is not { } school)
                continue;
            if (way == Way.Rota)
                turns.Take(school, able);
            standing.Take(school, place);
        }

        return standing.Result(way, isProven: true);
    }

    private static ReplayedWay Searched(PastYear year, Way way, IReadOnlyList<IEnumerable<PastPlace>> groups, TimeSpan time, CancellationToken ct)
    {
        var (standing, proven, began) = (new Standing(year), true, Stopwatch.GetTimestamp());
        for (var n = 0; n < groups.Count; n++)
        {
            ct.ThrowIfCancellationRequested();
            List<PastPlace> places = [.. groups[n]];
            // With hindsight everything is known from the start.
            standing.Until(way == Way.Hindsight ? DateOnly.MaxValue : places[0].Day);
            var left = (time - Stopwatch.GetElapsedTime(began)) / (groups.Count - n);
            var result = Allocator.Solve(standing.Problem(places), left > Shortest ? left : Shortest, ct);
            foreach (var placed in result.Placements)
                standing.Take(int.Parse(placed.School, CultureInfo.InvariantCulture), places[int.Parse(placed.Child, CultureInfo.InvariantCulture)]);
            proven &= result.Certificate.Placed.Proven && result.Certificate.Burden.Proven;
        }

        return standing.Result(way, proven);
    }

    /// <summary>The schools as the year goes on.</summary>
    private sealed class Standing
    {
        private readonly PastYear year;
        private readonly MeetingSchool[] schools;
        private readonly int[] balances;
        private readonly Dictionary<int, int>[] placed;
        private readonly List<PastLine> lines;
        private int taken, told;

        public Standing(PastYear year)
        {
            this.year = year;
            schools = [.. year.Schools];
            balances = [.. year.Schools.Select(s => s.Balance)];
            placed = [.. year.Schools.Select(_ => new Dictionary<int, int>())];
            lines = [.. year.Lines.OrderBy(l => l.Day)];
        }

        /// <summary>What else moved balances up to the end of a day counts from now on.</summary>
        public void Until(DateOnly day)
        {
            for (; told < lines.Count && lines[told].Day <= day; told++)
            {
                var school = Of(lines[told].School);
                if (school >= 0)
                    balances[school] += lines[told].Points;
            }
        }

        public int Of(OrganisationId school) => Array.FindIndex(schools, s => s.Id == school);

        public bool[] Able(PastPlace place) => [.. year.Schools.Select((_, s) => CanTake(s, place) && Room(s, place.YearGroup) > 0)];

        public int? Lowest(bool[] able)
        {
            int? lowest = null;
            for (var s = 0; s < able.Length; s++)
            {
                // Fractions compared by their products: what is equal is equal.
                if (able[s] && (lowest is not { } best || (long)balances[s] * year.Schools[best].Roll < (long)balances[best] * year.Schools[s].Roll))
                    lowest = s;
            }

            return lowest;
        }

        public void Take(int school, PastPlace place)
        {
            balances[school] += place.Points;
            placed[school][place.YearGroup] = placed[school].GetValueOrDefault(place.YearGroup) + 1;
            taken++;
        }

        public AllocationProblem Problem(List<PastPlace> places) => new(
            [.. year.Schools.Select((school, s) => new AllocationSchool(Id(s), school.Roll, balances[s], Anywhere, false, places.Select(p => p.YearGroup).Distinct().ToDictionary(y => y, y => Math.Min(Room(s, y), places.Count))))],
            [.. places.Select((p, n) => new AllocationChild(Id(n), p.YearGroup, p.Points, Anywhere, [.. year.Schools.Select((_, s) => s).Where(s => !CanTake(s, p)).Select(Id)], []))],
            AllocationRules.Default);

        public ReplayedWay Result(Way way, bool isProven)
        {
            Until(DateOnly.MaxValue);
            var ends = year.Schools.Select((s, n) => (School: s, Balance: balances[n])).ToList();
            var highest = ends.Aggregate((best, next) => (long)next.Balance * best.School.Roll > (long)best.Balance * next.School.Roll ? next : best);
            var carried = ends.ToDictionary(e => e.School.Id, e => e.Balance);
            return new(way, carried, highest.School.Id, 100.0 * highest.Balance / highest.School.Roll, FairnessRules.PointsToMove(carried, year.Schools.ToDictionary(s => s.Id, s => s.Roll)), year.Places.Count - taken, isProven);
        }

        private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

        private bool CanTake(int school, PastPlace place) =>
            place.YearGroup >= year.Schools[school].FirstYear && place.YearGroup <= year.Schools[school].LastYear
            && ProtocolRules.Exempts(year.Exemptions, year.Protocol.Track, year.Schools[school].Id, place.YearGroup, place.Day) is null;

        private int Room(int school, int group) => ProposalRules.Room(year.Protocol, year.Schools[school] with { PlacedInYear = placed[school] }, group);
    }
}
