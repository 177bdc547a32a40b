using CsCheck;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Kernel;

[Trait("Deep", "years")]
public sealed class AcademicYearTests
{
    private const int Full = 10_000;

    private static readonly Gen<int> Start = Gen.Int[AcademicYear.Earliest, AcademicYear.Latest];

    [Theory]
    [InlineData("2023/24", 2023)]
    [InlineData("202324", 2023)]
    [InlineData("2023-24", 2023)]
    [InlineData("2023/2024", 2023)]
    [InlineData(" 1999/00 ", 1999)]
    public void Every_way_to_write_it_is_read(string text, int start) => Assert.Equal(new(start), AcademicYear.Parse(text, null));

    [Theory]
    [InlineData("2023/25")]
    [InlineData("2023")]
    [InlineData("1989/90")]
    [InlineData("2100/01")]
    [InlineData("2023/24/25")]
    [InlineData("23/24")]
    [InlineData("2023//24")]
    [InlineData("")]
    public void What_is_no_school_year_is_not_read(string text)
    {
        Assert.False(AcademicYear.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => AcademicYear.Parse(text, null));
    }

    [Fact]
    public void Every_day_belongs_to_the_one_year_that_holds_it() => Gen.Select(Start, Gen.Int[0, 365]).Hold(Full, (start, days) =>
    {
        var day = new DateOnly(start, 9, 1).AddDays(Math.Min(days, DateTime.IsLeapYear(start + 1) ? 365 : 364));
        var year = AcademicYear.Of(day);
        Assert.Equal(new(start), year);
        Assert.InRange(day, year.FirstDay, year.LastDay);
        Assert.Equal(year.Next.FirstDay, year.LastDay.AddDays(1));
        Assert.Equal(year, year.Next.Previous);
    });

    [Fact]
    public void What_is_written_is_read_back() => Start.Hold(Full, start =>
    {
        var year = new AcademicYear(start);
        var text = year.ToString();
        foreach (var way in new[] { text, text.Replace("/", "", StringComparison.Ordinal), text.Replace('/', '-'), $"{start}/{start + 1}" })
            Assert.Equal(year, AcademicYear.Parse(way, null));
    });

    [Fact]
    public void Nothing_else_is_taken_for_a_year() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789/- "], 0, 10]).Hold(Full, text =>
    {
        if (AcademicYear.TryParse(text, null, out var year))
            Assert.Contains(text.Trim(), new[] { $"{year}", $"{year}".Replace("/", "", StringComparison.Ordinal), $"{year}".Replace('/', '-'), $"{year.StartYear}/{year.StartYear + 1}", $"{year.StartYear}-{year.StartYear + 1}", $"{year.StartYear}{year.StartYear + 1}" });
    });

    [Fact]
    public void Their_order_is_that_of_their_first_days() => Gen.Select(Start, Start).Hold(Full, (one, other) =>
    {
        AcademicYear a = new(one), b = new(other);
        Assert.Equal(a.FirstDay.CompareTo(b.FirstDay) < 0, a < b);
        Assert.Equal(a.FirstDay.CompareTo(b.FirstDay) >= 0, a >= b);
        Assert.Equal(Math.Sign(a.FirstDay.CompareTo(b.FirstDay)), Math.Sign(a.CompareTo(b)));
    });
}
