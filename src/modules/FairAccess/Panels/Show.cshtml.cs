using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Panels;

/// <summary>One meeting: when, who, which cases, and for the chair everything from opening the papers to closing it.</summary>
internal sealed class ShowModel(
    PanelQueries queries, PanelService service, ClosingService closing, IChildSummaries summaries, IOrganisations organisations, IPeople people, IAuditTrail audit, CurrentActor actor, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<ChildId, ChildSummary> children = new Dictionary<ChildId, ChildSummary>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private Dictionary<OrganisationId, string> places = [];

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Which { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public PanelView View { get; private set; } = null!;

    /// <summary>Which form was sent and not taken.</summary>
    public string? Posted { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public bool Chairs => service.Chairs;

    public bool IsOpen => View.Meeting.State == MeetingState.Called;

    public bool Sits => View.Members.Any(m => m.PersonId == actor.Person);

    public IReadOnlyList<PanelInvitation> NotTold => [.. View.Schools.Where(s => s.Told is null)];

    public string? WhyNotClose => PanelRules.WhyNotClose(View, View.Cases.Count, Today);

    public string Name(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, ReferralWords.NoLongerHere);

    public ChildSummary? Child(ChildId child) => children.GetValueOrDefault(child);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostPapersAsync(Guid id, CancellationToken ct) => ActAsync(id, "Papers", async () => await service.OpenPapersAsync(id, ct), ct);

    public Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken ct) => ActAsync(id, "Add", async () => await service.AddWaitingAsync(id, ct) is not null, ct);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct) => ActAsync(id, "Remove", () => service.RemoveAsync(id, Which, ct), ct);

    public Task<IActionResult> OnPostAttendanceAsync(Guid id, CancellationToken ct) => ActAsync(id, "Attendance", () => service.AttendanceAsync(id,
        Request.Form["present"].Select(p => PersonId.TryParse(p, null, out var person) ? person : default).ToHashSet(),
        Request.Form.Where(f => f.Key.StartsWith("told-", StringComparison.Ordinal)).Select(f => (Ok: OrganisationId.TryParse(f.Key[5..], null, out var at), At: at, Value: f.Value.ToString())).Where(f => f.Ok).DistinctBy(f => f.At).ToDictionary(f => f.At, f => (string?)f.Value), ct), ct);

    public Task<IActionResult> OnPostMinutesAsync(Guid id, CancellationToken ct) => ActAsync(id, "Minutes", () => service.MinutesAsync(id, Version, Minutes, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => ActAsync(id, "Close", async () => await closing.CloseAsync(id, ct) is not null, ct);

    public Task<IActionResult> OnPostCallOffAsync(Guid id, CancellationToken ct) => ActAsync(id, "CallOff", () => service.CallOffAsync(id, Because, ct), ct);

    private Task<IActionResult> ActAsync(Guid id, string form, Func<Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Posted = form;
        return await act() ? Redirect(PanelLinks.One(id)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        children = await summaries.OfAsync([.. view.Cases.Select(c => c.Case.ChildId).Distinct()], ct);
        names = await people.NamesAsync([.. view.Members.Select(m => m.PersonId)], ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        if (Posted is null)
            (Version, Minutes) = (view.Meeting.Version, view.Meeting.Minutes);
        else
            Response.StatusCode = 400;
        ViewData[Interface.PageData.Fictional] = children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "panel", id.ToString(), Children: [.. children.Keys]), ct);
        return Page();
    }

    public static string Count(int n, string one, string many) => n == 1 ? $"one {one}" : string.Create(CultureInfo.InvariantCulture, $"{n} {many}");
}
