using System.Globalization;
using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Reviews;

/// <summary>What reviews ask of a school (what was recommended and is due) and of those who lead them (to come again).</summary>
internal sealed class ReviewHome(HeadwaterDb db, ReviewQueries queries) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var today = db.Reader.Today;
        List<HomeTask> tasks = [];
        List<ReviewItem> due = [.. (await queries.ToDoAsync(ct)).Where(i => i.DueOn <= today)];
        if (due.Count > 0)
            tasks.Add(new(Said(due.Count, "Do what a review of your school recommended", "Do {0} things that a review of your school recommended"), due.Count == 1 ? ReviewLinks.One(due[0].ReviewId) : ReviewLinks.List, due.Min(i => i.DueOn)));
        List<SchoolReview> visits = [.. (await queries.ToVisitAsync(ct)).Where(r => r.VisitOn <= today)];
        if (visits.Count > 0)
            tasks.Add(new(Said(visits.Count, "Write down what you saw when you came again to a school", "Write down what you saw when you came again to {0} schools"), visits.Count == 1 ? ReviewLinks.One(visits[0].Id) : ReviewLinks.List, visits.Min(r => r.VisitOn)));
        return tasks;
    }

    private static string Said(int count, string one, string many) => count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, count);
}

/// <summary>A review goes with all that stands in it, counted from the day it was closed or withdrawn.</summary>
internal sealed class ReviewRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["support_reviews", "support_review_items", "support_review_steps"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in await db.Set<SchoolReview>().AsNoTracking().Select(r => new { r.Id, r.ClosedOn }).ToListAsync(ct))
            yield return new(RetentionClasses.Review, row.Id.ToString(), null, 1, new(Ended: row.ClosedOn));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var id = Guid.Parse(item.Key);
        return await db.Set<ReviewItem>().Where(r => r.ReviewId == id).ExecuteDeleteAsync(ct)
            + await db.Set<ReviewStep>().Where(r => r.ReviewId == id).ExecuteDeleteAsync(ct)
            + await db.Set<SchoolReview>().Where(r => r.Id == id).ExecuteDeleteAsync(ct);
    }
}
