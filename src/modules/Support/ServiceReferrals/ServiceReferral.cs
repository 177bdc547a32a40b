using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.ServiceReferrals;

/// <summary>
/// Why a service is told about a child without permission of the family. That telling the family would do harm is none of them: the family
/// reads who sees the record, so that such a case goes by telephone.
/// </summary>
internal enum OverrideGround
{
    /// <summary>Permission was refused, and what the child needs outweighs that.</summary>
    RefusedAndOutweighed,

    /// <summary>Nobody of the family could be reached, and waiting would harm the child.</summary>
    CouldNotBeReached,

    /// <summary>The law has the service told.</summary>
    LawAsksForIt,
}

/// <summary>
/// A service of the directory asked to help one child. Never deleted: it is withdrawn. A draft is read by the organisation that writes it;
/// once sent by everybody involved, the family included.
/// </summary>
internal sealed class ServiceReferral : IEntry, IAudited, IVersioned
{
    public const int NameLength = 200;
    public const int TextLength = 4000;
    public const int ReasonLength = 2000;

    public static EntryKinds Kind => EntryKinds.Help;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; set; }

    /// <summary>Who asks: the organisation that refers, or that hands the child on.</summary>
    public required OrganisationId OwnerId { get; init; }

    /// <summary>Who asked first, of the referrals that were handed on one after the other; reads what becomes of it.</summary>
    public required OrganisationId BegunBy { get; init; }

    public required Guid ServiceId { get; init; }

    /// <summary>What the service was called when it was asked.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The organisation whose people take referrals for it.</summary>
    public required OrganisationId ProviderId { get; init; }

    /// <summary>The first of the referrals that were handed on one after the other; itself where it is the first.</summary>
    public required Guid RootId { get; init; }

    /// <summary>The declined referral in whose place it was made; null for the first.</summary>
    public Guid? FormerId { get; init; }

    /// <summary>The referral that was sent in its place; null while nobody has handed the child on.</summary>
    public Guid? NextId { get; set; }

    /// <summary>How often the child was passed on with it: 1 for the first referral, 2 for the next.</summary>
    public required int HandOffs { get; init; }

    public required ReferralState State { get; set; }

    /// <summary>The day on which the family was given the privacy notice.</summary>
    public DateOnly? NoticeOn { get; set; }

    /// <summary>Who gave permission, by name and relation; null where nobody did.</summary>
    public string? PermissionBy { get; set; }

    public string? PermissionHow { get; set; }
    public DateOnly? PermissionOn { get; set; }

    /// <summary>Why it goes without permission; null where there is one.</summary>
    public OverrideGround? Ground { get; set; }

    public string? GroundWords { get; set; }

    /// <summary>Why help is asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>What was tried, and what came of it.</summary>
    public string? Tried { get; set; }

    /// <summary>What is to be different for the child.</summary>
    public string? Hoped { get; set; }

    /// <summary>What the service asks besides, a question a line; null where nothing.</summary>
    public string? OwnQuestions { get; init; }

    /// <summary>The answers to them; read through <see cref="ServiceQuestions"/>.</summary>
    public string? OwnAnswers { get; set; }

    /// <summary>The day on which it was sent; null for a draft.</summary>
    public DateOnly? SentOn { get; set; }

    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
    public int Version { get; init; }
}

/// <summary>A change of state of a referral: from what to what, who, for which organisation, when and why. Never changed, never deleted.</summary>
internal sealed class ServiceReferralStep : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Help;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ReferralId { get; init; }

    /// <summary>1, 2, 3 and so on within the referral: of two at once one fails.</summary>
    public required int Number { get; init; }

    public required Visibility Visibility { get; init; }

    /// <summary>The organisation for which it was taken.</summary>
    public required OrganisationId OwnerId { get; init; }

    /// <summary>Null for the first.</summary>
    public ReferralState? From { get; init; }

    public required ReferralState To { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Why { get; init; }
}
