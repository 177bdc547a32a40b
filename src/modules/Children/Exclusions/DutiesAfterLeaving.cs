using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>
/// A school that excluded a child has duties that do not end when the child goes to another: notices, the governing board, the review.
/// It goes on to see who the child is and the exclusions, and nothing else, for as long as these can take; the law has it do so,
/// whatever was agreed between organisations.
/// </summary>
internal sealed class DutiesAfterLeaving(HeadwaterDb db, IInvolvements involvements) : IAfterLeaving
{
    /// <summary>After a permanent exclusion: the board within 15 school days, the application within 15, the hearing and the reconsideration after it (rules 1.25, 1.36, 1.38, 1.43).</summary>
    public const int Months = 9;

    /// <summary>After a suspension: the board within 50 school days (rule 1.28).</summary>
    public const int MonthsOfSuspension = 4;

    public async Task<IReadOnlyList<AuditFact>> LeftAsync(RollEntry stay, DateOnly lastDay, CancellationToken ct)
    {
        // Also what was recorded under a record that was joined to this one.
        var all = await (
            from c in db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(c => c.ChildId == stay.ChildId || c.JoinedToId == stay.ChildId)
            join x in db.Set<RecordedExclusion>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(x => x.SchoolId == stay.SchoolId && x.Cancelled == null) on c.ChildId equals x.ChildId
            select new { x.ChildId, x.What, x.Start }).ToListAsync(ct);
        var open = all.Select(x => (x.ChildId, Until: x.Start.AddMonths(x.What == ExclusionKind.Permanent ? Months : MonthsOfSuspension))).Where(x => x.Until > lastDay).ToList();
        List<AuditFact> facts = [];
        foreach (var record in open.Select(x => x.ChildId).Append(stay.ChildId).Distinct().Where(_ => open.Count > 0))
        {
            facts.Add(await involvements.GrantAsync(
                new(record, InvolvementKind.PanelPaper, stay.SchoolId, null, "The school still has duties after an exclusion.", LawfulBasis.LegalObligation, EntryKinds.Identity | EntryKinds.Exclusions, lastDay.AddDays(1), open.Max(x => x.Until)) { IsBoundByLaw = true }, ct));
        }

        return facts;
    }
}
