using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>One enquiry with all that belongs to it.</summary>
/// <param name="Enquiry">What was asked.</param>
/// <param name="Party">What the reader is to it.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="Messages">What they wrote and were told, of those that were merged into it too, in order.</param>
/// <param name="Notes">What those who work on it tell each other, in order.</param>
/// <param name="FollowUps">What was promised for a day, in order.</param>
/// <param name="Child">The child it names, where the reader is let through to the record.</param>
/// <param name="HasChild">It names a child on record, whether the reader sees the child or not.</param>
/// <param name="Links">What was sent by mail, of those messages.</param>
/// <param name="MergedHere">Those that go on in it.</param>
/// <param name="MergedInto">The one in which it goes on.</param>
internal sealed record EnquiryView(
    HelplineEnquiry Enquiry, EnquiryParty Party, IReadOnlyList<EnquiryStep> Steps, IReadOnlyList<EnquiryMessage> Messages, IReadOnlyList<EnquiryNote> Notes, IReadOnlyList<EnquiryFollowUp> FollowUps, IReadOnlyList<AnswerLink> Links,
    ChildId? Child, bool HasChild, IReadOnlyList<HelplineEnquiry> MergedHere, HelplineEnquiry? MergedInto);

/// <summary>Reads of enquiries: all for those who answer the helpline, those of their own team for others, none for anybody else.</summary>
internal sealed class EnquiryQueries(HeadwaterDb db, HelplineDesk desk, CurrentActor actor)
{
    private IReadOnlySet<Guid>? own;

    /// <summary>The teams of the acting person: of organisations in which they answer the helpline or take referrals.</summary>
    public async Task<IReadOnlySet<Guid>> OwnTeamsAsync(CancellationToken ct) =>
        own ??= actor.CanAny(Capability.Triage | Capability.TakeReferrals) ? (await desk.TeamsAsync(ct)).Where(t => actor.Can(Capability.TakeReferrals, t.OrganisationId) || actor.Can(Capability.Triage, t.OrganisationId)).Select(t => t.Id).ToHashSet() : new HashSet<Guid>();

    /// <summary>What the acting person is to an enquiry.</summary>
    public async Task<EnquiryParty> PartyOfAsync(HelplineEnquiry e, CancellationToken ct) =>
        (actor.Can(Capability.Triage) ? EnquiryParty.Triage : EnquiryParty.None) | (e.TeamId is { } team && (await OwnTeamsAsync(ct)).Contains(team) ? EnquiryParty.Team : EnquiryParty.None);

    /// <summary>Everything that is not over, what is due first on top; of those that the reader may see.</summary>
    public async Task<IReadOnlyList<HelplineEnquiry>> OpenAsync(CancellationToken ct)
    {
        if (await MineAsync(ct) is not { } mine)
            return [];
        // A child may be in danger, whatever its stage: that is never out of sight.
        var rows = await mine.Where(e => e.StoppedAtUtc != null || (e.Stage != EnquiryStage.Closed && e.Stage != EnquiryStage.Merged)).ToListAsync(ct);
        return [.. rows.OrderByDescending(e => e.StoppedAtUtc is not null).ThenBy(e => e.DueAtUtc).ThenBy(e => e.Id)];
    }

    /// <summary>Follow-ups that are not done, of enquiries that the reader may see; the earliest first.</summary>
    public async Task<IReadOnlyList<EnquiryFollowUp>> FollowUpsAsync(CancellationToken ct)
    {
        if (await MineAsync(ct) is not { } mine)
            return [];
        return await (from f in db.Set<EnquiryFollowUp>().AsNoTracking().Where(f => f.DoneOn == null) join e in mine on f.EnquiryId equals e.Id orderby f.Day, f.Id select f).ToListAsync(ct);
    }

    /// <summary>One; null where there is none for the reader.</summary>
    public async Task<EnquiryView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await MineAsync(ct) is not { } mine || await mine.SingleOrDefaultAsync(e => e.Id == id, ct) is not { } enquiry)
            return null;
        var party = await PartyOfAsync(enquiry, ct);
        // Whoever sees this one sees what went on in it: it was merged by the helpline, which sees both.
        var here = await db.Set<HelplineEnquiry>().AsNoTracking().Where(e => e.MergedIntoId == id).OrderBy(e => e.CameAtUtc).ToListAsync(ct);
        List<Guid> all = [id, .. here.Select(e => e.Id)];
        var steps = await db.Set<EnquiryStep>().AsNoTracking().Where(s => s.EnquiryId == id).OrderBy(s => s.Number).ToListAsync(ct);
        var messages = await db.Set<EnquiryMessage>().AsNoTracking().Where(m => all.Contains(m.EnquiryId)).ToListAsync(ct);
        var notes = await db.Set<EnquiryNote>().AsNoTracking().Where(n => all.Contains(n.EnquiryId)).ToListAsync(ct);
        var followUps = await db.Set<EnquiryFollowUp>().AsNoTracking().Where(f => all.Contains(f.EnquiryId)).ToListAsync(ct);
        var links = await db.Set<AnswerLink>().AsNoTracking().Where(l => all.Contains(l.EnquiryId)).ToListAsync(ct);
        var child = await db.Set<EnquiryChild>().AsNoTracking().Where(c => all.Contains(c.EnquiryId)).OrderBy(c => c.Id).Select(c => (ChildId?)c.ChildId).FirstOrDefaultAsync(ct);
        // Past involvements: only whether there is one, so that nobody names a second child.
        var hasChild = child is not null || await db.Set<EnquiryChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AnyAsync(c => all.Contains(c.EnquiryId), ct);
        var into = enquiry.MergedIntoId is { } other ? await mine.SingleOrDefaultAsync(e => e.Id == other, ct) : null;
        return new(enquiry, party, steps, [.. messages.OrderBy(m => m.AtUtc).ThenBy(m => m.Id)], [.. notes.OrderBy(n => n.AtUtc).ThenBy(n => n.Id)], [.. followUps.OrderBy(f => f.Day).ThenBy(f => f.Id)], links, child, hasChild, here, into);
    }

    /// <summary>The one of this reference; null where there is none for the reader.</summary>
    public async Task<HelplineEnquiry?> ByReferenceAsync(string reference, CancellationToken ct) =>
        await MineAsync(ct) is { } mine ? await mine.SingleOrDefaultAsync(e => e.Reference == reference, ct) : null;

    private async Task<IQueryable<HelplineEnquiry>?> MineAsync(CancellationToken ct)
    {
        var all = db.Set<HelplineEnquiry>().AsNoTracking();
        if (actor.Can(Capability.Triage))
            return all;
        List<Guid> teams = [.. await OwnTeamsAsync(ct)];
        return teams.Count == 0 ? null : all.Where(e => e.TeamId != null && teams.Contains(e.TeamId.Value));
    }
}
