using Headwater.Support.Listings;
using Headwater.Support.Offer;
using Headwater.Support.Services;

namespace Headwater.Modules.Tests.Support.Offer;

/// <summary>What a locality offers, by hand.</summary>
public sealed class OfferRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 3);

    [Fact]
    public void A_cell_counts_services_room_and_the_longest_wait()
    {
        OfferedService[] now =
        [
            Of("anxiety mood", Tier.Targeted) with { Room = Room.Few, WaitWeeks = 6, WaitAsOf = Day }, Of("anxiety", Tier.Targeted) with { Room = Room.Full, WaitWeeks = 14, WaitAsOf = Day.AddDays(-7) }, Of("anxiety", Tier.Targeted), Of("anxiety", Tier.Universal) with { WaitWeeks = 0, WaitAsOf = Day },
        ];
        var rows = OfferRules.Table(["anxiety", "mood", "sleep"], now, [Of("anxiety", Tier.Targeted), Of("sleep", Tier.Specialist)]);
        // Anxiety: one for everybody, three targeted (one with room, 14 weeks at most), none for those who need most.
        Assert.Equal([new(1, 0, 0, Day, 0, 1), new(3, 1, 14, Day.AddDays(-7), 1, 3), new(0, 0, null, null, 0, 0)], rows[0].Cells);
        Assert.Equal([false, true, false], rows[0].Cells.Select(c => c.IsOverlap));
        Assert.Equal([false, false, true], rows[0].Cells.Select(c => c.IsGap));
        Assert.Equal([1, 2, 0], rows[0].Cells.Select(c => c.Change));
        Assert.Equal([false, true, false], rows[0].Cells.Select(c => c.IsLong(OfferRules.LongWaitWeeks)));
        Assert.True(rows[0].Cells[1].IsLong(14));
        Assert.False(rows[0].Cells[1].IsLong(15));
        // Sleep: there was one for those who need most, and now there is nothing.
        Assert.True(rows[2].IsGap);
        Assert.Equal(-1, rows[2].Cells[2].Change);
        Assert.Null(OfferRules.Table(["sleep"], now, null)[0].Cells[0].Change);
    }

    [Fact]
    public void Services_do_the_same_where_they_share_an_age()
    {
        OfferedService At(int from, int to) => Of("anxiety", Tier.Universal) with { AgeFrom = from, AgeTo = to };
        Assert.Equal(0, OfferRules.Alike([]));
        // One after the other: nobody can choose.
        Assert.Equal(1, OfferRules.Alike([At(0, 4), At(5, 11), At(12, 16)]));
        Assert.False(OfferRules.Table(["anxiety"], [At(0, 4), At(5, 11), At(12, 16)], null)[0].Cells[0].IsOverlap);
        // At 4 the first two, at 11 the last two; never all three.
        Assert.Equal(2, OfferRules.Alike([At(0, 4), At(4, 11), At(11, 16)]));
        // All three at 11.
        Assert.Equal(3, OfferRules.Alike([At(4, 11), At(11, 16), At(0, 99)]));
        Assert.True(OfferRules.Table(["anxiety"], [At(4, 11), At(11, 16), At(0, 99)], null)[0].Cells[0].IsOverlap);
        // Up to 25, included.
        Assert.Equal(3, OfferRules.Alike([At(25, 99), At(25, 30), At(18, 25)]));
        Assert.Equal(0, OfferRules.Alike([At(26, 99), At(26, 99), At(26, 99)]));
    }

    [Fact]
    public void Services_do_the_same_where_they_share_a_place()
    {
        OfferedService In(params string[] areas) => Of("anxiety", Tier.Universal) with { Areas = areas };
        Assert.Equal(1, OfferRules.Alike([In("Saltmarsh"), In("Highmoor"), In("Alderton")]));
        Assert.False(OfferRules.Table(["anxiety"], [In("Saltmarsh"), In("Highmoor"), In("Alderton")], null)[0].Cells[0].IsOverlap);
        // Two in a town, and one that is for every town.
        Assert.Equal(3, OfferRules.Alike([In("Saltmarsh"), In("saltmarsh", "Highmoor"), In()]));
        Assert.True(OfferRules.Table(["anxiety"], [In("Saltmarsh"), In("saltmarsh", "Highmoor"), In()], null)[0].Cells[0].IsOverlap);
        // Two for every town, and one in each of two.
        Assert.Equal(3, OfferRules.Alike([In(), In(), In("Saltmarsh"), In("Highmoor")]));
        // The same town, and another age.
        Assert.Equal(2, OfferRules.Alike([In("Saltmarsh"), In("Saltmarsh"), In("Saltmarsh") with { AgeFrom = 19, AgeTo = 25 }]));
    }

    [Theory]
    [InlineData(0, 3, "EarlyYears", true)]
    [InlineData(0, 3, "Primary", false)]
    [InlineData(4, 11, "Primary", true)]
    [InlineData(4, 11, "Secondary", true)]
    [InlineData(4, 10, "Secondary", false)]
    [InlineData(17, 99, "AfterSixteen", true)]
    [InlineData(26, 99, "AfterSixteen", false)]
    [InlineData(26, 99, "None", true)]
    public void A_service_fits_a_stage_when_it_is_for_some_age_of_it(int from, int to, string stage, bool fits) =>
        Assert.Equal(fits, OfferRules.Fits(Of("anxiety", Tier.Universal) with { AgeFrom = from, AgeTo = to }, Enum.Parse<Phases>(stage), null));

    [Fact]
    public void A_service_without_areas_is_for_every_place()
    {
        Assert.True(OfferRules.Fits(Of("anxiety", Tier.Universal), Phases.None, "Saltmarsh"));
        Assert.True(OfferRules.Fits(Of("anxiety", Tier.Universal) with { Areas = ["saltmarsh"] }, Phases.None, "Saltmarsh"));
        Assert.False(OfferRules.Fits(Of("anxiety", Tier.Universal) with { Areas = ["Highmoor"] }, Phases.None, "Saltmarsh"));
    }

    [Fact]
    public void A_place_that_lost_its_last_service_can_be_chosen_and_so_can_the_one_that_is_chosen()
    {
        OfferedService In(params string[] areas) => Of("anxiety", Tier.Universal) with { Areas = areas };
        OfferedServices offered = new([In("Saltmarsh"), In()], [In("saltmarsh", "Highmoor")]);
        Assert.Equal(["Highmoor", "Saltmarsh"], OfferRules.Places(offered, null));
        Assert.Equal(["Highmoor", "Saltmarsh"], OfferRules.Places(offered, "SALTMARSH"));
        Assert.Equal(["Alderton", "Highmoor", "Saltmarsh"], OfferRules.Places(offered, "Alderton"));
        Assert.Equal(["Saltmarsh"], OfferRules.Places(offered with { Before = null }, null));
    }

    [Fact]
    public void On_a_day_the_version_counts_that_was_approved_last_unless_it_was_archived()
    {
        (string, DateOnly, int)[] approvals = [("first", new(2026, 1, 5), 1), ("second", new(2026, 6, 1), 3)];
        Assert.Null(OfferRules.On(approvals, null, new(2026, 1, 4)));
        Assert.Equal("first", OfferRules.On(approvals, null, new(2026, 5, 31)));
        Assert.Equal("second", OfferRules.On(approvals, null, new(2026, 6, 1)));
        Assert.Equal("second", OfferRules.On(approvals, new(2026, 8, 2), new(2026, 8, 1)));
        Assert.Null(OfferRules.On(approvals, new(2026, 8, 2), new(2026, 8, 2)));
    }

    private static OfferedService Of(string needs, Tier tier) => new(ServiceWords.Keys(needs), tier, 0, 18, []);
}
