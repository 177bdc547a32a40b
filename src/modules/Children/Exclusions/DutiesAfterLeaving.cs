using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>
/// A school that excluded a child has duties that do not end when the child goes to another: notices, the governing board, the review.
/// It goes on to see who the child is and the exclusions, and nothing else, for as long as these can take.
/// </summary>
internal sealed class DutiesAfterLeaving(HeadwaterDb db, IInvolvements involvements) : IAfterLeaving
{
    /// <summary>The longest way takes so many months: the board within 50 school days, the application within 15, the hearing and the reconsideration after it (rules 1.28, 1.36, 1.38, 1.45).</summary>
    public const int Months = 9;

    public async Task<IReadOnlyList<AuditFact>> LeftAsync(RollEntry stay, DateOnly lastDay, CancellationToken ct)
    {
        var last = await db.Set<RecordedExclusion>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(x => x.ChildId == stay.ChildId && x.SchoolId == stay.SchoolId && x.Cancelled == null).MaxAsync(x => (DateOnly?)x.Start, ct);
        if (last is not { } start || start.AddMonths(Months) is var until && until <= lastDay)
            return [];
        return [await involvements.GrantAsync(new(stay.ChildId, InvolvementKind.PanelPaper, stay.SchoolId, null, "The school still has duties after an exclusion.", LawfulBasis.LegalObligation, EntryKinds.Identity | EntryKinds.Exclusions, lastDay.AddDays(1), until), ct)];
    }
}
