namespace Headwater.Access.Contracts;

/// <summary>
/// What a post lets its holder do. What is done to a child's record asks for an involvement as well: a capability alone opens
/// no record.
/// </summary>
[Flags]
public enum Capability : long
{
    None = 0,

    /// <summary>Sees every child the organisation is involved with; without it, only those one is named for.</summary>
    SeeOrganisationChildren = 1L << 0,

    /// <summary>Sees entries marked for safeguarding.</summary>
    SeeSafeguarding = 1L << 1,

    /// <summary>Opens a record for a child, after searching for one, and keeps the roll.</summary>
    KeepRecords = 1L << 2,

    /// <summary>Writes entries into a record.</summary>
    WriteEntries = 1L << 3,

    /// <summary>Records a suspension or exclusion.</summary>
    RecordExclusions = 1L << 4,

    /// <summary>Involves another person or organisation, or ends an involvement.</summary>
    Involve = 1L << 5,

    /// <summary>Shares something from a record, or decides not to, and says why.</summary>
    Share = 1L << 6,

    /// <summary>Opens a record in an emergency without an involvement, for an hour.</summary>
    BreakGlass = 1L << 7,

    /// <summary>Reviews emergency openings.</summary>
    ReviewBreakGlass = 1L << 8,

    /// <summary>Reads who opened the records of the organisation's children.</summary>
    ReadAudit = 1L << 9,

    /// <summary>Invites people, appoints them to posts and ends posts.</summary>
    ManagePeople = 1L << 10,

    /// <summary>Confirms once a year that posts are still right.</summary>
    CertifyAccess = 1L << 11,

    /// <summary>Keeps the information-sharing agreements.</summary>
    ManageAgreements = 1L << 12,

    /// <summary>Runs retention and erasure, and answers requests of subjects for their data.</summary>
    ProtectData = 1L << 13,

    /// <summary>Sees the locality's own figures, small numbers withheld.</summary>
    SeeFigures = 1L << 14,

    /// <summary>Sits on a fair access panel.</summary>
    SitOnPanel = 1L << 15,

    /// <summary>Chairs a fair access panel.</summary>
    ChairPanel = 1L << 16,

    /// <summary>Answers and passes on what reaches the helpline.</summary>
    Triage = 1L << 17,

    /// <summary>Takes referrals for a service.</summary>
    TakeReferrals = 1L << 18,

    /// <summary>Leads the partnership for the anchor: plan, membership, money.</summary>
    LeadLocality = 1L << 19,

    /// <summary>Facilitates: meetings, method, coaching plan; holds no seat.</summary>
    Facilitate = 1L << 20,

    /// <summary>Calls meetings and keeps the members' list.</summary>
    Convene = 1L << 21,

    /// <summary>Coaches; the notes are private.</summary>
    Coach = 1L << 22,

    /// <summary>Chairs a sub-group.</summary>
    ChairSubGroup = 1L << 23,

    /// <summary>Takes part as a member.</summary>
    TakePart = 1L << 24,

    /// <summary>Reads what members read, and changes nothing.</summary>
    Observe = 1L << 25,

    /// <summary>Evaluates: panel data without identities.</summary>
    Evaluate = 1L << 26,

    /// <summary>Governs a school: reviews exclusions and figures.</summary>
    Govern = 1L << 27,

    /// <summary>Keeps the installation's settings.</summary>
    Administer = 1L << 28,

    /// <summary>Sees a child's record as family: own child, or oneself.</summary>
    BeFamily = 1L << 29,
}
