namespace Headwater.Interface.Charts;

/// <summary>
/// Who a line or bar is about. Each has a colour, a dash, a marker and a filling of its own, so that it is told apart
/// on paper without colour too.
/// </summary>
public enum ChartTone
{
    /// <summary>The place the page is about: solid, thick and on top.</summary>
    Own,

    /// <summary>England as a whole.</summary>
    England,

    /// <summary>The region the place lies in.</summary>
    Region,

    /// <summary>The statistical neighbours, one of them or their mean.</summary>
    Neighbours,

    /// <summary>A place chosen for comparison.</summary>
    Other1,

    /// <summary>A second place chosen for comparison.</summary>
    Other2,

    /// <summary>A third place chosen for comparison.</summary>
    Other3,

    /// <summary>A fourth place chosen for comparison.</summary>
    Other4,
}

internal enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    Down,
    Cross,
    Plus,
    Ring,
}

/// <summary>How a tone is drawn; the colour itself is the style sheet's.</summary>
internal sealed record ToneStyle(string Class, string? Dash, double Width, MarkerShape Marker)
{
    public static ToneStyle Of(ChartTone tone) => tone switch
    {
        ChartTone.Own => new("hw-tone-own", null, 4, MarkerShape.Circle),
        ChartTone.England => new("hw-tone-england", "10 5", 2.5, MarkerShape.Square),
        ChartTone.Region => new("hw-tone-region", "2.5 4", 2.5, MarkerShape.Triangle),
        ChartTone.Neighbours => new("hw-tone-neighbours", "14 4 3 4", 2.5, MarkerShape.Diamond),
        ChartTone.Other1 => new("hw-tone-other1", "6 3", 2.5, MarkerShape.Down),
        ChartTone.Other2 => new("hw-tone-other2", "2 3", 2.5, MarkerShape.Cross),
        ChartTone.Other3 => new("hw-tone-other3", "18 5", 2.5, MarkerShape.Plus),
        ChartTone.Other4 => new("hw-tone-other4", "9 3 2 3 2 3", 2.5, MarkerShape.Ring),
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No such tone."),
    };
}
