using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Movement;

/// <summary>Reviews of moves and how the children are at 6 and 12 weeks, for those who keep the records of either school.</summary>
internal sealed class MovementHome(MoveQueries queries, OffSiteDue directions, RuleBooks books, CurrentActor actor, HeadwaterDb db) : IHomePart
{
    private const int DaysAhead = 7;

    /// <summary>What nobody wrote down for a year is no task of today.</summary>
    private const int MonthsBack = 12;

    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var all = await AllAsync(ct);
        return all.Count <= MostLines ? all : [.. all.Take(MostLines - 1), new($"Look at {all.Count - MostLines + 1} more things to do on moves to other places", $"{ExclusionLinks.Due}#moves", all[MostLines - 1].Due)];
    }

    /// <summary>All of it, what is due first before the others.</summary>
    public async Task<IReadOnlyList<HomeTask>> AllAsync(CancellationToken ct)
    {
        var schools = actor.Where(Capability.KeepRecords).ToList();
        if (schools.Count == 0)
            return [];
        var today = db.Reader.Today;
        var moves = await queries.OfSchoolsAsync(schools, today.AddMonths(-MonthsBack), ct);
        if (moves.Count == 0)
            return [];
        var book = await books.CurrentAsync(ct);
        // Reviews are told below; what goes out in writing before and after them has days of its own in law (rules 2.8 and 2.9).
        IReadOnlyList<DueDirection> written = moves.Any(m => m.Move.What == MoveKind.OffSiteDirection) ? [.. (await directions.OfAsync(schools, ct)).Where(d => d.IsWritten && d.Day <= today.AddDays(DaysAhead))] : [];
        return [.. moves.SelectMany(m => Due(m.Move, m.Reviews, today, book)).Concat(written.Select(d => new HomeTask($"{d.Words}: off-site direction", MovementLinks.One(d.Move.ChildId, d.Move.Id), d.Day))).OrderBy(t => t.Due).ThenBy(t => t.Href, StringComparer.Ordinal)];
    }

    /// <summary>What is due of one move, up to a week ahead.</summary>
    public static IEnumerable<HomeTask> Due(Move m, IReadOnlyList<MoveReview> reviews, DateOnly today, RuleBook book)
    {
        var (kind, to) = (MovementWords.Of(m.What).ToLowerInvariant(), MovementLinks.One(m.ChildId, m.Id));
        foreach (var review in reviews.Where(r => r.Stops is null && r.Day <= today.AddDays(DaysAhead)))
            yield return new(review.Day < today ? $"Write down what the review decided: {kind}" : $"Hold the review: {kind}", to, review.Day);
        if (m.ReviewAsked is { } asked && !reviews.Any(r => r.Stops is not null && r.Day >= asked) && m.What == MoveKind.OffSiteDirection)
            yield return new($"Hold the review that was asked for: {kind}", to, asked);
        // The second look holds what the first would have said.
        foreach (var look in new[] { MovementRules.SecondLook, MovementRules.FirstLook })
        {
            if (MovementRules.OutcomeDue(m, look, book) is not { } day || day > today.AddDays(DaysAhead))
                continue;
            // Of a direction that still runs after a year nobody asks how its first weeks were.
            if (day >= today.AddMonths(-MonthsBack) && m.At(look).What is null && (look == MovementRules.SecondLook || m.At12Weeks is null))
                yield return new($"Say how the child is {MovementRules.Weeks(look, book, m.Start!.Value)} weeks after the first day: {kind}", to, day);
            break;
        }
    }
}
