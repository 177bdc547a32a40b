using Headwater.Localities.Contracts;

namespace Headwater.Modules.Tests.Localities;

public sealed class AreaRegisterTests
{
    private static readonly AreaRegister Areas = new();

    [Fact]
    public void England_has_153_authorities_with_education_duties_in_ten_regions()
    {
        Assert.Equal(153, Areas.Current.Count);
        Assert.Equal(153, Areas.Current.Select(a => a.Code).Distinct().Count());
        Assert.Equal(153, Areas.Current.Select(a => a.OnsCode).Distinct().Count());
        Assert.Equal(10, Areas.Current.Select(a => a.Region.Code).Distinct().Count());
        Assert.Equal(153, Areas.Current.Select(a => a.Region.Code).Distinct().Sum(r => Areas.InRegion(r).Count));
        Assert.All(Areas.Current, a => Assert.Matches("^E(06|08|09|10)[0-9]{6}$", a.OnsCode));
    }

    [Theory]
    [InlineData("845", "E10000011", "East Sussex", "South East")]
    [InlineData("885", "E10000034", "Worcestershire", "West Midlands")]
    [InlineData("353", "E08000004", "Oldham", "North West")]
    [InlineData("201", "E09000001", "City of London", "Inner London")]
    [InlineData("203", "E09000011", "Greenwich", "Outer London")]
    public void Places_have_the_codes_and_region_they_are_published_under(string code, string ons, string name, string region)
    {
        var area = Areas.ByCode(code)!;

        Assert.Equal((ons, name, region), (area.OnsCode, area.Name, area.Region.Name));
        Assert.Same(area, Areas.ByOnsCode(ons));
        Assert.Same(area, Areas.Find(name));
    }

    [Theory]
    [InlineData("Bristol", "801")]
    [InlineData("City of Bristol", "801")]
    [InlineData("BRISTOL, CITY OF", "801")]
    [InlineData("Kingston upon Hull, City of", "810")]
    [InlineData("kingston UPON hull", "810")]
    [InlineData("Kingston upon Thames", "314")]
    [InlineData("Herefordshire", "884")]
    [InlineData("Herefordshire, County of", "884")]
    [InlineData("Hammersmith & Fulham", "205")]
    [InlineData("St Helens", "342")]
    [InlineData("  Bournemouth Christchurch and Poole ", "839")]
    [InlineData("Stoke on Trent", "861")]
    [InlineData("E10000011", "845")]
    [InlineData("e08000020", "390")]
    [InlineData("E08000016", "370")]
    [InlineData("E06000048", "929")]
    [InlineData("E10000002", "825")]
    [InlineData("E10000023", "815")]
    public void Names_and_former_codes_find_the_place_however_they_are_written(string written, string code) =>
        Assert.Equal(code, Areas.Find(written)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("Kingston")]
    [InlineData("Atlantis")]
    [InlineData("000")]
    public void What_names_no_one_place_finds_none(string written) => Assert.Null(Areas.Find(written));

    [Theory]
    [InlineData("835", "838", "839")]
    [InlineData("836", "839")]
    [InlineData("837", "839")]
    [InlineData("928", "940", "941")]
    [InlineData("909", "942", "943")]
    [InlineData("820", "822", "823")]
    [InlineData("875", "895", "896")]
    public void Reorganised_places_name_what_came_after_and_it_began_the_day_after(string code, params string[] successors)
    {
        var old = Areas.ByCode(code)!;

        Assert.False(old.IsCurrent);
        Assert.Equal(successors, old.SuccessorCodes.Order(StringComparer.Ordinal));
        Assert.All(old.SuccessorCodes, s => Assert.Equal(old.Until!.Value.AddDays(1), Areas.ByCode(s)!.From));
    }

    [Fact]
    public void The_fictional_place_is_no_place_of_England()
    {
        var sample = Areas.ByCode(AreaRegister.FictionalCode)!;

        Assert.True(sample.IsFictional);
        Assert.DoesNotContain(sample, Areas.Current);
    }

    [Fact]
    public void A_slip_of_the_pen_is_answered_with_near_names()
    {
        Assert.Contains(Areas.Suggest("Oldam", 3), a => a.Name == "Oldham");
        Assert.Contains(Areas.Suggest("Sussex", 3), a => a.Name == "East Sussex");
        Assert.True(Areas.Suggest("a", 5).Count <= 5);
    }
}
