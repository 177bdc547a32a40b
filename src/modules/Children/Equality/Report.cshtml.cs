using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Equality;

/// <summary>The termly report to a governing board, for the head and those who govern, of their own school.</summary>
internal sealed class ReportModel(EqualityQueries queries, CurrentActor actor, IOrganisations organisations, ILocalities localities, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private const int TermsOffered = 6;

    [BindProperty(SupportsGet = true, Name = "school")]
    public string? AskedSchool { get; set; }

    [BindProperty(SupportsGet = true, Name = "term")]
    public string? AskedTerm { get; set; }

    /// <summary>The schools whose report the reader may open, by name.</summary>
    public IReadOnlyList<OrganisationSummary> Schools { get; private set; } = [];

    public OrganisationSummary School { get; private set; } = null!;

    public SchoolReport Report { get; private set; } = null!;

    public bool Fictional { get; private set; }

    public DateOnly Today => db.Reader.Today;

    /// <summary>This term and those before it, the newest first.</summary>
    public IReadOnlyList<CensusTerm> Terms
    {
        get
        {
            List<CensusTerm> terms = [CensusTerm.Of(Today)];
            while (terms.Count < TermsOffered)
                terms.Add(terms[^1].Before);
            return terms;
        }
    }

    public string CsvLink => $"{EqualityLinks.Report}?handler=Csv&school={School.Id}&term={Report.Term.Key}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        await audit.ReadAsync(new("see", "board-report", School.Id.ToString(), Detail: Report.Term.Key), ct);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        await audit.ReadAsync(new("export", "board-report", School.Id.ToString(), Detail: Report.Term.Key), ct);
        return File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(FigureTable.Csv(Report.Tables))], "text/csv", $"board-report-{Report.Term.Key}.csv");
    }

    /// <summary>False where there is no such school or term for this reader.</summary>
    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var own = actor.Where(Capability.RecordExclusions).Concat(actor.Where(Capability.Govern)).ToHashSet();
        Schools = [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool && own.Contains(o.Id))];
        var school = string.IsNullOrEmpty(AskedSchool) ? (Schools is [var first, ..] ? first : null) : Schools.FirstOrDefault(s => s.Id.ToString() == AskedSchool);
        var term = string.IsNullOrEmpty(AskedTerm) ? CensusTerm.Of(Today) : CensusTerm.Parse(AskedTerm);
        if (school is null || term is not { } chosen || chosen.First > Today)
            return false;
        var threshold = await localities.ThresholdAsync(db.Locality, ct);
        var data = await queries.ReadAsync(chosen.YearBefore.YearFirst, chosen.AsOf(Today), ct);
        (School, Fictional, Report) = (school, data.IsSample, SchoolReport.Of(data, school.Id, chosen, Today, threshold));
        return true;
    }
}
