using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Insight.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Equality;

/// <summary>Exclusions of a school year at every school of the locality, for those who look at it as a whole. It names schools and no child.</summary>
internal sealed class PictureModel(
    EqualityQueries queries, IOrganisations organisations, ILocalities localities, ISchools register, IPublishedRates published, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private const int YearsOffered = 4;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int? AskedYear { get; set; }

    public LocalitySummary Locality { get; private set; } = null!;

    public LocalityPicture Picture { get; private set; } = null!;

    /// <summary>Open establishments of the authority in the register; null where it was not imported.</summary>
    public int? InRegister { get; private set; }

    private int Newest => CensusTerm.Of(db.Reader.Today).Year;

    /// <summary>The year in which each school year began that can be chosen, the newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(0, YearsOffered).Select(n => Newest - n);

    public string CsvLink => $"{EqualityLinks.Picture}?handler=Csv&year={Picture.Year.StartYear}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        await audit.ReadAsync(new("see", "ledger-figures", Detail: Picture.Year.ToString()), ct);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        await audit.ReadAsync(new("export", "ledger-figures", Detail: Picture.Year.ToString()), ct);
        return File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(FigureTable.Csv(Picture.Tables))], "text/csv", $"exclusions-here-{Picture.Year.StartYear}.csv");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var year = AskedYear ?? Newest;
        if (!ModelState.IsValid || !Years.Contains(year))
            return false;
        Locality = (await localities.AllAsync(ct)).Single(l => l.Id == db.Locality);
        var schools = (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => (o.Id, o.Name)).ToList();
        InRegister = (await register.CountsAsync(ct)).Where(c => c.AreaCode == Locality.AreaCode).Select(c => (int?)c.Open).FirstOrDefault();
        var data = await queries.ReadAsync(new CensusTerm(year, 1).First, new CensusTerm(year, 3).AsOf(db.Reader.Today), ct);
        var own = published.NewestOf(Locality.AreaCode);
        Picture = new(data, schools, year, db.Reader.Today, Locality.SuppressionThreshold, own, published.OfEngland(own?.Year));
        return true;
    }
}
