using Headwater.Access.Contracts;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;

namespace Headwater.FairAccess.Panels;

/// <summary>
/// Papers of one meeting: each member sees who the child is and what stands under movement, until the meeting is over, and of no case in
/// which the member has an interest. The chair sees cases from the sign-off on, by another involvement.
/// </summary>
internal sealed class PanelPapers(IInvolvements involvements, TimeProvider clock)
{
    private const EntryKinds Covers = EntryKinds.Identity | EntryKinds.Movement;

    /// <summary>Opens cases to the members; pending until saved with the facts.</summary>
    public async Task<IReadOnlyList<AuditFact>> OpenAsync(PanelMeeting meeting, IEnumerable<PanelMember> members, IEnumerable<PanelCaseView> cases, CancellationToken ct)
    {
        List<AuditFact> facts = [];
        var today = clock.Today();
        foreach (var one in cases.Where(c => c.Referral.State == ReferralState.Accepted))
        {
            var seeing = (await involvements.OfAsync(one.Case.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true, Person: not null }).Select(i => i.Person!.Value).ToHashSet();
            foreach (var member in members.Where(m => !seeing.Contains(m.PersonId) && !PanelRules.IsOut(one, m.PersonId)))
                facts.Add(await involvements.GrantAsync(new(one.Case.ChildId, InvolvementKind.PanelPaper, member.OrganisationId, member.PersonId, PanelWords.Purpose(meeting), LawfulBasis.PublicTask, Covers, today, meeting.Day > today ? meeting.Day : today), ct));
        }

        return facts;
    }

    /// <summary>Closes cases to a member, or to all of them; pending until saved with the facts.</summary>
    public async Task<IReadOnlyList<AuditFact>> CloseAsync(PanelMeeting meeting, IEnumerable<PanelCaseView> cases, PersonId? member, CancellationToken ct)
    {
        List<AuditFact> facts = [];
        foreach (var one in cases)
        {
            foreach (var paper in (await involvements.OfAsync(one.Case.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true } && i.Purpose == PanelWords.Purpose(meeting) && (member is null || i.Person == member)))
                facts.AddRange(await involvements.RevokeAsync(paper.Id, member is null ? "The meeting of the panel is over." : "The member has an interest in the case.", ct));
        }

        return facts;
    }
}
