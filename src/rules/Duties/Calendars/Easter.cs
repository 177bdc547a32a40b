namespace Headwater.Duties;

/// <summary>Gregorian Easter. Source: the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).</summary>
public static class Easter
{
    /// <summary>Easter Sunday.</summary>
    /// <param name="year">A year of the Gregorian calendar, 1583 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1583 or after 9999.</exception>
    public static DateOnly Sunday(int year)
    {
        if (year is < 1583 or > 9999)
            throw new ArgumentOutOfRangeException(nameof(year), year, "There is no Gregorian Easter in this year: give a year from 1583 to 9999.");
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Easter Monday, a reference date of the counting terms (rule 1.5).</summary>
    /// <param name="year">A year of the Gregorian calendar, 1583 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1583 or after 9999.</exception>
    public static DateOnly Monday(int year) => Sunday(year).AddDays(1);
}
