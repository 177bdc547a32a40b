using System.Globalization;

namespace Headwater.Voting;

/// <summary>Numbers and lists as they stand in a sentence, the same whatever the machine's language.</summary>
internal static class Words
{
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
    };

    public static string Percent(double share) => Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";

    public static string Number(double value, int digits = 1) => value.ToString(digits == 0 ? "0" : "0." + new string('#', digits), CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string? many = null) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + (number == 1 ? one : many ?? one + "s");

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
