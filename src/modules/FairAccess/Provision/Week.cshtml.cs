using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.FairAccess.Provision;

/// <summary>A day of the week on the form.</summary>
/// <param name="Day">Which.</param>
/// <param name="IsSchoolDay">By the locality's dates; the provider may have others.</param>
internal sealed record WeekRow(DateOnly Day, bool IsSchoolDay);

/// <summary>A week of attendance on one page.</summary>
internal sealed class WeekModel(PlacementQueries queries, PlacementDoor door, AttendanceService service, ISchoolCalendars calendars, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : WritingPage(queries, door, organisations, audit)
{
    private Dictionary<string, string?> typed = new(StringComparer.Ordinal);

    [BindProperty]
    public int Stamp { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public DateOnly Monday { get; private set; }

    /// <summary>Days that can be entered.</summary>
    public IReadOnlyList<WeekRow> Rows { get; private set; } = [];

    public static IReadOnlyList<(string Value, string Words)> Marks { get; } = [("", "Not entered"), .. Enum.GetValues<SessionMark>().Select(m => (m.ToString(), PlacementWords.Of(m)))];

    public bool HasBefore => Monday > PlacementRules.MondayOf(Paper.Placement.FirstDay);

    public bool HasAfter => Monday.AddDays(7) <= (Paper.Placement.EndedOn is { } ended && ended < db.Reader.Today ? ended : db.Reader.Today);

    public static string Name(DateOnly day, bool afternoon) => $"{(afternoon ? "Pm" : "Am")}-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public string? Typed(DateOnly day, bool afternoon) => typed.GetValueOrDefault(Name(day, afternoon));

    public async Task<IActionResult> OnGetAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadWeekAsync(id, placement, ct))
            return NotFound();
        Stamp = AttendanceService.Stamp(Paper.Days, Monday);
        foreach (var day in Paper.Days)
            (typed[Name(day.Day, false)], typed[Name(day.Day, true)]) = (day.Morning?.ToString(), day.Afternoon?.ToString());
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadWeekAsync(id, placement, ct))
            return NotFound();
        typed = Request.Form.Where(f => f.Key.StartsWith("Am-", StringComparison.Ordinal) || f.Key.StartsWith("Pm-", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => (string?)f.Value.ToString(), StringComparer.Ordinal);
        return await this.OrAgainAsync(
            async () => await service.EnterAsync(View.Child.Id, Paper.Placement.Id, Monday, Stamp, [.. Rows.Select(r => new TypedDay(r.Day, Mark(r.Day, false), Mark(r.Day, true)))], ct) ? Redirect(ProvisionLinks.One(View.Child.Id, Paper.Placement.Id)) : NotFound(),
            () =>
            {
                // What somebody else entered is shown by the next look; what was typed here is sent again over it.
                Stamp = AttendanceService.Stamp(Paper.Days, Monday);
                ModelState.Remove(nameof(Stamp));
                return ShowAsync(ct);
            });
    }

    private SessionMark? Mark(DateOnly day, bool afternoon) =>
        string.IsNullOrEmpty(Typed(day, afternoon)) ? null : FormFields.One<SessionMark>(Typed(day, afternoon), $"what is entered for the {(afternoon ? "afternoon" : "morning")} of {Words.Date(day)}");

    private async Task<bool> LoadWeekAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadAsync(id, placement, open: false, ct))
            return false;
        var (p, today) = (Paper.Placement, db.Reader.Today);
        var last = p.EndedOn is { } ended && ended < today ? ended : today;
        var asked = DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : last;
        Monday = PlacementRules.MondayOf(asked < p.FirstDay ? p.FirstDay : asked > last && last >= p.FirstDay ? last : asked);
        var calendar = (await calendars.OfLocalityAsync(ct)).Calendar;
        Rows = [.. Enumerable.Range(0, 5).Select(n => Monday.AddDays(n)).Where(d => AttendanceService.IsOpen(p, d, today)).Select(d => new WeekRow(d, calendar?.IsSchoolDay(d) != false))];
        return true;
    }
}
