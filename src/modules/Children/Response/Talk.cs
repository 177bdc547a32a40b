using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>Why people are to talk about a child.</summary>
internal enum TalkCause
{
    /// <summary>Days of suspension came to the locality's number.</summary>
    SuspensionDays,

    /// <summary>Somebody says that one thing that happened was serious enough.</summary>
    SeriousIncident,

    /// <summary>Somebody worries.</summary>
    Worry,
}

/// <summary>
/// A conversation that is to be had about what would help. It is opened by a number or by a person, counts nothing and is no step
/// towards a sanction.
/// </summary>
internal sealed class Talk : IEntry, IAudited, IVersioned
{
    public const int TextLength = 1000;
    public const int WhoLength = 200;

    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required TalkCause Cause { get; init; }

    /// <summary>What was seen, with its numbers.</summary>
    public required string Because { get; init; }

    /// <summary>Who sees to it that the conversation is had.</summary>
    public required PersonId HeldBy { get; init; }

    public required string WithWhom { get; init; }
    public required DateOnly By { get; init; }
    public required DateOnly RaisedOn { get; init; }
    public required PersonId RaisedBy { get; init; }
    public DateOnly? EndedOn { get; set; }
    public string? Came { get; set; }
    public int Version { get; init; }
}
