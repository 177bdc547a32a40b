using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>An enquiry goes with all that was written on it, counted from the day it was closed, or from the last that was done once it was answered. One that names a child waits for a hold on the child.</summary>
internal sealed class EnquiryRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["support_enquiries", "support_enquiry_children", "support_enquiry_steps", "support_enquiry_messages", "support_enquiry_notes", "support_enquiry_follow_ups", "support_answer_links"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var named = (await db.Set<EnquiryChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().ToListAsync(ct)).GroupBy(c => c.EnquiryId).ToDictionary(g => g.Key, g => g.First().ChildId);
        var last = await db.Set<EnquiryStep>().AsNoTracking().GroupBy(s => s.EnquiryId).Select(g => new { g.Key, At = g.Max(s => s.AtUtc) }).ToDictionaryAsync(g => g.Key, g => UkDays.DayOf(g.At), ct);
        var rows = (await db.Set<HelplineEnquiry>().AsNoTracking().Select(e => new { e.Id, e.ClosedOn, e.MergedIntoId, e.Stage }).ToListAsync(ct)).ToDictionary(e => e.Id);
        foreach (var own in rows.Values)
        {
            // What was merged is read where it goes on, and stays as long.
            var row = own.MergedIntoId is { } into ? rows.GetValueOrDefault(into, own) : own;
            DateOnly? ended = row.ClosedOn ?? (row.Stage is EnquiryStage.Answered or EnquiryStage.Passed or EnquiryStage.NotReferred ? last.GetValueOrDefault(row.Id) : null);
            ChildId? child = named.TryGetValue(own.Id, out var here) ? here : named.TryGetValue(row.Id, out var there) ? there : null;
            yield return new(RetentionClasses.Enquiry, own.Id.ToString(), child, 1, new(Ended: ended));
        }
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var id = Guid.Parse(item.Key);
        return await db.Set<EnquiryChild>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<AnswerLink>().Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<EnquiryStep>().Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<EnquiryMessage>().Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<EnquiryNote>().Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<EnquiryFollowUp>().Where(r => r.EnquiryId == id).ExecuteDeleteAsync(ct)
            + await db.Set<HelplineEnquiry>().Where(r => r.Id == id).ExecuteDeleteAsync(ct);
    }
}
