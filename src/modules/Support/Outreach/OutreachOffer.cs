using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Outreach;

/// <summary>What one provider offers schools for one school year, for an annual fee. It names no person. Never deleted: it is closed.</summary>
internal sealed class OutreachOffer : IAudited, IVersioned
{
    public const int TitleLength = 150;
    public const int TextLength = 2000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that offers it.</summary>
    public required OrganisationId ProviderId { get; init; }

    /// <summary>The provider's service of the directory, to which schools refer children.</summary>
    public required Guid ServiceId { get; init; }

    /// <summary>The first day of the school year that it is for.</summary>
    public required DateOnly YearFrom { get; init; }

    public required string Title { get; set; }

    /// <summary>What a school gets for the fee.</summary>
    public required string Gets { get; set; }

    /// <summary>Who designed it together: which schools, and when.</summary>
    public required string DesignedWith { get; set; }

    /// <summary>How an invoice is paid, in the provider's words.</summary>
    public required string HowToPay { get; set; }

    public required OfferState State { get; set; }
    public required PersonId AddedBy { get; init; }
    public int Version { get; init; }

    /// <summary>The school year that it is for.</summary>
    public AcademicYear Year => AcademicYear.Of(YearFrom);
}

/// <summary>What schools of a size pay and get. Kept as it is once a school has agreed.</summary>
internal sealed class OutreachBand : IAudited
{
    public const int MostPupils = 10_000;
    public const int MostVisits = 200;

    /// <summary>The highest annual fee, in pence.</summary>
    public const int MostPence = 10_000_000;

    public LocalityId LocalityId { get; init; }
    public required Guid OfferId { get; init; }

    /// <summary>From so many pupils on.</summary>
    public required int FromPupils { get; init; }

    /// <summary>The annual fee, in pence.</summary>
    public required int FeePence { get; set; }

    /// <summary>How many visits the fee includes.</summary>
    public required int Visits { get; set; }
}

/// <summary>That a school takes part for the year, with the fee and visits as they were when it agreed. Never deleted: it is ended.</summary>
internal sealed class OutreachAgreement : IAudited, IVersioned
{
    public const int ReasonLength = 500;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid OfferId { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>How many pupils the school counted.</summary>
    public required int Pupils { get; init; }

    /// <summary>The day on which they were counted.</summary>
    public required DateOnly CountedOn { get; init; }

    /// <summary>The annual fee of the band, in pence; it does not change.</summary>
    public required int FeePence { get; init; }

    /// <summary>How many visits are included.</summary>
    public required int Visits { get; init; }

    public required PersonId AgreedBy { get; init; }
    public required DateOnly AgreedOn { get; init; }

    /// <summary>Since when it is over; null while it lasts.</summary>
    public DateOnly? EndedOn { get; set; }

    public PersonId? EndedBy { get; set; }
    public string? EndedBecause { get; set; }
    public int Version { get; init; }
}

/// <summary>What a school is asked to pay. Never deleted: it is cancelled, and its number is not given again.</summary>
internal sealed class OutreachInvoice : IAudited, IVersioned
{
    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid OfferId { get; init; }
    public required Guid AgreementId { get; init; }

    /// <summary>1, 2, 3 and so on within the offer, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>In pence; it does not change.</summary>
    public required int AmountPence { get; init; }

    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required PersonId IssuedBy { get; init; }
    public required InvoiceState State { get; set; }

    /// <summary>The day on which it was written down as paid, or cancelled; null before.</summary>
    public DateOnly? SettledOn { get; set; }

    public PersonId? SettledBy { get; set; }

    /// <summary>Why it was cancelled; null where it was not.</summary>
    public string? CancelledBecause { get; set; }

    public int Version { get; init; }
}

/// <summary>A visit to a school. It names no child; it may point at a referral, which is read by those who see it. Never deleted: it is cancelled.</summary>
internal sealed class OutreachVisit : IAudited, IVersioned
{
    public const int PurposeLength = 300;
    public const int TextLength = 2000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The referral that it is about; null where it is about none.</summary>
    public Guid? ReferralId { get; init; }

    public required PersonId PlannedBy { get; init; }
    public required VisitState State { get; set; }

    /// <summary>What was done; null before it took place.</summary>
    public string? Done { get; set; }

    /// <summary>What came of it; null before it took place.</summary>
    public string? Outcome { get; set; }

    /// <summary>Why it was cancelled; null where it was not.</summary>
    public string? CancelledBecause { get; set; }

    /// <summary>Who wrote down that it took place, or cancelled it; null before.</summary>
    public PersonId? SettledBy { get; set; }

    public DateOnly? SettledOn { get; set; }
    public int Version { get; init; }
}
