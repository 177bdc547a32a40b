using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Localities.Notices;

/// <summary>A notice of the installation's locality, or of the one named in the address.</summary>
internal abstract class NoticePage(NoticeQueries notices, NoticeKind kind) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "locality")]
    public string? Slug { get; set; }

    public string LocalityName { get; private set; } = "";

    public DateTime? ChangedAtUtc { get; private set; }

    public IHtmlContent Text { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await notices.ShownAsync(kind, Slug, ct) is not { } shown)
            return NotFound();
        LocalityName = shown.LocalityName;
        ChangedAtUtc = shown.ChangedAtUtc;
        Text = new HtmlString(NoticeText.ToHtml(shown.Markdown));
        return Page();
    }
}

internal sealed class AccessibilityModel(NoticeQueries notices) : NoticePage(notices, NoticeKind.Accessibility);

internal sealed class PrivacyModel(NoticeQueries notices) : NoticePage(notices, NoticeKind.Privacy);

internal sealed class CookiesModel(NoticeQueries notices) : NoticePage(notices, NoticeKind.Cookies);
