using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Coaching;

internal sealed class SkillModel(CoachingQueries queries, CoachingService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public Guid? Id { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.SkillAsync(id, What, FormFields.One<DoneBy>(By, "who last did it"), FormFields.OptionalDay(On, "day"), Note, Known, ct);
        return LocalRedirect(CoachingLinks.All);
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, bool typed, CancellationToken ct)
    {
        var skill = id is null ? null : (await queries.SkillsAsync(ct)).FirstOrDefault(s => s.Id == id);
        if (id is not null && skill is null)
            return NotFound();
        Id = id;
        if (!typed && skill is not null)
            (What, By, On, Note) = (skill.Task, skill.LastBy.ToString(), FormFields.Typed(skill.LastOn), skill.Note);
        Known = skill?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("list", "coaching"), ct);
        return Page();
    }
}
