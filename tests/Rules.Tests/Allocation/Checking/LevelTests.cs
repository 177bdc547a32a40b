using Headwater.Allocation;
using Headwater.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation.Checking;

/// <summary>Small problems worked by hand: the best plan passes, a plan that is worse in one level is refused with that level's name.</summary>
public sealed class LevelTests
{
    public static TheoryData<string, string, string, string> Cases { get; } = new()
    {
        // c1 could move on to b and make room for c2.
        { "placed", "c1:b c2:a", "c1:a", "Placed: called proven, but at least 1 more" },
        // Sharing gives 1/100 and 1/150; both at one give 2/100, or 2/150 which is 1.33 %.
        { "burden", "c1:a c2:b", "c1:a c2:a", "Burden: called proven" },
        // 10/100 and 20/200 are level after: the step from the higher burden is the cheaper one. To a: 10/100 and 19/200;
        // to b: 9/100 and 20/200. The first leaves 19/200 = 9.5 %, the second 9 %: b is better.
        { "level keys", "c1:b", "c1:a", "Burden: called proven" },
        // The same with two points a child: a 8/100 to 10/100, b 18/200 to 20/200; left are 18/200 or 8/100.
        { "level keys of two points", "c1:b", "c1:a", "Burden: called proven" },
        // Below nought: from -4/100 one goes to -3/100, from -5/200 to -4/200; left are -5/200 (-2.5 %) or -4/100 (-4 %).
        // Sorted from the highest: a gives -2.5 %, -3 %; b gives -2 %, -4 %. So a.
        { "below nought", "c1:a", "c1:b", "Burden: called proven" },
        // Both have one; c1 wishes for b, c2 for a.
        { "preference", "c1:b c2:a", "c1:a c2:b", "Preference: called proven, but the sum could be at least 2 less" },
        // Two at a (2/100) and one at b (1/200) is best. c1 lives at b and the others at a, 111 metres away: changing places
        // costs both of them the way.
        { "distance", "c1:b c2:a c3:a", "c1:a c2:b c3:a", "Distance: called proven, but the sum could be at least 222 metres less" },
        // Nothing tells a from b: c1 goes to a, as a comes first.
        { "tie", "c1:a c2:b", "c1:b c2:a", "Ties: child \"c1\" could go to school \"a\"" },
        // One place for two: the first by id has it.
        { "tie of who", "c1:a", "c2:a", "Ties: child \"c1\" could go to school \"a\"" },
        // Unequal points: 3, 2, 2 and 1 on two equal schools are 4 and 4.
        { "two heaps", "c1:a c4:a c2:b c3:b", "c1:a c2:a c3:b c4:b", "Burden: called proven, but fewer than 1 could have a burden of 5/100" },
        // The child of ten points makes 10/100 at a or 20/200 at b, which are level; left are b at 10/200 or a at nought. The
        // worse plan differs only at a school that was given nothing.
        { "untouched", "c1:b c2:d", "c1:a c2:d", "Burden: called proven, but fewer than 1 could have a burden of 10/200" },
        // Points 3, 3 and 1 make 4 and 3, whichever school has which; c1 wishes for b, c2 for a, and c3 goes to a by id.
        { "wish of unequal", "c1:b c2:a c3:a", "c1:a c2:b c3:a", "Preference: called proven, but the sum could be less" },
        // Points 3, 2 and 1 make 3 and 3. c3 lives at b, the others at a: 111 metres for c2, or for both c1 and c3.
        { "distance of unequal", "c1:a c2:b c3:b", "c1:b c2:a c3:a", "Distance: called proven, but the sum could be less" },
        // As before without wishes: c1 goes to a.
        { "tie of unequal", "c1:a c2:b c3:a", "c1:b c2:a c3:a", "Ties: child \"c1\" could go" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_best_passes_and_the_worse_is_refused(string name, string best, string worse, string words)
    {
        var problem = Problem(name);
        var passed = AllocationChecker.Check(problem, MadePlans.Result(problem, best), TimeSpan.FromSeconds(20));
        Assert.True(passed.Holds, string.Join("\n", passed.Findings));
        var refused = AllocationChecker.Check(problem, MadePlans.Result(problem, worse), TimeSpan.FromSeconds(20));
        Assert.False(refused.Holds);
        Assert.StartsWith(words, Assert.Single(refused.Findings, finding => !finding.Holds).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PWBD", "c1:a c2:a", "c1:a c2:b")]
    [InlineData("PBWD", "c1:a c2:b", "c1:a c2:a")]
    [InlineData("PDBW", "c1:a c2:a", "c1:a c2:b")]
    public void The_order_of_the_rules_decides(string order, string best, string worse)
    {
        // a is near and wished for by both; b would share the burden, costs either of them 1 in wishes, and is 111 metres away.
        var problem = MadePlans.Problem([MadePlans.School("a", 100, 0, 2), MadePlans.School("b", 100, 0, 2, north: 1)],
            [MadePlans.Child("c1", wishes: "a b"), MadePlans.Child("c2", wishes: "a")], order: order);
        Assert.True(AllocationChecker.Check(problem, MadePlans.Result(problem, best), TimeSpan.FromSeconds(20)).Holds);
        Assert.False(AllocationChecker.Check(problem, MadePlans.Result(problem, worse), TimeSpan.FromSeconds(20)).Holds);
    }

    [Fact]
    public void What_is_not_called_proven_is_not_proved()
    {
        var problem = Problem("burden");
        var worse = MadePlans.Result(problem, new Dictionary<string, string> { ["c1"] = "a", ["c2"] = "a" }, "PWD", bound: (1, 100));
        var report = AllocationChecker.Check(problem, worse, TimeSpan.FromSeconds(20));
        Assert.True(report.Holds, string.Join("\n", report.Findings));
        Assert.DoesNotContain(report.Findings, finding => finding.Words.StartsWith("Burden:", StringComparison.Ordinal));
        var tooHigh = MadePlans.Result(problem, new Dictionary<string, string> { ["c1"] = "a", ["c2"] = "a" }, "PWD", bound: (2, 100));
        Assert.Contains(AllocationChecker.Check(problem, tooHigh, TimeSpan.FromSeconds(20)).Findings, finding => finding.Words.Contains("is no bound", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_time_a_level_that_needs_a_search_is_not_proved_again()
    {
        var problem = Problem("two heaps");
        var report = AllocationChecker.Check(problem, MadePlans.Result(problem, "c1:a c2:a c3:b c4:b"), TimeSpan.Zero);
        Assert.False(report.Holds);
        Assert.Contains(report.Findings, finding => finding.Words.StartsWith("Burden: called proven, but not proved again", StringComparison.Ordinal));
    }

    private static AllocationProblem Problem(string name)
    {
        var (one, two, three) = (MadePlans.Child("c1"), MadePlans.Child("c2"), MadePlans.Child("c3"));
        var (a, b) = (MadePlans.School("a", 100, 0, 3), MadePlans.School("b", 100, 0, 3));
        return name switch
        {
            "placed" => MadePlans.Problem([MadePlans.School("a", 100, 0, 1), MadePlans.School("b", 100, 0, 1)], [one, MadePlans.Child("c2", barred: "b")]),
            "burden" => MadePlans.Problem([a, MadePlans.School("b", 150, 0, 3)], [one, two]),
            "level keys" => MadePlans.Problem([MadePlans.School("a", 100, 9, 1), MadePlans.School("b", 200, 19, 1)], [one]),
            "level keys of two points" => MadePlans.Problem([MadePlans.School("a", 100, 8, 1), MadePlans.School("b", 200, 18, 1)], [MadePlans.Child("c1", 2)]),
            "below nought" => MadePlans.Problem([MadePlans.School("a", 100, -4, 1), MadePlans.School("b", 200, -5, 1)], [one]),
            "preference" => MadePlans.Problem([a, b], [MadePlans.Child("c1", wishes: "b"), MadePlans.Child("c2", wishes: "a")]),
            "distance" => MadePlans.Problem([a, MadePlans.School("b", 200, 0, 1, north: 1)], [one with { Position = new(53.001, -2) }, two, three]),
            "tie" => MadePlans.Problem([a, b], [one, two]),
            "tie of who" => MadePlans.Problem([MadePlans.School("a", 100, 0, 1)], [one, two]),
            "two heaps" => MadePlans.Problem([a, b], [MadePlans.Child("c1", 3), MadePlans.Child("c2", 2), MadePlans.Child("c3", 2), MadePlans.Child("c4", 1)]),
            "untouched" => MadePlans.Problem([a, MadePlans.School("b", 200, 10, 3), MadePlans.School("d", 1000, 0, 1, year: 12)], [MadePlans.Child("c1", 10), MadePlans.Child("c2", 3, year: 12)]),
            "wish of unequal" => MadePlans.Problem([a, b], [MadePlans.Child("c1", 3, wishes: "b"), MadePlans.Child("c2", 3, wishes: "a"), MadePlans.Child("c3")]),
            "distance of unequal" => MadePlans.Problem([a, MadePlans.School("b", 100, 0, 3, north: 1)],
                [MadePlans.Child("c1", 3), MadePlans.Child("c2", 2), MadePlans.Child("c3") with { Position = new(53.001, -2) }]),
            "tie of unequal" => MadePlans.Problem([a, b], [MadePlans.Child("c1", 3), MadePlans.Child("c2", 3), MadePlans.Child("c3")]),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such problem."),
        };
    }
}
