using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

internal sealed class ConsentModel(SourceService service, HeadwaterDb db, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public int Known { get; set; }
    [BindProperty] public string? How { get; set; }
    [BindProperty] public string? Use { get; set; }
    [BindProperty] public string? AskedOn { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public bool AnyUnder16 { get; set; }
    [BindProperty] public bool ParentsAgreed { get; set; }

    public ResearchSource Source { get; private set; } = null!;
    public bool IsThere { get; private set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public string? StandsNow { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.ConsentAsync(id, new(
            FormFields.One<ConsentHow>(How, "how it was given"), FormFields.One<ConsentUse>(Use, "what they agreed to"), AnyUnder16, ParentsAgreed, FormFields.OptionalDay(Until, "last day"), FormFields.Day(AskedOn, "day on which they were asked")), Known, ct);
        return LocalRedirect(ResearchLinks.Source(id));
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if (await db.Set<ResearchSource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source || !actor.MayKnow(source) || !VoiceConsent.IsNeeded(source.Kind))
            return NotFound();
        Source = source;
        var consent = await db.Set<SourceConsent>().AsNoTracking().SingleOrDefaultAsync(c => c.SourceId == id, ct);
        IsThere = consent is not null;
        if (!typed && consent?.WithdrawnOn is not null)
            return LocalRedirect(ResearchLinks.Source(id));
        if (!typed && consent is not null)
        {
            (How, Use, AskedOn, Until) = (consent.How.ToString(), consent.Use.ToString(), FormFields.Typed(consent.AskedOn), FormFields.Typed(consent.Until));
            (AnyUnder16, ParentsAgreed) = (consent.AnyUnder16, consent.ParentsAgreed);
        }
        else if (!typed)
        {
            (AskedOn, AnyUnder16) = (FormFields.Typed(source.Day), source.Voice == VoiceOf.YoungPeople);
        }

        if (typed && consent is not null && consent.Version != Known)
            StandsNow = $"{ResearchWords.Of(consent.Use)}; asked on {Interface.Words.Date(consent.AskedOn)}{(consent.WithdrawnOn is { } back ? $"; taken back on {Interface.Words.Date(back)}" : "")}.";
        Known = consent?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "research-source", id.ToString()), ct);
        return Page();
    }
}
