using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class AppointModel(PeopleQueries people, PostService service, CurrentActor actor, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>An organisation's id and a role, as one choice.</summary>
    [BindProperty]
    public string? Post { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public IReadOnlyList<(OrganisationSummary Organisation, IReadOnlyList<Role> Roles)> Gifts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        From ??= clock.Today();
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid || From is not { } from)
            throw new InputRefusedException("Enter the days as days.");
        var (organisation, role) = Chosen();
        await service.AppointAsync(new(Email ?? "", Name ?? "", organisation, role, from, To), ct);
        return LocalRedirect(TrustLinks.People);
    }, () => ShowAsync(ct));

    private (OrganisationId Organisation, Role Role) Chosen() =>
        Post?.Split(' ') is [var id, var named] && OrganisationId.TryParse(id, null, out var organisation) && Enum.TryParse<Role>(named, out var role) && Enum.IsDefined(role)
            ? (organisation, role)
            : throw new InputRefusedException("Choose a post.");

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Gifts = [.. (await people.OrganisationsAsync(ct)).Select(o => (o, (IReadOnlyList<Role>)[.. AppointmentRules.GiftsOf(actor.Posts, o.Id)])).Where(g => g.Item2.Count > 0)];
        return Page();
    }
}
