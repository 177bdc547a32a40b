namespace Headwater.Children.Identifiers;

/// <summary>
/// NHS numbers: ten digits, the last a check. The first nine are weighed 10 down to 2; the check is 11 − (sum mod 11), 11 is
/// written 0, and a number that would need 10 is never given. Source: NHS Data Model and Dictionary.
/// </summary>
internal static class NhsNumber
{
    public const int Length = 10;

    /// <summary>The ten digits; null with the reason when they are none.</summary>
    public static string? Read(string? text, out string? why)
    {
        var number = Plain.Of(text);
        why = number.Length != Length || number.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? "an NHS number has ten digits."
            : CheckDigit(number) == number[^1] - '0' ? null : "the NHS number's last digit does not belong to the others; look for a mistyped one.";
        return why is null ? number : null;
    }

    /// <summary><c>943 476 5870</c>, as it stands on letters.</summary>
    public static string Spaced(string number) => $"{number[..3]} {number[3..6]} {number[6..]}";

    /// <summary>The check of the first nine digits; 10 says that there is no such number.</summary>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
            sum += (10 - i) * (digits[i] - '0');
        return (11 - (sum % 11)) % 11;
    }
}
