using Headwater.Interface.Markup;

namespace Headwater.Interface.Charts;

/// <summary>The fillings of bars, one per tone, told apart in grey too. The own place's bar is solid and needs none.</summary>
internal static class Fillings
{
    public static string Reference(string id, ChartTone tone) => $"url(#{Name(id, tone)})";

    public static Element? Define(string id, IEnumerable<ChartTone> used)
    {
        var needed = used.Where(t => t != ChartTone.Own).Distinct().Order().ToArray();
        if (needed.Length == 0)
            return null;
        var defs = new Element("defs");
        foreach (var tone in needed)
        {
            defs.Add(new Element("pattern").Class(ToneStyle.Of(tone).Class)
                .With("id", Name(id, tone)).With("width", "8").With("height", "8").With("patternUnits", "userSpaceOnUse")
                .Add(new Element("rect").With("width", "8").With("height", "8").With("fill", "#fff"))
                .Add(new Element("rect").With("width", "8").With("height", "8").With("fill", "currentColor").With("fill-opacity", Depth(tone)))
                .Add(Strokes(tone)));
        }

        return defs;
    }

    private static string Name(string id, ChartTone tone) => $"{id}-fill-{(int)tone}";

    private static string Depth(ChartTone tone) => tone switch
    {
        ChartTone.Neighbours => ".3",
        ChartTone.England => ".2",
        _ => ".12",
    };

    private static Element? Strokes(ChartTone tone)
    {
        var path = tone switch
        {
            ChartTone.England => "M-2 10L10-2M-2 2L2-2M6 10L10 6",
            ChartTone.Region => "M4 3.99V4.01",
            ChartTone.Other1 => "M-2-2L10 10M6-2L10 2M-2 6L2 10",
            ChartTone.Other2 => "M4 0V8",
            ChartTone.Other3 => "M0 0L8 8M8 0L0 8",
            ChartTone.Other4 => "M0 4H8",
            ChartTone.Own or ChartTone.Neighbours => null,
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No such tone."),
        };
        if (path is null)
            return null;
        return new Element("path").With("d", path).With("stroke", "currentColor")
            .With("stroke-width", tone == ChartTone.Region ? "3" : "1.6")
            .With("stroke-linecap", tone == ChartTone.Region ? "round" : null);
    }
}
