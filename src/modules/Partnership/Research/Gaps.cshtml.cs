using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Partnership.Maps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

/// <summary>What a map, or a version of it, rests on: what rests on nothing first.</summary>
internal sealed class GapsModel(MapQueries maps, EvidenceQueries queries, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public const int MostRows = 500;

    public MapView View { get; private set; } = null!;
    public MapEvidence Evidence { get; private set; } = null!;
    public bool MayEdit => actor.DrawsMaps();

    public string Voices
    {
        get
        {
            var (professionals, families) = (Evidence.Count(Rest.ProfessionalsOnly), Evidence.Count(Rest.Families));
            return families == 0 ? "Nothing on it rests on what a parent or a young person said."
                : $"{ResearchWords.Count(families, "part rests", "parts rest")} on what parents or young people said, {Interface.Words.Count(professionals)} on what professionals alone say.";
        }
    }

    public IReadOnlyList<(string Heading, string Means, IReadOnlyList<PartOfMap> Parts)> Lists =>
    [
        ("Rests on no evidence", "Nobody wrote down what it rests on, and no finding speaks for it. Ask, or take it off the map.", Parts(Rest.Nothing)),
        ("Only evidence against it", "A finding speaks against it and none for it. Look at it together.", Parts(Rest.OnlyAgainst)),
        ("Rests on professionals only", "People say so from their work. No parent and no young person is among those heard.", Parts(Rest.ProfessionalsOnly)),
        ("A note on the map, no finding", "Somebody wrote down where it comes from. No finding of the research is tied to it.", Parts(Rest.Written)),
        ("Documents or visits only", "It was read or seen; nobody was asked.", Parts(Rest.NoVoice)),
        ("Parents or young people were heard", "A parent, a carer or a young person is among those who say so.", Parts(Rest.Families)),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        if (await maps.ViewAsync(id, version, ct) is not { } found)
            return NotFound();
        View = found;
        Evidence = new(found, await queries.OfAsync(found, ct));
        await audit.ReadAsync(new AuditFact("see", "map-evidence", id.ToString()), ct);
        return Page();
    }

    private IReadOnlyList<PartOfMap> Parts(Rest rest) => [.. Evidence.All.Where(p => p.Evidence.Rest == rest)];
}
