using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;

namespace Headwater.Partnership.Standing;

/// <summary>What of the overview asks something of whoever looks, for their home page.</summary>
internal sealed class CollaborativeHome(IEnumerable<IOverviewPart> parts, StandingQueries standing, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if ((actor.Capabilities & PartnershipPolicies.Readership) == Capability.None || await standing.CollaborativeAsync(ct) is not { ClosedOn: null })
            return [];
        List<HomeTask> tasks = [];
        foreach (var part in parts.Where(p => p.MayAsk).OrderBy(p => p.Order))
            tasks.AddRange((await part.LinesAsync(ct)).Where(l => l.Asks).Select(l => new HomeTask(l.Text, l.Href, l.Due)));
        return tasks;
    }
}
