using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>All invoices of an offer, on a page and as CSV; for those who keep it. No person stands in it.</summary>
internal sealed class InvoicesModel(OutreachQueries queries, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public OutreachOffer Offer { get; private set; } = null!;

    public IReadOnlyList<InvoiceRow> Rows { get; private set; } = [];

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, NoLongerHere.Organisation);

    /// <summary>What the invoices that stand so come to, in pence.</summary>
    public int Sum(InvoiceState state) => Rows.Where(r => r.Invoice.State == state).Sum(r => r.Invoice.AmountPence);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ReadAsync(id, "list", Page, ct);

    public Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken ct) => ReadAsync(id, "export", () => File(Encoding.UTF8.GetBytes(Csv()), "text/csv; charset=utf-8", "invoices.csv"), ct);

    private async Task<IActionResult> ReadAsync(Guid id, string verb, Func<IActionResult> answer, CancellationToken ct)
    {
        if (await queries.InvoicesAsync(id, ct) is not var (offer, rows))
            return NotFound();
        (Offer, Rows) = (offer, rows);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new(verb, "outreach-invoice", id.ToString()), ct);
        return answer();
    }

    private string Csv()
    {
        var csv = new StringBuilder("number,school,amount,issued,due,state,settled,why_cancelled\r\n");
        foreach (var row in Rows)
        {
            var i = row.Invoice;
            csv.Append(CultureInfo.InvariantCulture, $"{CsvCells.Quoted(OutreachWords.Number(row.Offer, i))},{CsvCells.Quoted(Place(row.Agreement.SchoolId))},{OutreachWords.Typed(i.AmountPence)},{i.IssuedOn:yyyy-MM-dd},{i.DueOn:yyyy-MM-dd},{i.State.ToString().ToLowerInvariant()},{i.SettledOn:yyyy-MM-dd},{CsvCells.Quoted(i.CancelledBecause ?? "")}\r\n");
        }

        return csv.ToString();
    }
}
