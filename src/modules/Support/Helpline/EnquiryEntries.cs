using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>What a row of the history says.</summary>
internal enum StepKind
{
    /// <summary>It went from one stage to another.</summary>
    Moved,

    /// <summary>Everything stands still, as a child may be in danger.</summary>
    Danger,

    /// <summary>Somebody said what was done about the danger.</summary>
    Safe,

    /// <summary>A child was named.</summary>
    Child,

    /// <summary>A reply was written down.</summary>
    Reply,

    /// <summary>Somebody said what it was about, and what could not be answered.</summary>
    Themes,

    /// <summary>A follow-up was promised, or done.</summary>
    FollowUp,

    /// <summary>Whoever asked wrote again.</summary>
    Wrote,
}

/// <summary>A change of an enquiry: from what to what, who, when and why. Never changed, never deleted before the enquiry is.</summary>
internal sealed class EnquiryStep : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid EnquiryId { get; init; }

    /// <summary>1, 2, 3 and so on within the enquiry: of two at once one fails.</summary>
    public required int Number { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>Null for the first.</summary>
    public EnquiryStage? From { get; init; }

    public required EnquiryStage To { get; init; }

    /// <summary>The team that has it afterwards.</summary>
    public Guid? TeamId { get; init; }

    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Why { get; init; }
}

/// <summary>How a message went.</summary>
internal enum MessageWay
{
    /// <summary>From whoever asked.</summary>
    In,

    /// <summary>To whoever asked: told by telephone or letter, or read through an <see cref="AnswerLink"/>.</summary>
    Out,
}

/// <summary>What whoever asked wrote, or was told. An internal note is another kind of thing: <see cref="EnquiryNote"/>.</summary>
internal sealed class EnquiryMessage : IAudited
{
    public const int HashLength = 64;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid EnquiryId { get; init; }
    public required MessageWay Way { get; init; }

    /// <summary>Who wrote it down; the system for what came by itself.</summary>
    public required PersonId By { get; init; }

    public required DateTime AtUtc { get; init; }
    public required string Text { get; init; }

    /// <summary>Names of what was attached; the files themselves are not kept.</summary>
    public string? Attached { get; init; }

    /// <summary>What the mail calls itself, who wrote it and what it says, hashed together (SHA-256, hexadecimal); null for what is no mail, or does not say.</summary>
    public string? MailHash { get; init; }

    /// <summary>What the file held (SHA-256, hexadecimal); null for what is no mail.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>
/// What those who work on an enquiry tell each other. Another table than what whoever asked is told, and of a type that nothing which speaks to
/// them can take.
/// </summary>
internal sealed class EnquiryNote : IAudited
{
    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid EnquiryId { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Text { get; init; }
}

/// <summary>What was promised for a day after the answer, such as a call next week.</summary>
internal sealed class EnquiryFollowUp : IAudited, Data.IVersioned
{
    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid EnquiryId { get; init; }
    public required DateOnly Day { get; init; }
    public required string What { get; init; }
    public required PersonId By { get; init; }

    /// <summary>The day on which it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; set; }

    public int Version { get; init; }
}
