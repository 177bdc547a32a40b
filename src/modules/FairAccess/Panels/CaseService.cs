using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;

namespace Headwater.FairAccess.Panels;

/// <summary>A decision as it was typed.</summary>
internal sealed record TypedDecision(PanelOutcome Outcome, OrganisationId? School, OrganisationId? Proposed, string? Reason);

/// <summary>Writes on one case of a meeting: an interest, the decision, dissent.</summary>
internal sealed class CaseService(HeadwaterDb db, PanelQueries queries, ReferralQueries referrals, ProtocolQueries protocols, PanelPapers papers, IInvolvements involvements, IPeople people, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>A member who has an interest in a case steps out of it; the chair writes it down for others too. The member sees the child no longer.</summary>
    /// <exception cref="InputRefusedException">There is no reason, it is declared already, or nobody else chairs.</exception>
    public async Task<bool> DeclareAsync(Guid meeting, Guid which, PersonId about, string? why, CancellationToken ct)
    {
        if (await FindAsync(meeting, which, ct) is not var (view, one) || view.Members.FirstOrDefault(m => m.PersonId == about) is not { } member || (about != actor.Person && !actor.Can(Capability.ChairPanel)))
            return false;
        if (PanelRules.IsOut(one, about))
            throw new InputRefusedException("This interest is on record already.");
        var text = FormFields.Text(why, "what the interest is", PanelDecision.ReasonLength);
        if (member.IsChair && (await people.PostsAsync(Capability.ChairPanel, ct)).All(p => p.Person == about))
            throw new InputRefusedException("Nobody else chairs a panel here, so that nobody would see this case any more. Ask the administrator to appoint another chair first.");
        var facts = new List<AuditFact>(await papers.CloseAsync(view.Meeting, [one], about, ct));
        if (member.IsChair)
        {
            foreach (var seeing in (await involvements.OfAsync(one.Case.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true, Purpose: ReferralService.PanelPurpose } && i.Person == about))
                facts.AddRange(await involvements.RevokeAsync(seeing.Id, "The chair has an interest in the case.", ct));
        }

        Note(one, PanelNoteKind.Conflict, about, member.OrganisationId, text);
        await audit.SaveAsync(ct, [new AuditFact("declare", "panel", meeting.ToString(), one.Case.ChildId, about.ToString()), .. facts]);
        return true;
    }

    /// <summary>Writes down what the panel decides. Until the meeting is closed it can be decided anew; the last one holds.</summary>
    /// <exception cref="InputRefusedException">Nothing can be decided now, or this cannot.</exception>
    public async Task<bool> DecideAsync(Guid meeting, Guid which, TypedDecision typed, CancellationToken ct)
    {
        if (!actor.Can(Capability.ChairPanel) || await FindAsync(meeting, which, ct) is not var (view, one))
            return false;
        if (PanelRules.WhyNotDecide(view, one, actor.Person!.Value, clock.Today()) is { } why)
            throw new InputRefusedException(why);
        var paper = (await referrals.PapersAsync([one.Referral.Id], ct))[one.Referral.Id];
        var taking = (await protocols.ContentAsync(view.Protocol.Id, ct))!.Schools.Select(s => s.SchoolId).ToHashSet();
        var reason = FormFields.OptionalText(typed.Reason, "the reason", PanelDecision.ReasonLength);
        if (PanelRules.WhyNot(typed.Outcome, typed.School, typed.Proposed, reason is not null, ReferralRules.Barred(paper.Referral, paper.Schools), taking) is { } wrong)
            throw new InputRefusedException(wrong);
        db.Add(new PanelDecision
        {
            Id = Guid.CreateVersion7(), ChildId = one.Case.ChildId, CaseId = which, Outcome = typed.Outcome, SchoolId = typed.Outcome == PanelOutcome.Place ? typed.School : null, ProposedId = typed.Proposed, Reason = reason!,
            By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        await audit.SaveAsync(ct, new AuditFact("decide", "panel", meeting.ToString(), one.Case.ChildId, typed.Outcome.ToString()));
        return true;
    }

    /// <summary>A member does not agree with the decision, and it stands in the minutes.</summary>
    /// <exception cref="InputRefusedException">There is no decision yet, or no reason.</exception>
    public async Task<bool> DissentAsync(Guid meeting, Guid which, PersonId about, string? why, CancellationToken ct)
    {
        if (await FindAsync(meeting, which, ct) is not var (view, one) || view.Members.FirstOrDefault(m => m.PersonId == about) is not { } member || (about != actor.Person && !actor.Can(Capability.ChairPanel)))
            return false;
        if (one.Decision is null)
            throw new InputRefusedException("Nothing is decided on this case yet.");
        if (member.Present != true || PanelRules.IsOut(one, about))
            throw new InputRefusedException("Only a member who took part in the decision dissents from it.");
        Note(one, PanelNoteKind.Dissent, about, member.OrganisationId, FormFields.Text(why, "why the member does not agree", PanelDecision.ReasonLength));
        await audit.SaveAsync(ct, new AuditFact("dissent", "panel", meeting.ToString(), one.Case.ChildId));
        return true;
    }

    private void Note(PanelCaseView one, PanelNoteKind what, PersonId about, OrganisationId owner, string text) => db.Add(new PanelNote
    {
        Id = Guid.CreateVersion7(), ChildId = one.Case.ChildId, CaseId = one.Case.Id, Visibility = Visibility.Professionals, OwnerId = owner, What = what, About = about, Text = text, AtUtc = clock.GetUtcNow().UtcDateTime,
    });

    /// <summary>A case of a meeting that is not over, for somebody who sits on it.</summary>
    private async Task<(PanelView View, PanelCaseView One)?> FindAsync(Guid meeting, Guid which, CancellationToken ct) =>
        actor.Can(Capability.SitOnPanel) && await queries.FindAsync(meeting, ct) is { Meeting.State: MeetingState.Called } view && view.Cases.FirstOrDefault(c => c.Case.Id == which) is { } one ? (view, one) : null;
}
