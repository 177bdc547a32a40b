using System.Globalization;
using Headwater.Interface.Markup;

namespace Headwater.Localities.Notices;

/// <summary>The default texts, and Markdown made into HTML.</summary>
internal static class NoticeText
{
    /// <summary>What Headwater says of itself until the locality writes its own.</summary>
    public static string Default(NoticeKind kind)
    {
        var name = $"notices/{kind.ToString().ToLower(CultureInfo.InvariantCulture)}.md";
        using var stream = typeof(NoticeText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text {name} is not in the program.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    public static string ToHtml(string markdown) => SafeMarkdown.ToHtml(markdown);
}
