using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Headwater.Kernel;

/// <summary>
/// A school year in England, 1 September to 31 August, named by the calendar year in which it starts:
/// 2023 is 2023/24. Written <c>2023/24</c>; also read as <c>202324</c>, <c>2023-24</c> and <c>2023/2024</c>.
/// </summary>
public readonly record struct AcademicYear(int StartYear) : IComparable<AcademicYear>, ISpanParsable<AcademicYear>
{
    /// <summary>The first school year that a record here can belong to.</summary>
    public const int Earliest = 1990;

    /// <summary>The last school year that a record here can belong to.</summary>
    public const int Latest = 2099;

    public DateOnly FirstDay => new(StartYear, 9, 1);

    public DateOnly LastDay => new(StartYear + 1, 8, 31);

    public AcademicYear Next => new(StartYear + 1);

    public AcademicYear Previous => new(StartYear - 1);

    /// <summary>The school year that holds <paramref name="day"/>.</summary>
    public static AcademicYear Of(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1);

    public int CompareTo(AcademicYear other) => StartYear.CompareTo(other.StartYear);

    public static bool operator <(AcademicYear left, AcademicYear right) => left.StartYear < right.StartYear;

    public static bool operator >(AcademicYear left, AcademicYear right) => left.StartYear > right.StartYear;

    public static bool operator <=(AcademicYear left, AcademicYear right) => left.StartYear <= right.StartYear;

    public static bool operator >=(AcademicYear left, AcademicYear right) => left.StartYear >= right.StartYear;

    /// <summary><c>2023/24</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{StartYear}/{(StartYear + 1) % 100:00}");

    public static AcademicYear Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var year) ? year : throw new FormatException($"'{s}' is not a school year such as 2023/24.");

    public static AcademicYear Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString(), provider);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AcademicYear result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out AcademicYear result)
    {
        result = default;
        s = s.Trim();
        if (s.Length < 6 || !int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            return false;

        var rest = s[4..];
        if (rest[0] is '/' or '-')
            rest = rest[1..];
        if (rest.Length is not (2 or 4) || !int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var end))
            return false;

        var follows = rest.Length == 2 ? (start + 1) % 100 == end : start + 1 == end;
        if (!follows || start is < Earliest or > Latest)
            return false;
        result = new(start);
        return true;
    }
}
