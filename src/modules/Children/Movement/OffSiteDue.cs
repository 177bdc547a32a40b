using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Movement;

/// <summary>Something that a direction off site still asks for, with its day.</summary>
/// <param name="Move">The direction.</param>
/// <param name="Uid">The same for the same thing, also when its day moves.</param>
/// <param name="Words">What is to be done, beginning with a verb; no child's name.</param>
/// <param name="Day">The last day for it.</param>
/// <param name="Calendar">The school's days.</param>
internal sealed record DueDirection(Move Move, string Uid, string Words, DateOnly Day, SchoolCalendar? Calendar)
{
    /// <summary>It is a notice, an invitation or an outcome, and not a review itself.</summary>
    public bool IsWritten { get; init; }
}

/// <summary>Notices, invitations, reviews and their outcomes of directions off site that are open or late (rules 2.8 to 2.10).</summary>
internal sealed class OffSiteDue(HeadwaterDb db, ISchoolCalendars calendars, RuleBooks books, TimeProvider clock)
{
    private const int MonthsBack = 12;

    /// <summary>What was not written down so long after its day is no task of today.</summary>
    private const int DaysLate = 30;

    /// <summary>Of the directions that these schools made, as far as the reader sees them.</summary>
    /// <param name="schools">Which schools.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="pastInvolvements">For reminders alone, which no person sends and which name nobody.</param>
    public async Task<IReadOnlyList<DueDirection>> OfAsync(IReadOnlyCollection<OrganisationId> schools, CancellationToken ct, bool pastInvolvements = false)
    {
        if (schools.Count == 0)
            return [];
        var today = clock.Today();
        var since = today.AddMonths(-MonthsBack);
        // A review may have made it longer.
        var longer = Set<MoveReview>(pastInvolvements);
        var rows = await (
            from m in Set<Move>(pastInvolvements).AsNoTracking().Where(m => schools.Contains(m.SchoolId) && m.What == MoveKind.OffSiteDirection && m.Withdrawn == null && (m.Start >= since || (m.Start != null && (m.End == null || m.End >= today || longer.Any(r => r.MoveId == m.Id && r.Until >= today)))))
            join c in Set<Child>(pastInvolvements) on m.ChildId equals c.ChildId
            join r in Set<MoveReview>(pastInvolvements) on m.Id equals r.MoveId into held
            from review in held.DefaultIfEmpty()
            select new { Move = m, c.DateOfBirth, Review = review }).ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var (dates, book) = (await calendars.OfAsync([.. rows.Select(r => r.Move.SchoolId).Distinct()], ct), await books.CurrentAsync(ct));
        return [.. rows.GroupBy(r => r.Move.Id).SelectMany(g =>
        {
            var (move, at) = (g.First().Move, dates[g.First().Move.SchoolId]);
            return Of(move, [.. g.Select(r => r.Review).OfType<MoveReview>().OrderBy(r => r.Day).ThenBy(r => r.Id)], new(today, [], at.Type, at.Calendar, book, g.First().DateOfBirth));
        }).OrderBy(d => d.Day).ThenBy(d => d.Uid, StringComparer.Ordinal)];
    }

    /// <summary>Of one direction.</summary>
    public static IEnumerable<DueDirection> Of(Move m, IReadOnlyList<MoveReview> reviews, MoveGround ground)
    {
        var over = MovementRules.EndNow(m, reviews) < ground.Today;
        foreach (var (duty, n) in (MovementClock.Of(m, reviews, ground).Result?.Duties ?? []).GroupBy(d => d.Duty).SelectMany(g => g.Select((d, n) => (d, n))))
        {
            if (duty is { Due: { } by, Done: null, State: DutyState.Open or DutyState.Late })
            {
                if (over || by < ground.Today.AddDays(-DaysLate))
                    continue;
                yield return new(m, $"{m.Id}-{duty.Duty}-{n}", MovementWords.Of(duty.Duty), by, ground.Calendar) { IsWritten = true };
            }
            else if (duty is { Duty: OffSiteDutyKind.RequestedReview, State: DutyState.Open } && m.ReviewAsked is { } asked)
                yield return new(m, $"{m.Id}-{duty.Duty}-{n}", MovementWords.Of(duty.Duty), asked, ground.Calendar);
        }

        foreach (var review in reviews.Where(r => r.Stops is null))
            yield return new(m, $"{review.Id}-Review", review.Day < ground.Today ? "Write down what the review decided" : "Hold the review", review.Day, ground.Calendar);
    }

    private IQueryable<T> Set<T>(bool pastInvolvements) where T : class, IChildRecord => pastInvolvements ? db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]) : db.Set<T>();
}

/// <summary>The same days in the calendar of those who keep the records of the school; no name of a child.</summary>
internal sealed class OffSiteFeed(OffSiteDue due, CurrentActor actor, IAuditTrail audit) : IFeedPart
{
    public async Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct)
    {
        var all = await due.OfAsync([.. actor.Where(Capability.KeepRecords)], ct);
        if (all.Count > 0)
            await audit.ReadAsync(new("export", "duty", Children: [.. all.Select(d => d.Move.ChildId).Distinct()]), ct);
        return [.. all.Select(d => new FeedDay(d.Uid, d.Day, $"{d.Words}, off-site direction", MovementLinks.One(d.Move.ChildId, d.Move.Id)))];
    }
}
