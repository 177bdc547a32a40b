using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Children.Equality;
using Headwater.Children.Forms;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

/// <summary>What is due at the schools whose exclusions the reader records or governs, and their register of the school year.</summary>
internal sealed class DueModel(LedgerQueries ledgers, MovementHome moving, Responsible responsible, CurrentActor actor, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    public IReadOnlyList<DueDuty> Due { get; private set; } = [];

    public IReadOnlyList<(Child Child, RecordedExclusion Exclusion, string Standing)> Register { get; private set; } = [];

    /// <summary>Schools whose calendar does not tell.</summary>
    public IReadOnlyList<string> NoDates { get; private set; } = [];

    /// <summary>What is due on moves to other places, directions off site among them.</summary>
    public IReadOnlyList<HomeTask> Moves { get; private set; } = [];

    public bool KeepsDates => actor.Can(Capability.KeepRecords);

    public bool GivesAddresses => actor.Can(Capability.RecordExclusions) || actor.Can(Capability.Govern);

    public bool MayReport => EqualityRegistration.MayReport(actor);

    public bool MaySeePicture => EqualityRegistration.MaySeePicture(actor);

    public bool Fictional => Register.Any(r => r.Child.IsSample);

    public DateOnly Since => new(AcademicYear.Of(db.Reader.Today).StartYear, 8, 1);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var views = await LoadAsync(ct);
        Due = [.. views.SelectMany(v => DueDuties.Of(v, db.Reader.Today, named: true)).OrderBy(d => d.Duty.Due ?? DateOnly.MaxValue).ThenBy(d => d.Duty.Duty)];
        if (views.SelectMany(v => v.Clocks).Where(c => c.Result is null).Select(c => c.School).Distinct().ToList() is { Count: > 0 } without)
            NoDates = [.. (await organisations.AllAsync(ct)).Where(o => without.Contains(o.Id)).Select(o => o.Name)];
        Moves = await moving.AllAsync(ct);
        await audit.ReadAsync(new("list", "exclusion", Children: [.. views.Select(v => v.Ledger.Child.ChildId)]), ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var csv = new StringBuilder("start,child,year_group,kind,sessions,reasons,standing\r\n");
        foreach (var (child, x, standing) in Register)
            csv.AppendLine(CultureInfo.InvariantCulture, $"{x.Start:yyyy-MM-dd},{CsvCells.Quoted(child.Name)},{x.YearGroup},{x.What},{x.Sessions},{x.Reasons.Replace(',', ' ')},{CsvCells.Quoted(standing)}");
        await audit.ReadAsync(new("export", "exclusion", Children: [.. Register.Select(r => r.Child.ChildId).Distinct()]), ct);
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv", $"exclusions-{db.Reader.Today:yyyy-MM-dd}.csv");
    }

    private async Task<IReadOnlyList<LedgerView>> LoadAsync(CancellationToken ct)
    {
        var (heads, governed) = await responsible.SchoolsAsync(ct);
        List<OrganisationId> schools = [.. heads.Union(governed).Union(actor.Where(Capability.KeepRecords))];
        // What began at the end of the last school year may still be due in this one.
        var views = await ledgers.OfSchoolsAsync(schools, Since.AddMonths(-4), ct);
        Register = [.. views.SelectMany(v => v.Ledger.Exclusions.Where(x => x.Start >= Since && schools.Contains(x.SchoolId)).Select(x => (v.Ledger.Child, x, ExclusionWords.Standing(x, v.ClockOf(x).Dates.Calendar, db.Reader.Today)))).OrderByDescending(r => r.x.Start).ThenBy(r => r.Child.LegalLast, StringComparer.Ordinal)];
        return views;
    }
}
