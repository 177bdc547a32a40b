using System.Text;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

/// <summary>Findings and code book out, findings in. Between the look and the second word the file rests in the page itself.</summary>
internal sealed class FilesModel(ResearchQueries queries, MapParts parts, FindingImport import, CurrentActor actor, IAuditTrail audit) : PageModel
{

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Standing { get; set; }
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public ImportResult? Result { get; private set; }
    public bool Taken { get; private set; }
    public bool MayConvene => actor.Can(Capability.Convene);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnGetFindingsAsync(CancellationToken ct)
    {
        var text = ResearchSheet.Findings(await queries.AllAsync(ct), await parts.AllAsync(ct));
        await audit.ReadAsync(new AuditFact("export", "finding"), ct);
        return File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", "findings.csv");
    }

    public async Task<IActionResult> OnGetCodeBookAsync(CancellationToken ct)
    {
        var text = ResearchSheet.CodeBook(await queries.AllAsync(ct));
        await audit.ReadAsync(new AuditFact("export", "research-theme"), ct);
        return File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", "code-book.csv");
    }

    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct) => RunAsync(async () =>
    {
        Text = await UploadedText.OfAsync(file, "Send the findings in parts.", ct);
        Result = await import.LookAsync(Text, ct);
    });

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => RunAsync(async () =>
    {
        // Whoever has to look again sees what the file would do.
        Result = await import.LookAsync(Text ?? "", ct);
        Result = await import.TakeAsync(Text ?? "", Standing ?? "", new(Looked, LookedAt), ct);
        Taken = true;
    });

    private async Task<IActionResult> RunAsync(Func<Task> work) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return Page();
    }, () => Task.FromResult<IActionResult>(Page()));
}
