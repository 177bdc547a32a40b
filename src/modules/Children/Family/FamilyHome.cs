using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Records;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Family;

/// <summary>The family's own page, before everything else: for parents and carers one for each child, for a young person their own.</summary>
internal sealed class FamilyHome(HeadwaterDb db, BarredContacts barredContacts, IInvolvements involvements, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.BeFamily) || await involvements.OwnFamilyAsync(ct) is not { Count: > 0 } own)
            return [];
        var ids = own.Keys.ToList();
        var barred = await barredContacts.OfActorAsync(ids, ct);
        var children = await db.Set<Child>().AsNoTracking().Where(c => ids.Contains(c.ChildId) && c.JoinedToId == null).OrderBy(c => c.DateOfBirth).ThenBy(c => c.ChildId).ToListAsync(ct);
        var shown = children.FindAll(c => own[c.ChildId] == InvolvementKind.Self || !barred.Contains(c.ChildId));
        return [.. shown.Select(c => new HomeTask(own[c.ChildId] == InvolvementKind.Self ? "Read your own page" : shown.Count == 1 ? "Read your page about your child" : $"Read your page about your child, {YearGroups.Words(YearGroups.Of(c, db.Reader.Today))}", FamilyLinks.Page(c.ChildId), First: true))];
    }
}
