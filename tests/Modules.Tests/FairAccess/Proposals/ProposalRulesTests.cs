using Headwater.Allocation;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Proposals;

/// <summary>Proposals of small meetings, worked by hand, by each strategy of domain table 3B.</summary>
public sealed class ProposalRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly MeetingSchool Alder = School("Alder", 1000, 2), Beech = School("Beech", 500, 0), Cedar = School("Cedar", 500, 1);

    [Fact]
    public void By_credit_the_children_go_where_the_highest_burden_stays_lowest_and_each_place_is_said_with_its_next_best()
    {
        // Alder 2/1000, Beech 0/500, Cedar 1/500. Two children: one to Beech and one to Alder leave 3/1000 and 1/500 and 1/500, so the highest is 3/1000;
        // both at Beech, or one at Cedar, would make it 2/500.
        var facts = Facts(Strategy.Credit, Child("2026-09-01"), Child("2026-10-01"));
        var proposal = ProposalRules.Of(facts, Trial.None);
        Assert.Equal(["Alder", "Beech"], proposal.Places.Select(p => Name(facts, p.School!.Value)).Order());
        Assert.Equal([("Alder", 2, 3), ("Beech", 0, 1), ("Cedar", 1, 1)], proposal.Shares.Select(s => (s.School.Name, s.Before, s.After)));
        // Five points after, by roll 1000, 500, 500.
        Assert.Equal([2.5, 1.25, 1.25], proposal.Shares.Select(s => s.Fair));
        Assert.All(proposal.Places, p => Assert.Equal(2, p.Next.Count));
        Assert.Contains("proven that no other set of places is better", proposal.HowSure, StringComparison.Ordinal);
        Assert.All(proposal.Places, p => Assert.StartsWith("One of 3 schools that can take this child", p.Because, StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_who_is_moved_counts_where_it_was_moved_and_the_others_are_proposed_anew()
    {
        var facts = Facts(Strategy.Credit, Child("2026-09-01"), Child("2026-10-01"));
        var moved = facts.Children[0].Case;
        var proposal = ProposalRules.Of(facts, Trial.None with { Moved = new Dictionary<Guid, OrganisationId> { [moved] = Cedar.Id } });
        Assert.Equal((Cedar.Id, true, "Moved there by the panel."), (proposal.Of(moved).School!.Value, proposal.Of(moved).IsMoved, proposal.Of(moved).Because));
        // Cedar has 2/500 now, which nothing undoes; next highest is least with the other child at Beech: 2/1000 and 1/500 beside 3/1000 and 0.
        Assert.Equal(Beech.Id, proposal.Of(facts.Children[1].Case).School);
        Assert.Equal([2, 1, 2], proposal.Shares.Select(s => s.After));
        // A school left out for a child is left out, and the reason is said.
        var barred = ProposalRules.Of(facts, Trial.None with { Barred = new HashSet<(Guid, OrganisationId)> { (moved, Alder.Id), (moved, Beech.Id) } });
        Assert.Equal(Cedar.Id, barred.Of(moved).School);
    }

    [Fact]
    public void Against_a_rule_a_move_is_shown_with_the_rule()
    {
        var facts = Facts(Strategy.Credit, Child("2026-09-01") with { Barred = new Dictionary<OrganisationId, string> { [Beech.Id] = "A brother was hurt there." } });
        var proposal = ProposalRules.Of(facts, Trial.None with { Moved = new Dictionary<Guid, OrganisationId> { [facts.Children[0].Case] = Beech.Id } });
        Assert.Equal("Moved there by the panel, against a rule. It may not be asked. A brother was hurt there.", proposal.Places[0].Because);
    }

    [Fact]
    public void Each_hard_rule_is_said_in_words()
    {
        var child = Child("2026-09-01") with { From = new GeoPoint(50.80, 0.20), YearGroup = 9 };
        MeetingSchool far = Alder with { At = new GeoPoint(51.00, 0.20) }, young = Beech with { LastYear = 6 }, full = Cedar with { PlacedInYear = new Dictionary<int, int> { [9] = 6 } };
        var dale = School("Dale", 800, 0);
        var elm = School("Elm", 800, 0) with { PlacedInYear = new Dictionary<int, int> { [9] = 5 }, At = new GeoPoint(50.80, 0.20) };
        var facts = Facts(Strategy.Credit, child) with { Schools = [far, young, full, dale, elm], Exemptions = [new Exemption { Id = default, Track = Track.Mainstream, SchoolId = dale.Id, YearGroup = 9, Reason = "A fire.", FromDay = Day, ToDay = Day, GivenBy = default, GivenAtUtc = default }] };
        facts.Protocol.ReachMetres = 8000;
        // 0.2 degrees of latitude are 22.2 km. Of 180 places six more are taken (one for every thirty).
        Assert.Equal(
            [("Alder", "Too far: 22.239 km, and the protocol says 8 km."), ("Beech", "It has no Year 9."), ("Cedar", "The limit of its Year 9 is reached: 6 placed this school year."), ("Dale", "Exempt until Tuesday 10 November 2026: A fire."), ("Elm", null)],
            ProposalRules.Options(facts, child, Trial.None).OrderBy(o => o.School.Name, StringComparer.Ordinal).Select(o => (o.School.Name, o.WhyNot)));
        Assert.Equal(elm.Id, ProposalRules.Of(facts, Trial.None).Places[0].School);
        // On the day after, Dale is asked again; without Elm and Dale nobody can take the child, and easing helps.
        var none = ProposalRules.Of(facts with { Schools = [far, young, full, dale] }, Trial.None).Places[0];
        Assert.Null(none.School);
        Assert.StartsWith("No school can take this child by the rules. It would help to ease: ", none.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_distance_is_known_reach_keeps_nobody()
    {
        var facts = Facts(Strategy.Credit, Child("2026-09-01") with { From = null });
        facts.Protocol.ReachMetres = 100;
        var place = ProposalRules.Of(facts, Trial.None).Places[0];
        Assert.NotNull(place.School);
        // Nor is a distance told that nobody knows.
        Assert.DoesNotContain(" km", place.Because + string.Concat(place.Next.Select(n => n.Cost)), StringComparison.Ordinal);
    }

    [Fact]
    public void By_rotation_whoever_waits_longest_comes_first_and_each_school_takes_its_turn_by_its_roll()
    {
        // Of weights 1000, 500 and 500 nobody has taken a turn: shares after the first are a half and two quarters, so that Alder, soonest owed, is first.
        var facts = Facts(Strategy.Rotation, Child("2026-10-01"), Child("2026-09-01"));
        var proposal = ProposalRules.Of(facts, Trial.None);
        Assert.Equal((Alder.Id, "It is the turn of Alder, among the schools that can take this child."), (proposal.Places[1].School!.Value, proposal.Places[1].Because));
        Assert.NotEqual(Alder.Id, proposal.Places[0].School);
        // Alder took the last turn: it is not first again.
        Assert.NotEqual(Alder.Id, ProposalRules.Of(facts with { TurnsTaken = [Alder.Id] }, Trial.None).Places[1].School);
        Assert.Null(proposal.HowSure);
    }

    [Fact]
    public void By_context_score_the_low_score_takes_first_whatever_the_size()
    {
        // Scores 53 and 61 of Northamptonshire's table: the lower takes first, then the points placed are added to it.
        var facts = Facts(Strategy.ContextScore, Child("2026-09-01")) with { Schools = [Alder with { ContextScore = 61, Balance = 0 }, Beech with { ContextScore = 53, Balance = 0 }] };
        Assert.Equal(Beech.Id, ProposalRules.Of(facts, Trial.None).Places[0].School);
        Assert.Equal(Alder.Id, ProposalRules.Of(facts with { Schools = [facts.Schools[0], facts.Schools[1] with { Balance = 9 }] }, Trial.None).Places[0].School);
        Assert.Contains("its context score among them", ProposalRules.Of(facts, Trial.None).Places[0].Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_protocol_leaves_it_to_the_panel_no_school_is_proposed_but_a_move_is_counted()
    {
        var facts = Facts(Strategy.Panel, Child("2026-09-01"));
        Assert.Null(ProposalRules.Of(facts, Trial.None).Places[0].School);
        Assert.Equal([3, 0, 1], ProposalRules.Of(facts, Trial.None with { Moved = new Dictionary<Guid, OrganisationId> { [facts.Children[0].Case] = Alder.Id } }).Shares.Select(s => s.After));
    }

    [Fact]
    public void What_is_read_aloud_names_the_wish_and_no_distance()
    {
        var facts = Facts(Strategy.Credit, Child("2026-09-01") with { From = new GeoPoint(50.8, 0.2), Wishes = [Beech.Id] });
        var aloud = ProposalRules.Aloud(facts, ProposalRules.Of(facts, Trial.None).Places[0])!;
        Assert.Equal("By the protocol this is the fairest place, looked at together with all other children of the meeting. It is the family’s first wish.", aloud);
        Assert.DoesNotContain("km", aloud, StringComparison.Ordinal);
    }

    private static string Name(MeetingFacts facts, OrganisationId id) => facts.Schools.First(s => s.Id == id).Name;

    private static MeetingSchool School(string name, int roll, int balance) => new(OrganisationId.New(), name, roll, null, 7, 11, 180, balance, 0, new Dictionary<int, int>());

    private static MeetingChild Child(string since) => new(Guid.CreateVersion7(), 8, 1, DateOnly.ParseExact(since, "yyyy-MM-dd"), null, [], new Dictionary<OrganisationId, string>());

    private static MeetingFacts Facts(Strategy strategy, params MeetingChild[] children) =>
        new(new() { Id = default, Track = Track.Mainstream, Number = 1, Strategy = strategy, MadeBy = default, MadeAtUtc = default, ChangedAtUtc = default }, Day, [Alder, Beech, Cedar], children, [], []);
}
