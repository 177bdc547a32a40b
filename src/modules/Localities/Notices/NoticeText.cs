using System.Globalization;
using Ganss.Xss;
using Markdig;

namespace Headwater.Localities.Notices;

/// <summary>The default texts, and Markdown made into HTML that can hold no script, style or foreign picture.</summary>
internal static class NoticeText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
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

    public static string ToHtml(string markdown) => Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "em", "code", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "br", "hr"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "http", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
