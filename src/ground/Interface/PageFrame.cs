using Microsoft.AspNetCore.Mvc.Rendering;

namespace Headwater.Interface;

/// <summary>One step of the way to a page; the last usually has no <paramref name="Href"/>.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>The language that a page is in.</summary>
/// <param name="Code">As <c>lang</c> has it, such as <c>en-GB</c>.</param>
/// <param name="IsRightToLeft">It is read from right to left.</param>
/// <param name="Say">An English text of the layout in this language; the English text itself where it has no other.</param>
public sealed record PageLanguage(string Code, bool IsRightToLeft, Func<string, string> Say)
{
    /// <summary>The language of every page that does not say otherwise.</summary>
    public static PageLanguage English { get; } = new("en-GB", false, static text => text);
}

/// <summary>What a page tells the layout, by <c>ViewData</c>: the names are constants of <see cref="PageData"/>.</summary>
internal sealed record PageFrame(string FullTitle, bool Fictional, IReadOnlyList<Crumb>? Breadcrumbs, string? BackLink, PageLanguage Language)
{
    /// <summary>What the layout says itself, in the language of the page.</summary>
    public string Say(string english) => Language.Say(english);

    public static PageFrame Of(ViewContext view)
    {
        var title = view.ViewData[PageData.Title] as string;
        var whole = string.IsNullOrWhiteSpace(title) ? "Headwater" : $"{title} – Headwater";
        return new(
            view.ViewData.ModelState.IsValid ? whole : $"Error: {whole}",
            view.ViewData[PageData.Fictional] is true,
            view.ViewData[PageData.Breadcrumbs] as IReadOnlyList<Crumb>,
            view.ViewData[PageData.BackLink] as string,
            view.ViewData[PageData.Language] as PageLanguage ?? PageLanguage.English);
    }
}

/// <summary>The keys of <c>ViewData</c> that the layout reads.</summary>
public static class PageData
{
    /// <summary>A string: what the page is called, without the site's name.</summary>
    public const string Title = "Title";

    /// <summary><c>true</c> when what the page shows is made up; the layout then says so at the top.</summary>
    public const string Fictional = "Fictional";

    /// <summary>An <see cref="IReadOnlyList{T}"/> of <see cref="Crumb"/>, from the first page down to this one.</summary>
    public const string Breadcrumbs = "Breadcrumbs";

    /// <summary>A string: the address a "Back" link leads to; left out when there are breadcrumbs.</summary>
    public const string BackLink = "BackLink";

    /// <summary>A <see cref="PageLanguage"/>; English where it is left out.</summary>
    public const string Language = "Language";
}
