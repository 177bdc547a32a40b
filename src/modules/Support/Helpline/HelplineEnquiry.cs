using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>How an enquiry came.</summary>
internal enum CameBy
{
    Web,
    Email,
    Telephone,
    InPerson,
}

/// <summary>Who asks.</summary>
internal enum AskerRole
{
    Other,
    Parent,
    YoungPerson,
    School,
    Professional,
}

/// <summary>
/// What somebody asked the helpline. What they wrote may name a child and speak of health: it is read by those who answer the helpline and by
/// the team that has it, and by nobody else. A record of a child is linked by <see cref="EnquiryChild"/> alone.
/// </summary>
internal sealed class HelplineEnquiry : IAudited, IVersioned
{
    public const int ReferenceLength = 12;
    public const int NameLength = 200;
    public const int TextLength = 6000;
    public const int ReasonLength = 2000;
    public const int NeedLength = 40;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>What whoever asked is told, and says when they ask again.</summary>
    public required string Reference { get; init; }

    public required CameBy CameBy { get; init; }
    public required DateTime CameAtUtc { get; init; }

    /// <summary>Who wrote it down; the system for what came by itself.</summary>
    public required PersonId RecordedBy { get; init; }

    public required AskerRole Role { get; init; }
    public string? AskerName { get; init; }

    /// <summary>A telephone number, an address or an e-mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>Whether they said that they may be contacted there.</summary>
    public required bool MayContact { get; init; }

    /// <summary>What worries them.</summary>
    public required string Worry { get; init; }

    public string? Tried { get; init; }

    /// <summary>What would help, in their words.</summary>
    public string? Hoped { get; init; }

    /// <summary>How old the child is, in years; null where it was not said.</summary>
    public int? Age { get; init; }

    /// <summary>Where they live or go to school, in their words.</summary>
    public string? Place { get; init; }

    /// <summary>What it is mostly about, by the key of a need; null until somebody said so.</summary>
    public string? Need { get; set; }

    /// <summary>What was asked that there is no answer to here; null where there is one.</summary>
    public string? Unanswered { get; set; }

    public required EnquiryStage Stage { get; set; }

    /// <summary>By when an answer was promised. It stays as it was promised, whatever the settings say later.</summary>
    public required DateTime DueAtUtc { get; set; }

    public Guid? TeamId { get; set; }
    public PersonId? TakenBy { get; set; }

    /// <summary>The enquiry in which it goes on; null where it was not merged.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Since when everything stands still because a child may be in danger; null where it does not.</summary>
    public DateTime? StoppedAtUtc { get; set; }

    /// <summary>When it came in, or was opened again: replies before that answer something else.</summary>
    public required DateTime OpenedAtUtc { get; set; }

    /// <summary>The day on which it was closed or merged; null while it is not.</summary>
    public DateOnly? ClosedOn { get; set; }

    public int Version { get; init; }
}

/// <summary>The child that an enquiry names: on record, and read through an involvement as everything about a child is.</summary>
internal sealed class EnquiryChild : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Help;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid EnquiryId { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required PersonId NamedBy { get; init; }
}
