namespace Headwater.Graphs.Pictures;

/// <summary>
/// How a polarity looks: sign, word and line style say it, colour only repeats it. Colours have at least 3:1 on white (WCAG 2.2,
/// 1.4.11), and 4.5:1 where words are set in them.
/// </summary>
internal sealed record LinkStyle(string Class, string Colour, string Dashes, string Said, string Meaning)
{
    public static LinkStyle Of(Polarity polarity) => polarity switch
    {
        Polarity.Same => new("map-link--same", "#2b3f93", "", "+ more", "+ more: more leads to more"),
        Polarity.Opposite => new("map-link--opposite", "#c73a24", "11 7", "− less", "− less: more leads to less"),
        Polarity.Unknown => new("map-link--unknown", "#a85a00", "2 7", "? unsure", "? unsure: which way is not known"),
        _ => new("map-link--tie", "#3f4450", "", "", "a link"),
    };

    public string Stroke => $"class=\"map-link {Class}\" fill=\"none\" stroke=\"{Colour}\" stroke-linecap=\"round\"{(Dashes.Length > 0 ? $" stroke-dasharray=\"{Dashes}\"" : "")}";
}
