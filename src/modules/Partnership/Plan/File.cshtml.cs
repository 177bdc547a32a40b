using System.Text;
using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Plan;

/// <summary>The plan's file, out and in. Between the look and the second word the file rests in the page itself.</summary>
internal sealed class FileModel(PlanTransfer transfer, CurrentActor actor) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Standing { get; set; }

    public TransferResult? Result { get; private set; }

    public bool Taken { get; private set; }

    public bool MayConvene => actor.Can(Capability.Convene);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => File(Encoding.UTF8.GetBytes(await transfer.ExportAsync(ct)), "text/csv; charset=utf-8", "plan.csv");

    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct) => RunAsync(async () =>
    {
        Text = await UploadedText.OfAsync(file, "A plan is no longer than that.", ct);
        Result = await transfer.LookAsync(Text, ct);
    });

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => RunAsync(async () =>
    {
        Result = await transfer.TakeAsync(Text ?? "", Standing ?? "", ct);
        Taken = true;
    });

    private async Task<IActionResult> RunAsync(Func<Task> work) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return Page();
    }, () => Task.FromResult<IActionResult>(Page()));
}
