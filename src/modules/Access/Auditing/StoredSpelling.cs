using System.Buffers;
using Headwater.Data;

namespace Headwater.Access.Auditing;

/// <summary>
/// The one way in which a trail's values are written. An id spelt otherwise or a number kept as text means the same to a program
/// and is still not what was written: reading it fails with a <see cref="FormatException"/>.
/// </summary>
internal static class StoredSpelling
{
    private const int IdDigits = 32;
    private const int SpeltId = 36;
    private const int WholeSeconds = 19;
    private const int Ticks = 7;

    public static long Whole(StoredValue value) => value.Kind == StoredKind.Whole ? value.Number : throw new FormatException("not a whole number");

    /// <summary>An instant is spelt <c>yyyy-MM-dd HH:mm:ss.FFFFFFF</c> where it is a text: no zeros at the end of the fraction.</summary>
    public static DateTime Instant(StoredValue value)
    {
        if (value.Kind == StoredKind.Instant)
            return new(value.Number, DateTimeKind.Utc);
        var text = value.Bytes;
        if (value.Kind != StoredKind.Text || text.Length < WholeSeconds || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || text[16] != ':')
            throw NotAnInstant();
        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            throw NotAnInstant();
        return new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(Fraction(text[WholeSeconds..]));
    }

    /// <summary>Whether there is an id, and its 16 bytes, highest first. It is spelt in capitals with hyphens where it is a text.</summary>
    public static bool Id(StoredValue value, Span<byte> id)
    {
        switch (value.Kind)
        {
            case StoredKind.Nothing:
                return false;
            case StoredKind.Id:
                value.Bytes.CopyTo(id);
                return true;
        }

        var text = value.Bytes;
        if (value.Kind != StoredKind.Text || text.Length != SpeltId || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' || text.ContainsAnyInRange((byte)'a', (byte)'f'))
            throw new FormatException("not an id");
        Span<byte> digits = stackalloc byte[IdDigits];
        text[..8].CopyTo(digits);
        text[9..13].CopyTo(digits[8..]);
        text[14..18].CopyTo(digits[12..]);
        text[19..23].CopyTo(digits[16..]);
        text[24..].CopyTo(digits[20..]);
        if (Convert.FromHexString(digits, id, out _, out _) != OperationStatus.Done)
            throw new FormatException("not an id");
        return true;
    }

    /// <summary>The UTF-8 of a text; false for none.</summary>
    public static bool Text(StoredValue value, out ReadOnlySpan<byte> text)
    {
        text = value.Bytes;
        return value.Kind switch
        {
            StoredKind.Nothing => false,
            StoredKind.Text when System.Text.Unicode.Utf8.IsValid(text) => true,
            _ => throw new FormatException("not a text"),
        };
    }

    /// <summary>Bytes; false for none.</summary>
    public static bool Bytes(StoredValue value, out ReadOnlySpan<byte> bytes)
    {
        bytes = value.Bytes;
        return value.Kind switch
        {
            StoredKind.Nothing => false,
            StoredKind.Bytes => true,
            _ => throw new FormatException("not bytes"),
        };
    }

    private static long Fraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text.Length is < 2 or > 1 + Ticks || text[0] != '.' || text[^1] == '0')
            throw NotAnInstant();
        long ticks = Digits(text[1..]);
        for (var place = text.Length - 1; place < Ticks; place++)
            ticks *= 10;
        return ticks;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
            number = char.IsAsciiDigit((char)digit) ? (number * 10) + (digit - '0') : throw NotAnInstant();
        return number;
    }

    private static FormatException NotAnInstant() => new("not an instant");
}
