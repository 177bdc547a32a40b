using Headwater.Localities.Contracts;

namespace Headwater.Support.Listings;

/// <summary>For whom a service is there: everybody, those who need more, or those who need most.</summary>
internal enum Tier
{
    Universal,
    Targeted,
    Specialist,
}

/// <summary>A service as the public finds it: what its last approved version says. Where a restricted service lies is not in here.</summary>
internal sealed record DirectoryEntry
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>Needs by key, the one it is most for first.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Ages in whole years, both ends included.</summary>
    public required (int From, int To) Ages { get; init; }

    public required string Summary { get; init; }

    public required string WhenToRefer { get; init; }

    public required string HowToRefer { get; init; }

    /// <summary>Where it is; null where it is nowhere, or where nobody is told.</summary>
    public GeoPoint? Place { get; init; }
}

/// <summary>What is looked for.</summary>
/// <param name="Words">As they were typed; empty for everything that the filters leave.</param>
/// <param name="Metres">How far from <paramref name="Near"/>; what is nowhere in particular (a telephone line) is never too far.</param>
internal sealed record DirectorySearch(string? Words = null, int? Age = null, Tier? Tier = null, string? Need = null, GeoPoint? Near = null, double? Metres = null);
