using Headwater.Access.Contracts;
using Headwater.Data;

namespace Headwater.FairAccess.Places;

/// <summary>What is due with places, for whoever does it.</summary>
internal sealed class PlaceTasks(HeadwaterDb db, CurrentActor actor)
{
    /// <summary>Whether the actor can have any.</summary>
    public bool MayHave => actor.CanAny(Capability.RecordExclusions | Capability.ChairPanel);

    /// <summary>Those of these places with something that the actor does next.</summary>
    public IEnumerable<(PanelPlace Place, PlaceDue Due)> Of(IEnumerable<PlaceView> all)
    {
        foreach (var view in all)
        {
            if (PlaceRules.Next(view, db.Reader.Today) is { } due && (due.BySchool ? actor.Can(Capability.RecordExclusions, view.Place.SchoolId) : actor.Can(Capability.ChairPanel)))
                yield return (view.Place, due);
        }
    }
}

/// <summary>Places that wait for the school or the chair. It names no child.</summary>
internal sealed class PlaceHome(PlaceQueries places, PlaceTasks tasks) : IHomePart
{
    private const int MostLines = 8;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct) => !tasks.MayHave ? [] :
    [
        .. tasks.Of(await places.AllAsync(ct)).OrderBy(t => t.Due.By ?? DateOnly.MinValue).ThenBy(t => t.Place.Id).Take(MostLines).Select(t => new HomeTask($"Fair access: {char.ToLowerInvariant(t.Due.What[0])}{t.Due.What[1..]}", PlaceLinks.One(t.Place.ChildId, t.Place.Id), t.Due.By)),
    ];
}
