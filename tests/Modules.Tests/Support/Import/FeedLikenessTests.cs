using Headwater.Support.Import;
using Headwater.Support.Services;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>What may be the same, and what a feed changed.</summary>
public sealed class FeedLikenessTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static TypedService Here { get; } = new() { Name = "Calm starts for parents", Summary = "A course.", Phone = "01632 960000", Website = "https://www.example.org/calm/", Places = [new(Id, PlaceKind.Physical, "Kestrel house", "3 Mill Lane", "Alderton", "ZZ99 9AA", "54.01", "0.6")] };

    [Fact]
    public void The_same_name_is_enough_and_a_like_one_wants_something_besides()
    {
        Assert.Equal("the same name", Because(new() { Name = "CALM STARTS, for parents!" }));
        Assert.Null(Because(new() { Name = "Calm starts" }));
        Assert.Equal("a like name, the same telephone number", Because(new() { Name = "Calm starts", Phone = "+44 (0)1632 960000" }));
        Assert.Equal("a like name, the same website", Because(new() { Name = "Calm starts", Website = "http://example.org/calm" }));
        Assert.Equal("a like name, the same postcode", Because(new() { Name = "Calm starts", Places = [new(null, PlaceKind.Physical, "Hub", Postcode: "zz999aa")] }));
        // Two groups of one charity have its telephone number alone in common, and two services of one hub its postcode.
        Assert.Null(Because(new() { Name = "Choir", Phone = "01632 960000" }));
        Assert.Null(Because(new() { Name = "Choir", Places = [new(null, PlaceKind.Physical, "Hub", Postcode: "ZZ99 9AA")] }));
        Assert.Equal("the same telephone number, the same postcode", Because(new() { Name = "Choir", Phone = "01632960000", Places = [new(null, PlaceKind.Physical, "Hub", Postcode: "ZZ99 9AA")] }));
    }

    [Fact]
    public void A_changed_field_is_one_difference_and_touches_no_other()
    {
        var before = Here with { Cost = "£2", HowToRefer = null };
        var after = before with { Phone = "01632 960001" };
        var difference = Assert.Single(FeedChange.Between(before, after));
        Assert.Equal(("Telephone", "01632 960000", "01632 960001"), (difference.What, difference.Before, difference.After));
        var curated = Here with { Name = "Calm mornings", Cost = "Free", WhenToRefer = "When worries grow." };
        Assert.Equal(curated with { Phone = "01632 960001" }, FeedChange.Merged(curated, before, after));
    }

    [Fact]
    public void A_place_that_moved_keeps_its_id()
    {
        var before = Here with { Places = [new(null, PlaceKind.Physical, "Kestrel house", "3 Mill Lane", "Alderton", "ZZ99 9AA")] };
        var after = Here with { Places = [new(null, PlaceKind.Physical, "Kestrel House", "5 Mill Lane", "Alderton", "ZZ99 9AB"), new(null, PlaceKind.Virtual, "Online")] };
        var merged = FeedChange.Merged(Here, before, after).Places;
        Assert.Equal([(Id, "5 Mill Lane"), (null, null)], merged.Select(p => (p.Location, p.Street)));
    }

    private static string? Because(TypedService taken)
    {
        var likely = FeedLikeness.Of(taken, [new(Id, Here), new(Guid.CreateVersion7(), new() { Name = "Something else" })]);
        Assert.True(likely.Count <= 1);
        return likely.Count == 0 ? null : likely[0].Because;
    }
}
