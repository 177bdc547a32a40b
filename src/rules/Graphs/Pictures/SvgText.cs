using System.Text;

namespace Headwater.Graphs.Pictures;

/// <summary>SVG as text: everything that came from people is escaped here, and numbers have one decimal.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    /// <summary>Markup of our own.</summary>
    public SvgText Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Words of others, for content or for an attribute in double quotation marks.</summary>
    public SvgText Escaped(string words)
    {
        foreach (var c in MapText.Sound(words))
        {
            text.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\r' or '\t' => " ",
                _ => null,
            });
            if (c is not ('&' or '<' or '>' or '"' or '\'' or '\n' or '\r' or '\t'))
                text.Append(c);
        }

        return this;
    }

    /// <summary>A number with one decimal at most; formatting by hand is several times faster and there may be 200,000.</summary>
    public SvgText Number(double value)
    {
        var tenths = (long)Math.Round(value * 10);
        if (tenths < 0)
            text.Append('-');
        tenths = Math.Abs(tenths);
        text.Append(tenths / 10);
        if (tenths % 10 != 0)
            text.Append('.').Append((char)('0' + (tenths % 10)));
        return this;
    }

    public SvgText Point(MapPoint point) => Number(point.X).Raw(" ").Number(point.Y);

    public SvgText Polygon(IReadOnlyList<MapPoint> points)
    {
        Raw("M").Point(points[0]);
        for (var i = 1; i < points.Count; i++)
            Raw("L").Point(points[i]);
        return Raw("Z");
    }

    public override string ToString() => text.ToString();
}
