using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Asking;

internal sealed class RequestsModel(RequestService requests, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Names { get; private set; } = new Dictionary<OrganisationId, string>();

    /// <summary>Whether it is the actor's to answer: a record they see, or all for the data-protection officer.</summary>
    public bool MayAnswer(RequestRow row) => requests.MayAnswer(row);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string id, string answer, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var request) || answer is not ("same" or "another"))
            return NotFound();
        try
        {
            return await requests.AnswerAsync(request, answer == "same", ct) == Outcome.Saved ? Redirect(ChildLinks.Requests) : NotFound();
        }
        catch (InputRefusedException refused)
        {
            await LoadAsync(ct);
            return this.Again(refused.Message);
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Rows = await requests.ListAsync(ct);
        Names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("list", "record-request", Detail: string.Join(' ', Rows.Select(r => r.Id))), ct);
    }
}
