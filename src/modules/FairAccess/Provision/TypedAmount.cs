using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Kernel;

namespace Headwater.FairAccess.Provision;

/// <summary>Pounds and hours as people type them; kept in whole pence and minutes.</summary>
internal static partial class TypedAmount
{
    /// <summary>No place costs more a week; more is a slip of the keyboard.</summary>
    private const int MostPounds = 20_000;

    private const int MostHours = 60;

    /// <summary>Pounds in whole pence; 0 is an amount.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static long Pence(string? text, string what)
    {
        var pounds = Number(text?.Trim().TrimStart('£')) ?? throw new InputRefusedException($"Enter {what} in pounds, such as 350 or 350.50. Enter 0 where it costs nothing.");
        if (decimal.Round(pounds, 2) != pounds)
            throw new InputRefusedException($"Enter {what} in pounds and whole pence, such as 350.50.");
        return pounds <= MostPounds ? (long)(pounds * 100) : throw new InputRefusedException($"Check {what}: it is more than £{MostPounds.ToString("N0", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Hours in whole minutes; null when nothing is typed.</summary>
    /// <exception cref="InputRefusedException">They are none.</exception>
    public static int? Minutes(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Number(text.Trim()) is not { } hours || decimal.Truncate(hours * 60) != hours * 60)
            throw new InputRefusedException($"Enter the {what} as a number such as 25 or 12.5.");
        return hours <= MostHours ? (int)(hours * 60) : throw new InputRefusedException($"Check the {what}: a week has no more than {MostHours} of them here.");
    }

    /// <summary><c>£1,250.50</c>; whole pounds without pence.</summary>
    public static string Pounds(long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "'£'#,0" : "'£'#,0.00", CultureInfo.InvariantCulture);

    /// <summary>Pence as a form shows them for typing.</summary>
    public static string TypedPence(long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary><c>12.5</c>: hours as a form shows them, and as they are said.</summary>
    public static string Hours(int minutes) => decimal.Round(minutes / 60m, 2).ToString("0.##", CultureInfo.InvariantCulture);

    // "12,50", as it is written elsewhere for twelve and a half, is refused: read as thousands it would be a hundred times as much.
    private static decimal? Number(string? text) =>
        text is { Length: > 0 and <= 20 } && Grouped().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();
}
