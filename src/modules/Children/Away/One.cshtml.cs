using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Away;

internal sealed class OneModel(AwayService service, RecordKeeping keeping, IOrganisations organisations, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private string school = "", writer = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? HalfDaysAWeek { get; set; }

    [BindProperty]
    public string? ToDay { get; set; }

    [BindProperty]
    public string? Education { get; set; }

    [BindProperty]
    public string? ParentAgreed { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    [BindProperty]
    public string? EndedBecause { get; set; }

    public AwayView View { get; private set; } = null!;

    public TimeOut TimeOut { get; private set; } = null!;

    public ChangeForm Change { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public bool MayChange { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public IEnumerable<(string Label, string Value)> Facts => new (string, string?)[]
    {
        ("School", school), ("How much", AwayWords.HowMuch(TimeOut)), ("Why", TimeOut.Why), ("Behaviour is a reason", TimeOut.ForBehaviour ? "Yes" : "No"), ("Allegation of harm", TimeOut.What == AwayKind.SafeguardingSeparation ? TimeOut.Allegation ? "Yes" : "No" : null),
        ("Education", TimeOut.Education ?? "Not recorded"), ("A parent agreed", TimeOut.ParentAgreed is { } agreed ? Words.Date(agreed) : "Not recorded"), ("Review", TimeOut.ReviewOn is { } review ? Words.Date(review) : "No day set"),
        ("Why it ended", TimeOut.EndedBecause), ("Recorded", $"{Words.Date(TimeOut.RecordedAtUtc)} by {writer}"),
    }.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!));

    public Task<IActionResult> OnGetAsync(string id, string timeOut, CancellationToken ct) => ShowAsync(id, timeOut, posted: false, ct);

    public Task<IActionResult> OnPostAsync(string id, string timeOut, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(timeOut, out var which))
            return NotFound();
        return await service.ChangeAsync(child, which, Version, Typed.Read(EndedBecause), ct) switch
        {
            Outcome.Saved => Redirect(AwayLinks.One(child, which)),
            Outcome.ChangedMeanwhile => await ConflictAsync(id, timeOut, ct),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, timeOut, posted: true, ct));

    private ChangeForm Typed => new(HalfDaysAWeek, ToDay, Education, ParentAgreed, ReviewOn);

    private async Task<IActionResult> ConflictAsync(string id, string timeOut, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var page = await ShowAsync(id, timeOut, posted: true, ct);
        if (page is not PageResult)
            return page;
        var theirs = ChangeForm.Of(TimeOut);
        Differences = [.. new (string Label, string? Theirs, string? Mine)[]
        {
            ("Half days a week", theirs.HalfDaysAWeek, HalfDaysAWeek), ("Last day", theirs.ToDay, ToDay), ("Education", theirs.Education, Education), ("A parent agreed on", theirs.ParentAgreed, ParentAgreed),
            ("Review", theirs.ReviewOn, ReviewOn), ("Why it ended", TimeOut.EndedBecause, EndedBecause),
        }.Where(f => (f.Theirs ?? "") != (f.Mine ?? "").Trim()).Select(f => new Difference(f.Label, f.Theirs, f.Mine))];
        Version = TimeOut.Version;
        ModelState.Remove(nameof(Version));
        Response.StatusCode = 409;
        return page;
    }

    private async Task<IActionResult> ShowAsync(string id, string timeOut, bool posted, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(timeOut, out var which) || await service.OfChildAsync(child, ct) is not { } view || view.All.FirstOrDefault(t => t.Id == which) is not { } found)
            return NotFound();
        (View, TimeOut, MayChange) = (view, found, service.MayChange(found, await keeping.IsFamilyAsync(child, ct)));
        Change = posted ? Typed : ChangeForm.Of(found);
        if (!posted)
            (Version, EndedBecause) = (found.Version, found.EndedBecause);
        else
            Response.StatusCode = 400;
        school = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == found.SchoolId)?.Name ?? "A school no longer here";
        writer = (await people.NamesAsync([found.RecordedBy], ct)).GetValueOrDefault(found.RecordedBy, "somebody no longer here");
        await audit.ReadAsync(new("see", "time-out", which.ToString(), child), ct);
        return Page();
    }
}
