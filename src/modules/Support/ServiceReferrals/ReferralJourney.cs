using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Services that were asked, on a child's way: from the day each was asked, and how often the child was passed on with it.</summary>
internal sealed class ReferralJourney(ReferralQueries queries, IInvolvements involvements, CurrentActor actor) : IJourneyPart
{
    private const string What = "Help asked for";

    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        // Asked only of somebody who is both: anybody else is one or the other by their posts.
        var isFamily = actor.Can(Capability.BeFamily) && actor.Can(Capability.TakeReferrals) && (await involvements.OwnFamilyAsync(ct)).ContainsKey(records[0]);
        var papers = await queries.PapersAsync(records, isFamily, ct);
        return [.. papers.SelectMany(p => p.Steps.Where(s => s.To is not ReferralState.Draft && s.Visibility != Visibility.Organisation).Select(s => Entry(records[0], p.Referral, s)))];
    }

    private static JourneyEntry Entry(ChildId child, ServiceReferral r, ServiceReferralStep step) =>
        new(step.Day, What, $"{r.ServiceName}: {Said(step)}.", step.OwnerId, step.By, step.Visibility, ReferralLinks.One(child, r.Id)) { HandOff = step.To == ReferralState.Sent ? new(r.RootId, r.HandOffs) : null, IsHelp = step.To == ReferralState.Active };

    private static string Said(ServiceReferralStep step) => step.To switch
    {
        ReferralState.Sent => "asked for help",
        ReferralState.Received => "said that the referral came in",
        ReferralState.Accepted => "accepted",
        ReferralState.Declined => "declined",
        ReferralState.Waiting => "put on the waiting list",
        ReferralState.Active => "began",
        ReferralState.Done => "finished",
        _ => "withdrawn",
    };
}

/// <summary>The way from a child's record to the services that were asked.</summary>
internal sealed class ReferralPages(CurrentActor actor) : IChildPages
{
    private const Capability MayEnter = Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily;

    public IEnumerable<ChildPage> Of(ChildId child, EntryKinds reads) =>
        (reads & EntryKinds.Help) != EntryKinds.None && actor.CanAny(MayEnter) ? [new("Help asked for", ReferralLinks.Of(child))] : [];
}
