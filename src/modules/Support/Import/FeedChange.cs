using System.Globalization;
using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>What a feed says of a service beside what was said before, or stands here. Values in, values out.</summary>
internal static class FeedChange
{
    /// <summary>A field that a feed can say something of.</summary>
    /// <param name="What">What it is called on the page of a service.</param>
    /// <param name="Said">What stands in it, as people read it.</param>
    /// <param name="Put">Puts what the first says into the second.</param>
    private sealed record FeedField(string What, Func<TypedService, string> Said, Func<TypedService, TypedService, TypedService> Put);

    private static readonly FeedField[] Fields =
    [
        new("Name", t => t.Name ?? "", (from, to) => to with { Name = from.Name }),
        new("What it does", t => t.Summary ?? "", (from, to) => to with { Summary = from.Summary }),
        new("Needs", t => ServiceWords.Joined(t.Needs.Select(n => NeedWords.Of(n) ?? n)), (from, to) => to with { Needs = from.Needs }),
        new("Ages", t => ServiceWords.Ages(t.AgeFrom, t.AgeTo), (from, to) => to with { AgeFrom = from.AgeFrom, AgeTo = from.AgeTo }),
        new("For which parts of the area", t => Lines(t.Areas), (from, to) => to with { Areas = from.Areas }),
        new("What it costs", t => t.Cost ?? "", (from, to) => to with { Cost = from.Cost }),
        new("Languages", t => Lines(t.Languages), (from, to) => to with { Languages = from.Languages }),
        new("What makes it easier to come", t => Lines(t.Access), (from, to) => to with { Access = from.Access }),
        new("How to refer", t => t.HowToRefer ?? "", (from, to) => to with { HowToRefer = from.HowToRefer }),
        new("Telephone", t => t.Phone ?? "", (from, to) => to with { Phone = from.Phone }),
        new("E-mail", t => t.Email ?? "", (from, to) => to with { Email = from.Email }),
        new("Website", t => t.Website ?? "", (from, to) => to with { Website = from.Website }),
        new("Where", t => string.Join("; ", t.Places.Select(Place)), (from, to) => to with { Places = Placed(from.Places, to.Places) }),
    ];

    /// <summary>Field by field where the second says otherwise; empty where both say the same.</summary>
    public static IReadOnlyList<VersionDifference> Between(TypedService before, TypedService after) =>
        [.. Fields.Where(f => f.Said(before) != f.Said(after)).Select(f => new VersionDifference(f.What, f.Said(before), f.Said(after)))];

    /// <summary>
    /// What stands here with what the feed changed since it was looked at last. What the feed did not change is not touched: people here
    /// wrote it otherwise for a reason.
    /// </summary>
    public static TypedService Merged(TypedService here, TypedService before, TypedService after) =>
        Fields.Where(f => f.Said(before) != f.Said(after)).Aggregate(here, (all, field) => field.Put(after, all));

    /// <summary>A version as if it had been typed.</summary>
    public static TypedService Of(ServiceVersion version, IEnumerable<ServicePlace> places) => new()
    {
        Name = version.Name, Summary = version.Summary, Openness = version.Openness, Tier = version.Tier, Needs = ServiceWords.Keys(version.Needs), AgeFrom = version.AgeFrom, AgeTo = version.AgeTo, ForWhom = version.ForWhom, Phases = version.Phases, Areas = version.Areas, Cost = version.Cost, Languages = version.Languages, Access = version.Access,
        WhenToRefer = version.WhenToRefer, HowToRefer = version.HowToRefer, TriedFirst = version.TriedFirst, WhoDecides = version.WhoDecides, WhatHappensNext = version.WhatHappensNext, Phone = version.Phone, Email = version.Email, Website = version.Website, ForProfessionals = version.ForProfessionals, Questions = version.Questions,
        Places = [.. places.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new TypedPlace(p.LocationId, p.Kind, p.Name, p.Street, p.Town, p.Postcode, p.Latitude?.ToString(CultureInfo.InvariantCulture), p.Longitude?.ToString(CultureInfo.InvariantCulture)))],
    };

    /// <summary>Places of the feed under the ids that the same places have here, so that what points at them still does.</summary>
    private static List<TypedPlace> Placed(IReadOnlyList<TypedPlace> from, IReadOnlyList<TypedPlace> here)
    {
        List<TypedPlace> left = [.. here];
        List<TypedPlace> placed = [];
        foreach (var place in from)
        {
            var same = left.Find(h => FeedLikeness.Bare(h.Name) == FeedLikeness.Bare(place.Name)) ?? left.Find(h => h.Postcode is not null && FeedLikeness.Bare(h.Postcode) == FeedLikeness.Bare(place.Postcode)) ?? (from.Count == 1 && here.Count == 1 ? here[0] : null);
            if (same is not null)
                left.Remove(same);
            placed.Add(place with { Location = same?.Location });
        }

        return placed;
    }

    private static string Lines(string? list) => ServiceWords.Joined(ServiceWords.Lines(list ?? ""));

    private static string Place(TypedPlace place)
    {
        var line = ServiceWords.Joined(new[] { place.Name, place.Street, place.Town, place.Postcode }.Where(t => !string.IsNullOrEmpty(t)).OfType<string>());
        return place is { Latitude: { } latitude, Longitude: { } longitude } ? $"{line} ({latitude}, {longitude})" : line;
    }
}
