using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Components;

/// <summary>The way from the first page down to this one.</summary>
internal sealed record BreadcrumbsOptions
{
    public IReadOnlyList<BreadcrumbItem> Items { get; init; } = [];
    public string? LabelText { get; init; }
    public bool CollapseOnMobile { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
}

/// <summary>One step; without <see cref="Href"/> it is the page itself.</summary>
internal sealed record BreadcrumbItem
{
    public string? Text { get; init; }
    public IHtmlContent? Html { get; init; }
    public string? Href { get; init; }
    public Attributes? Attributes { get; init; }
}

/// <summary>Writes breadcrumbs.</summary>
internal static class Breadcrumbs
{
    public static IHtmlContent Render(BreadcrumbsOptions options)
    {
        var list = new Element("ol").Class("govuk-breadcrumbs__list");
        foreach (var item in options.Items)
        {
            var entry = new Element("li").Class("govuk-breadcrumbs__list-item");
            list.Add(item.Href is { Length: > 0 } href
                ? entry.Add(new Element("a").Class("govuk-breadcrumbs__link").With("href", href).With(item.Attributes).Content(item.Text, item.Html))
                : entry.With("aria-current", "page").Content(item.Text, item.Html));
        }

        return new Element("nav")
            .Class("govuk-breadcrumbs", options.Classes, options.CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)
            .With(options.Attributes)
            .With("aria-label", options.LabelText ?? "Breadcrumb")
            .Add(list);
    }
}
