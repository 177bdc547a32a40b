using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Tips;

/// <summary>A tip that is not there yet, or one that is, in another language.</summary>
internal sealed class AddModel(TipService service, TipQueries queries) : TipForm
{
    [BindProperty] public string? Written { get; set; } = TipLanguages.English;
    [BindProperty] public string? SameAs { get; set; }

    /// <summary>Tips that it may say the same as.</summary>
    public IReadOnlyList<TipRow> Others { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Guid? same = string.IsNullOrEmpty(SameAs) ? null : Guid.TryParse(SameAs, out var other) ? other : throw new InputRefusedException("Choose the tip that says the same from the list, or none.");
        return Redirect(TipLinks.One(await service.AddAsync(Typed(), Written, same, ct)));
    }, () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(ct);
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Others = [.. (await queries.AllAsync(ct)).Where(r => r.Tip.Language == TipLanguages.English)];
        return Page();
    }
}
