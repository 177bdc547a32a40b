using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;

namespace Headwater.FairAccess.Referrals;

/// <summary>The way from a child's record to its referrals.</summary>
internal sealed class ReferralPages(CurrentActor actor) : IChildPages
{
    private const Capability MayEnter = Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel;

    public IEnumerable<ChildPage> Of(ChildId child, EntryKinds reads) =>
        (reads & EntryKinds.Movement) != EntryKinds.None && actor.CanAny(MayEnter) ? [new("Fair access", ReferralLinks.Of(child))] : [];
}
