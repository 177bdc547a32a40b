using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.HandOver;

/// <summary>The hand-over pack: on a page, and as one file.</summary>
internal sealed class ShowModel(PackQueries queries, PackService service, StandingQueries standing, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public Guid Receiver { get; set; }

    [BindProperty]
    public Guid Place { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Where { get; set; }

    public Pack Pack { get; private set; } = null!;

    public IReadOnlyList<FilePlace> Places { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Choices { get; private set; } = [];

    public bool MayKeep => actor.Can(Capability.Convene);

    public bool ToConfirm => Pack.Receivers.Any(r => r.Receiver.PersonId == actor.Person && r.Receiver.ReadOn is null);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnGetZipAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return NotFound();
        var pack = await queries.NowAsync(ct);
        await audit.ReadAsync(new AuditFact("export", "handover-pack"), ct);
        return File(PackZip.Write(collaborative.Name, pack, clock.GetUtcNow()), "application/zip", "hand-over-pack.zip");
    }

    public Task<IActionResult> OnPostNameAsync(CancellationToken ct) => AgainAsync(() => service.NameAsync(PersonId.TryParse(Person, null, out var person) ? person : throw new InputRefusedException("Choose who takes it over."), ct), ct);

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => AgainAsync(() => service.EndAsync(Receiver, ct), ct);

    public Task<IActionResult> OnPostReadAsync(CancellationToken ct) => AgainAsync(() => service.ReadAsync(ct), ct);

    public Task<IActionResult> OnPostAddPlaceAsync(CancellationToken ct) => AgainAsync(() => service.AddPlaceAsync(What, Where, ct), ct);

    public Task<IActionResult> OnPostRemovePlaceAsync(CancellationToken ct) => AgainAsync(() => service.RemovePlaceAsync(Place, ct), ct);

    private Task<IActionResult> AgainAsync(Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(HandOverLinks.Pack);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        (Pack, Places) = (await queries.NowAsync(ct), await queries.PlacesAsync(ct));
        if (MayKeep)
            Choices = [("", "Choose"), .. (await service.ChoicesAsync(ct)).Where(c => Pack.Receivers.All(r => r.Receiver.PersonId != c.Person)).Select(c => (c.Person.ToString(), c.Name))];
        await audit.ReadAsync(new AuditFact("see", "handover-pack"), ct);
        return Page();
    }
}
