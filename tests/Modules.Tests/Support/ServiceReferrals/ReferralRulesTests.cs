using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>Worked by hand from issue 7, Build 5: who takes which step, what is missing, what is due, who sees.</summary>
public sealed class ReferralRulesTests
{
    private static readonly OrganisationId Alder = OrganisationId.New(), Council = OrganisationId.New(), Kestrel = OrganisationId.New(), Heron = OrganisationId.New();

    /// <summary>As in the issue; written here a second time, so that a change of the table is seen.</summary>
    private const string Steps = """
        Draft Sent Referrer
        Draft Withdrawn Referrer
        Sent Received Receiver
        Sent Withdrawn Referrer
        Received Accepted Receiver
        Received Declined Receiver
        Received Withdrawn Referrer
        Accepted Waiting Receiver
        Accepted Active Receiver
        Accepted Withdrawn Referrer
        Waiting Active Receiver
        Waiting Withdrawn Referrer
        Active Done Receiver
        Active Withdrawn Referrer
        Declined Withdrawn Referrer
        Declined Withdrawn Triage
        """;

    [Fact]
    public void Each_step_is_for_whom_the_table_says_and_everything_else_is_refused_in_words()
    {
        var allowed = Steps.Split('\n', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var from in Enum.GetValues<ReferralState>())
        {
            foreach (var to in Enum.GetValues<ReferralState>())
            {
                foreach (var party in new[] { ReferralParty.None, ReferralParty.Referrer, ReferralParty.Receiver, ReferralParty.Triage })
                    Assert.Equal(allowed.Contains($"{from} {to} {party}"), ReferralRules.WhyNot(from, to, party) is null);
            }
        }

        Assert.Equal("A referral that is finished cannot become accepted. Look at what stands here now.", ReferralRules.WhyNot(ReferralState.Done, ReferralState.Accepted, ReferralParty.Receiver));
        Assert.Equal("This is for those who take referrals for the service to say.", ReferralRules.WhyNot(ReferralState.Received, ReferralState.Accepted, ReferralParty.Referrer));
        // A no, the end and giving up are said in words of one's own; the rest may be.
        Assert.Equal([ReferralState.Declined, ReferralState.Done, ReferralState.Withdrawn], ReferralStates.Table.Where(s => s.AsksWhy).Select(s => s.To).Distinct().Order());
    }

