using Headwater.Interface.Markup;
using Headwater.Support.Help.Languages;
using Headwater.Support.Tips;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Support.Help;

/// <summary>One tip, as everybody reads it: in the language of the page, or in the one it is asked for in.</summary>
[OutputCache(PolicyName = HelpRegistration.Published)]
internal sealed class TipModel(PublicDirectory directories, HelpLanguages languages) : HelpPage(directories, languages)
{
    /// <summary>The language the tip itself is to be in, where that is not the one of the page.</summary>
    [FromQuery(Name = "in")]
    public string? InLanguage { get; set; }

    public PublishedTip Tip { get; private set; } = null!;

    /// <summary>The same tip in other languages.</summary>
    public IReadOnlyList<PublishedTip> Others { get; private set; } = [];

    public IHtmlContent Text { get; private set; } = HtmlString.Empty;

    /// <summary>This tip in another language.</summary>
    public string Written(string language)
    {
        var path = Link(HelpLinks.Tip(Slug, Tip.Slug));
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}in={Uri.EscapeDataString(language)}";
    }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, [FromRoute] string slug, CancellationToken ct)
    {
        if (!await EnterAsync(locality, ct))
            return NotFound();
        var all = Directory.Tips.Where(t => t.Slug == slug).OrderBy(t => t.Language, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
            return NotFound();
        Tip = all.Find(t => t.Language == InLanguage) ?? TipRules.In(Language.Code, all)[0];
        Others = [.. all.Where(t => t != Tip)];
        Text = SafeMarkdown.TryToHtml(Tip.Text, 1, out var html) ? new HtmlString(html) : HtmlString.Empty;
        return Page();
    }
}
