using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Access.Disclosures;

/// <summary>
/// One act of sharing from a child's record, or one decision not to share. It is made by <see cref="Share"/> or
/// <see cref="Decline"/> alone, so that none stands without consent or a reason. Never changed: it is recalled.
/// </summary>
internal sealed class Disclosure : IEntry, IAudited, Data.IVersioned
{
    public const int TextLength = 1000;
    public const int NameLength = 200;

    private Disclosure()
    {
    }

    public static EntryKinds Kind => EntryKinds.Identity;

    public Guid Id { get; private init; }
    public LocalityId LocalityId { get; private init; }
    public ChildId ChildId { get; private init; }

    /// <summary>The organisation that shared or declined to.</summary>
    public OrganisationId OwnerId { get; private init; }

    public PersonId DecidedBy { get; private init; }
    public DateTime DecidedAtUtc { get; private init; }

    /// <summary>False for a decision not to share.</summary>
    public bool IsShared { get; private init; }

    public EntryKinds Kinds { get; private init; }
    public string What { get; private init; } = "";
    public OrganisationId? ToOrganisation { get; private init; }
    public PersonId? ToPerson { get; private init; }
    public string? ToOutsideBody { get; private init; }
    public LawfulBasis? Basis { get; private init; }
    public string? ConsentWhose { get; private init; }
    public DateOnly? ConsentOn { get; private init; }
    public string? ConsentHow { get; private init; }
    public WithoutConsent? Without { get; private init; }

    /// <summary>Why there is no consent, or why it was not shared.</summary>
    public string? Reason { get; private init; }

    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>Families see it, unless showing it could do harm.</summary>
    public Visibility Visibility { get; private init; }

    public string? HarmIfShown { get; private init; }
    public DateTime? RecalledAtUtc { get; private set; }
    public PersonId? RecalledBy { get; private set; }
    public string? RecalledWhy { get; private set; }

    /// <summary>When those it concerns were told that its time is over.</summary>
    public DateTime? ExpiryToldAtUtc { get; private set; }

    public int Version { get; private init; }

    /// <exception cref="InputRefusedException">Something is missing or contradicts itself.</exception>
    public static Disclosure Share(NewDisclosure asked, PersonId by, DateTime nowUtc)
    {
        var today = UkDays.DayOf(nowUtc);
        if (asked.Basis == LawfulBasis.Consent && asked.Ground.Consent is null)
            throw new InputRefusedException("Sharing on the basis of consent needs the consent: whose, when and how.");
        if (asked.Ground.Consent?.On > today)
            throw new InputRefusedException("Consent cannot have been given in the future.");
        if (asked.ExpiresOn < today)
            throw new InputRefusedException("What is shared cannot expire before it is shared: choose a later day.");
        return new()
        {
            Id = Guid.CreateVersion7(), ChildId = asked.Child, OwnerId = asked.From, DecidedBy = by, DecidedAtUtc = nowUtc, IsShared = true,
            Kinds = asked.Kinds == EntryKinds.None ? throw new InputRefusedException("Choose what kinds of entries are shared.") : asked.Kinds,
            What = Text(asked.What, "Say in words what is shared"),
            ToOrganisation = asked.To.Organisation, ToPerson = asked.To.Person, ToOutsideBody = Body(asked.To, asked.From), Basis = asked.Basis,
            ConsentWhose = Short(asked.Ground.Consent?.Whose), ConsentOn = asked.Ground.Consent?.On, ConsentHow = Short(asked.Ground.Consent?.How),
            Without = asked.Ground.Without, Reason = asked.Ground.Reason is { } reason ? Text(reason, "Give the reason") : null,
            ExpiresOn = asked.ExpiresOn, Visibility = Shown(asked.HarmIfShown), HarmIfShown = Harm(asked.HarmIfShown),
        };
    }

    /// <summary>A decision not to share, with its reason (HM Government, Information sharing, 2024: record it either way).</summary>
    /// <exception cref="InputRefusedException">The reason says too little, or it does not say what was not shared, or with whom.</exception>
    public static Disclosure Decline(ChildId child, OrganisationId owner, EntryKinds kinds, string what, Recipient to, string? reason, string? harmIfShown, PersonId by, DateTime nowUtc) =>
        (reason?.Trim().Length ?? 0) < SharingGround.ReasonLeast
            ? throw new InputRefusedException("Say in a sentence why it is not shared (at least 20 characters).")
            : new()
            {
                Id = Guid.CreateVersion7(), ChildId = child, OwnerId = owner, DecidedBy = by, DecidedAtUtc = nowUtc, IsShared = false, Kinds = kinds,
                What = Text(what, "Say in words what is not shared"), ToOrganisation = to.Organisation, ToPerson = to.Person, ToOutsideBody = Body(to, owner),
                Reason = Text(reason!, "Give the reason"), Visibility = Shown(harmIfShown), HarmIfShown = Harm(harmIfShown),
            };

    /// <summary>Asks for it back: the recipient may use it no longer.</summary>
    /// <exception cref="InputRefusedException">Nothing was shared, it was recalled already, or no reason is given.</exception>
    public void Recall(string? why, PersonId by, DateTime nowUtc)
    {
        if (!IsShared || RecalledAtUtc is not null)
            throw new InputRefusedException("There is nothing to recall: it was not shared, or was recalled already.");
        (RecalledAtUtc, RecalledBy, RecalledWhy) = (nowUtc, by, Text(why, "Say why it is recalled"));
    }

    /// <summary>Those it concerns are being told that its time is over: once.</summary>
    public void TellExpiry(DateTime nowUtc) => ExpiryToldAtUtc ??= nowUtc;

    private static Visibility Shown(string? harm) => string.IsNullOrWhiteSpace(harm) ? Visibility.Family : Visibility.Professionals;

    private static string? Harm(string? harm) => string.IsNullOrWhiteSpace(harm) ? null
        : harm.Trim().Length < SharingGround.ReasonLeast ? throw new InputRefusedException("Say in a sentence what harm could come of showing this to the family (at least 20 characters).")
        : Text(harm, "Say what harm could come of it");

    private static string? Body(Recipient to, OrganisationId from)
    {
        var outside = string.IsNullOrWhiteSpace(to.OutsideBody) ? null : to.OutsideBody.Trim();
        if ((to.Organisation is null ? 0 : 1) + (to.Person is null ? 0 : 1) + (outside is null ? 0 : 1) != 1)
            throw new InputRefusedException("Name one recipient: an organisation, a person, or a body outside the locality.");
        if (to.Organisation == from)
            throw new InputRefusedException("An organisation does not share with itself.");
        return Short(outside);
    }

    private static string? Short(string? text) => text is null || text.Length <= NameLength ? text : throw new InputRefusedException("A name or a way of consent is at most 200 characters long.");

    private static string Text(string? text, string what) => (text?.Trim().Length ?? 0) is > 0 and <= TextLength ? text!.Trim() : throw new InputRefusedException($"{what}, in at most 1,000 characters.");
}
