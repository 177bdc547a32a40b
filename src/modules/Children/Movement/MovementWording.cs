namespace Headwater.Children.Movement;

/// <summary>
/// Words that suggest that a move is not what its kind says. They are found, quoted and left to a person to judge; a text that denies
/// a threat holds the word as well.
/// </summary>
internal static class MovementWording
{
    private static readonly string[] OfTrial = ["trial", "probation", "see how it goes", "see how it works", "try out", "tryout", "taster", "fixed term", "fixed-term"];

    private static readonly string[] OfThreat = ["permanent exclusion", "permanently exclude", "be excluded", "avoid exclu", "avoid being exclu", "avoid an exclu", "instead of exclu", "instead of being exclu", "instead of an exclu", "alternative to exclu", "instead of suspen", "last chance", "final chance", "no choice", "or else", "threat"];

    private static readonly string[] OfSanction = ["sanction", "punish", "consequence", "penalt", "disciplin", "detention", "instead of exclu", "instead of suspen"];

    private static readonly string[] OfPressure = [.. OfThreat, "advised to", "advised by", "was asked to", "were asked to", "told to", "school suggest", "head suggest", "headteacher suggest", "we suggest", "suggested by", "encouraged", "recommended", "persuaded", "pressure", "only option", "prosecut", "fined", "school felt", "school feels", "school thinks", "school asked"];

    /// <summary>The first words of a trial, as they stand in the texts; null where there are none.</summary>
    public static string? Trial(params ReadOnlySpan<string?> texts) => Found(OfTrial, texts);

    /// <summary>The first words of a threat of exclusion.</summary>
    public static string? Threat(params ReadOnlySpan<string?> texts) => Found(OfThreat, texts);

    /// <summary>The first words of a punishment.</summary>
    public static string? Sanction(params ReadOnlySpan<string?> texts) => Found(OfSanction, texts);

    /// <summary>The first words of pressure on a parent.</summary>
    public static string? Pressure(params ReadOnlySpan<string?> texts) => Found(OfPressure, texts);

    private static string? Found(string[] phrases, ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            foreach (var phrase in phrases)
            {
                if (text is not null && Within(text, phrase) is { } found)
                    return found;
            }
        }

        return null;
    }

    /// <summary>A phrase with the rest of its last word, where it begins a word: an industrial site is no trial.</summary>
    private static string? Within(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            var end = at + phrase.Length;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            return text[at..end];
        }

        return null;
    }
}
