using Headwater.Children.Exclusions;
using Headwater.Children.Movement;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Equality;

/// <summary>
/// Reads what figures are made of, of every child of the locality, past involvements: whoever looks at figures sees none of the
/// children. No id, name or day of a child leaves this folder; what leaves is a <see cref="ProtectedFamily"/>.
/// </summary>
internal sealed class EqualityQueries(HeadwaterDb db)
{
    /// <summary>The ledger between two days, in three reads.</summary>
    public async Task<EqualityData> ReadAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var stays = await (
            from r in All<RollEntry>().Where(r => r.EntryDate <= last && (r.LeavingDate == null || r.LeavingDate >= first))
            join k in db.Set<Child>() on r.ChildId equals k.ChildId
            join c in db.Set<Child>() on k.JoinedToId ?? k.ChildId equals c.ChildId
            join t in db.Set<Characteristics>() on c.ChildId equals t.ChildId into told
            from said in told.DefaultIfEmpty()
            join s in db.Set<SupportStage>().Where(s => s.FromDay <= last && (s.ToDay == null || s.ToDay >= first)) on c.ChildId equals s.ChildId into stages
            from stage in stages.DefaultIfEmpty()
            select new
            {
                c.ChildId, c.Sex, c.DateOfBirth, c.YearGroupOverride, c.IsSample,
                r.Id, r.SchoolId, r.EntryDate, r.LeavingDate, r.Enrolment,
                said.Ethnicity, said.FreeSchoolMeals, said.LookedAfter,
                Provision = (string?)stage.Provision, StageFrom = (DateOnly?)stage.FromDay, StageTo = stage.ToDay,
            }).ToListAsync(ct);
        var exclusions = await (
            from x in All<RecordedExclusion>().Where(x => x.Start >= first && x.Start <= last)
            join k in db.Set<Child>() on x.ChildId equals k.ChildId
            join c in db.Set<Child>() on k.JoinedToId ?? k.ChildId equals c.ChildId
            select new
            {
                c.ChildId, c.Sex, c.DateOfBirth, c.YearGroupOverride,
                x.SchoolId, x.What, x.Start, x.Sessions, x.Reasons, x.Provision, x.Cancelled, x.BoardDecision, x.ReviewOutcome, x.ReconsideredWithoutReinstatement, x.ReinstatedOnReconsideration,
                ParentTold = db.Set<DutyDone>().Any(d => d.ExclusionId == x.Id && d.Duty == DutyKind.NotifyParent),
                AuthorityTold = db.Set<DutyDone>().Any(d => d.ExclusionId == x.Id && d.Duty == DutyKind.NotifyLocalAuthority),
            }).ToListAsync(ct);
        var moves = await (
            from m in All<Move>().Where(m => m.Start >= first && m.Start <= last && m.Withdrawn == null)
            join k in db.Set<Child>() on m.ChildId equals k.ChildId
            join c in db.Set<Child>() on k.JoinedToId ?? k.ChildId equals c.ChildId
            select new { c.ChildId, c.Sex, c.DateOfBirth, c.YearGroupOverride, m.SchoolId, m.What, Start = m.Start!.Value }).ToListAsync(ct);

        var (numbers, kept) = (new Dictionary<ChildId, int>(), new List<Kept>());
        foreach (var child in stays.GroupBy(s => s.ChildId))
        {
            var one = child.First();
            KeptStage[] stages = [.. child.Where(s => s.Provision is not null).Select(s => new KeptStage(s.Provision!, s.StageFrom!.Value, s.StageTo)).Distinct()];
            Number(child.Key, new(one.Sex, one.DateOfBirth, one.YearGroupOverride, one.Ethnicity, one.FreeSchoolMeals, one.LookedAfter, stages));
        }

        // A child who was on no roll in that time: of needs there is what the exclusion says.
        foreach (var x in exclusions)
            Number(x.ChildId, new(x.Sex, x.DateOfBirth, x.YearGroupOverride, null, null, null, x.Provision is { } provision ? [new(provision, x.Start, null)] : []));
        foreach (var m in moves)
            Number(m.ChildId, new(m.Sex, m.DateOfBirth, m.YearGroupOverride, null, null, null, []));
        return new(
            kept,
            [.. stays.DistinctBy(s => s.Id).Select(s => new Stay(numbers[s.ChildId], s.SchoolId, s.EntryDate, s.LeavingDate, s.Enrolment is not ("S" or "G" or "P")))],
            [.. exclusions.Select(x => new Given(
                numbers[x.ChildId], x.SchoolId, x.What == ExclusionKind.Permanent, x.Start, x.Sessions,
                EqualityData.FateOf(x.Cancelled, x.BoardDecision, x.ReviewOutcome, x.ReconsideredWithoutReinstatement, x.ReinstatedOnReconsideration), x.Reasons.Length > 0, x.ParentTold && x.AuthorityTold))],
            [.. moves.Select(m => new Going(numbers[m.ChildId], m.SchoolId, m.What, m.Start))])
        { IsSample = stays.Exists(s => s.IsSample) };

        void Number(ChildId child, Kept of)
        {
            if (numbers.TryAdd(child, kept.Count))
                kept.Add(of);
        }
    }

    private IQueryable<T> All<T>() where T : class, IChildRecord => db.Set<T>().AsNoTracking().IgnoreQueryFilters([QueryFilters.Involvement]);
}
