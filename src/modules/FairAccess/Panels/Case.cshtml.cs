using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Panels;

/// <summary>One case on one page: need, views, what is asked, the schools that can take the child, and the decision.</summary>
internal sealed class CaseModel(PanelQueries queries, ProposalQueries proposals, CaseService service, PanelService panels, ISchoolCalendars calendars, IPeople people, IAuditTrail audit, CurrentActor actor, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private MeetingData data = null!;
    private Proposal proposal = null!;

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public PanelView View { get; private set; } = null!;

    public PanelCaseView One { get; private set; } = null!;

    public ChildSummary Child => data.Children[One.Case.Id];

    public ReferralPaper Paper => data.Papers[One.Case.Id];

    public ProtocolContent Protocol => data.Categories;

    public ProposedPlace Proposed => proposal.Of(One.Case.Id);

    public IReadOnlyList<Option> Options { get; private set; } = [];

    public ReferralClock? Clock { get; private set; }

    public string? Posted { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public bool Chairs => panels.Chairs;

    public bool IsOpen => View.Meeting.State == MeetingState.Called;

    public string? WhyNotDecide => PanelRules.WhyNotDecide(View, One, actor.Person!.Value, Today);

    /// <summary>The cases before and after this one that the reader sees.</summary>
    public PanelCaseView? Before => View.Cases.LastOrDefault(c => c.Case.Position < One.Case.Position);

    public PanelCaseView? After => View.Cases.FirstOrDefault(c => c.Case.Position > One.Case.Position);

    public IReadOnlyList<(string Value, string Words)> SchoolChoices =>
        [("", "Choose"), .. Options.Where(o => !ReferralRules.Barred(Paper.Referral, Paper.Schools).ContainsKey(o.School.Id)).Select(o => (o.School.Id.ToString(), o.WhyNot is null ? o.School.Name : $"{o.School.Name} (against a rule of the protocol)"))];

    /// <summary>Whom the reader may declare an interest or dissent for: themselves, and the chair for every member.</summary>
    public IReadOnlyList<(string Value, string Words)> Members => [.. View.Members.Where(m => Chairs || m.PersonId == actor.Person).OrderByDescending(m => m.PersonId == actor.Person).Select(m => (m.PersonId.ToString(), Name(m.PersonId)))];

    public ShareChange Share(OrganisationId school) => proposal.Shares.First(s => s.School.Id == school);

    public string SchoolName(OrganisationId school) => data.School(school)?.Name ?? ReferralWords.NoLongerHere;

    public string Name(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public Task<IActionResult> OnGetAsync(Guid id, Guid which, CancellationToken ct) => ShowAsync(id, which, ct);

    public Task<IActionResult> OnPostDecideAsync(Guid id, Guid which, CancellationToken ct) => ActAsync(id, which, "Decide", async () =>
    {
        var school = string.IsNullOrEmpty(School) ? (OrganisationId?)null : OrganisationId.TryParse(School, null, out var chosen) ? chosen : throw new InputRefusedException("Choose the school from the list.");
        // What was proposed is worked out anew: a form could say anything.
        var proposed = await LoadAsync(id, which, ct) ? Proposed.School : null;
        return await service.DecideAsync(id, which, new(FormFields.One<PanelOutcome>(Outcome, "what the panel decides"), school, proposed, Reason), ct);
    }, ct);

    public Task<IActionResult> OnPostDeclareAsync(Guid id, Guid which, CancellationToken ct) => ActAsync(id, which, "Declare", () => service.DeclareAsync(id, which, Person(), Words, ct), ct);

    public Task<IActionResult> OnPostDissentAsync(Guid id, Guid which, CancellationToken ct) => ActAsync(id, which, "Dissent", () => service.DissentAsync(id, which, Person(), Words, ct), ct);

    private PersonId Person() => PersonId.TryParse(About, null, out var person) ? person : throw new InputRefusedException("Choose the member from the list.");

    private Task<IActionResult> ActAsync(Guid id, Guid which, string form, Func<Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Posted = form;
        if (!await act())
            return NotFound();
        // Whoever stepped out sees the case no longer.
        db.ChangeTracker.Clear();
        var seen = (await queries.FindAsync(id, ct))?.Cases.Any(c => c.Case.Id == which) == true;
        return Redirect(seen ? PanelLinks.Case(id, which) : PanelLinks.One(id));
    }, () => ShowAsync(id, which, ct));

    private async Task<bool> LoadAsync(Guid id, Guid which, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view || view.Cases.FirstOrDefault(c => c.Case.Id == which) is not { } one || !(Chairs || view.Members.Any(m => m.PersonId == actor.Person)))
            return false;
        (View, One) = (view, one);
        data = await proposals.OfAsync(view, ct);
        if (!data.Children.ContainsKey(which))
            return false;
        var trial = ProposalRules.Decided(view);
        proposal = ProposalRules.Of(data.Facts, trial.Moved.ContainsKey(which) ? trial with { Moved = trial.Moved.Where(m => m.Key != which).ToDictionary() } : trial, ct);
        Options = ProposalRules.Options(data.Facts, data.Facts.Children.First(c => c.Case == which), Trial.None);
        return true;
    }

    private async Task<IActionResult> ShowAsync(Guid id, Guid which, CancellationToken ct)
    {
        if (!await LoadAsync(id, which, ct))
            return NotFound();
        names = await people.NamesAsync([.. View.Members.Select(m => m.PersonId)], ct);
        if (One.Referral is { State: ReferralState.Accepted, AcceptedOn: { } day })
            Clock = ReferralRules.Clock(day, (await calendars.OfLocalityAsync(ct)).Calendar, Today);
        if (Posted is not null)
            Response.StatusCode = 400;
        if (Posted != "Decide")
            (Outcome, School, Reason) = (One.Decision?.Outcome.ToString() ?? nameof(PanelOutcome.Place), (One.Decision?.SchoolId ?? Proposed.School)?.ToString(), One.Decision?.Reason ?? ProposalRules.Aloud(data.Facts, Proposed));
        ViewData[Interface.PageData.Fictional] = Child.IsSample;
        await audit.ReadAsync(new("see", "panel", which.ToString(), One.Case.ChildId), ct);
        return Page();
    }
}
