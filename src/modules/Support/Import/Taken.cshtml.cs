using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Import;

/// <summary>One service of a feed, beside what stands here, and what a person says of it.</summary>
internal sealed class TakenModel(TakingService taking, SourceQueries queries, DirectoryQueries services) : PageModel
{
    /// <summary>How often it had been changed when it was on the screen.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Provider { get; set; }

    [BindProperty]
    public string? Same { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public TakenView View { get; private set; } = null!;

    public IReadOnlyList<ListedOrganisation> Providers { get; private set; } = [];

    /// <summary>What the directory would take of it, as far as the feed says anything.</summary>
    public IReadOnlyList<VersionDifference> Lines => FeedChange.Between(new TypedService(), View.Read.Typed);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeInAsync(Guid id, CancellationToken ct) => DoAsync(id, async () =>
        await taking.TakeInAsync(id, Version, string.IsNullOrEmpty(Provider) ? null : Chosen(Provider, "the organisation"), ct) is { } made ? ServiceLinks.One(made) : null, ct);

    public Task<IActionResult> OnPostSameAsync(Guid id, CancellationToken ct) => DoAsync(id, async () => await taking.SameAsync(id, Version, Chosen(Same, "the service that it is"), ct) ? SourceLinks.Taken(id) : null, ct);

    public Task<IActionResult> OnPostLeaveOutAsync(Guid id, CancellationToken ct) => DoAsync(id, async () => await taking.LeaveOutAsync(id, Version, Because, ct) ? SourceLinks.Taken(id) : null, ct);

    public Task<IActionResult> OnPostTakeChangeAsync(Guid id, CancellationToken ct) => DoAsync(id, async () => await taking.ChangeAsync(id, Version, isTaken: true, ct) ? SourceLinks.Taken(id) : null, ct);

    public Task<IActionResult> OnPostLeaveChangeAsync(Guid id, CancellationToken ct) => DoAsync(id, async () => await taking.ChangeAsync(id, Version, isTaken: false, ct) ? SourceLinks.Taken(id) : null, ct);

    private static Guid Chosen(string? typed, string what) => Guid.TryParse(typed, out var chosen) ? chosen : throw new InputRefusedException($"Choose {what} from the list.");

    private Task<IActionResult> DoAsync(Guid id, Func<Task<string?>> work, CancellationToken ct) => this.OrAgainAsync(
        async () => await work() is { } to ? Redirect(to) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.TakenAsync(id, ct) is not { } view)
            return false;
        View = view;
        if (view.Taken.ServiceId is null)
            Providers = await services.OrganisationsAsync(ct);
        return true;
    }
}
