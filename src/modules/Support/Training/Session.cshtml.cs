using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>One session: when and where, whether there are places, booking for oneself or a colleague, and cancelling.</summary>
internal sealed class SessionModel(TrainingQueries queries, BookingService service, IOrganisations organisations, IPeople people, CurrentActor actor, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public string? At { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Job { get; set; }

    public SessionView View { get; private set; } = null!;

    public string Provider { get; private set; } = "";

    /// <summary>Organisations for which the reader books.</summary>
    public IReadOnlyList<OrganisationSummary> Own { get; private set; } = [];

    /// <summary>Colleagues with an account, by name.</summary>
    public IReadOnlyList<(string Value, string Words)> Colleagues { get; private set; } = [];

    /// <summary>Why nobody can book; null where one can.</summary>
    public string? Closed => TrainingRules.WhyClosed(View.Session, clock.GetUtcNow().UtcDateTime);

    public bool HasBegun => TrainingRules.HasBegun(View.Session, clock.GetUtcNow().UtcDateTime);

    public string ForWhom(CourseBooking booking) => booking.PersonId == actor.Person ? "You" : booking.Name ?? names.GetValueOrDefault(booking.PersonId!.Value, NoLongerHere.Person);

    public bool MayCancel(CourseBooking booking) => !HasBegun && BookingStates.Find(booking.State, BookingState.Cancelled) is not null;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.BookAsync(id, Key, new(At, Who, Name, Job), ct) is not null ? Redirect(TrainingLinks.Session(id)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostCancelAsync(Guid id, Guid booking, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.CancelAsync(booking, null, ct) ? Redirect(TrainingLinks.Session(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.SessionAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        var all = await organisations.AllAsync(ct);
        Provider = all.FirstOrDefault(o => o.Id == view.Course.ProviderId)?.Name ?? NoLongerHere.Organisation;
        var own = TrainingRules.BooksFor(actor);
        Own = [.. all.Where(o => own.Contains(o.Id))];
        List<PersonId> colleagues = [.. (await people.PostsAsync(Capability.WriteEntries, ct)).Where(p => own.Contains(p.At) && p.Person != actor.Person).Select(p => p.Person).Distinct()];
        names = await people.NamesAsync([.. colleagues.Union(view.Mine.Select(b => b.PersonId).OfType<PersonId>())], ct);
        Colleagues = [.. colleagues.Select(c => (c.ToString(), names[c])).OrderBy(c => c.Item2, StringComparer.OrdinalIgnoreCase)];
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (Key == Guid.Empty || ModelState.IsValid)
            Key = Guid.CreateVersion7();
        return Page();
    }
}
