using System.Text;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>One programme: its coming days, its members with a search, joining and leaving; for those who keep it adding members and changing it.</summary>
internal sealed class OneProgrammeModel(ProgrammeQueries queries, ProgrammeService service, IOrganisations organisations, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? About { get; set; }
    [BindProperty] public bool IsOver { get; set; }
    [BindProperty] public string? At { get; set; }
    [BindProperty] public List<string> Joining { get; set; } = [];
    [BindProperty] public Guid Member { get; set; }

    /// <summary>Which form was sent, so that the others show what is saved.</summary>
    private bool isChanging;

    public ProgrammeView View { get; private set; } = null!;

    /// <summary>Members now who fit what is looked for.</summary>
    public IReadOnlyList<MemberRow> Found { get; private set; } = [];

    /// <summary>Organisations for which the reader can join.</summary>
    public IReadOnlyList<OrganisationSummary> Own { get; private set; } = [];

    /// <summary>Organisations that are not members as a whole.</summary>
    public IReadOnlyList<(string Value, string Words)> Others { get; private set; } = [];

    public string RunBy { get; private set; } = "";

    /// <summary>The reader's own membership; null where there is none.</summary>
    public MemberRow? Mine => View.Now.FirstOrDefault(m => m.Row.PersonId is { } person && person == actor.Person);

    public bool MayEnd(MemberRow member) => View.MayKeep || (member.Row.PersonId is { } person && person == actor.Person);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        await audit.ReadAsync(new("export", "programme-member", id.ToString()), ct);
        return File(Encoding.UTF8.GetBytes(ProgrammeQueries.Csv(view.Now)), "text/csv; charset=utf-8", "members.csv");
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        isChanging = true;
        return DoAsync(id, () => service.ChangeAsync(id, Version, Name, About, IsOver, ct), ct);
    }

    public Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.JoinAsync(id, At, ct), ct);

    public Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.AddOrganisationsAsync(id, Joining, ct), ct);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.LeaveAsync(id, Member, ct), ct);

    private Task<IActionResult> DoAsync(Guid id, Func<Task<bool>> work, CancellationToken ct) => this.OrAgainAsync(async () => await work() ? Redirect(TrainingLinks.Programme(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        (View, Found) = (view, ProgrammeQueries.Search(view.Now, Words));
        var all = await organisations.AllAsync(ct);
        var own = TrainingRules.BooksFor(actor);
        var whole = view.Now.Where(m => m.Person is null).Select(m => m.Row.OrganisationId).ToHashSet();
        Own = [.. all.Where(o => own.Contains(o.Id))];
        Others = [.. all.Where(o => !whole.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
        RunBy = all.FirstOrDefault(o => o.Id == view.Programme.RunBy)?.Name ?? NoLongerHere.Organisation;
        Version = view.Programme.Version;
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (ModelState.IsValid || !isChanging)
            (Name, About, IsOver) = (view.Programme.Name, view.Programme.About, view.Programme.EndedOn is not null);
        await audit.ReadAsync(new("list", "programme-member", id.ToString()), ct);
        return Page();
    }
}
