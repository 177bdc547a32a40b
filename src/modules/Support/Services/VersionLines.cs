using System.Globalization;

namespace Headwater.Support.Services;

/// <summary>Something that a draft says otherwise than what was approved.</summary>
internal sealed record VersionDifference(string What, string Before, string After);

/// <summary>What a version says, line by line, and where two differ.</summary>
internal static class VersionLines
{
    public static IReadOnlyList<(string What, string Said)> Of(ServiceVersion version, IEnumerable<ServicePlace> places) =>
    [
        ("Name", version.Name), ("What it does", version.Summary), ("Who finds it", ServiceWords.Opennesses.First(o => o.Openness == version.Openness).Words), ("How much help", ServiceWords.Of(version.Tier)), ("Needs", ServiceWords.Joined(ServiceWords.Keys(version.Needs).Select(n => NeedWords.Of(n) ?? n))), ("Ages", ServiceWords.Ages(version.AgeFrom, version.AgeTo)),
        ("For whom", ServiceWords.Of(version.ForWhom)), ("At school", ServiceWords.Of(version.Phases)), ("Areas", ServiceWords.Joined(ServiceWords.Lines(version.Areas))), ("What it costs", version.Cost), ("Languages", ServiceWords.Joined(ServiceWords.Lines(version.Languages))), ("Easier to come", ServiceWords.Joined(ServiceWords.Lines(version.Access))),
        ("When to refer", version.WhenToRefer), ("How to refer", version.HowToRefer), ("What must have been tried", version.TriedFirst), ("Who decides", version.WhoDecides), ("What happens next", version.WhatHappensNext), ("Telephone", version.Phone ?? ""), ("E-mail", version.Email ?? ""), ("Website", version.Website ?? ""),
        ("For professionals alone", version.ForProfessionals ?? ""), ("Asked of a referral", string.Join(" / ", ServiceWords.Lines(version.Questions ?? ""))), ("Where", string.Join("; ", places.Select(Place))),
    ];

    /// <summary>Empty where they say the same.</summary>
    public static IReadOnlyList<VersionDifference> Between(IReadOnlyList<(string What, string Said)> before, IReadOnlyList<(string What, string Said)> after) =>
        [.. before.Zip(after).Where(p => p.First.Said != p.Second.Said).Select(p => new VersionDifference(p.First.What, p.First.Said, p.Second.Said))];

    private static string Place(ServicePlace place)
    {
        var line = ServiceWords.Joined(new[] { place.Name, place.Street, place.Town, place.Postcode }.OfType<string>());
        return place is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"{line} ({latitude}, {longitude})") : line;
    }
}
