namespace Headwater.Support.Helpline;

/// <summary>Where an enquiry stands.</summary>
internal enum EnquiryStage
{
    /// <summary>It came in, and nobody has looked at it yet.</summary>
    New,

    /// <summary>A team has it, and no person of the team yet.</summary>
    WithTeam,

    /// <summary>A person takes care of it.</summary>
    Taken,

    /// <summary>Whoever asked was told the answer.</summary>
    Answered,

    /// <summary>It waits for whoever asked.</summary>
    Waiting,

    /// <summary>A service was asked to help the child.</summary>
    Passed,

    /// <summary>A referral was considered, and not made; it stands there why.</summary>
    NotReferred,

    /// <summary>Nothing more happens to it.</summary>
    Closed,

    /// <summary>It goes on in another enquiry.</summary>
    Merged,
}

/// <summary>Who takes part in an enquiry.</summary>
[Flags]
internal enum EnquiryParty
{
    None = 0,

    /// <summary>Those who answer the helpline.</summary>
    Triage = 1,

    /// <summary>The people of the team that has it.</summary>
    Team = 2,

    /// <summary>Whoever asked, by writing again.</summary>
    Asker = 4,

    Staff = Triage | Team,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may take it.</param>
/// <param name="AsksWhy">It is said why in words of one's own.</param>
internal sealed record EnquiryMove(EnquiryStage From, EnquiryStage To, EnquiryParty By, bool AsksWhy = false);

/// <summary>The one table of steps; whatever is not in it is refused.</summary>
internal static class EnquiryStages
{
    public static IReadOnlyList<EnquiryMove> Table { get; } =
    [
        // A team first, then a person of it.
        new(EnquiryStage.New, EnquiryStage.WithTeam, EnquiryParty.Triage),
        new(EnquiryStage.New, EnquiryStage.Closed, EnquiryParty.Triage, true),
        new(EnquiryStage.New, EnquiryStage.Merged, EnquiryParty.Triage),
        new(EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryParty.Staff),
        new(EnquiryStage.WithTeam, EnquiryStage.WithTeam, EnquiryParty.Triage, true),
        new(EnquiryStage.WithTeam, EnquiryStage.New, EnquiryParty.Team, true),
        new(EnquiryStage.WithTeam, EnquiryStage.Merged, EnquiryParty.Triage),
        new(EnquiryStage.Taken, EnquiryStage.WithTeam, EnquiryParty.Staff, true),
        new(EnquiryStage.Taken, EnquiryStage.Answered, EnquiryParty.Staff),
        new(EnquiryStage.Taken, EnquiryStage.Waiting, EnquiryParty.Staff, true),
        new(EnquiryStage.Taken, EnquiryStage.Passed, EnquiryParty.Staff),
        new(EnquiryStage.Taken, EnquiryStage.NotReferred, EnquiryParty.Staff, true),
        new(EnquiryStage.Taken, EnquiryStage.Merged, EnquiryParty.Triage),
        new(EnquiryStage.Waiting, EnquiryStage.Taken, EnquiryParty.Staff | EnquiryParty.Asker),
        new(EnquiryStage.Waiting, EnquiryStage.Closed, EnquiryParty.Staff, true),
        new(EnquiryStage.Waiting, EnquiryStage.Merged, EnquiryParty.Triage),
        new(EnquiryStage.Answered, EnquiryStage.Closed, EnquiryParty.Staff),
        new(EnquiryStage.Passed, EnquiryStage.Closed, EnquiryParty.Staff),
        new(EnquiryStage.NotReferred, EnquiryStage.Closed, EnquiryParty.Staff),
        // Opened again: it is looked at as if it were new, and the promise begins anew.
        new(EnquiryStage.Answered, EnquiryStage.New, EnquiryParty.Staff | EnquiryParty.Asker, true),
        new(EnquiryStage.Passed, EnquiryStage.New, EnquiryParty.Staff | EnquiryParty.Asker, true),
        new(EnquiryStage.NotReferred, EnquiryStage.New, EnquiryParty.Staff | EnquiryParty.Asker, true),
        new(EnquiryStage.Closed, EnquiryStage.New, EnquiryParty.Staff | EnquiryParty.Asker, true),
    ];

    /// <summary>The step in the table; null where there is none.</summary>
    public static EnquiryMove? Find(EnquiryStage from, EnquiryStage to) => Table.FirstOrDefault(s => s.From == from && s.To == to);

    /// <summary>Somebody owes an answer, so that the clock runs.</summary>
    public static bool IsRunning(EnquiryStage stage) => stage is EnquiryStage.New or EnquiryStage.WithTeam or EnquiryStage.Taken;

    /// <summary>Nobody works on it any more.</summary>
    public static bool IsOver(EnquiryStage stage) => stage is EnquiryStage.Closed or EnquiryStage.Merged;
}
