using System.Globalization;
using Headwater.Kernel;

namespace Headwater.FairAccess.Shared;

/// <summary>Numbers as people type them.</summary>
internal static class TypedNumber
{
    private const int MostKilometres = 200;

    /// <exception cref="InputRefusedException">It is none.</exception>
    public static int Of(string? text, string what) => Optional(text, what) ?? throw new InputRefusedException($"Enter the {what}.");

    /// <summary>A whole number; null when nothing is typed.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static int? Optional(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= 1_000_000
            ? number
            : throw new InputRefusedException($"The {what} must be a whole number such as 3.");
    }

    /// <summary>Kilometres with at most three places, as metres; null when nothing is typed.</summary>
    /// <exception cref="InputRefusedException">They are none.</exception>
    public static int? Metres(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilometres) && kilometres is > 0 and <= MostKilometres && decimal.Truncate(kilometres * 1000) == kilometres * 1000
            ? (int)(kilometres * 1000)
            : throw new InputRefusedException($"The {what} must be kilometres such as 7.5, up to {MostKilometres}.");
    }
}
