using System.Text.Json.Nodes;
using Headwater.Allocation;
using Headwater.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>One right result, and each single thing that can be wrong with what it says.</summary>
public sealed class ConsistencyTests
{
    // One thousandth of a degree of latitude is 6,371,000 x pi / 180,000 = 111.19 metres: north1 is 111 metres away,
    // north9 1001 metres.
    private static readonly AllocationProblem Problem = MadePlans.Problem(
        [
            MadePlans.School("here", 100, 0, 1), MadePlans.School("north1", 100, 3, 2, north: 1), MadePlans.School("north9", 100, -9, 5, north: 9),
            MadePlans.School("north5", 100, 9, 5, north: 5, year: 9), MadePlans.School("exempt", 100, 9, 5) with { Exempt = true }, MadePlans.School("full", 100, 9, 0),
        ],
        [MadePlans.Child("c1", wishes: "north1 here"), MadePlans.Child("c2"), MadePlans.Child("c3", barred: "here"), MadePlans.Child("c4", year: 11)], maxKm: 1);

    // here can take one; north1 the others that have a place: c2 and c3 or c1 and c3. Burdens are 1, 3 + 2, -9, 9, 9, 9
    // per 100 either way. c1 has a wish for north1 (cost 0), so c2 is here.
    private static readonly AllocationResult Right = MadePlans.Result(Problem, "c1:north1 c2:here c3:north1");

    [Fact]
    public void The_right_result_holds()
    {
        var report = AllocationChecker.Check(Problem, Right, TimeSpan.FromSeconds(10));
        Assert.True(report.Holds, string.Join("\n", report.Findings));
        Assert.Equal(5, report.Findings.Count);
        Assert.Equal((3, 0L, 222L), (Right.Totals.Placed, Right.Totals.PreferenceCost, Right.Totals.Metres));
    }

    [Fact]
    public void A_child_named_twice() => Refused(Right with { Unplaced = [.. Right.Unplaced, new("c1", "", [])] }, "Child \"c1\" is named 2 times");

    [Fact]
    public void A_child_placed_twice() => Refused(Right with { Placements = [.. Right.Placements, Right.Placements[0]] }, "Child \"c1\" is named 2 times");

    [Fact]
    public void A_child_left_out() => Refused(Right with { Unplaced = [] }, "Child \"c4\" is missing");

    [Fact]
    public void A_child_nobody_knows() => Refused(Right with { Unplaced = [.. Right.Unplaced, new("c9", "", [])] }, "There is no child \"c9\"");

    [Fact]
    public void A_school_nobody_knows() => Refused(Moved("c1", "nowhere", 0), "There is no school \"nowhere\"");

    [Fact]
    public void A_school_without_the_year_group() => Refused(MadePlans.Result(Problem, "c1:north5 c2:here c3:north1"), "School \"north5\" has no year group 8");

    [Fact]
    public void A_school_that_is_exempt() => Refused(MadePlans.Result(Problem, "c1:exempt c2:here c3:north1"), "School \"exempt\" is exempt");

    [Fact]
    public void A_school_that_is_barred() => Refused(MadePlans.Result(Problem, "c1:north1 c3:here c2:north1"), "School \"here\" is barred for child \"c3\"");

    [Fact]
    public void A_school_too_far_by_one_metre() => Refused(MadePlans.Result(Problem, "c1:north9 c2:here c3:north1"), "School \"north9\" is 1001 metres from child \"c1\", too far: at most 1000");

    [Fact]
    public void A_school_at_the_very_limit_is_near_enough()
    {
        var wider = Problem with { Rules = Problem.Rules with { MaxKm = 1.001 } };
        var report = AllocationChecker.Check(wider, MadePlans.Result(wider, "c1:north9 c2:north9 c3:north9"), TimeSpan.FromSeconds(10));
        Assert.True(report.Holds, string.Join("\n", report.Findings));
    }

    [Fact]
    public void A_school_with_no_room_at_all() => Refused(MadePlans.Result(Problem, "c1:full c2:here c3:north1"), "School \"full\" has room for 0 in year group 8");

    [Fact]
    public void A_school_with_too_little_room() => Refused(MadePlans.Result(Problem, "c1:here c2:here c3:north1"), "School \"here\" has room for 1 in year group 8, and 2 children");