    // From Tuesday 10 November 2026: 11, 12, 13, 16, 17 November; 18, 19, 20, 23, 24 November.
    // From Friday 16 October: 19-23 October, then half term, 2-6 November. Without term dates: 19-23, 26-30 October.
    // From 14 December, where they end on the 18th: 15-18, 21 December; 22-24, 29, 30 December, as the 25th and the 28th are bank holidays.
    [Theory]
    [InlineData("2026-11-10", true, "2026-11-17", "2026-11-24")]
    [InlineData("2026-10-16", true, "2026-10-23", "2026-11-06")]
    [InlineData("2026-10-16", false, "2026-10-23", "2026-10-30")]
    [InlineData("2026-12-14", true, "2026-12-21", "2026-12-30")]
    public void Receipt_is_due_after_five_and_a_decision_after_ten_school_days_or_working_days_where_no_dates_are_known(string sent, bool known, string receipt, string decision)
    {
        var calendar = known ? new SchoolCalendar([new(new(2026, 9, 3), new(2026, 12, 18))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d))) : null;
        var r = New();
        (r.State, r.SentOn) = (ReferralState.Sent, Day(sent));
        Assert.Equal(Day(receipt), ReferralRules.Due(r, calendar));
        Assert.False(ReferralRules.IsDue(r, calendar, Day(receipt)));
        Assert.True(ReferralRules.IsDue(r, calendar, Day(receipt).AddDays(1)));
        r.State = ReferralState.Received;
        Assert.Equal(Day(decision), ReferralRules.Due(r, calendar));
        r.State = ReferralState.Accepted;
        Assert.Null(ReferralRules.Due(r, calendar));
        Assert.False(ReferralRules.IsDue(r, calendar, Day("2030-01-01")));
    }

    [Fact]
    public void Notice_comes_first_then_permission_or_a_reason_then_the_questions()
    {
        var r = New();
        Assert.Equal(["Give the family the privacy notice, and say on which day.", "Say who gave permission, or why it goes without.", "Say why you ask.", "Say what was tried; “Nothing yet” is an answer.", "Say what is hoped for."], ReferralRules.Missing(r));
        (r.NoticeOn, r.Ground, r.Reason, r.Tried, r.Hoped) = (Day("2026-11-09"), OverrideGround.CouldNotBeReached, "a", "b", "c");
        Assert.Empty(ReferralRules.Missing(r));
        (r.Ground, r.PermissionBy) = (null, "Sam Hale, mother");
        Assert.Empty(ReferralRules.Missing(r));
    }

    [Theory]
    [InlineData("2026-11-11", null, null, null, "lies in the future. Give the notice first")]
    [InlineData("2026-11-09", null, null, null, "Say who gave permission")]
    [InlineData("2026-11-09", "2026-11-09", OverrideGround.CouldNotBeReached, "Nobody answered for three weeks.", "Either somebody gave permission")]
    [InlineData("2026-11-09", "2026-11-08", null, null, "older than the privacy notice")]
    [InlineData("2026-11-09", "2026-11-11", null, null, "permission lies in the future")]
    [InlineData("2026-11-09", null, OverrideGround.CouldNotBeReached, "Nobody answered 19.", "at least 20 characters")]
    [InlineData("2026-11-09", null, OverrideGround.CouldNotBeReached, "Nobody answered, 20.", null)]
    [InlineData("2026-11-10", "2026-11-10", null, null, null)]
    internal void Permission_follows_the_notice_and_goes_without_only_for_a_reason(string notice, string? on, OverrideGround? ground, string? words, string? refused)
    {
        var said = Record.Exception(() => ReferralRules.RefusePermission(Day(notice), on is null ? null : Day(on), ground, words, Day("2026-11-10")));
        Assert.Equal(refused is null, said is null);
        Assert.Contains(refused ?? "", said?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_takes_referrals_reads_those_of_their_own_service_until_it_says_no_and_others_by_the_filter_alone()
    {
        var r = New();
        ReferralReader worker = new(false, [Kestrel], [Kestrel]), other = new(false, [Heron], [Heron]), school = new(false, [Alder], []), adviser = new(false, [Council], []), family = new(true, [], []), workerAtSchool = new(false, [Kestrel, Alder], [Kestrel]);
        foreach (var state in Enum.GetValues<ReferralState>())
        {
            r.State = state;
            Assert.Equal(state is not (ReferralState.Draft or ReferralState.Declined or ReferralState.Withdrawn), ReferralRules.MayRead(r, worker));
            Assert.False(ReferralRules.MayRead(r, other));
            foreach (var reader in new[] { school, adviser, family, workerAtSchool })
                Assert.True(ReferralRules.MayRead(r, reader));
        }

        // Unless it was they who asked.
        Assert.True(ReferralRules.MayRead(New(by: Heron), other));
    }

    [Fact]
    public void A_service_needs_sight_while_it_has_the_referral_and_triage_while_nobody_else_has()
    {
        var first = New();
        var second = New(by: Council, begun: Alder, provider: Heron);
        (IReadOnlyList<OrganisationId> Services, bool Triage) Needed()
        {
            var needed = ReferralRules.Needed([first, second]);
            return ([.. needed.Services], needed.Triage);
        }

        (first.State, second.State) = (ReferralState.Received, ReferralState.Withdrawn);
        Assert.Equal(([Kestrel], false), Needed(), new Same());
        (first.State, second.State) = (ReferralState.Declined, ReferralState.Draft);
        Assert.Equal(([], true), Needed(), new Same());
        (first.NextId, second.State) = (second.Id, ReferralState.Sent);
        Assert.Equal(([Heron], true), Needed(), new Same());
        second.State = ReferralState.Received;
        Assert.Equal(([Heron], true), Needed(), new Same());
        second.State = ReferralState.Accepted;
        Assert.Equal(([Heron], false), Needed(), new Same());
        second.State = ReferralState.Done;
        Assert.Equal(([], false), Needed(), new Same());
    }

    private sealed class Same : IEqualityComparer<(IReadOnlyList<OrganisationId> Services, bool Triage)>
    {
        public bool Equals((IReadOnlyList<OrganisationId> Services, bool Triage) x, (IReadOnlyList<OrganisationId> Services, bool Triage) y) => x.Triage == y.Triage && x.Services.SequenceEqual(y.Services);

        public int GetHashCode((IReadOnlyList<OrganisationId> Services, bool Triage) obj) => obj.Services.Count;
    }

    private static ServiceReferral New(OrganisationId? by = null, OrganisationId? begun = null, OrganisationId? provider = null)
    {
        var id = Guid.NewGuid();
        return new() { Id = id, ChildId = ChildId.New(), Visibility = Visibility.Family, OwnerId = by ?? Alder, BegunBy = begun ?? by ?? Alder, ServiceId = Guid.NewGuid(), ServiceName = "Calm starts", ProviderId = provider ?? Kestrel, RootId = id, HandOffs = 1, State = ReferralState.Draft, RecordedBy = PersonId.New(), RecordedAtUtc = default };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
