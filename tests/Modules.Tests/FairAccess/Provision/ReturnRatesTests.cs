using Headwater.FairAccess.Provision;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>The return rate, worked by hand.</summary>
public sealed class ReturnRatesTests
{
    private static readonly ReturnCounts None = new(0, 0, 0, 0);

    [Fact]
    public void Placements_count_in_the_school_year_in_which_they_ended()
    {
        List<EndedPlacement> ended =
        [
            new(new(2026, 8, 31), PlacementEnding.ReturnedToMainstream, true), new(new(2026, 9, 1), PlacementEnding.ReturnedToMainstream, true), new(new(2026, 12, 18), PlacementEnding.ReturnedToMainstream, false),
            new(new(2027, 2, 1), PlacementEnding.ReturnedToMainstream, null), new(new(2027, 8, 31), PlacementEnding.SpecialSchool, null), new(new(2027, 9, 1), PlacementEnding.LeftArea, null),
        ];
        Assert.Equal(new ReturnCounts(4, 3, 2, 1), ReturnRates.Count(ended, new(2026)));
        Assert.Equal(new ReturnCounts(1, 1, 1, 1), ReturnRates.Count(ended, new(2025)));
    }

    [Fact]
    public void Whoever_sees_all_the_children_reads_the_numbers()
    {
        ReturnCounts counts = new(3, 2, 2, 1);
        Assert.Equal(new ReturnRate("2", "3", "67%", "Of 2 of whom it is known, 1 was still there after 12 weeks."), ReturnRates.Of(counts, counts, 5));
        Assert.Equal(new ReturnRate("0", "0", null, null), ReturnRates.Of(None, None, 5));
    }

    [Theory]
    // Few ended: neither number is told.
    [InlineData(3, 2, "fewer than 5", "fewer than 5", null)]
    // Few returned: the others are many, and how many ended tells nothing.
    [InlineData(20, 4, "fewer than 5", "20", null)]
    [InlineData(20, 0, "fewer than 5", "20", null)]
    // Few did not return: with the sum it would be given back.
    [InlineData(20, 17, "withheld", "20", null)]
    [InlineData(20, 20, "withheld", "20", null)]
    [InlineData(20, 12, "12", "20", "60%")]
    [InlineData(10, 5, "5", "10", "50%")]
    public void Whoever_sees_none_reads_no_number_under_five_nor_what_gives_one_back(int ended, int returned, string showsReturned, string showsEnded, string? rate) =>
        Assert.Equal(new ReturnRate(showsReturned, showsEnded, rate, null), ReturnRates.Of(new(ended, returned, 0, 0), None, 5));

    [Fact]
    public void What_the_reader_sees_already_does_not_give_the_rest_away()
    {
        // Twenty ended, twelve returned; the reader sees seventeen and eleven of them: of the three others nothing is told.
        Assert.Equal(new ReturnRate("withheld", "withheld", null, null), ReturnRates.Of(new(20, 12, 6, 5), new(17, 11, 6, 5), 5));
        // Of ten others five returned.
        Assert.Equal(new ReturnRate("6", "13", "46%", null), ReturnRates.Of(new(13, 6, 1, 1), new(3, 1, 1, 1), 5));
    }

    [Theory]
    [InlineData(15, 10, "Of 15 of whom it is known, 10 were still there after 12 weeks.")]
    [InlineData(15, 11, null)]
    [InlineData(9, 5, null)]
    [InlineData(15, 4, null)]
    public void How_many_stayed_is_told_where_neither_they_nor_the_others_are_few(int known, int still, string? words) =>
        Assert.Equal(words, ReturnRates.Of(new(30, 20, known, still), None, 5).After);
}
