using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Letters;

internal sealed class TemplateModel(LetterService letters) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public LetterKind Kind { get; private set; }

    public int? Age => ReadingAge.Of(Text ?? "");

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken ct)
    {
        if (!Find(kind))
            return NotFound();
        var held = await letters.TemplateAsync(Kind, ct);
        (Text, Version) = (held?.Text ?? LetterKinds.Default(Kind), held?.Version ?? 0);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string kind, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Find(kind))
            return NotFound();
        return await letters.ChangeAsync(Kind, Version, Text, ct) ? Redirect(LetterLinks.Templates) : throw new InputRefusedException("Somebody else changed this text in the meantime. Copy yours, open the page again, and put it in.");
    }, () =>
    {
        Response.StatusCode = 400;
        return Task.FromResult<IActionResult>(Page());
    });

    private bool Find(string kind)
    {
        var known = Enum.TryParse<LetterKind>(kind, out var found) && Enum.IsDefined(found);
        Kind = found;
        return known;
    }
}
