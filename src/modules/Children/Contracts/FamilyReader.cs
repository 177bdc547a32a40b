using Headwater.Access.Contracts;

namespace Headwater.Children.Contracts;

/// <summary>What the reader is to a child.</summary>
public enum ReadsAs
{
    Professional,

    /// <summary>Reads of the own child, and changes nothing.</summary>
    Family,

    /// <summary>Family who must not be told anything, and so not where the child is or goes.</summary>
    Barred,
}

/// <summary>Whether the acting person reads as family of a child: asked once, by every page of one child of a part above.</summary>
public sealed class FamilyReader(IInvolvements involvements, IBarredFamily barred, CurrentActor actor)
{
    /// <summary>What the acting person is to this child, by all of the child's records.</summary>
    public async Task<ReadsAs> OfAsync(ChildSummary child, CancellationToken ct) =>
        !actor.Can(Capability.BeFamily) || !(await involvements.OwnFamilyAsync(ct)).ContainsKey(child.Id) ? ReadsAs.Professional
        : (await barred.OfActorAsync(child.Records, ct)).Count > 0 ? ReadsAs.Barred
        : ReadsAs.Family;
}
