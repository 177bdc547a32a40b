using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Watch;

/// <summary>Conversations that wait for those who keep the membership.</summary>
internal sealed class TalksModel(HeadwaterDb db, ConversationService service, SeatQueries seats, StandingQueries standing, IAuditTrail audit) : PageModel
{
    private const int MostShown = 50;

    [BindProperty]
    public Guid Talk { get; set; }

    [BindProperty]
    public string? End { get; set; }

    [BindProperty]
    public string? Agreed { get; set; }

    public IReadOnlyList<(Conversation Talk, string About)> Open { get; private set; } = [];

    public IReadOnlyList<(Conversation Talk, string About)> Had { get; private set; } = [];

    public string Summary => Open.Count switch { 0 => "There is none to have.", 1 => "There is one to have.", var n => $"There are {n} to have." };

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.EndAsync(Talk, FormFields.One<ConversationEnd>(End, "what came of it"), Agreed, ct);
        return LocalRedirect(WatchLinks.Conversations);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var all = await db.Set<Conversation>().AsNoTracking().OrderByDescending(c => c.RaisedOn).ThenBy(c => c.Id).Take(MostShown).ToListAsync(ct);
        var of = await seats.AllAsync([.. all.Select(c => c.SeatId).OfType<Guid>()], ct);
        var sectors = (await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        var named = all.ConvertAll(c => (c, c.SeatId is { } seat ? $"The seat of {of[seat]}" : sectors.GetValueOrDefault(c.SectorCode ?? "", "A sector that is no more")));
        (Open, Had) = (named.FindAll(t => t.c.EndedOn is null), named.FindAll(t => t.c.EndedOn is not null));
        await audit.ReadAsync(new AuditFact("list", "conversation"), ct);
        return Page();
    }
}
