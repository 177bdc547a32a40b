using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Protocols;

/// <summary>Worked by hand from the fact sheet: rules 3.1, 3.3 and 3.13, and the limits of Buckinghamshire's protocol.</summary>
public sealed class ProtocolRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly OrganisationId Alder = OrganisationId.New(), Beech = OrganisationId.New(), Cedar = OrganisationId.New(), Dale = OrganisationId.New();

    // "Max 1 extra per 30 of PAN per year group (PAN 180 → 6)"; rounded up as the brief has it.
    [Theory]
    [InlineData(180, 1, 30, 6)]
    [InlineData(181, 1, 30, 7)]
    [InlineData(30, 1, 30, 1)]
    [InlineData(29, 1, 30, 1)]
    [InlineData(1, 1, 30, 1)]
    [InlineData(210, 1, 30, 7)]
    [InlineData(180, 2, 30, 12)]
    [InlineData(180, 0, 30, 0)]
    [InlineData(100, 1, 40, 3)]
    public void A_year_group_takes_so_many_more_for_every_so_many_places_rounded_up(int places, int extra, int per, int cap) => Assert.Equal(cap, ProtocolRules.Cap(places, extra, per));

    [Fact]
    public void The_last_version_that_has_begun_holds_and_those_before_it_are_replaced()
    {
        var (one, two, coming, draft) = (Settled(1, "2025-09-01"), Settled(2, "2026-11-10"), Settled(3, "2027-01-04"), Version(4, ProtocolStage.Draft));
        ProtocolVersion[] all = [one, two, coming, draft];
        Assert.Equal([Standing.Replaced, Standing.InForce, Standing.Coming, Standing.Draft], all.Select(v => ProtocolRules.StandingOf(v, all, Today)));
        // A day before its day the second is still to come, and the first holds.
        Assert.Equal([Standing.InForce, Standing.Coming, Standing.Coming, Standing.Draft], all.Select(v => ProtocolRules.StandingOf(v, all, Today.AddDays(-1))));
        Assert.Null(ProtocolRules.InForce(all, Track.Mainstream, new(2025, 8, 31)));
        // The other track has nothing of its own.
        Assert.Null(ProtocolRules.InForce(all, Track.AlternativeProvision, Today));
        Assert.Equal(Standing.InConsultation, ProtocolRules.StandingOf(Version(5, ProtocolStage.InConsultation), all, Today));
    }

    [Fact]
    public void More_than_half_of_all_schools_is_the_majority_and_silence_is_no_agreement()
    {
        var since = new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc);
        OrganisationId[] schools = [Alder, Beech, Cedar, Dale];
        SchoolAnswer[] answers = [Answer(Alder, true, since), Answer(Beech, true, since.AddDays(1)), Answer(Cedar, false, since.AddDays(1))];
        var half = ProtocolRules.AgreementOf(schools, answers, since);
        Assert.Equal((4, 2, 1, 1, false, 1), (half.Schools, half.Agree, half.Object, half.Silent, half.IsMajority, half.Missing));
        Assert.Equal("2 of 4 schools agree. For the majority 1 more has to.", ProtocolRules.Words(half));
        // The last word of a school counts: Cedar agrees after all, which makes three of four.
        var three = ProtocolRules.AgreementOf(schools, [.. answers, Answer(Cedar, true, since.AddDays(2))], since);
        Assert.Equal((3, 0, true, 0), (three.Agree, three.Object, three.IsMajority, three.Missing));
        Assert.Equal("3 of 4 schools agree: the majority is reached. All admission authorities take part, academies and those that object too (rule 3.1).", ProtocolRules.Words(three));
        // Of three schools two are the majority; of five three are missing where none agrees.
        Assert.True(new Agreement(3, 2, 0).IsMajority);
        Assert.Equal("0 of 5 schools agree. For the majority 3 more have to.", ProtocolRules.Words(new(5, 0, 0)));
    }

    [Fact]
    public void What_was_said_before_it_was_put_to_the_schools_or_by_a_school_that_takes_no_part_does_not_count()
    {
        var since = new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc);
        var counted = ProtocolRules.AgreementOf([Alder, Beech], [Answer(Alder, true, since.AddTicks(-1)), Answer(Dale, true, since), Answer(Beech, false, since)], since);
        Assert.Equal((2, 0, 1), (counted.Schools, counted.Agree, counted.Object));
        Assert.Equal(0, ProtocolRules.AgreementOf([Alder], [Answer(Alder, true, since)], null).Agree);
        Assert.Equal("No school takes part yet.", ProtocolRules.Words(new(0, 0, 0)));
    }

    [Fact]
    public void An_exemption_holds_for_its_school_its_year_and_its_days_and_for_no_other()
    {
        var nine = Exempt(Alder, 9, "2026-11-01", "2026-11-30");
        var all = Exempt(Beech, null, "2026-11-10", "2026-11-10");
        Exemption[] given = [nine, all];
        Assert.Same(nine, ProtocolRules.Exempts(given, Track.Mainstream, Alder, 9, Today));
        Assert.Null(ProtocolRules.Exempts(given, Track.Mainstream, Alder, 10, Today));
        Assert.Null(ProtocolRules.Exempts(given, Track.AlternativeProvision, Alder, 9, Today));
        Assert.Same(nine, ProtocolRules.Exempts(given, Track.Mainstream, Alder, 9, new(2026, 11, 30)));
        Assert.Null(ProtocolRules.Exempts(given, Track.Mainstream, Alder, 9, new(2026, 12, 1)));
        Assert.Null(ProtocolRules.Exempts(given, Track.Mainstream, Alder, 9, new(2026, 10, 31)));
        Assert.Same(all, ProtocolRules.Exempts(given, Track.Mainstream, Beech, 0, Today));
        Assert.Null(ProtocolRules.Exempts(given, Track.Mainstream, Beech, 0, Today.AddDays(1)));
    }

    [Fact]
    public void A_draft_goes_to_the_schools_once_schools_categories_numbers_and_reasons_are_there()
    {
        var head = Version(1, ProtocolStage.Draft);
        var used = new ProtocolCategory { VersionId = head.Id, Letter = Category.A, Words = "A child", IsUsed = true, Points = 1 };
        Assert.Equal(["Say which schools take part.", "Say which categories of children are placed by it."], ProtocolRules.Missing(new(head, [], [])));
        ProtocolSchool School(OrganisationId id, int? places, int opening = 0, string? why = null) => new() { VersionId = head.Id, SchoolId = id, AdmissionNumber = places, OpeningBalance = opening, OpeningReason = why };
        Assert.Equal(["Enter the published admission number of one more school: the limit of a year group is counted by it."], ProtocolRules.Missing(new(head, [used], [School(Alder, 180), School(Beech, null)])));
        Assert.Equal(["Give the reason for the opening balance of one school."], ProtocolRules.Missing(new(head, [used], [School(Alder, 180, 2)])));
        Assert.Empty(ProtocolRules.Missing(new(head, [used], [School(Alder, 180, 2, "It took two before.")])));
        // Alternative provision has no admission numbers.
        var alternative = new ProtocolVersion { Id = Guid.NewGuid(), Track = Track.AlternativeProvision, Number = 1, MadeBy = PersonId.New(), MadeAtUtc = default, ChangedAtUtc = default };
        Assert.Empty(ProtocolRules.Missing(new(alternative, [used], [School(Alder, null)])));
    }

    [Fact]
    public void It_holds_only_with_the_majority_from_today_and_after_the_version_before()
    {
        var asked = Version(2, ProtocolStage.InConsultation);
        ProtocolVersion[] all = [Settled(1, "2026-12-01"), asked];
        Agreement most = new(3, 2, 1);
        Assert.Null(ProtocolRules.WhyNotFrom(asked, most, all, new(2026, 12, 2), Today));
        Assert.Contains("The version before it holds from Tuesday 1 December 2026", ProtocolRules.WhyNotFrom(asked, most, all, new(2026, 12, 1), Today), StringComparison.Ordinal);
        Assert.Contains("nobody is bound for the past", ProtocolRules.WhyNotFrom(asked, most, [asked], Today.AddDays(-1), Today), StringComparison.Ordinal);
        Assert.Null(ProtocolRules.WhyNotFrom(asked, most, [asked], Today, Today));
        Assert.Contains("more than two years ahead", ProtocolRules.WhyNotFrom(asked, most, [asked], Today.AddYears(2).AddDays(1), Today), StringComparison.Ordinal);
        Assert.Contains("The majority of schools does not agree yet.", ProtocolRules.WhyNotFrom(asked, new(4, 2, 0), [asked], Today, Today), StringComparison.Ordinal);
        Assert.Contains("Only a version that the schools were asked about", ProtocolRules.WhyNotFrom(Version(3, ProtocolStage.Draft), most, all, Today.AddYears(1), Today), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "decay per year")]
    [InlineData(101, "decay per year")]
    public void Numbers_that_cannot_be_are_refused_by_name(int decay, string what)
    {
        var version = Version(1, ProtocolStage.Draft);
        version.DecayPercent = decay;
        Assert.Contains(what, Assert.Throws<InputRefusedException>(() => ProtocolRules.Refuse(version)).Message, StringComparison.Ordinal);
        version.DecayPercent = 100;
        ProtocolRules.Refuse(version);
        foreach (var (put, named) in new (Action<ProtocolVersion>, string)[]
        {
            (v => v.CapPer = 0, "number of places"), (v => v.CapExtra = -1, "number of children more"), (v => v.ReachMetres = 99, "reach"), (v => v.ResponseDays = 0, "school days to answer"),
            (v => v.Quorum = 0, "quorum"), (v => v.ExclusionPoints = 0, "permanent exclusion"), (v => v.ManagedMovePoints = 101, "managed move"), (v => v.ReintegrationPoints = -2, "reintegration"),
        })
        {
            var wrong = Version(1, ProtocolStage.Draft);
            put(wrong);
            Assert.Contains(named, Assert.Throws<InputRefusedException>(() => ProtocolRules.Refuse(wrong)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void By_default_each_child_counts_one_nothing_decays_and_a_school_has_three_school_days()
    {
        var version = Version(1, ProtocolStage.Draft);
        Assert.Equal((Strategy.Credit, 0, 1, 30, 3, false, true, ObjectiveOrder.BurdenPreferenceDistance), (version.Strategy, version.DecayPercent, version.CapExtra, version.CapPer, version.ResponseDays, version.SilenceAllocates, version.FairAccessCounts, version.Order));
        Assert.Equal((null, null, null), (version.ExclusionPoints, version.ManagedMovePoints, version.ReintegrationPoints));
    }

    [Fact]
    public void Differences_name_what_is_otherwise_and_nothing_else()
    {
        var (one, two) = (Version(1, ProtocolStage.Settled), Version(2, ProtocolStage.Draft));
        (two.DecayPercent, two.ExclusionPoints, two.ReachMetres) = (10, 2, 7500);
        ProtocolCategory Of(ProtocolVersion v, Category letter, int points, bool used = true) => new() { VersionId = v.Id, Letter = letter, Words = "A carer", IsUsed = used, Points = points };
        ProtocolSchool School(ProtocolVersion v, OrganisationId id, int places) => new() { VersionId = v.Id, SchoolId = id, AdmissionNumber = places };
        var before = new ProtocolContent(one, [Of(one, Category.F, 1), Of(one, Category.G, 1)], [School(one, Alder, 180), School(one, Beech, 210)]);
        var after = new ProtocolContent(two, [Of(two, Category.F, 3), Of(two, Category.G, 1, used: false)], [School(two, Alder, 180), School(two, Cedar, 150)]);
        var names = new Dictionary<OrganisationId, string> { [Alder] = "Alder", [Beech] = "Beech", [Cedar] = "Cedar" };
        Assert.Equal(
        [
            new("A child taken after a permanent exclusion", "does not count", "2 points"),
            new("Balances go down by", "none: balances stay", "10 per cent a year"),
            new("How far a child travels", "no limit", "7.5 km"),
            new("Category (f)", "A carer: 1 point", "A carer: 3 points"),
            new("Category (g)", "A carer: 1 point", "not used"),
            new("Beech", "admission number 210, opening balance 0", "takes no part"),
            new("Cedar", "takes no part", "admission number 150, opening balance 0"),
        ], ProtocolDifferences.Between(before, after, id => names[id]));
        Assert.Empty(ProtocolDifferences.Between(before, before, id => names[id]));
    }

    private static ProtocolVersion Version(int number, ProtocolStage stage) => new() { Id = Guid.NewGuid(), Track = Track.Mainstream, Number = number, Stage = stage, MadeBy = PersonId.New(), MadeAtUtc = default, ChangedAtUtc = default };

    private static ProtocolVersion Settled(int number, string from)
    {
        var version = Version(number, ProtocolStage.Settled);
        version.FromDay = DateOnly.ParseExact(from, "yyyy-MM-dd");
        return version;
    }

    private static SchoolAnswer Answer(OrganisationId school, bool agrees, DateTime at) => new() { Id = Guid.NewGuid(), VersionId = Guid.Empty, SchoolId = school, Agrees = agrees, By = PersonId.New(), AtUtc = at };

    private static Exemption Exempt(OrganisationId school, int? year, string from, string to) => new()
    {
        Id = Guid.NewGuid(), Track = Track.Mainstream, SchoolId = school, YearGroup = year, Reason = "A fire.", FromDay = DateOnly.ParseExact(from, "yyyy-MM-dd"), ToDay = DateOnly.ParseExact(to, "yyyy-MM-dd"), GivenBy = PersonId.New(), GivenAtUtc = default,
    };
}
