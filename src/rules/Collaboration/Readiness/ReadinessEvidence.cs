namespace Headwater.Collaboration;

/// <summary>What is looked at before the facilitator steps back. The first five are gates, the others signs.</summary>
public enum ReadinessItem
{
    /// <summary>G1: every live activity has a member as chair, at least half not from the anchor.</summary>
    Chairs = 1,

    /// <summary>G2: a named secretariat with hours confirmed for twelve months.</summary>
    Secretariat = 2,

    /// <summary>G3: without the facilitator members still reach each other and no sector is cut off.</summary>
    FacilitatorRemoval = 3,

    /// <summary>G4: parents' and voluntary-sector seats are held and not fading.</summary>
    KeySeats = 4,

    /// <summary>G5: the last three meetings were called, chaired and minuted by members.</summary>
    MemberRunMeetings = 5,

    /// <summary>6: weighted coverage of the map.</summary>
    Coverage = 6,

    /// <summary>7: leading is spread.</summary>
    Leadership = 7,

    /// <summary>8: critical roles have a deputy or successor.</summary>
    Succession = 8,

    /// <summary>9: decisions are reached without the facilitator running the process.</summary>
    OwnDecisions = 9,

    /// <summary>10: every sector is heard.</summary>
    Heard = 10,

    /// <summary>11: trust has not fallen, and enough answered.</summary>
    Trust = 11,

    /// <summary>12: few actions are overdue and the next review is booked.</summary>
    PlanKept = 12,

    /// <summary>13: money is there for twelve months and not from one funder.</summary>
    Funded = 13,

    /// <summary>14: the handover pack is complete and members run the next survey.</summary>
    Handover = 14,
}

/// <summary>A live activity's chair.</summary>
/// <param name="InPost">Whether a member holds the chair.</param>
/// <param name="FromAnchor">Whether that member is from the anchor.</param>
public sealed record ActivityChair(bool InPost, bool FromAnchor);

/// <summary>Parents or the voluntary sector.</summary>
/// <param name="Sector">Its name.</param>
/// <param name="Filled">Whether all its seats are held.</param>
/// <param name="Fading">Whether a seat of it, or it as a whole, is fading.</param>
public sealed record KeySector(string Sector, bool Filled, bool Fading);

/// <summary>How heard a sector is.</summary>
/// <param name="Sector">Its name.</param>
/// <param name="Heard">Mean answer to "I was heard", 1 to 5; null where nobody was asked.</param>
/// <param name="VoiceRatio">Its voice ratio; null where it was not tallied.</param>
public sealed record SectorHeard(string Sector, double? Heard, double? VoiceRatio);

/// <summary>Two seats of different sectors who stand for something that cannot be worked out.</summary>
/// <param name="Item">What they stand for.</param>
/// <param name="FirstSector">The one seat's sector.</param>
/// <param name="SecondSector">The other's; not the same.</param>
public sealed record Attestation(ReadinessItem Item, string FirstSector, string SecondSector);

/// <summary>What is known for a readiness review. What is null is not known; it then holds only if two seats of different sectors stand for it.</summary>
public sealed record ReadinessEvidence
{
    /// <summary>G1: the chair of each live activity.</summary>
    public IReadOnlyList<ActivityChair>? Chairs { get; init; }

    /// <summary>G2: months for which a named secretariat's hours are confirmed.</summary>
    public int? SecretariatMonths { get; init; }

    /// <summary>G3: the network without the facilitator.</summary>
    public NetworkWithout? WithoutFacilitator { get; init; }

    /// <summary>G4: parents and the voluntary sector.</summary>
    public IReadOnlyList<KeySector>? KeySectors { get; init; }

    /// <summary>G5: for each meeting, the latest last, whether members called, chaired and minuted it.</summary>
    public IReadOnlyList<bool>? MeetingsRunByMembers { get; init; }

    /// <summary>6: weighted coverage in [0, 1].</summary>
    public double? WeightedCoverage { get; init; }

    /// <summary>7: who leads.</summary>
    public LeadershipMeasure? Leadership { get; init; }

    /// <summary>8: critical roles with a deputy or successor, and all of them.</summary>
    public (int Covered, int All)? CriticalRoles { get; init; }

    /// <summary>9: for each decision, the latest last, whether it was reached without the facilitator running the process.</summary>
    public IReadOnlyList<bool>? DecisionsWithoutFacilitator { get; init; }

    /// <summary>10: every sector.</summary>
    public IReadOnlyList<SectorHeard>? Heard { get; init; }

    /// <summary>11: points of trust since the wave before, and the share that answered.</summary>
    public (double Points, double Response)? Trust { get; init; }

    /// <summary>12: share of open actions overdue, and months to the next booked review (null: none booked).</summary>
    public (double Overdue, int? MonthsToReview)? Plan { get; init; }

    /// <summary>13: months covered and the largest funder's share.</summary>
    public RunwayMeasure? Funding { get; init; }

    /// <summary>14: whether the handover pack is complete, and whether members run the next survey.</summary>
    public (bool PackComplete, bool MembersRunSurvey)? Handover { get; init; }

    /// <summary>What two seats stand for, for items that are null above.</summary>
    public IReadOnlyList<Attestation> Attested { get; init; } = [];
}
