using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

internal sealed class LedgerModel(LedgerQueries ledgers, ExclusionService service, RecordKeeping keeping, TalkService talks, CurrentActor actor, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> names = new Dictionary<OrganisationId, string>();

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? SaidBy { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public LedgerView View { get; private set; } = null!;

    public IReadOnlyList<DueDuty> Due { get; private set; } = [];

    /// <summary>The actor's school has the child on its roll.</summary>
    public bool Keeps { get; private set; }

    /// <summary>The actor's post may exclude this child.</summary>
    public bool MayRecord { get; private set; }

    /// <summary>Why people are to talk about what would help; null when the days do not ask for it, or the reader makes no plans.</summary>
    public string? Talk { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public AcademicYear Year => AcademicYear.Of(db.Reader.Today);

    public string SchoolName(OrganisationId school) => names.GetValueOrDefault(school, "a school no longer here");

    public bool KeepsCalendar(OrganisationId school) => actor.Can(Capability.KeepRecords, school);

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostElsewhereAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child))
            return NotFound();
        if (!decimal.TryParse(Days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days))
            throw new InputRefusedException("Give the days as a number in halves, such as 3.5.");
        var moved = await service.SetElsewhereAsync(child, Year.StartYear, days, SaidBy, Version, ct);
        if (moved.Outcome == Outcome.ChangedMeanwhile)
            throw new InputRefusedException("Somebody else changed the days in the meantime. Look at what stands here now, and try again.");
        return moved.Outcome == Outcome.Saved ? Redirect(ExclusionLinks.Of(child)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await ledgers.OfChildAsync(child, ct) is not { } view)
            return NotFound();
        (View, Due) = (view, DueDuties.Of(view, db.Reader.Today, named: false));
        var keeper = await keeping.KeeperAsync(child, ct);
        (Keeps, MayRecord) = (keeper is not null, keeper is { } school && actor.Can(Capability.RecordExclusions, school));
        if (view.Clocks.Count > 1 || view.Clocks.Any(c => c.Result is null))
            names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        if (Days is null && view.Ledger.Elsewhere.FirstOrDefault(d => d.ChildId == child && d.Year == Year.StartYear) is { } told)
            (Days, SaidBy) = ((told.Sessions / 2m).ToString("0.#", CultureInfo.InvariantCulture), told.SaidBy);
        Version = view.Ledger.Elsewhere.FirstOrDefault(d => d.ChildId == child && d.Year == Year.StartYear)?.Version ?? 0;
        if (actor.Can(Capability.WriteEntries) && view.AcrossThreeTerms(db.Reader.Today) is > 0 and var sessions)
            Talk = TriggerRules.Reason(await talks.LimitsAsync(ct), YearGroups.Of(view.Ledger.Child, db.Reader.Today), new(sessions / 2m));
        await audit.ReadAsync(new("see", "exclusion", null, child), ct);
        return Page();
    }
}
