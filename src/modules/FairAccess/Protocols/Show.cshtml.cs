using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>One version: what it says, what the schools say to it, and what the local lead may do with it.</summary>
internal sealed class ShowModel(ProtocolQueries queries, ProtocolService service, IPeople people, CurrentActor actor) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? Agrees { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public ProtocolView View { get; private set; } = null!;

    public bool MayKeep => service.MayKeep;

    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>The schools of the version, by name.</summary>
    public IEnumerable<ProtocolSchool> Schools => View.Content.Schools.OrderBy(s => View.Name(s.SchoolId), StringComparer.Ordinal);

    public IReadOnlyList<ProtocolVersion> Others => [.. View.Track.Where(v => v.Id != View.Head.Id)];

    /// <summary>The schools that the reader leads and that are asked now.</summary>
    public IEnumerable<OrganisationId> Own => View.Standing != Standing.InConsultation ? [] : ProtocolQueries.OwnSchools(actor).Where(o => View.Content.Schools.Any(s => s.SchoolId == o));

    public string Writer(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public string? AgreesOf(OrganisationId school) => School == school.ToString() ? Agrees : View.AnswerOf(school)?.Agrees switch { true => "yes", false => "no", null => null };

    public string? SaidOf(OrganisationId school) => School == school.ToString() ? Said : View.AnswerOf(school)?.Words;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostConsultAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.ConsultAsync(id, Version, ct), ct, forKeeper: true);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.TakeBackAsync(id, Version, ct), ct, forKeeper: true);

    public Task<IActionResult> OnPostSettleAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.SettleAsync(id, Version, FormFields.Day(From, "day from which it holds"), ct), ct, forKeeper: true);

    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct) => ActAsync(id, () =>
    {
        if (!OrganisationId.TryParse(School, null, out var school))
            return Task.FromResult(false);
        var agrees = Agrees switch { "yes" => true, "no" => false, _ => throw new InputRefusedException("Choose whether the school agrees or objects.") };
        return service.AnswerAsync(id, school, agrees, Said, ct);
    }, ct);

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<bool>> act, CancellationToken ct, bool forKeeper = false) => forKeeper && !MayKeep
        ? NotFound()
        : await this.OrAgainAsync(async () => await act() ? Redirect(ProtocolLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        (View, Missing) = (view, view.Standing == Standing.Draft ? [.. ProtocolRules.Missing(view.Content)] : []);
        if (view.LastWords.Count > 0)
            names = await people.NamesAsync([.. view.LastWords.Select(a => a.By)], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        return Page();
    }
}
