using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Components;

/// <summary>A link to the page before.</summary>
internal sealed record BackLinkOptions
{
    public string? Text { get; init; }
    public IHtmlContent? Html { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

/// <summary>Writes a back link.</summary>
internal static class BackLink
{
    public static IHtmlContent Render(BackLinkOptions options) => new Element("a")
        .With("href", Chosen.Or(options.Href, "#"))
        .Class("govuk-back-link", options.Classes)
        .With(options.Attributes)
        .Content(Chosen.Or(options.Text, "Back"), options.Html);
}
