using System.Globalization;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Equality;

/// <summary>
/// A term as the school census counts exclusions (rule 7.13): autumn from 1 August to 31 December, spring from 1 January to Easter
/// Sunday, summer from Easter Monday to 31 July. The same for every school, so that schools and years can stand beside each other.
/// </summary>
/// <param name="Year">The calendar year in which the school year began.</param>
/// <param name="Number">1 autumn, 2 spring, 3 summer.</param>
internal readonly record struct CensusTerm(int Year, int Number)
{
    public DateOnly YearFirst => new(Year, 8, 1);

    public DateOnly First => Number switch { 1 => YearFirst, 2 => new(Year + 1, 1, 1), _ => Easter.Monday(Year + 1) };

    public DateOnly Last => Number switch { 1 => new(Year, 12, 31), 2 => Easter.Sunday(Year + 1), _ => new(Year + 1, 7, 31) };

    /// <summary>The same term of the year before.</summary>
    public CensusTerm YearBefore => this with { Year = Year - 1 };

    public CensusTerm Before => Number > 1 ? this with { Number = Number - 1 } : new(Year - 1, 3);

    public string Name => $"{Number switch { 1 => "Autumn", 2 => "Spring", _ => "Summer" }} term {new AcademicYear(Year)}";

    /// <summary>As in an address: <c>2026-1</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number}");

    /// <summary>
    /// The day of the January school census, the third Thursday of January, on whose numbers on roll the Department makes its rates.
    /// </summary>
    public DateOnly CensusDay
    {
        get
        {
            var first = new DateOnly(Year + 1, 1, 1);
            return first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 14);
        }
    }

    public static CensusTerm Of(DateOnly day)
    {
        var year = day.Month >= 8 ? day.Year : day.Year - 1;
        return new(year, day.Month >= 8 ? 1 : day <= Easter.Sunday(year + 1) ? 2 : 3);
    }

    public static CensusTerm? Parse(string? key) =>
        key is { Length: 6 } && key[4] == '-' && key[5] is >= '1' and <= '3' && int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= AcademicYear.Earliest and < AcademicYear.Latest
            ? new(year, key[5] - '0')
            : null;

    /// <summary>The last day that is counted: the term's last, or today.</summary>
    public DateOnly AsOf(DateOnly today) => today < Last ? today : Last;

    /// <summary>The day on which those on roll are counted: that of the census, or before it the last day that is counted.</summary>
    public DateOnly RollDay(DateOnly today) => AsOf(today) < CensusDay ? AsOf(today) : CensusDay;
}
