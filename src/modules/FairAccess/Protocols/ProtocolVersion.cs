using Headwater.Kernel;
using Headwater.Data;

namespace Headwater.FairAccess.Protocols;

/// <summary>Which of the two protocols of a locality.</summary>
internal enum Track
{
    Mainstream,
    AlternativeProvision,
}

/// <summary>What somebody decided about a version. Whether it holds on a day follows from its day and the versions after it.</summary>
internal enum ProtocolStage
{
    Draft,

    /// <summary>Before the schools, each of which agrees or objects. Nothing in it changes.</summary>
    InConsultation,

    /// <summary>It has a day from which it holds.</summary>
    Settled,
}

/// <summary>How it is settled whose turn it is (rule 3.13).</summary>
internal enum Strategy
{
    Credit,
    Rotation,
    ContextScore,
    Panel,
}

/// <summary>What comes after as many children placed as can be, in which order.</summary>
internal enum ObjectiveOrder
{
    BurdenPreferenceDistance,
    BurdenDistancePreference,
    PreferenceBurdenDistance,
    PreferenceDistanceBurden,
    DistanceBurdenPreference,
    DistancePreferenceBurden,
}

/// <summary>The categories (a) to (m) of the School Admissions Code 2021, 3.17.</summary>
internal enum Category
{
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
}

/// <summary>One version of a protocol. Once it was put to the schools nothing in it changes: what is to be otherwise stands in a new version.</summary>
internal sealed class ProtocolVersion : IAudited, IVersioned
{
    public const int TextLength = 1000;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Track Track { get; init; }

    /// <summary>1, 2, 3 and so on within the track.</summary>
    public required int Number { get; init; }

    public ProtocolStage Stage { get; set; }

    /// <summary>Why there is this version, for whoever reads it first.</summary>
    public string? Why { get; set; }

    public Strategy Strategy { get; set; } = Strategy.Credit;

    /// <summary>By how many per cent a balance goes down in a year; 0 for not at all.</summary>
    public int DecayPercent { get; set; }

    /// <summary>So many children more in a year group …</summary>
    public int CapExtra { get; set; } = 1;

    /// <summary>… for so many of the published admission number, rounded up.</summary>
    public int CapPer { get; set; } = 30;

    /// <summary>How far a child may have to travel, in metres; null for no limit.</summary>
    public int? ReachMetres { get; set; }

    /// <summary>What is agreed on travel beside the distance, such as minutes by bus.</summary>
    public string? TravelNote { get; set; }

    public ObjectiveOrder Order { get; set; }

    /// <summary>A child placed by this protocol counts towards the school's balance, by the points of its category.</summary>
    public bool FairAccessCounts { get; set; } = true;

    /// <summary>Points for taking a child who was permanently excluded; null when it does not count.</summary>
    public int? ExclusionPoints { get; set; }

    /// <summary>Points for taking a child by a managed move; null when it does not count.</summary>
    public int? ManagedMovePoints { get; set; }

    /// <summary>Points for taking a child back from alternative provision; null when it does not count.</summary>
    public int? ReintegrationPoints { get; set; }

    /// <summary>How many school days a school has to answer.</summary>
    public int ResponseDays { get; set; } = 3;

    /// <summary>A school that does not answer in time has the child.</summary>
    public bool SilenceAllocates { get; set; }

    /// <summary>So many members make the panel able to decide.</summary>
    public int Quorum { get; set; } = 3;

    /// <summary>When it was put to the schools; answers before that were to something else.</summary>
    public DateTime? ConsultedAtUtc { get; set; }

    /// <summary>The first day on which it holds; null until it is settled.</summary>
    public DateOnly? FromDay { get; set; }

    /// <summary>The version it was made from.</summary>
    public Guid? MadeFrom { get; init; }

    public required PersonId MadeBy { get; init; }
    public required DateTime MadeAtUtc { get; init; }

    /// <summary>Moves with every change, also of its categories and schools, so that two people who change it at once are told.</summary>
    public required DateTime ChangedAtUtc { get; set; }

    public int Version { get; init; }
}

/// <summary>A category as a version has it.</summary>
internal sealed class ProtocolCategory : IAudited
{
    public const int WordsLength = 400;

    public LocalityId LocalityId { get; init; }
    public required Guid VersionId { get; init; }
    public required Category Letter { get; init; }
    public required string Words { get; set; }
    public required bool IsUsed { get; set; }

    /// <summary>What a child of this category adds to a school's balance.</summary>
    public required int Points { get; set; }
}

/// <summary>A school that takes part, as a version has it.</summary>
internal sealed class ProtocolSchool : IAudited
{
    public const int ReasonLength = 300;

    public LocalityId LocalityId { get; init; }
    public required Guid VersionId { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>The published admission number: places in a year group.</summary>
    public int? AdmissionNumber { get; set; }

    /// <summary>Points with which it begins; more means that it took more than others before.</summary>
    public int OpeningBalance { get; set; }

    public string? OpeningReason { get; set; }

    /// <summary>How demanding its intake is, as the schools reckon it: where the protocol goes by context score, a low score takes first.</summary>
    public int? ContextScore { get; set; }
}

/// <summary>What a school says to a version. The last word of a school counts; earlier ones stay.</summary>
internal sealed class SchoolAnswer : IAudited
{
    public const int WordsLength = 1000;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid VersionId { get; init; }
    public required OrganisationId SchoolId { get; init; }
    public required bool Agrees { get; init; }
    public string? Words { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
}

/// <summary>A school, or one year group of it, that is not asked to take a child for a time. It stands beside the versions: they come and go meanwhile.</summary>
internal sealed class Exemption : IAudited, IVersioned
{
    public const int ReasonLength = 1000;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Track Track { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>The national curriculum year; null for the whole school.</summary>
    public int? YearGroup { get; init; }

    public required string Reason { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day: an exemption without an end would be no exemption.</summary>
    public required DateOnly ToDay { get; set; }

    /// <summary>Why it ended sooner than was said; null where it did not.</summary>
    public string? EndedBecause { get; set; }

    public required PersonId GivenBy { get; init; }
    public required DateTime GivenAtUtc { get; init; }
    public int Version { get; init; }
}
