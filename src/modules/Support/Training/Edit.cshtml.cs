using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>What a course says of itself: a new one, or one that is there.</summary>
internal sealed class EditModel(CourseService service, TrainingQueries queries, ProgrammeQueries programmes, CurrentActor actor) : PageModel
{
    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Provider { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Outcomes { get; set; }
    [BindProperty] public string? Audience { get; set; }
    [BindProperty] public List<string> Needs { get; set; } = [];
    [BindProperty] public string? Programme { get; set; }

    public IReadOnlyList<OrganisationSummary> Providers { get; private set; } = [];

    /// <summary>Programmes that the reader keeps, and the one that the course belongs to.</summary>
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    /// <summary>The course; null for a new one.</summary>
    public Course? Course { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        TypedCourse typed = new(Provider, Title, Outcomes, Audience, Needs, Programme);
        if (id is not { } course)
            return Redirect(TrainingLinks.One(await service.AddAsync(Key, typed, ct)));
        return await service.ChangeAsync(course, Version, typed, ct) ? Redirect(TrainingLinks.One(course)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, CancellationToken ct)
    {
        Course = id is { } which ? (await queries.CourseAsync(which, ct))?.Course : null;
        Providers = await service.ProvidersAsync(ct);
        if (id is not null ? Course is null || Providers.All(p => p.Id != Course.ProviderId) : Providers.Count == 0)
            return NotFound();
        Programmes = [.. (await programmes.AllAsync(ct)).Select(p => p.Programme).Where(p => p.Id == Course?.ProgrammeId || (p.EndedOn is null && TrainingRules.MayOffer(actor, p.RunBy)))];
        if (!ModelState.IsValid)
        {
            // What was typed is kept; sent again, it stands in place of what somebody else saved meanwhile.
            (Response.StatusCode, Version) = (400, Course?.Version ?? 0);
            return Page();
        }

        (Key, Version) = (Guid.CreateVersion7(), Course?.Version ?? 0);
        if (Course is { } c)
            (Provider, Title, Outcomes, Audience, Needs, Programme) = (c.ProviderId.ToString(), c.Title, c.Outcomes, c.Audience, [.. ServiceWords.Keys(c.Needs)], c.ProgrammeId?.ToString());
        else if (Providers.Count == 1)
            Provider = Providers[0].Id.ToString();
        return Page();
    }
}
