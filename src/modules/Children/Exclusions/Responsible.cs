using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Exclusions;

/// <summary>At which schools the actor answers for what the law asks after exclusions.</summary>
internal sealed class Responsible(CurrentActor actor, IOrganisations organisations)
{
    /// <summary>
    /// As headteacher, and as one who governs. A clerk of the local authority or a trust serves any school that opened a case to them:
    /// which children these are is decided at the root of every query.
    /// </summary>
    public async Task<(IReadOnlySet<OrganisationId> Heads, IReadOnlySet<OrganisationId> Governed)> SchoolsAsync(CancellationToken ct)
    {
        var (heads, governed) = (actor.Where(Capability.RecordExclusions).ToHashSet(), actor.Where(Capability.Govern).ToHashSet());
        if (governed.Count > 0)
        {
            var all = await organisations.AllAsync(ct);
            if (all.Any(o => !o.IsSchool && governed.Contains(o.Id)))
                governed.UnionWith(all.Where(o => o.IsSchool).Select(o => o.Id));
        }

        return (heads, governed);
    }
}
