using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Services;

/// <summary>The directory as professionals who are signed in find it, and those who keep it.</summary>
internal sealed class ListModel(DirectoryService service, DirectoryQueries queries, HeadwaterDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<ServiceRow> Rows { get; private set; } = [];

    public bool MayAdd => service.MayKeepAny;

    public bool MayKeepAll => service.MayKeepAll;

    public DateOnly Today => db.Reader.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await queries.AllAsync(ct);
        Rows = Show switch
        {
            "waiting" => [.. all.Where(r => r.Open is { Stage: VersionStage.Offered })],
            "old" => [.. all.Where(r => ListingRules.StaleOn(r.Service) <= Today)],
            "archived" => [.. all.Where(r => r.Service.ArchivedOn is not null)],
            _ => [.. all.Where(r => r.Service.ArchivedOn is null)],
        };
    }

    /// <summary>The list as a file: what the page shows, and nothing else.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var csv = new StringBuilder("service,provider,state,how_much_help,needs,from_age,to_age,room,room_as_of,wait_weeks,wait_as_of\r\n");
        foreach (var row in Rows)
        {
            var (said, service) = ((row.Approved ?? row.Open)!, row.Service);
            csv.Append(CultureInfo.InvariantCulture, $"{CsvCells.Quoted(row.Name)},{CsvCells.Quoted(row.Provider.Name)},{CsvCells.Quoted(State(row))},{CsvCells.Quoted(ServiceWords.Of(said.Tier))},{CsvCells.Quoted(ServiceWords.Joined(ServiceWords.Keys(said.Needs).Select(n => NeedWords.Of(n) ?? n)))},{said.AgeFrom},{said.AgeTo},{CsvCells.Quoted(ServiceWords.Of(service.Room))},{service.RoomAsOf:yyyy-MM-dd},{service.WaitWeeks},{service.WaitAsOf:yyyy-MM-dd}\r\n");
        }

        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "directory.csv");
    }

    /// <summary>How far it is, in words.</summary>
    public string State(ServiceRow row)
    {
        var open = row.Open is { } version ? ServiceWords.Of(version.Stage) : null;
        return row switch
        {
            { Service.ArchivedOn: not null } => "Archived",
            { Approved: null } => open!,
            _ => ServiceWords.Joined(new[] { row.Approved.Openness switch { Openness.Public => "Public", Openness.Restricted => "Restricted", _ => "Private" }, open, MayAdd && ListingRules.StaleOn(row.Service) <= Today ? "Out of date" : null }.OfType<string>()),
        };
    }
}
