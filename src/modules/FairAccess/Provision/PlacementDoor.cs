using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>A placement to be written, as it lies in the context, with all that is seen of it.</summary>
internal sealed record OpenPlacement(PlacementsView View, PlacementPaper Paper, Placement Row)
{
    public DateOnly Today { get; init; }
}

/// <summary>Who may write a placement, and the way to the row.</summary>
internal sealed class PlacementDoor(HeadwaterDb db, PlacementQueries queries, CurrentActor actor, TimeProvider clock)
{
    /// <summary>In whose name the actor writes: the provider, the commissioner, the main school, or a school on whose roll the child is; null for nobody.</summary>
    public OrganisationId? WriterOf(Placement p, ChildSummary child) =>
        actor.Where(Capability.WriteEntries).Select(o => (OrganisationId?)o).FirstOrDefault(o => o == p.ProviderId || o == p.CommissionerId || o == p.MainSchoolId || child.Schools.Contains(o!.Value));

    public bool MayWrite(Placement p, PlacementsView view) => view is { IsFamily: false, Child.IsJoined: false } && WriterOf(p, view.Child) is not null;

    /// <summary>Null when it is not there for the actor to write.</summary>
    /// <exception cref="InputRefusedException">Somebody else changed it since it was looked at.</exception>
    public async Task<OpenPlacement?> FindAsync(ChildId child, Guid id, int? version, CancellationToken ct)
    {
        if (await queries.OfChildAsync(child, id, ct) is not { } view || view.Papers.FirstOrDefault(p => p.Placement.Id == id) is not { } paper || !MayWrite(paper.Placement, view))
            return null;
        if (version is not null && paper.Placement.Version != version)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        var row = await db.Set<Placement>().SingleAsync(p => p.Id == id && p.ChildId == paper.Placement.ChildId, ct);
        // Also where nothing but what hangs on it is otherwise, the second of two people at once is told.
        if (version is not null)
            db.Entry(row).State = EntityState.Modified;
        return new(view, paper, row) { Today = clock.Today() };
    }
}
