using System.Globalization;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Protocols;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Replay;

/// <summary>A year of the ledger shared in other ways, for schools that think about their protocol; open to all its schools alike.</summary>
internal sealed class ShowModel(ReplayQueries queries, HeadwaterDb db) : PageModel
{
    /// <summary>A page is waited for: what takes longer says that it is the best that was found.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<Way, (string Name, string How)> Words = new()
    {
        [Way.AsItWas] = ("As it was", "What the panel decided."),
        [Way.Rota] = ("In turn", "Child after child, to the school whose turn it is for its size."),
        [Way.Credits] = ("Lowest share next", "Child after child, to the school that carries least for its size."),
        [Way.Together] = ("Fairest each meeting", "The children of one day together, so that the highest share stays lowest."),
        [Way.Hindsight] = ("With hindsight", "All children of the year together. No panel can do this; it is the measure."),
    };

    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public Track Of { get; private set; }

    public AcademicYear School { get; private set; }

    /// <summary>The year; null where no protocol held in it.</summary>
    public PastYear? Past { get; private set; }

    public IReadOnlyList<ReplayedWay> Ways { get; private set; } = [];

    /// <summary>The protocol shares by score, which these ways do not know.</summary>
    public bool IsByScore => Past is not null && ReplayRules.IsByScore(Past.Protocol);

    public ReplayedWay Was => Ways[0];

    public bool HasEarlier => School.StartYear > AcademicYear.Earliest;

    public bool HasLater => School < AcademicYear.Of(db.Reader.Today);

    public static string Name(Way way) => Words[way].Name;

    public static string How(Way way) => Words[way].How;

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public string SchoolName(OrganisationId school) => Past!.Schools.First(s => s.Id == school).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (track, today) = (Protocols.Track.Mainstream, AcademicYear.Of(db.Reader.Today));
        if (!string.IsNullOrEmpty(Track) && !(Enum.TryParse(Track, out track) && Enum.IsDefined(track)))
            return NotFound();
        if (Year is { } asked && (asked < AcademicYear.Earliest || asked > today.StartYear))
            return NotFound();
        (Of, School) = (track, Year is { } year ? new(year) : today);
        Past = await queries.OfAsync(Of, School, ct);
        if (Past is { Schools.Count: > 0, Places.Count: > 0 } && !IsByScore)
            Ways = ReplayRules.Of(Past, LongestSearch, ct);
        return Page();
    }

    /// <summary>The highest share of each way beside the one that was.</summary>
    public IHtmlContent Chart()
    {
        double points = Was.Balances.Values.Sum(b => (double)b), roll = Past!.Schools.Sum(s => (double)s.Roll);
        return PairedBars.Draw(new("ways", "The highest share of any school: as it was (frame) and shared otherwise (filled)", "For each way of sharing two bars: the most points for each hundred children on roll that any school carries. The numbers stand in the table below.",
            [.. Ways.Skip(1).Select(w => new PairedBar(Name(w.Way), Was.PerHundred, w.PerHundred))], "points for 100 on roll", 100 * points / roll, "even share"));
    }
}
