using Headwater.Access.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Network;

/// <summary>What may be told of a wave, the same for every reader.</summary>
internal sealed class WaveModel(NetworkQueries queries, NetworkService service, StandingQueries standing, Limits.LimitQueries limits, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Why { get; set; }

    public NetworkWave Wave { get; private set; } = null!;

    public NetworkFindings? Found { get; private set; }

    public IReadOnlyList<(string Sector, IReadOnlyList<string> Names)> Asked { get; private set; } = [];

    public int LeastRaters { get; private set; }

    public int AskedCount => Asked.Sum(a => a.Names.Count);

    public bool Keeps => service.Keeps(Wave);

    public bool MayWithdraw => Wave.State != WaveState.Withdrawn && (actor.Can(Capability.Convene) || Keeps);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.WithdrawAsync(id, Why, ct);
        return LocalRedirect(NetworkLinks.Wave(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } wave)
            return NotFound();
        Wave = wave;
        (Found, LeastRaters) = (await queries.FindingsAsync(id, ct), (await limits.CurrentAsync(ct)).Trust.LeastRaters);
        var sectors = await standing.SectorsAsync(ct);
        var members = await queries.MembersAsync(id, ct);
        Asked = [.. sectors.Select(s => (s.Label, (IReadOnlyList<string>)[.. members.Where(m => m.SectorCode == s.Code).Select(m => m.Name)])).Where(s => s.Item2.Count > 0)];
        await audit.ReadAsync(new AuditFact("see", "network-wave", id.ToString()), ct);
        return Page();
    }
}
