using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Data;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Ledger;

/// <summary>The ledger and the fairness report of a protocol, open to all its schools alike.</summary>
internal sealed class ShowModel(FairnessQueries queries, LedgerService service, IOrganisations organisations, HeadwaterDb db, CurrentActor actor) : PageModel
{
    /// <summary>Fewer children than this are not counted out where they would be looked for.</summary>
    public const int Threshold = 5;

    private Dictionary<OrganisationId, string> names = [];

    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public FairnessReport Report { get; private set; } = null!;

    public bool MayWrite => service.MayWrite;

    /// <summary>The yearly figures for the Schools Adjudicator are the local authority's to send (rule 3.11).</summary>
    public bool MayExport => actor.CanAny(Capability.LeadLocality | Capability.ChairPanel);

    public Track Of => Report.Track;

    public AcademicYear This => AcademicYear.Of(db.Reader.Today);

    public IReadOnlyList<int> YearGroups => [.. Report.ByYear.Where(b => b.Value != 0).Select(b => b.Key.Year).Distinct().Order()];

    public string Name(OrganisationId school) => names.GetValueOrDefault(school, ReferralWords.NoLongerHere);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnGetFiguresAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !MayExport)
            return NotFound();
        return File(Encoding.UTF8.GetBytes(AdjudicatorFigures.Csv(Report, Name)), "text/csv; charset=utf-8", $"fair-access-{Report.Year.StartYear.ToString(CultureInfo.InvariantCulture)}.csv");
    }

    public IHtmlContent Chart()
    {
        var all = Report.Shares.Sum(s => (double)s.Balance);
        var roll = Report.Shares.Sum(s => (double)s.Roll);
        return PairedBars.Draw(new("ledger", "Points for each hundred children on roll: when the year began (frame) and now (filled)", "For each school two bars, the highest first; the numbers stand in the table below.",
            [.. Report.Shares.Select(s => new PairedBar(Name(s.School), 100.0 * Report.Book.Balance(s.School, Report.Year.FirstDay.AddDays(-1)) / s.Roll, s.PerHundred))], "points for 100 on roll", roll <= 0 ? 0 : 100 * all / roll, "fair share"));
    }

    public IHtmlContent OverTime() => LineCharts.Draw(new("over-time", "Points that would have to stand elsewhere for all schools to carry the same", "One line, a point for the end of each month; nought would be even.",
        [.. Report.OverTime.Select(m => m.Month.ToString("MMM yyyy", Interface.Words.English))], [new ChartSeries("points", ChartTone.Own, [.. Report.OverTime.Select(m => (double?)Math.Max(0, m.Points))])], "points", Decimals: 1));

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var track = Protocols.Track.Mainstream;
        if (!string.IsNullOrEmpty(Track) && !(Enum.TryParse(Track, out track) && Enum.IsDefined(track)))
            return false;
        if (Year is { } asked && (asked < AcademicYear.Earliest || asked > This.StartYear))
            return false;
        Report = await queries.OfAsync(track, Year is { } year ? new AcademicYear(year) : This, ct);
        names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return true;
    }
}
