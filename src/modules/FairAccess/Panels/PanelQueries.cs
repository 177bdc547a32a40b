using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>A meeting in the list.</summary>
internal sealed record MeetingRow(PanelMeeting Meeting, int Cases, bool IsMember);

/// <summary>Reads of meetings. Which cases the reader sees is decided at the root of every query, not here.</summary>
internal sealed class PanelQueries(HeadwaterDb db)
{
    /// <summary>All meetings, the next first, then those that are over, the latest first; with the cases that the reader sees.</summary>
    public async Task<IReadOnlyList<MeetingRow>> AllAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db.Set<PanelMeeting>().AsNoTracking()
            .Select(m => new { Meeting = m, Cases = db.Set<PanelCase>().Count(c => c.MeetingId == m.Id), IsMember = db.Set<PanelMember>().Any(p => p.MeetingId == m.Id && p.PersonId == person) }).ToListAsync(ct);
        return
        [
            .. rows.Where(r => r.Meeting.State == MeetingState.Called).OrderBy(r => r.Meeting.Day).ThenBy(r => r.Meeting.Id)
                .Concat(rows.Where(r => r.Meeting.State != MeetingState.Called).OrderByDescending(r => r.Meeting.Day).ThenBy(r => r.Meeting.Id)).Select(r => new MeetingRow(r.Meeting, r.Cases, r.IsMember)),
        ];
    }

    /// <summary>One meeting with who was asked, and the cases that the reader sees; null when there is none.</summary>
    public async Task<PanelView?> FindAsync(Guid id, CancellationToken ct)
    {
        var head = await (
            from m in db.Set<PanelMeeting>().AsNoTracking().Where(m => m.Id == id)
            join v in db.Set<ProtocolVersion>() on m.ProtocolId equals v.Id
            select new { Meeting = m, Protocol = v, Members = db.Set<PanelMember>().Where(p => p.MeetingId == m.Id).ToList(), Schools = db.Set<PanelInvitation>().Where(i => i.MeetingId == m.Id).ToList() }).SingleOrDefaultAsync(ct);
        if (head is null)
            return null;
        var rows = await (
            from c in db.Set<PanelCase>().AsNoTracking().Where(c => c.MeetingId == id)
            join r in db.Set<Referral>() on c.ReferralId equals r.Id
            join d in db.Set<PanelDecision>() on c.Id equals d.CaseId into decided
            from decision in decided.DefaultIfEmpty()
            join n in db.Set<PanelNote>() on c.Id equals n.CaseId into noted
            from note in noted.DefaultIfEmpty()
            select new { Case = c, Referral = r, Decision = decision, Note = note }).ToListAsync(ct);
        return new(head.Meeting, head.Protocol, [.. head.Members.OrderByDescending(m => m.IsChair).ThenBy(m => m.PersonId.Value)], head.Schools,
        [
            .. rows.GroupBy(r => r.Case.Id).OrderBy(g => g.First().Case.Position).Select(g => new PanelCaseView(g.First().Case, g.First().Referral,
                [.. g.Select(r => r.Decision).OfType<PanelDecision>().DistinctBy(d => d.Id).OrderBy(d => d.AtUtc).ThenBy(d => d.Id)],
                [.. g.Select(r => r.Note).OfType<PanelNote>().DistinctBy(n => n.Id).OrderBy(n => n.AtUtc).ThenBy(n => n.Id)])),
        ]);
    }
}
