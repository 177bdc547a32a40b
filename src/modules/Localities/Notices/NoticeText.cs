using System.Globalization;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Headwater.Localities.Notices;

/// <summary>The default texts, and Markdown made into HTML that can hold no script, style or foreign picture.</summary>
internal static class NoticeText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    // Before the sanitizer, which reads it.
    private static readonly string[] Classes =
    [
        "govuk-heading-l", "govuk-heading-m", "govuk-heading-s", "govuk-body", "govuk-list", "govuk-list--number", "govuk-list--bullet",
        "govuk-link", "govuk-inset-text", "govuk-table", "govuk-table__row", "govuk-table__header", "govuk-table__cell",
    ];

    private static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>What Headwater says of itself until the locality writes its own.</summary>
    public static string Default(NoticeKind kind)
    {
        var name = $"notices/{kind.ToString().ToLower(CultureInfo.InvariantCulture)}.md";
        using var stream = typeof(NoticeText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text {name} is not in the program.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var part in document.Descendants())
        {
            if (ClassOf(part) is { } name)
                part.GetAttributes().AddClass(name);
        }

        return Sanitizer.Sanitize(document.ToHtml(Pipeline));
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
