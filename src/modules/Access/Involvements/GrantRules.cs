using System.Numerics;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Involvements;

/// <summary>What somebody may involve others in: no more, and for no longer, than they are involved themselves.</summary>
internal static class GrantRules
{
    /// <summary>Kinds that a person grants. The roll follows the roll, a panel's paper its meeting, an emergency its opening.</summary>
    public static IReadOnlyList<InvolvementKind> ByHand { get; } = [InvolvementKind.Referral, InvolvementKind.NamedProfessional, InvolvementKind.Parent, InvolvementKind.Self];

    /// <summary>The involvements of the child by which the actor may involve others: through a post that allows it, and no emergency.</summary>
    public static IReadOnlyList<Involvement> Basis(IEnumerable<Involvement> ofChild, CurrentActor actor, Reader reader) =>
        [.. ofChild.Where(i => i.Kind is not (InvolvementKind.BreakGlass or InvolvementKind.Parent or InvolvementKind.Self)
            && i.OrganisationId is { } organisation && actor.Can(Capability.Involve, organisation)
            && ScopeRule.Opens(i, reader, new(EntryKinds.Identity, Visibility.Family, default)))];

    /// <summary>Why this may not be granted; null when it may.</summary>
    public static string? WhyNot(NewInvolvement asked, IReadOnlyList<Involvement> basis, DateOnly today)
    {
        if (basis.Count == 0)
            return "Your post and involvement do not let you involve others with this child.";
        if (!ByHand.Contains(asked.Kind))
            return "An involvement of this kind is not granted by hand.";
        if (asked.From < today)
            return "An involvement begins today or later: choose another first day.";
        foreach (var kind in Each(asked.Covers | EntryKinds.Identity))
        {
            var own = basis.Where(i => (i.Covers & kind) != EntryKinds.None).ToList();
            if (own.Count == 0)
                return $"You cannot open what is not open to you: {InvolvementWords.Of(kind)}.";
            if (!own.Exists(i => i.ToDay is null || (asked.To is { } to && to <= i.ToDay)))
                return $"This would last longer than your own involvement, which ends on {own.Max(i => i.ToDay):d MMMM yyyy}. Choose a last day not after it.";
        }

        return null;
    }

    /// <summary>
    /// Whether the actor may end an involvement: the school that keeps the roll ends any that is granted by hand or for a panel,
    /// others those of their own organisation.
    /// </summary>
    public static bool MayEnd(Involvement involvement, IReadOnlyList<Involvement> basis) =>
        (ByHand.Contains(involvement.Kind) || involvement.Kind == InvolvementKind.PanelPaper)
        && basis.Any(i => i.Kind == InvolvementKind.Roll || i.OrganisationId == involvement.OrganisationId);

    /// <summary>The single kinds in a set.</summary>
    public static IEnumerable<EntryKinds> Each(EntryKinds covers) =>
        Enum.GetValues<EntryKinds>().Where(k => BitOperations.PopCount((uint)k) == 1 && (covers & k) != EntryKinds.None);
}
