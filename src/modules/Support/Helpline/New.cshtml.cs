using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Helpline;

/// <summary>A call on one screen: who, the worry, what was tried, what would help, and beside it what the directory has for these words.</summary>
internal sealed class NewModel(IntakeService intake, HelplineDesk desk, PublishedDirectories published, CurrentActor actor, HeadwaterDb db) : PageModel
{
    /// <summary>More answers than these nobody reads out on the telephone.</summary>
    public const int Most = 5;

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public bool May { get; set; }

    [BindProperty]
    public string? Worry { get; set; }

    [BindProperty]
    public string? Tried { get; set; }

    [BindProperty]
    public string? Hoped { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    public HelplineSettings Settings { get; private set; } = null!;

    /// <summary>What the directory has for the worry; null before anybody looked.</summary>
    public IReadOnlyList<PublishedService>? Answers { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Key = Guid.CreateVersion7();
        How = nameof(CameBy.Telephone);
        return ShowAsync(ct);
    }

    /// <summary>Looks for answers; nothing is written down yet.</summary>
    public Task<IActionResult> OnPostLookAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Answers = (await published.OfAsync(db.Locality, ct)).Search(new(Worry, AskModel.Years(Age), null, string.IsNullOrEmpty(Need) ? null : Need), Most);
        return await ShowAsync(ct);
    }, () => ShowAsync(ct));

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => !actor.Can(Capability.Triage) ? Task.FromResult<IActionResult>(NotFound()) : this.OrAgainAsync(async () =>
    {
        var how = FormFields.One<CameBy>(How, "how it came");
        if (how is not (CameBy.Telephone or CameBy.InPerson))
            throw new InputRefusedException("Choose how it came: by telephone, or in person.");
        TypedEnquiry typed = new() { CameBy = how, Role = FormFields.One<AskerRole>(Who, "who asks"), Name = Name, Contact = Contact, MayContact = May, Worry = Worry, Tried = Tried, Hoped = Hoped, Age = AskModel.Years(Age), Place = Place, Need = string.IsNullOrEmpty(Need) ? null : Need };
        return Redirect(HelplineLinks.One((await intake.TakeAsync(Key, typed, ct)).Id));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.Triage))
            return NotFound();
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        Settings = await desk.SettingsAsync(ct);
        return Page();
    }
}
