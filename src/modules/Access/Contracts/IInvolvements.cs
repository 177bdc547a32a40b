using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Why somebody may see a child's record.</summary>
public enum InvolvementKind
{
    /// <summary>The child is on the school's roll.</summary>
    Roll,

    /// <summary>A referral was made: sent to a service, or accepted.</summary>
    Referral,

    /// <summary>The paper of one panel meeting.</summary>
    PanelPaper,

    /// <summary>A parent or carer.</summary>
    Parent,

    /// <summary>The young person's own record.</summary>
    Self,

    /// <summary>A professional named for this child.</summary>
    NamedProfessional,

    /// <summary>An emergency opening.</summary>
    BreakGlass,
}

/// <summary>
/// What an involvement is for that comes with a referral which a service has not answered yet, or answered with no: it says that help was asked
/// for, and not that help came.
/// </summary>
public static class ReferralPurposes
{
    /// <summary>The service that was asked.</summary>
    public const string Service = "The service was asked to help the child.";

    /// <summary>The helpline, after a no.</summary>
    public const string Triage = "A service could not help the child, and another is looked for.";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal) { Service, Triage };
}

/// <summary>The lawful basis of UK GDPR Article 6 on which somebody is involved.</summary>
public enum LawfulBasis
{
    PublicTask,
    LegalObligation,
    VitalInterests,
    Consent,
}

/// <summary>An involvement to be granted, to an organisation as a whole or to a person in it; to family as a person alone.</summary>
/// <param name="Child">Whose record.</param>
/// <param name="Kind">Why.</param>
/// <param name="Organisation">Null for family.</param>
/// <param name="Person">Null for everybody in the organisation whose post lets them see all its children.</param>
/// <param name="Purpose">In a sentence the family could be shown.</param>
/// <param name="Basis">On what basis in law.</param>
/// <param name="Covers">What kinds of entries; identity is always covered.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record NewInvolvement(
    ChildId Child, InvolvementKind Kind, OrganisationId? Organisation, PersonId? Person, string Purpose, LawfulBasis Basis, EntryKinds Covers, DateOnly From, DateOnly? To = null)
{
    /// <summary>The law itself has the organisation go on, whatever was agreed: a school with duties after an exclusion. Only for a legal obligation.</summary>
    public bool IsBoundByLaw { get; init; }
}

/// <summary>An involvement as it stands.</summary>
public sealed record InvolvementSummary(
    Guid Id, ChildId Child, InvolvementKind Kind, OrganisationId? Organisation, PersonId? Person, string Purpose, LawfulBasis Basis, EntryKinds Covers, DateOnly From, DateOnly? To, DateTime? EndsAtUtc, bool InForce, bool IsCarried);

/// <summary>Involvements: the only key to a child's record.</summary>
public interface IInvolvements
{
    /// <summary>
    /// Adds an involvement to what is pending; it counts once the caller saves through <see cref="IAuditTrail"/>. Answers the
    /// fact to save with it.
    /// </summary>
    /// <exception cref="InputRefusedException">
    /// No agreement in force covers the organisation, the days are the wrong way round, or it names neither organisation nor person.
    /// </exception>
    Task<AuditFact> GrantAsync(NewInvolvement involvement, CancellationToken ct);

    /// <summary>To whom papers of these children are open now, by name; past the reader's own involvements, for work that no person does.</summary>
    Task<IReadOnlyList<(ChildId Child, PersonId Person)>> PaperReadersAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct);

    /// <summary>
    /// Who of these organisations' professionals is let through now to a kind of entry of these children, by the one rule; past the
    /// reader's own involvements, for work that no person does.
    /// </summary>
    Task<IReadOnlyList<(ChildId Child, PersonId Person)>> ReadersAsync(IReadOnlyCollection<ChildId> children, EntryKinds kind, IReadOnlyCollection<OrganisationId> organisations, CancellationToken ct);

    /// <summary>
    /// Ends an involvement from now on, and with it what was carried over from it, or it from; pending until saved, as with
    /// <see cref="GrantAsync"/>. Answers one fact for each that ends.
    /// </summary>
    /// <exception cref="InputRefusedException">There is no such involvement, or it has ended.</exception>
    Task<IReadOnlyList<AuditFact>> RevokeAsync(Guid id, string reason, CancellationToken ct);

    /// <summary>
    /// Two records of one child are joined: whoever is involved with the one that ends is involved with the one that goes on, for the
    /// same kinds of entries and no longer, from today. Emergency openings are for one record and are not carried. Pending until saved,
    /// as with <see cref="GrantAsync"/>. Answers one fact for each.
    /// </summary>
    Task<IReadOnlyList<AuditFact>> CarryAsync(ChildId from, ChildId to, CancellationToken ct);

    /// <summary>The records are parted: ends what <see cref="CarryAsync"/> granted and still lasts; what it was carried from stays as it is.</summary>
    Task<IReadOnlyList<AuditFact>> TakeBackAsync(ChildId from, ChildId to, CancellationToken ct);

    /// <summary>
    /// A child leaves a school's roll: what the school and the people named in it hold through the roll lasts until the last day
    /// and no longer. Pending until saved, as with <see cref="GrantAsync"/>. Answers one fact for each that ends.
    /// </summary>
    Task<IReadOnlyList<AuditFact>> LeaveRollAsync(ChildId child, OrganisationId school, DateOnly lastDay, CancellationToken ct);

    /// <summary>
    /// The family took back its consent to sharing with an organisation: ends all that was opened to it on the basis of consent, now
    /// or for later; what the law opens stays. Pending until saved, as with <see cref="GrantAsync"/>. Answers one fact for each that
    /// ends. Whoever calls it has made sure that it is the family who asks.
    /// </summary>
    Task<IReadOnlyList<AuditFact>> WithdrawConsentAsync(ChildId child, OrganisationId organisation, string reason, CancellationToken ct);

    /// <summary>The children whose family the actor is now, and as what: a parent, or the young person.</summary>
    Task<IReadOnlyDictionary<ChildId, InvolvementKind>> OwnFamilyAsync(CancellationToken ct);

    /// <summary>Who can see this record and why, ended ones included; empty for a reader who cannot see the child.</summary>
    Task<IReadOnlyList<InvolvementSummary>> OfAsync(ChildId child, CancellationToken ct);

    /// <summary>All kinds of entries of a child, of one visibility and owner, that the reader of this scope is let through to now; by one look-up.</summary>
    Task<EntryKinds> ReachedAsync(ChildId child, Visibility visibility, OrganisationId owner, CancellationToken ct);

    /// <summary>Whether the reader of this scope is let through to a kind of entry of a child, now.</summary>
    Task<bool> ReachesAsync(ChildId child, EntryKinds kind, Visibility visibility, OrganisationId owner, CancellationToken ct);
}
