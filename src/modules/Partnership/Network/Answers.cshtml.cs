using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Network;

/// <summary>The answers' file, for whoever runs the wave and nobody else. Between the look and the second word it rests in their own page.</summary>
internal sealed class AnswersModel(NetworkQueries queries, NetworkService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    public NetworkWave Wave { get; private set; } = null!;

    public IReadOnlyList<WaveMember> Members { get; private set; } = [];

    public WaveLook? Look { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, IFormFile? file, CancellationToken ct) => !await MineAsync(id, ct) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        Text = await UploadedText.OfAsync(file, "Answers are no longer than that.", ct);
        Look = await service.LookAsync(id, Text, ct);
        return await ShowAsync(id, ct);
    }, () => ShowAsync(id, ct));

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken ct) => !await MineAsync(id, ct) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.TakeAsync(id, Text ?? "", ct);
        return LocalRedirect(NetworkLinks.Wave(id));
    }, () => ShowAsync(id, ct));

    private async Task<bool> MineAsync(Guid id, CancellationToken ct) => await queries.OneAsync(id, ct) is { } wave && service.Keeps(wave);

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } wave || !service.Keeps(wave))
            return NotFound();
        if (wave.State != WaveState.Open && ModelState.IsValid)
            return LocalRedirect(NetworkLinks.Wave(id));
        Wave = wave;
        Members = await queries.MembersAsync(id, ct);
        await audit.ReadAsync(new AuditFact("see", "network-wave", id.ToString()), ct);
        return Page();
    }
}
