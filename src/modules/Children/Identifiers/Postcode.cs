using System.Text.RegularExpressions;

namespace Headwater.Children.Identifiers;

/// <summary>Whether something has a postcode's shape (BS 7666); whether there is such a place is not known here.</summary>
internal static partial class Postcode
{
    /// <summary>In capitals with its one space, <c>BN7 1UE</c>; null with the reason when it has not the shape.</summary>
    public static string? Read(string? text, out string? why)
    {
        var plain = Plain.Of(text);
        why = Shape().IsMatch(plain) ? null : "a postcode looks like BN7 1UE.";
        return why is null ? $"{plain[..^3]} {plain[^3..]}" : null;
    }

    [GeneratedRegex("^(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
