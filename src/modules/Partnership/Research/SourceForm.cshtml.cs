using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

internal sealed class SourceFormModel(SourceService service, StandingQueries standing, HeadwaterDb db, IPeople people, Screening screening, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public int Known { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Publisher { get; set; }
    [BindProperty] public string? Reference { get; set; }
    [BindProperty] public string? Sector { get; set; }
    [BindProperty] public string? Group { get; set; }
    [BindProperty] public string? Done { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? People { get; set; }
    [BindProperty] public string? Listener { get; set; }
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public Guid? Id { get; private set; }
    public string? StandsNow { get; private set; }
    public IReadOnlyList<ScreenedPassage> Found => screening.Found;
    public IReadOnlyList<(string Value, string Words)> Sectors { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Listeners { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (IdOf(id) is not { } source)
            return NotFound();
        var saved = await service.SaveAsync(source == Guid.Empty ? null : source, Typed(), Known, new(Looked, LookedAt), ct);
        return LocalRedirect(ResearchLinks.Source(saved));
    }, () => ShowAsync(id, typed: true, ct));

    /// <summary>The source of the address; empty for a new one, null for neither.</summary>
    private static Guid? IdOf(string id) => id == "new" ? Guid.Empty : Guid.TryParse(id, out var source) && source != Guid.Empty ? source : null;

    private TypedSource Typed() => new(
        FormFields.One<SourceKind>(Kind, "what it is"), Title, Publisher, Reference, Sector, Group, FormFields.Day(Day, "day"), Done == "true",
        string.IsNullOrWhiteSpace(People) ? null : int.TryParse(People.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : throw new InputRefusedException("Enter how many people were heard as a number."),
        PersonId.TryParse(Listener, null, out var listener) ? listener : throw new InputRefusedException("Choose who listens or reads from the list."));

    private async Task<IActionResult> ShowAsync(string id, bool typed, CancellationToken ct)
    {
        if (IdOf(id) is not { } wanted || await standing.CollaborativeAsync(ct) is null)
            return NotFound();
        Id = wanted == Guid.Empty ? null : wanted;
        var source = Id is null ? null : await db.Set<ResearchSource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted, ct);
        if (Id is not null && (source is null || !actor.MayKnow(source)))
            return NotFound();
        if (!typed && source is null)
            (Listener, Day) = (actor.Person?.ToString(), FormFields.Typed(clock.Today()));
        else if (!typed && source is not null)
            Fill(source);
        else if (source is not null && source.Version != Known)
            StandsNow = $"{source.Title}; {(source.Done ? ResearchWords.Done(source.Kind) : "Planned")}, {Interface.Words.Date(source.Day)}{(source.Group is { } group ? $"; {group}" : "")}";
        Known = source?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        Sectors = [("", "None"), .. (await standing.SectorsAsync(ct)).Select(s => (s.Code, s.Label))];
        Listeners = [("", "Choose"), .. (await people.NamesAsync(await service.ListenersAsync(ct), ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key.ToString(), p.Value))];
        await audit.ReadAsync(new AuditFact("see", "research-source", Id?.ToString()), ct);
        return Page();
    }

    private void Fill(ResearchSource source)
    {
        (Kind, Title, Publisher, Reference, Sector, Group) = (source.Kind.ToString(), source.Title, source.Publisher, source.Reference, source.SectorCode, source.Group);
        (Done, Day, People, Listener) = (source.Done ? "true" : "", FormFields.Typed(source.Day), source.People?.ToString(CultureInfo.InvariantCulture), source.ListenerId.ToString());
    }
}
