using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Consent as it was given: whose, when and how.</summary>
/// <param name="Whose">A parent, carer or the young person, by name and relation.</param>
/// <param name="On">The day it was given.</param>
/// <param name="How">For example signed form, by telephone, in the meeting.</param>
public sealed record ConsentGiven(string Whose, DateOnly On, string How);

/// <summary>Why something is shared without consent.</summary>
public enum WithoutConsent
{
    /// <summary>The law asks for no consent: a public task or legal obligation.</summary>
    NotNeeded,

    /// <summary>Consent was refused or not asked for, because the child's safety or welfare outweighs it.</summary>
    Overridden,
}

/// <summary>On what ground something is shared: consent, or a reason why there is none. It cannot be made without one of them.</summary>
public sealed record SharingGround
{
    /// <summary>A reason is a sentence, not a word.</summary>
    public const int ReasonLeast = 20;

    private SharingGround(ConsentGiven? consent, WithoutConsent? without, string? reason) => (Consent, Without, Reason) = (consent, without, reason);

    /// <summary>The consent; null when there is none.</summary>
    public ConsentGiven? Consent { get; }

    /// <summary>Why there is none; null when there is consent.</summary>
    public WithoutConsent? Without { get; }

    /// <summary>The reason in words; null when there is consent.</summary>
    public string? Reason { get; }

    /// <exception cref="InputRefusedException">It does not say whose consent it is, or how it was given.</exception>
    public static SharingGround ByConsent(ConsentGiven consent) =>
        string.IsNullOrWhiteSpace(consent.Whose) || string.IsNullOrWhiteSpace(consent.How) || consent.On == default
            ? throw new InputRefusedException("Say whose consent it is, on which day and how it was given.")
            : new(consent with { Whose = consent.Whose.Trim(), How = consent.How.Trim() }, null, null);

    /// <exception cref="InputRefusedException">The reason is shorter than <see cref="ReasonLeast"/> characters.</exception>
    public static SharingGround WithReason(WithoutConsent without, string? reason) =>
        (reason?.Trim().Length ?? 0) < ReasonLeast
            ? throw new InputRefusedException("Say in a sentence why no consent is needed, or why it is overridden (at least 20 characters).")
            : new(null, without, reason!.Trim());
}

/// <summary>Who something is shared with: exactly one of the three.</summary>
/// <param name="Organisation">An organisation of the locality.</param>
/// <param name="Person">A person who can sign in, such as a parent.</param>
/// <param name="OutsideBody">Anybody else, by name.</param>
public sealed record Recipient(OrganisationId? Organisation = null, PersonId? Person = null, string? OutsideBody = null);

/// <summary>One act of sharing something from a child's record.</summary>
/// <param name="Child">Whose record.</param>
/// <param name="From">The organisation that shares.</param>
/// <param name="Kinds">What kinds of entries.</param>
/// <param name="What">What exactly, in words.</param>
/// <param name="To">Who with.</param>
/// <param name="Basis">On what basis in law.</param>
/// <param name="Ground">Consent, or the reason why there is none.</param>
/// <param name="ExpiresOn">The last day on which the recipient may use it; null for no end.</param>
/// <param name="HarmIfShown">Why the family is not shown this; null when they are.</param>
public sealed record NewDisclosure(
    ChildId Child, OrganisationId From, EntryKinds Kinds, string What, Recipient To, LawfulBasis Basis, SharingGround Ground, DateOnly? ExpiresOn = null, string? HarmIfShown = null);

/// <summary>Every act of sharing, and every decision not to, is a row.</summary>
public interface IDisclosures
{
    /// <summary>Adds a disclosure to what is pending; it stands once the caller saves through <see cref="IAuditTrail"/>. Answers the fact to save with it.</summary>
    /// <exception cref="InputRefusedException">
    /// The actor's post or involvement does not let them share this, or something about it is missing or contradicts itself.
    /// </exception>
    Task<AuditFact> ShareAsync(NewDisclosure disclosure, CancellationToken ct);

    /// <summary>
    /// The family took back its consent: asks an organisation, and those who shared with it, not to use any more what was shared with
    /// it by consent. Pending as with <see cref="ShareAsync"/>; answers one fact for each. Whoever calls it has made sure that it is the
    /// family who asks.
    /// </summary>
    Task<IReadOnlyList<AuditFact>> WithdrawConsentAsync(ChildId child, OrganisationId organisation, string reason, CancellationToken ct);
}

/// <summary>A module above that keeps a copy of what was shared, such as a name: it gives it up when it is recalled, in the same transaction.</summary>
public interface IRecallFollower
{
    /// <summary>What follows from a recall; pending until the caller saves the facts.</summary>
    /// <param name="child">Whose record it was shared from.</param>
    /// <param name="disclosure">The act of sharing, by the id that <see cref="IDisclosures.ShareAsync"/> answered in its fact.</param>
    /// <param name="ct">Stops it.</param>
    Task<IReadOnlyList<AuditFact>> RecalledAsync(ChildId child, Guid disclosure, CancellationToken ct);
}
