using Headwater.Localities.Contracts;
using Headwater.Support.Listings;

namespace Headwater.Support.Services;

/// <summary>Who provides, as everybody reads it.</summary>
internal sealed record PublishedOrganisation(Guid Id, string Name, string Description, string? Website);

/// <summary>A place that everybody may know.</summary>
internal sealed record PublishedPlace(Guid Id, PlaceKind Kind, string Name, string? Street, string? Town, string? Postcode, double? Latitude, double? Longitude)
{
    public GeoPoint? Point => Latitude is { } latitude && Longitude is { } longitude ? new(latitude, longitude) : null;

    /// <summary>The address in one line, as far as it is known.</summary>
    public string Line => ServiceWords.Joined(new[] { Name, Street, Town, Postcode }.OfType<string>());
}

/// <summary>
/// A service as everybody reads it, on pages, in the search and in the feed. What is not for everybody has no place in it:
/// <see cref="ListingRules.Published"/> is the only way here.
/// </summary>
internal sealed record PublishedService
{
    public required Guid Id { get; init; }
    public required PublishedOrganisation Organisation { get; init; }
    public required string Name { get; init; }
    public required string Summary { get; init; }
    public required Tier Tier { get; init; }
    public required IReadOnlyList<string> Needs { get; init; }
    public required int AgeFrom { get; init; }
    public required int AgeTo { get; init; }
    public required ForWhom ForWhom { get; init; }
    public required Phases Phases { get; init; }
    public required IReadOnlyList<string> Areas { get; init; }
    public required string Cost { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<string> Access { get; init; }
    public required string WhenToRefer { get; init; }
    public required string HowToRefer { get; init; }
    public required string TriedFirst { get; init; }
    public required string WhoDecides { get; init; }
    public required string WhatHappensNext { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public required Room Room { get; init; }
    public DateOnly? RoomAsOf { get; init; }
    public int? WaitWeeks { get; init; }
    public DateOnly? WaitAsOf { get; init; }
    public DateOnly? AssuredOn { get; init; }
    public required DateTime ChangedAtUtc { get; init; }

    /// <summary>Where it is; empty where nobody is told.</summary>
    public required IReadOnlyList<PublishedPlace> Places { get; init; }

    /// <summary>Nobody is told where it is.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>As the search knows it.</summary>
    public DirectoryEntry Entry => new()
    {
        Id = Id, Name = Name, Organisation = Organisation.Name, Tier = Tier, Needs = Needs, Ages = (AgeFrom, AgeTo), Summary = Summary, WhenToRefer = WhenToRefer, HowToRefer = HowToRefer, Place = Places.Select(p => p.Point).FirstOrDefault(p => p is not null),
    };
}
