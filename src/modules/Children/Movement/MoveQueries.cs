using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Movement;

/// <summary>A move with its reviews, what the law asks and what should be looked at.</summary>
internal sealed record MoveView(Move Move, IReadOnlyList<MoveReview> Reviews, OffSiteResult? Asked, IReadOnlyList<string> Warnings)
{
    /// <summary>By what it was judged.</summary>
    public required MoveGround Ground { get; init; }
}

/// <summary>A child's moves, the latest first.</summary>
internal sealed record MovementView(Child Child, IReadOnlyList<MoveView> Moves);

/// <summary>Reads of moves. Which children the reader may see is decided at the root of every query, not here.</summary>
internal sealed class MoveQueries(HeadwaterDb db, ISchoolCalendars calendars, RuleBooks books)
{
    /// <summary>One child's moves; null when there is no such child for this reader.</summary>
    public async Task<MovementView?> OfChildAsync(ChildId child, CancellationToken ct)
    {
        // What was recorded under a second record of the child, which was joined to this one, counts as well.
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == child || c.JoinedToId == child)
            join m in db.Set<Move>() on c.ChildId equals m.ChildId into recorded
            from move in recorded.DefaultIfEmpty()
            join r in db.Set<MoveReview>() on move.Id equals r.MoveId into held
            from review in held.DefaultIfEmpty()
            select new { Child = c, Move = move, Review = review }).ToListAsync(ct);
        if (rows.Find(r => r.Child.ChildId == child)?.Child is not { } own)
            return null;
        var reviews = rows.Select(r => r.Review).OfType<MoveReview>().DistinctBy(r => r.Id).ToLookup(r => r.MoveId);
        List<Move> moves = [.. rows.Select(r => r.Move).OfType<Move>().DistinctBy(m => m.Id).OrderByDescending(m => m.Start ?? DateOnly.MaxValue).ThenByDescending(m => m.Id)];
        if (moves.Count == 0)
            return new(own, []);
        List<ChildId> records = [.. rows.Select(r => r.Child.ChildId).Distinct()];
        var suspensions = await db.Set<RecordedExclusion>().AsNoTracking().Where(x => records.Contains(x.ChildId) && x.Cancelled == null).Select(x => x.Start).ToListAsync(ct);
        var (dates, book) = (await calendars.OfAsync([.. moves.Select(m => m.SchoolId).Distinct()], ct), await books.CurrentAsync(ct));
        return new(own, [.. moves.Select(m => View(m, [.. reviews[m.Id].OrderBy(r => r.Day).ThenBy(r => r.Id)], new(db.Reader.Today, suspensions, dates[m.SchoolId].Type, dates[m.SchoolId].Calendar, book, own.DateOfBirth)))]);
    }

    /// <summary>
    /// Moves from or to these schools that are not withdrawn and began since a day, and directions off site that began earlier and still
    /// run; with their reviews, as far as the reader sees them.
    /// </summary>
    public async Task<IReadOnlyList<(Move Move, IReadOnlyList<MoveReview> Reviews)>> OfSchoolsAsync(IReadOnlyCollection<OrganisationId> schools, DateOnly since, CancellationToken ct)
    {
        var (places, today) = (schools.Select(s => (OrganisationId?)s).ToList(), db.Reader.Today);
        var rows = await (
            from m in db.Set<Move>().AsNoTracking().Where(m => (schools.Contains(m.SchoolId) || places.Contains(m.ToOrganisation)) && m.Withdrawn == null
                && (m.Start >= since || (m.What == MoveKind.OffSiteDirection && m.Start != null && (m.End == null || m.End >= today || db.Set<MoveReview>().Any(r => r.MoveId == m.Id && r.Until >= today)))))
            join r in db.Set<MoveReview>() on m.Id equals r.MoveId into held
            from review in held.DefaultIfEmpty()
            select new { Move = m, Review = review }).ToListAsync(ct);
        // Of the older ones a review may have stopped it.
        return [.. rows.GroupBy(r => r.Move.Id).Select(g => (g.First().Move, Reviews: (IReadOnlyList<MoveReview>)[.. g.Select(r => r.Review).OfType<MoveReview>().OrderBy(r => r.Day)]))
            .Where(m => m.Move.Start >= since || MovementRules.EndNow(m.Move, m.Reviews) is not { } last || last >= today)];
    }

    private static MoveView View(Move m, IReadOnlyList<MoveReview> reviews, MoveGround ground) =>
        new(m, reviews, MovementClock.Of(m, reviews, ground).Result, MovementRules.Warnings(m, reviews, ground)) { Ground = ground };
}
