using System.Globalization;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;

namespace Headwater.FairAccess.Panels;

/// <summary>A case with what was decided and said on it, as far as the reader sees it.</summary>
internal sealed record PanelCaseView(PanelCase Case, Referral Referral, IReadOnlyList<PanelDecision> Decisions, IReadOnlyList<PanelNote> Notes)
{
    /// <summary>The last decision holds.</summary>
    public PanelDecision? Decision => Decisions.Count == 0 ? null : Decisions[^1];

    public IEnumerable<PanelNote> Conflicts => Notes.Where(n => n.What == PanelNoteKind.Conflict);

    public IEnumerable<PanelNote> Dissent => Notes.Where(n => n.What == PanelNoteKind.Dissent);
}

/// <summary>A meeting with who was asked to it and the cases that the reader sees.</summary>
internal sealed record PanelView(PanelMeeting Meeting, ProtocolVersion Protocol, IReadOnlyList<PanelMember> Members, IReadOnlyList<PanelInvitation> Schools, IReadOnlyList<PanelCaseView> Cases);

/// <summary>When a panel may decide, and when a meeting may be closed: values in, values out.</summary>
internal static class PanelRules
{
    /// <summary>Meetings are called at most so far ahead.</summary>
    public const int MostDaysAhead = 365;

    /// <summary>Who is there for a case: those who came and have no interest in it.</summary>
    public static int DecidingOn(IEnumerable<PanelMember> members, IEnumerable<PanelNote> conflicts)
    {
        var away = conflicts.Select(c => c.About).ToHashSet();
        return members.Count(m => m.Present == true && !away.Contains(m.PersonId));
    }

    /// <summary>Whether somebody has an interest in a case.</summary>
    public static bool IsOut(PanelCaseView one, PersonId person) => one.Conflicts.Any(c => c.About == person);

    /// <summary>Why nothing can be decided on a case now; null when it can.</summary>
    public static string? WhyNotDecide(PanelView view, PanelCaseView one, PersonId by, DateOnly today) =>
        view.Meeting.State != MeetingState.Called ? "The meeting is over. What it decided is not changed any more."
        : view.Meeting.Day > today ? $"The panel meets on {Interface.Words.Date(view.Meeting.Day)}. It decides then, and not before."
        : view.Members.Any(m => m.Present is null) ? "Write down first who came: a panel decides only with enough members."
        : IsOut(one, by) ? "You have an interest in this case, and stepped out of it. Another chair decides on it, or it waits for a later meeting."
        : view.Members.All(m => m.PersonId != by || m.Present != true) ? "You are not written down as present. Whoever chairs the meeting decides on the cases."
        : DecidingOn(view.Members, one.Conflicts) < view.Protocol.Quorum ? Short(DecidingOn(view.Members, one.Conflicts), view.Protocol.Quorum)
        : null;

    /// <summary>Why a decision cannot be; null when it can.</summary>
    /// <param name="outcome">What is decided.</param>
    /// <param name="school">The school that takes the child.</param>
    /// <param name="proposed">The school that was proposed.</param>
    /// <param name="hasReason">Whether there is a reason.</param>
    /// <param name="barred">The schools that may not be asked, with the reason.</param>
    /// <param name="taking">The schools of the protocol.</param>
    public static string? WhyNot(PanelOutcome outcome, OrganisationId? school, OrganisationId? proposed, bool hasReason, IReadOnlyDictionary<OrganisationId, string> barred, IReadOnlySet<OrganisationId> taking) =>
        outcome == PanelOutcome.Place && school is null ? "Choose the school that takes the child."
        : outcome == PanelOutcome.Place && !taking.Contains(school!.Value) ? "Choose a school that takes part in the protocol."
        : outcome == PanelOutcome.Place && barred.TryGetValue(school!.Value, out var why) ? $"This school may not be asked for this child. {why}"
        : !hasReason && outcome == PanelOutcome.Place && school != proposed ? "Give the reason: this is not the school that was proposed. The schools and the family read it."
        : !hasReason ? "Give the reason. The family reads it."
        : null;

    /// <summary>Why a meeting cannot be closed; null when it can.</summary>
    public static string? WhyNotClose(PanelView view, int casesOnAgenda, DateOnly today)
    {
        if (view.Meeting.State != MeetingState.Called)
            return "The meeting is over already.";
        if (view.Meeting.Day > today)
            return $"The panel meets on {Interface.Words.Date(view.Meeting.Day)}. Close the meeting when it was held, or call it off.";
        if (view.Members.Any(m => m.Present is null))
            return "Write down first who came.";
        if (view.Schools.Any(s => s.Told is null && s.Otherwise is null) && view.Cases.Any(c => c.Decision?.Outcome == PanelOutcome.Place))
            return "One school was not told of the meeting. A decision binds a school that did not come only if every school was asked: say how it was told.";
        if (casesOnAgenda > view.Cases.Count)
            return "Not every case of this meeting is open to you. Whoever chaired those cases closes the meeting.";
        var present = view.Members.Count(m => m.Present == true);
        return view.Cases.Any(c => c.Decision is not null) && present < view.Protocol.Quorum ? Short(present, view.Protocol.Quorum) : null;
    }

    /// <summary>Who came, in a sentence.</summary>
    public static string Attendance(IReadOnlyList<PanelMember> members, int quorum)
    {
        if (members.Any(m => m.Present is null))
            return string.Create(CultureInfo.InvariantCulture, $"{members.Count} {(members.Count == 1 ? "member is" : "members are")} asked to come; the panel decides with {quorum} or more.");
        var present = members.Count(m => m.Present == true);
        return present >= quorum
            ? string.Create(CultureInfo.InvariantCulture, $"{present} of {members.Count} members came: the panel could decide.")
            : $"{Short(present, quorum)}";
    }

    private static string Short(int there, int quorum) =>
        string.Create(CultureInfo.InvariantCulture, $"The panel cannot decide: {there} {(there == 1 ? "member is" : "members are")} there without an interest in the case, and the protocol asks for {quorum}.");
}
