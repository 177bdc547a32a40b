using System.Diagnostics.CodeAnalysis;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Headwater.Interface.Markup;

/// <summary>Markdown made into HTML that can hold no script, style or foreign picture, whoever wrote it.</summary>
public static class SafeMarkdown
{
    private const int LowestHeading = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    // Before the sanitizer, which reads it.
    private static readonly string[] Classes =
    [
        "govuk-heading-l", "govuk-heading-m", "govuk-heading-s", "govuk-body", "govuk-list", "govuk-list--number", "govuk-list--bullet",
        "govuk-link", "govuk-inset-text", "govuk-table", "govuk-table__row", "govuk-table__header", "govuk-table__cell",
    ];

    private static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>The text as HTML. Tags that were typed show as text; links lead to https, http, mailto and tel alone.</summary>
    /// <param name="markdown">As it was typed.</param>
    /// <param name="below">How many levels its headings stand lower: 1 where the page has a first heading of its own.</param>
    /// <exception cref="ArgumentException">Its parts lie in one another too deeply (<see cref="TryToHtml"/> says so instead).</exception>
    public static string ToHtml(string markdown, int below = 0)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var part in document.Descendants())
        {
            if (part is HeadingBlock heading)
                heading.Level = Math.Min(LowestHeading, heading.Level + below);
            if (ClassOf(part) is { } name)
                part.GetAttributes().AddClass(name);
        }

        return Sanitizer.Sanitize(document.ToHtml(Pipeline));
    }

    /// <summary>As <see cref="ToHtml"/>, or false where its parts lie in one another too deeply to be read.</summary>
    /// <param name="markdown">As it was typed.</param>
    /// <param name="below">How many levels its headings stand lower.</param>
    /// <param name="html">The text as HTML.</param>
    public static bool TryToHtml(string markdown, int below, [NotNullWhen(true)] out string? html)
    {
        try
        {
            html = ToHtml(markdown, below);
            return true;
        }
        catch (ArgumentException)
        {
            html = null;
            return false;
        }
    }

    private static string? ClassOf(MarkdownObject part) => part switch
    {
        HeadingBlock { Level: 1 } => "govuk-heading-l",
        HeadingBlock { Level: 2 } => "govuk-heading-m",
        HeadingBlock => "govuk-heading-s",
        ParagraphBlock => "govuk-body",
        ListBlock { IsOrdered: true } => "govuk-list govuk-list--number",
        ListBlock => "govuk-list govuk-list--bullet",
        LinkInline { IsImage: false } => "govuk-link",
        QuoteBlock => "govuk-inset-text",
        Table => "govuk-table",
        TableRow => "govuk-table__row",
        TableCell { Parent: TableRow { IsHeader: true } } => "govuk-table__header",
        TableCell => "govuk-table__cell",
        _ => null,
    };

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "em", "code", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "class"]);
        sanitizer.AllowedClasses.UnionWith(Classes);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "http", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