    [Fact]
    public void Wrong_metres() => Refused(Moved("c1", "north1", 110), "Child \"c1\" is said to be 110 metres from school \"north1\": it is 111");

    [Fact]
    public void Wrong_burdens()
    {
        Refused(Burden(0, burden => burden with { After = burden.After + 1 }), "The burden of school \"here\" after is 1/100, not 2/100");
        Refused(Burden(1, burden => burden with { Before = burden.Before - 1 }), "The burden of school \"north1\" before is 3/100, not 2/100");
        Refused(Burden(1, burden => burden with { Roll = 200 }), "The burden of school \"north1\" before is 3/100, not 3/200");
        Refused(Burden(2, burden => burden with { School = "here" }), "School \"here\" is named 2 times among the burdens", "School \"north9\" is named 0 times among the burdens");
        Refused(Burden(2, burden => burden with { School = "nowhere" }), "There is no school \"nowhere\"", "School \"north9\" is named 0 times");
        Refused(Right with { Burdens = [.. Right.Burdens.Skip(1)] }, "School \"here\" is named 0 times");
    }

    [Fact]
    public void Wrong_totals()
    {
        Refused(Right with { Totals = Right.Totals with { Placed = 4 } }, "The total of children placed is 3, not 4");
        Refused(Right with { Totals = Right.Totals with { PreferenceCost = 1 } }, "The total of preference costs is 0, not 1");
        Refused(Right with { Totals = Right.Totals with { Metres = 221 } }, "The total of metres is 222, not 221");
    }

    [Fact]
    public void Wrong_bounds()
    {
        Refused(Bound((91, 1000)), "is above what is reached, 9/100");
        Refused(Bound((89, 1000)), "is not what is reached, 9/100, although");
        Refused(Bound(null), "The bound of the highest burden is missing");
        Refused(Bound((9, 0)), "divided by a roll of 0");
        var level = AllocationChecker.Check(Problem, Bound((18, 200)), TimeSpan.FromSeconds(10));
        Assert.True(level.Holds);
    }

    [Fact]
    public void Without_schools_there_is_no_bound()
    {
        var none = MadePlans.Problem([], [MadePlans.Child("c1")]);
        var right = MadePlans.Result(none, "");
        Assert.True(AllocationChecker.Check(none, right, TimeSpan.FromSeconds(10)).Holds);
        var wrong = AllocationChecker.Check(none, right with { Certificate = right.Certificate with { HighestBurdenBound = (0, 1) } }, TimeSpan.FromSeconds(10));
        Assert.Contains("there are no schools", Assert.Single(wrong.Findings).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_witness_is_not_believed() =>
        Assert.True(AllocationChecker.Check(Problem, Right with { Certificate = Right.Certificate with { Witness = new JsonObject { ["prices"] = "nonsense" } } }, TimeSpan.FromSeconds(10)).Holds);

    [Fact]
    public void A_problem_that_cannot_be_is_refused_as_such() =>
        Assert.Throws<AllocationRefusedException>(() => AllocationChecker.Check(MadePlans.Problem([MadePlans.School("a", 0, 0, 1)], []), Right, TimeSpan.FromSeconds(10)));

    private static AllocationResult Moved(string child, string school, int metres) => Right with
    {
        Placements = [.. Right.Placements.Select(placement => placement.Child == child ? placement with { School = school, Metres = metres } : placement)],
    };

    private static AllocationResult Burden(int at, Func<SchoolBurden, SchoolBurden> change) => Right with
    {
        Burdens = [.. Right.Burdens.Select((burden, i) => i == at ? change(burden) : burden)],
    };

    private static AllocationResult Bound((long, int)? bound) => Right with { Certificate = Right.Certificate with { HighestBurdenBound = bound } };

    private static void Refused(AllocationResult result, params string[] words)
    {
        var report = AllocationChecker.Check(Problem, result, TimeSpan.FromSeconds(10));
        Assert.False(report.Holds);
        foreach (var word in words)
            Assert.Contains(report.Findings, finding => !finding.Holds && finding.Words.Contains(word, StringComparison.Ordinal));
    }
}
