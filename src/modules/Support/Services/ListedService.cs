using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Services;

/// <summary>Whether somebody who asks today would be taken.</summary>
internal enum Room
{
    /// <summary>Nobody has said.</summary>
    NotSaid,
    Yes,
    Some,
    Few,
    Full,
}

/// <summary>Who provides services; often an organisation of the partnership, whose people then keep what is said of them.</summary>
internal sealed class ListedOrganisation : IAudited, IVersioned
{
    public const int NameLength = 150;
    public const int DescriptionLength = 600;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Description { get; set; }
    public string? Website { get; set; }

    /// <summary>The organisation of the partnership that it is; null for one that has nobody here.</summary>
    public OrganisationId? PartnerId { get; set; }

    public int Version { get; init; }
}

/// <summary>
/// A service, with what changes from week to week. What else is said of it stands in its versions: the one that was approved last is
/// public, whatever is drafted beside it.
/// </summary>
internal sealed class ListedService : IAudited, IVersioned
{
    public const int ReasonLength = 300;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid ProviderId { get; init; }

    /// <summary>The version that was approved last; null before the first.</summary>
    public Guid? ApprovedId { get; set; }

    /// <summary>The day on which somebody last said that the approved version is right.</summary>
    public DateOnly? AssuredOn { get; set; }

    public Room Room { get; set; }

    /// <summary>The day of which <see cref="Room"/> is said.</summary>
    public DateOnly? RoomAsOf { get; set; }

    /// <summary>How many weeks people typically wait; null where nobody has said.</summary>
    public int? WaitWeeks { get; set; }

    /// <summary>The day of which <see cref="WaitWeeks"/> is said.</summary>
    public DateOnly? WaitAsOf { get; set; }

    /// <summary>Since when it is offered no more; null while it is.</summary>
    public DateOnly? ArchivedOn { get; set; }

    public string? ArchivedBecause { get; set; }

    public required DateTime ChangedAtUtc { get; set; }
    public int Version { get; init; }
}

/// <summary>Moves with every change of what a locality publishes, so that what is held in memory is known to be old.</summary>
internal sealed class DirectoryState : IAudited, IVersioned
{
    public LocalityId LocalityId { get; init; }
    public required DateTime ChangedAtUtc { get; set; }

    /// <summary>The number of the directory: another number, another directory.</summary>
    public int Version { get; init; }
}
