using System.Globalization;
using Headwater.Kernel;

namespace Headwater.Localities.Schools;

/// <summary>One cell of a schools file, read as what its column should hold or refused with its place.</summary>
internal readonly record struct SchoolCell(string File, int Line, string Heading, string Raw)
{
    private static readonly string[] Absent = ["", "NA", "N/A", "NULL"];

    private string Value => Raw.Trim();

    private bool IsAbsent => Array.Exists(Absent, Value.Equals);

    public string Text(int longest) => OptionalText(longest) ?? throw Refused("it is empty.");

    public string? OptionalText(int longest)
    {
        if (Value.Length > longest)
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"it is longer than {longest} characters."));
        return Value.Length == 0 ? null : Value;
    }

    /// <summary>A word of the register; "Not applicable" says nothing.</summary>
    public string? Words() =>
        IsAbsent || Value.Equals("Not applicable", StringComparison.OrdinalIgnoreCase) ? null : OptionalText(SchoolRow.WordLength);

    /// <summary>Three digits, or null when the register names no authority. Welsh, overseas and former authorities are schools' authorities too, so none is refused.</summary>
    public string? AreaCode() => IsAbsent ? null : Value.Length == 3 && Value.All(char.IsAsciiDigit)
        ? Value
        : throw Refused($"'{Value}' is not the three-digit code of an authority.");

    public string OneOf(string[] allowed)
    {
        var value = Value;
        return Array.Find(allowed, a => a.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw Refused($"'{value}' is none of: {string.Join("; ", allowed)}.");
    }

    /// <summary>A whole number, or null when absent; 0 stands for absent where the least is 1, as the register writes coordinates.</summary>
    public int? Number(int least, int most)
    {
        if (IsAbsent)
            return null;
        if (!decimal.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > most)
            throw Refused($"'{Value}' is not a number up to {most.ToString(CultureInfo.InvariantCulture)}.");
        if (number == 0 && least == 1)
            return null;
        if (number < least || number != decimal.Truncate(number))
            throw Refused($"'{Value}' is not a whole number from {least.ToString(CultureInfo.InvariantCulture)}.");
        return (int)number;
    }

    public DateOnly? Day(string[] formats)
    {
        if (IsAbsent)
            return null;
        return DateOnly.TryParseExact(Value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Refused($"'{Value}' is not a date such as 31-08-2024.");
    }

    private InputRefusedException Refused(string reason) => InputRefusedException.At(File, Line, Heading, reason);
}
