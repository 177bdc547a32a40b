using Headwater.Support.Listings;
using Headwater.Support.Services;

namespace Headwater.Support.Offer;

/// <summary>A service as the area's offer counts it.</summary>
/// <param name="Needs">Needs by key.</param>
/// <param name="Tier">How much help it is.</param>
/// <param name="AgeFrom">The lowest age in whole years.</param>
/// <param name="AgeTo">The highest age in whole years, included.</param>
/// <param name="Areas">The parts of the locality it is for; empty for all of it.</param>
/// <param name="Room">Whether there is room.</param>
/// <param name="WaitWeeks">How many weeks people typically wait; null where nobody has said.</param>
/// <param name="WaitAsOf">The day of which the wait is said.</param>
internal sealed record OfferedService(IReadOnlyList<string> Needs, Tier Tier, int AgeFrom, int AgeTo, IReadOnlyList<string> Areas, Room Room = Room.NotSaid, int? WaitWeeks = null, DateOnly? WaitAsOf = null);

/// <summary>What there is for one need at one tier.</summary>
/// <param name="Services">How many services.</param>
/// <param name="WithRoom">How many of them said that there is any room.</param>
/// <param name="LongestWait">The longest wait that any of them said, in weeks; null where none did.</param>
/// <param name="AsOf">The day of which that wait is said.</param>
/// <param name="Before">How many services there were on the day that is compared with; null where none is.</param>
/// <param name="Alike">How many of them at most somebody of one age in one part of the locality can choose from.</param>
internal sealed record OfferCell(int Services, int WithRoom, int? LongestWait, DateOnly? AsOf, int? Before, int Alike)
{
    /// <summary>Nothing at all.</summary>
    public bool IsGap => Services == 0;

    /// <summary>So many for the same age in the same place that families and schools may not know whom to ask.</summary>
    public bool IsOverlap => Alike >= OfferRules.ManyServices;

    /// <summary>How many more there are than on the day that is compared with; null where none is.</summary>
    public int? Change => Services - Before;

    public bool IsLong(int weeks) => LongestWait >= weeks;
}

/// <summary>One need with its cells, in the order of <see cref="OfferRules.Tiers"/>.</summary>
internal sealed record OfferRow(string Need, IReadOnlyList<OfferCell> Cells)
{
    /// <summary>No service at any tier.</summary>
    public bool IsGap => Cells.All(c => c.IsGap);
}

/// <summary>What a locality offers, need by tier, for an age and a place. Values in, values out.</summary>
internal static class OfferRules
{
    /// <summary>So many services of one tier for one need are an overlap, where they share an age and a part of the locality.</summary>
    public const int ManyServices = 3;

    /// <summary>From so many weeks on a wait is long, unless the reader says otherwise.</summary>
    public const int LongWaitWeeks = 12;

    /// <summary>The highest age that an overlap is looked for at.</summary>
    private const int OldestChild = 25;

    public static IReadOnlyList<Tier> Tiers { get; } = [Tier.Universal, Tier.Targeted, Tier.Specialist];

    /// <summary>The ages of a stage of schooling, in whole years, both ends included: before Reception, Reception to Year 6, Year 7 to 11, and on to 25.</summary>
    public static (int From, int To) Ages(Phases phase) => phase switch { Phases.EarlyYears => (0, 4), Phases.Primary => (4, 11), Phases.Secondary => (11, 16), Phases.AfterSixteen => (16, 25), _ => (0, ListingRules.OldestAge) };

    /// <summary>Whether a service is for some age of a stage, and for a part of the locality.</summary>
    /// <param name="service">The service.</param>
    /// <param name="phase">The stage; none for every age.</param>
    /// <param name="place">The part; null for wherever.</param>
    public static bool Fits(OfferedService service, Phases phase, string? place)
    {
        var (from, to) = Ages(phase);
        return service.AgeFrom <= to && service.AgeTo >= from && (place is null || IsIn(service, place));
    }

    /// <summary>The table: every need that is asked for, in that order, with a cell for each tier.</summary>
    /// <param name="needs">Needs by key.</param>
    /// <param name="now">Services that there are, those that fit alone.</param>
    /// <param name="before">Those that there were; null where nothing is compared.</param>
    public static IReadOnlyList<OfferRow> Table(IEnumerable<string> needs, IReadOnlyCollection<OfferedService> now, IReadOnlyCollection<OfferedService>? before) =>
        [.. needs.Select(n => new OfferRow(n, [.. Tiers.Select(t => Cell([.. now.Where(s => Is(s, n, t))], before?.Count(s => Is(s, n, t))))]))];

    /// <summary>
    /// Parts of the locality that can be chosen: those that services name now or named on the day that is compared with, and the one that is chosen,
    /// each once whatever the letter case. A part that lost its last service stays to be chosen, as what it lost is what is looked for.
    /// </summary>
    /// <param name="offered">What there is, and what there was.</param>
    /// <param name="chosen">The part that is chosen; null for everywhere.</param>
    public static IReadOnlyList<string> Places(OfferedServices offered, string? chosen)
    {
        IEnumerable<OfferedService> services = [.. offered.Now, .. offered.Before ?? []];
        var named = services.SelectMany(s => s.Areas);
        return [.. (chosen is null ? named : named.Append(chosen)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }

    /// <summary>How many services at most are for one age, in whole years from 0 to 25, and for one part of the locality: one that is named, or anywhere else.</summary>
    public static int Alike(IReadOnlyCollection<OfferedService> services)
    {
        // Those for all of it are for every part, and for what no service names: null.
        List<string?> places = [null, .. services.SelectMany(s => s.Areas).Distinct(StringComparer.OrdinalIgnoreCase)];
        return places.Max(p => Enumerable.Range(0, OldestChild + 1).Max(age => services.Count(s => s.AgeFrom <= age && s.AgeTo >= age && IsIn(s, p))));
    }

    /// <summary>The version of a service that was approved last on a day, or before; null where none was.</summary>
    /// <param name="approvals">When each version was approved, by the day in the United Kingdom.</param>
    /// <param name="archivedOn">Since when it is offered no more; null while it is.</param>
    /// <param name="day">The day.</param>
    public static T? On<T>(IEnumerable<(T Version, DateOnly ApprovedOn, int Number)> approvals, DateOnly? archivedOn, DateOnly day) where T : class =>
        archivedOn <= day ? null : approvals.Where(a => a.ApprovedOn <= day).OrderByDescending(a => a.Number).Select(a => a.Version).FirstOrDefault();

    /// <summary>Whether a service is for a part of the locality; null for what no service names.</summary>
    private static bool IsIn(OfferedService service, string? place) => service.Areas.Count == 0 || (place is not null && service.Areas.Contains(place, StringComparer.OrdinalIgnoreCase));

    private static bool Is(OfferedService service, string need, Tier tier) => service.Tier == tier && service.Needs.Contains(need);

    private static OfferCell Cell(IReadOnlyCollection<OfferedService> services, int? before)
    {
        var longest = services.Where(s => s.WaitWeeks is not null).MaxBy(s => (s.WaitWeeks, s.WaitAsOf));
        return new(services.Count, services.Count(s => s.Room is Room.Yes or Room.Some or Room.Few), longest?.WaitWeeks, longest?.WaitAsOf, before, Alike(services));
    }
}
