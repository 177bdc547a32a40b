using Headwater.Interface;
using Headwater.Localities.Contracts;
using Headwater.Support.Help.Languages;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Help;

/// <summary>
/// A public page: of a locality, in a language. The language stands in the address, and nothing is kept of whoever reads. What chooses the page
/// is read from its path or from its query, each from where the key of the kept page has it: nothing else makes another page of an address.
/// </summary>
internal abstract class HelpPage(PublicDirectory directories, HelpLanguages languages) : PageModel
{
    /// <summary>The language that is asked for.</summary>
    [FromQuery(Name = HelpLinks.Language)]
    public string? Lang { get; set; }

    /// <summary>The locality's name in the address; null on the page of the default one.</summary>
    public string? Slug { get; private set; }

    public LocalitySummary Locality { get; private set; } = null!;

    public PublishedDirectory Directory { get; private set; } = null!;

    public HelpLanguage Language { get; private set; } = null!;

    /// <summary>Languages that may be read.</summary>
    public IReadOnlyList<HelpLanguage> Offered => languages.Offered;

    /// <summary>An English text in the language of the page.</summary>
    public string Say(string english, params object?[] with) => Language.Say(english, with);

    /// <summary>An address of the public pages in the language of the page.</summary>
    public string Link(string path) => HelpLinks.In(Language.Code, path);

    /// <summary>This page in another language.</summary>
    public string Here(HelpLanguage other) => HelpLinks.Here(other.Code, Request.Path, [.. Request.Query]);

    /// <summary>Finds the locality and what it publishes; false where there is none of this name.</summary>
    protected async Task<bool> EnterAsync(string? locality, CancellationToken ct)
    {
        Language = languages.Of(Lang);
        ViewData[PageData.Language] = Language.Page;
        if (await directories.OfAsync(Slug = locality, ct) is not var (place, directory))
            return false;
        (Locality, Directory) = (place, directory);
        ViewData[PageData.Fictional] = place.IsSample;
        return true;
    }
}
