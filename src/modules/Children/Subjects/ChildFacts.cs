using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Subjects;

/// <summary>
/// What decides how long a record is kept. Records that were joined are of one child: what is known of one counts for all of
/// them, and of two dates of birth the later one.
/// </summary>
internal sealed class ChildFacts(HeadwaterDb db) : IChildFacts
{
    public async IAsyncEnumerable<(ChildId Child, RetentionFacts Facts)> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var stages = await db.Set<SupportStage>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(s => s.Provision != "N").Select(s => new { s.ChildId, s.Provision }).Distinct().ToListAsync(ct);
        var (needs, plans) = (stages.Select(s => s.ChildId).ToHashSet(), stages.Where(s => s.Provision == "E").Select(s => s.ChildId).ToHashSet());
        var lookedAfter = (await db.Set<Characteristics>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(c => c.EverLookedAfter).Select(c => c.ChildId).ToListAsync(ct)).ToHashSet();
        var children = await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).Select(c => new { c.ChildId, Root = c.JoinedToId ?? c.ChildId, c.DateOfBirth }).ToListAsync(ct);
        foreach (var same in children.GroupBy(c => c.Root))
        {
            var ids = same.Select(c => c.ChildId).ToList();
            var facts = new RetentionFacts(same.Max(c => c.DateOfBirth), ids.Exists(needs.Contains), ids.Exists(plans.Contains), ids.Exists(lookedAfter.Contains));
            foreach (var id in ids)
                yield return (id, facts);
        }
    }
}
