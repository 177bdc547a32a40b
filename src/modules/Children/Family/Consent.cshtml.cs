using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Family;

/// <summary>One of the family reads what happens next, and says yes or no, or takes a yes back.</summary>
internal sealed class ConsentModel(FamilyDoor door, ConsentService consents, ChildQueries children, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    public FamilyMember Me { get; private set; } = null!;

    public ConsentChoice Choice { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public ConsentDeed Deed { get; private set; }

    public IReadOnlyList<string> Follows { get; private set; } = [];

    public string Title => Deed switch
    {
        ConsentDeed.Given => $"Say yes: {Choice.Title}",
        ConsentDeed.Declined => $"Say no: {Choice.Title}",
        _ => $"Take your yes back: {Choice.Title}",
    };

    public Task<IActionResult> OnGetAsync(string id, string consent, CancellationToken ct) => ShowAsync(id, consent, ct);

    public Task<IActionResult> OnPostAsync(string id, string consent, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (await door.OpenAsync(id, ct) is not { } me || !Guid.TryParse(consent, out var which))
            return NotFound();
        return await consents.AnswerAsync(me, which, FormFields.One<ConsentDeed>(Step, "whether you say yes or no"), ct) switch
        {
            Outcome.Saved => Redirect(FamilyLinks.Part(me.Child, "consent")),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("This was changed in the meantime. Look at what stands here now, and try again."),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, consent, ct));

    private async Task<IActionResult> ShowAsync(string id, string consent, CancellationToken ct)
    {
        if (!Enum.TryParse<ConsentDeed>(Step, out var deed) || deed is not (ConsentDeed.Given or ConsentDeed.Declined or ConsentDeed.Withdrawn)
            || await door.OpenAsync(id, ct) is not { } me || !me.Has(EntryKinds.Help) || !Guid.TryParse(consent, out var which)
            || (await consents.ChoicesAsync(me, ct)).FirstOrDefault(c => c.Id == which) is not { } choice || await children.FindAsync(me.Child, ct) is not { } child)
            return NotFound();
        (Me, Choice, Deed, Name) = (me, choice, deed, child.Name);
        var service = choice.Service is { } known ? (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == known)?.Name ?? "The service" : "The service";
        Follows = [.. ConsentWords.Follows(choice, deed, service, me.Young)];
        await audit.ReadAsync(new("see", "consent", consent, me.Child), ct);
        return Page();
    }
}
