using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>The steps of a map: each darker than the one before and with its own pattern.</summary>
internal static class MapSteps
{
    public const int Most = 5;

    // From open to dense; the last is solid. Drawn in dark on the light steps and in white on the dark ones.
    private static readonly string?[] Patterns =
    [
        null,
        "M5 4.99V5.01",
        "M-2 12L12-2M-2 2L2-2M8 12L12 8",
        "M0 0L10 10M10 0L0 10",
        null,
    ];

    public static string Reference(string id, int? step) => $"url(#{Name(id, step)})";

    public static Element Define(string id, int classes)
    {
        var defs = new Element("defs");
        for (var i = 0; i < classes; i++)
            defs.Add(Pattern(id, i, Shade(i, classes)));
        return defs.Add(new Element("pattern").With("id", Name(id, null)).With("width", "12").With("height", "12").With("patternUnits", "userSpaceOnUse")
            .Add(Ground("hw-step-paper"))
            .Add(new Element("path").Class("hw-chart__axis").With("d", "M3 6H9").With("stroke", "currentColor").With("stroke-width", "1")));
    }

    public static IHtmlContent Legend(string id, IReadOnlyList<string> labels, bool absent)
    {
        var list = new Element("ul").Class("hw-legend");
        for (var i = 0; i < labels.Count; i++)
            list.Add(Entry(id, i, labels[i]));
        return absent ? list.Add(Entry(id, null, "no figure")) : list;
    }

    private static Element Entry(string id, int? step, string label) => new Element("li").Class("hw-legend__item")
        .Add(new Element("svg").Class("hw-legend__swatch").With("viewBox", "0 0 36 22").With("width", "36").With("height", "22").With("aria-hidden", "true").With("focusable", "false")
            .Add(new Element("rect").Class("hw-area").With("x", "1").With("y", "1").With("width", "34").With("height", "20").With("fill", Reference(id, step))))
        .Add(new Element("span").Text(label));

    // Fewer classes are spread over the whole range, so that lowest and highest are always far apart.
    private static int Shade(int index, int classes) => classes == 1 ? 2 : (int)Math.Round(index * (Most - 1) / (double)(classes - 1));

    private static Element Pattern(string id, int index, int shade)
    {
        var pattern = new Element("pattern").With("id", Name(id, index)).With("width", "10").With("height", "10").With("patternUnits", "userSpaceOnUse")
            .Add(Ground($"hw-step-{shade + 1}"));
        return Patterns[shade] is not { } path ? pattern : pattern.Add(new Element("path").Class(shade >= 3 ? "hw-step-paper" : "hw-step-ink")
            .With("d", path).With("stroke", "currentColor")
            .With("stroke-width", shade == 1 ? "3" : "1.3")
            .With("stroke-linecap", shade == 1 ? "round" : null));
    }

    private static Element Ground(string tone) =>
        new Element("rect").Class(tone).With("width", "12").With("height", "12").With("fill", "currentColor");

    private static string Name(string id, int? step) => step is { } known ? $"{id}-step-{known + 1}" : $"{id}-none";
}
