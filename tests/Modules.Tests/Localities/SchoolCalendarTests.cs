using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Calendars;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Localities;

/// <summary>Which dates hold for a school, by hand; and that they are kept as given.</summary>
public sealed class SchoolCalendarTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly TermDates Autumn = new(new(2026, 9, 3), new(2026, 12, 18), new(2026, 10, 26), new(2026, 10, 30));
    private static readonly TermDates Summer = new(new(2027, 4, 12), new(2027, 7, 21), new(2027, 5, 31), new(2027, 6, 4));

    [Fact]
    public void Half_term_INSET_and_bank_holidays_are_no_school_days()
    {
        var school = OrganisationId.New();
        var dates = CalendarRules.Of(school, SchoolType.Academy, [Term(null, Autumn), Term(null, Summer)], [Day(null, new(2026, 11, 6)), Day(school, new(2027, 6, 18)), Day(OrganisationId.New(), new(2026, 11, 9))]);
        var calendar = dates.Calendar!;
        Assert.Equal(SchoolType.Academy, dates.Type);
        foreach (var closed in new DateOnly[] { new(2026, 10, 26), new(2026, 10, 30), new(2026, 11, 6), new(2027, 5, 3), new(2027, 5, 31), new(2027, 6, 18), new(2026, 11, 7) })
            Assert.False(calendar.IsSchoolDay(closed), $"{closed} is no school day");
        foreach (var open in new DateOnly[] { new(2026, 10, 23), new(2026, 11, 2), new(2026, 11, 9), new(2027, 5, 4), new(2027, 6, 7) })
            Assert.True(calendar.IsSchoolDay(open), $"{open} is a school day");
        // 3 September to 18 December are 77 weekdays; five of half term and one INSET day go.
        Assert.Equal(71, calendar.CountingTerms[0].Sessions(0, int.MaxValue) / 2);
    }

    [Fact]
    public void A_school_that_gives_terms_for_a_year_has_none_of_the_locality_s_of_that_year()
    {
        var school = OrganisationId.New();
        var own = new TermDates(new(2026, 8, 31), new(2026, 12, 16));
        var next = new TermDates(new(2027, 9, 2), new(2027, 12, 17));
        var dates = CalendarRules.Of(school, SchoolType.Maintained, [Term(null, Autumn), Term(null, Summer), Term(school, own), Term(null, next)], []);
        Assert.Equal([own, next], dates.Terms.Select(t => t.Dates));
        // 31 August 2026 is the summer bank holiday.
        Assert.Equal(new DateOnly(2026, 9, 1), dates.Calendar!.FirstDay);
        Assert.Equal([Autumn, Summer, next], CalendarRules.Of(OrganisationId.New(), SchoolType.Maintained, [Term(null, Autumn), Term(null, Summer), Term(school, own), Term(null, next)], []).Terms.Select(t => t.Dates));
    }

    [Fact]
    public void Two_halves_closed_by_different_hands_close_the_day_and_one_half_leaves_one_session()
    {
        var school = OrganisationId.New();
        KeptClosedDay[] days = [Day(null, new(2026, 11, 5), ClosedFor.Morning), Day(school, new(2026, 11, 5), ClosedFor.Afternoon), Day(school, new(2026, 11, 6), ClosedFor.Afternoon)];
        var calendar = CalendarRules.Of(school, SchoolType.Maintained, [Term(null, Autumn)], days).Calendar!;
        Assert.Equal((0, 1, 2), (calendar.SessionsOn(new(2026, 11, 5)), calendar.SessionsOn(new(2026, 11, 6)), calendar.SessionsOn(new(2026, 11, 9))));
    }

    [Theory]
    [InlineData("Academy converter", SchoolType.Academy)]
    [InlineData("Academy alternative provision converter", SchoolType.AlternativeProvisionAcademy)]
    [InlineData("Free schools alternative provision", SchoolType.AlternativeProvisionAcademy)]
    [InlineData("Free schools", SchoolType.Academy)]
    [InlineData("Pupil referral unit", SchoolType.Pru)]
    [InlineData("Community school", SchoolType.Maintained)]
    [InlineData("University technical college", SchoolType.Academy)]
    [InlineData(null, SchoolType.Maintained)]
    public void The_register_s_type_says_by_which_rules_a_school_excludes(string? type, SchoolType expected) => Assert.Equal(expected, CalendarRules.TypeOf(type));

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Terms_and_days_are_kept_and_what_cannot_be_is_refused_with_the_reason(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var school = await world.OrganisationAsync("Alder School");
        await using var scope = world.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(world.Locality);
        var (calendars, db) = (scope.ServiceProvider.GetRequiredService<ISchoolCalendars>(), scope.ServiceProvider.GetRequiredService<HeadwaterDb>());
        Assert.Contains("No term dates are recorded", (await calendars.OfAsync(school, Ct)).Why, StringComparison.Ordinal);
        foreach (var (dates, why) in new (TermDates, string)[]
        {
            (Autumn with { End = new(2026, 9, 1) }, "ends on Tuesday 1 September 2026, before it starts"), (Autumn with { End = new(2027, 7, 20) }, "longer than 150 days"),
            (Autumn with { BreakEnd = null }, "both the first and the last day"), (Autumn with { BreakStart = new(2026, 9, 2) }, "must lie within the term"), (Autumn with { Start = new(1999, 9, 1), End = new(1999, 12, 1) }, "Correct the year"),
        })
            Assert.Contains(why, (await Assert.ThrowsAsync<InputRefusedException>(() => calendars.AddTermAsync(school, dates, Ct))).Message, StringComparison.Ordinal);
    }

    private static KeptTerm Term(OrganisationId? school, TermDates dates) => new(Guid.CreateVersion7(), school, dates, 1);

    private static KeptClosedDay Day(OrganisationId? school, DateOnly day, ClosedFor part = ClosedFor.WholeDay) => new(Guid.CreateVersion7(), school, day, part, ClosedBecause.Inset);
}
