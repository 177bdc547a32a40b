using Headwater.Allocation;
using Headwater.Rules.Tests.Allocation.Checking;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Why this school, why none, what else there is: what is said of a plan is so.</summary>
public sealed class ReasonsTests
{
    private static readonly string[] Rules = ["maxKm", "room", "exempt", "barred", "years"];

    /// <summary>"near" is full, but its child could move on to "far".</summary>
    [Fact]
    public void A_school_whose_child_could_move_on_needs_no_more_room()
    {
        var result = Told.Solve(MadePlans.Problem(
            [MadePlans.School("near", 100, 0, 1), MadePlans.School("far", 100, 0, 1, north: 12)],
            [MadePlans.Child("c1", barred: "near far"), MadePlans.Child("c2", wishes: "near") with { Position = new(53.006, -2) }], 1, "PWBD"));
        Assert.Equal(("c2", "near"), (Assert.Single(result.Placements).Child, result.Placements[0].School));
        Assert.Equal(["barred"], Assert.Single(result.Unplaced).Relax);
    }

    [Fact]
    public void Every_child_has_a_reason() => RandomProblems.Any(8, 5).Hold(RandomProblems.Deep(200), problem =>
    {
        var result = Told.Solve(problem);
        Assert.Equal(problem.Children.Count, result.Placements.Count + result.Unplaced.Count);
        Assert.All(result.Placements, placement => Assert.False(string.IsNullOrWhiteSpace(placement.Because)));
        Assert.All(result.Unplaced, child => Assert.False(string.IsNullOrWhiteSpace(child.Because)));
        foreach (var placement in result.Placements)
        {
            var child = problem.Children.Single(c => c.Id == placement.Child);
            var able = problem.Schools.Count(school => ByContract.CanTake(problem, school, child) && school.Room[child.Year] > 0);
            Assert.StartsWith(able == 1 ? "the only school that can take this child" : $"one of {able} schools that can take this child", placement.Because, StringComparison.Ordinal);
            var burden = result.Burdens.Single(b => b.School == placement.School);
            Assert.Contains($"carries {burden.After} points for {burden.Roll} on roll", placement.Because, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_rules_to_relax_give_one_more_child_a_place_and_no_fewer_rules_would() => RandomProblems.Any(7, 4).Hold(RandomProblems.Deep(200), problem =>
    {
        var result = Told.Solve(problem);
        foreach (var unplaced in result.Unplaced)
        {
            var child = problem.Children.Single(c => c.Id == unplaced.Child);
            Assert.NotEmpty(unplaced.Relax);
            Assert.Empty(unplaced.Relax.Except(Rules));
            Assert.Equal(unplaced.Relax.Distinct(), unplaced.Relax);
            var giving = problem.Schools.Where(school => Gives(problem, child, school, unplaced.Relax, result.Totals.Placed)).ToList();
            Assert.True(giving.Count > 0, $"{child.Id}: easing {string.Join(' ', unplaced.Relax)} gives no place.\n{MadePlans.Say(problem)}");
            foreach (var school in giving)
                Assert.Equal(result.Totals.Placed + 1, Told.Solve(Eased(problem, child, school, unplaced.Relax)).Totals.Placed);
            foreach (var fewer in Sets().Where(set => set.Count < unplaced.Relax.Count))
                Assert.False(problem.Schools.Any(school => Gives(problem, child, school, fewer, result.Totals.Placed)), $"{child.Id}: easing {string.Join(' ', fewer)} is enough.\n{MadePlans.Say(problem)}");
        }
    });

    [Fact]
    public void Without_any_school_no_rule_is_to_relax()
    {
        var result = Told.Solve(MadePlans.Problem([], [MadePlans.Child("c1")]));
        Assert.Empty(Assert.Single(result.Unplaced).Relax);
        Assert.Null(result.Certificate.HighestBurdenBound);
    }

    [Fact]
    public void A_school_more_with_room_never_lowers_the_number_placed() => RandomProblems.Any(8, 5).Hold(RandomProblems.Deep(200), problem =>
    {
        var (fewer, all) = (Told.Solve(problem with { Schools = [.. problem.Schools.Skip(1)], Children = [.. problem.Children.Select(child => Without(child, problem.Schools[0].Id))] }), Told.Solve(problem));
        Assert.InRange(all.Totals.Placed, fewer.Totals.Placed, fewer.Totals.Placed + problem.Schools[0].Room.Values.Sum());
        Assert.Equal(ByContract.MostPlaced(problem), all.Totals.Placed);
    });

    [Fact]
    public void The_other_schools_of_a_child_can_take_it_and_are_never_its_own() => RandomProblems.Any(8, 5).Hold(RandomProblems.Deep(200), problem =>
    {
        var result = Told.Solve(problem);
        var ofAll = Alternatives.OfAll(problem, result);
        Assert.Equal(result.Placements.Select(p => p.Child).Order(StringComparer.Ordinal), ofAll.Keys.Order(StringComparer.Ordinal));
        foreach (var child in problem.Children)
        {
            var own = result.Placements.SingleOrDefault(placement => placement.Child == child.Id)?.School;
            var others = Alternatives.Of(problem, result, child.Id, 100);
            var able = problem.Schools.Where(school => school.Id != own && ByContract.CanTake(problem, school, child) && school.Room[child.Year] > 0).ToList();
            Assert.Equal(able.Select(school => school.Id).Order(StringComparer.Ordinal), others.Select(other => other.School).Order(StringComparer.Ordinal));
            Assert.Equal(others.Take(2), Alternatives.Of(problem, result, child.Id));
            if (own is not null)
                Assert.Equal(others.Take(2), ofAll[child.Id]);
            foreach (var other in others)
            {
                var school = able.Single(s => s.Id == other.School);
                var there = result.Placements.Count(placement => placement.School == school.Id && placement.Child != child.Id && problem.Children.Single(c => c.Id == placement.Child).Year == child.Year);
                Assert.Equal((ByContract.Metres(child.Position, school.Position), result.Burdens.Single(b => b.School == school.Id).After + child.Points, school.Roll, there >= school.Room[child.Year]),
                    (other.Metres, other.After, other.Roll, other.Full));
                Assert.False(string.IsNullOrWhiteSpace(other.Because));
            }

            foreach (var (better, next) in others.Zip(others.Skip(1)))
                Assert.True(Costs(problem, result, child, better, next) < 0, $"{child.Id}: {next.School} before {better.School}\n{MadePlans.Say(problem)}");
        }
    });

    [Fact]
    public void A_child_that_nobody_knows_has_no_other_schools()
    {
        var problem = MadePlans.Problem([MadePlans.School("s1", 100, 0, 1)], [MadePlans.Child("c1")]);
        Assert.Contains("c2", Assert.Throws<AllocationRefusedException>(() => Alternatives.Of(problem, Told.Solve(problem), "c2")).Message, StringComparison.Ordinal);
    }

    /// <summary>Negative when the first comes before the other: those with room, then by the protocol's order, then by id.</summary>
    private static int Costs(AllocationProblem problem, AllocationResult result, AllocationChild child, Alternative one, Alternative other)
    {
        if (one.Full != other.Full)
            return one.Full ? 1 : -1;
        foreach (var objective in problem.Rules.Order)
        {
            var first = objective switch
            {
                Objective.Preference => ByContract.Wish(child, one.School).CompareTo(ByContract.Wish(child, other.School)),
                Objective.Distance => one.Metres.CompareTo(other.Metres),
                Objective.Burden => ByContract.Compare(With(one), With(other)),
                _ => 0,
            };
            if (first != 0)
                return first;
        }

        return string.CompareOrdinal(one.School, other.School);

        List<(long, int)> With(Alternative chosen) => ByContract.Vector(result.Burdens.Select(burden => (burden.School == chosen.School ? chosen.After : burden.After, burden.Roll)));
    }

    private static AllocationChild Without(AllocationChild child, string school) =>
        child with { Barred = [.. child.Barred.Where(id => id != school)], Preferences = [.. child.Preferences.Where(id => id != school)] };

    private static IEnumerable<List<string>> Sets() => Enumerable.Range(0, 32).Select(bits => Rules.Where((_, i) => (bits >> i & 1) == 1).ToList());

    /// <summary>Whether a school would have a place for a child for whom those rules are eased, all others keeping a place.</summary>
    private static bool Gives(AllocationProblem problem, AllocationChild child, AllocationSchool school, IReadOnlyCollection<string> rules, int placed)
    {
        var far = problem.Rules.MaxKm is { } km && ByContract.Metres(child.Position, school.Position) > (decimal)km * 1000;
        var hasYear = school.Room.TryGetValue(child.Year, out var room);
        if ((far && !rules.Contains("maxKm")) || (school.Exempt && !rules.Contains("exempt")) || (child.Barred.Contains(school.Id) && !rules.Contains("barred")) || (!hasYear && !rules.Contains("years")))
            return false;
        if (!hasYear || rules.Contains("room"))
            return true;
        var less = school with { Room = school.Room.ToDictionary(pair => pair.Key, pair => pair.Key == child.Year ? pair.Value - 1 : pair.Value) };
        return room > 0 && ByContract.MostPlaced(problem with { Schools = [.. problem.Schools.Select(s => s == school ? less : s)], Children = [.. problem.Children.Where(c => c != child)] }) == placed;
    }

    /// <summary>The problem in which those rules are eased at one school for one child; nobody else gains a school by it.</summary>
    private static AllocationProblem Eased(AllocationProblem problem, AllocationChild child, AllocationSchool school, IReadOnlyCollection<string> rules)
    {
        var room = school.Room.ToDictionary();
        var forOneOnly = false;
        if (rules.Contains("years") && room.TryAdd(child.Year, 1))
            forOneOnly = true;
        else if (rules.Contains("room") && room.TryGetValue(child.Year, out var places))
            room[child.Year] = places + 1;
        forOneOnly |= rules.Contains("exempt") && school.Exempt;
        var metres = ByContract.Metres(child.Position, school.Position);
        var reach = rules.Contains("maxKm") && problem.Rules.MaxKm < metres / 1000.0 ? metres / 1000.0 : problem.Rules.MaxKm;
        return new(
            [.. problem.Schools.Select(s => s != school ? s : s with { Room = room, Exempt = s.Exempt && !rules.Contains("exempt") })],
            [.. problem.Children.Select(c => c with { Barred = [.. problem.Schools.Where(s => Barred(c, s)).Select(s => s.Id)] })],
            problem.Rules with { MaxKm = reach });

        bool Barred(AllocationChild c, AllocationSchool s)
        {
            if (c == child && s == school)
                return c.Barred.Contains(s.Id) && !rules.Contains("barred");
            return c.Barred.Contains(s.Id) || (s == school && forOneOnly && (school.Exempt || c.Year == child.Year))
                || (problem.Rules.MaxKm is { } km && ByContract.Metres(c.Position, s.Position) > (decimal)km * 1000);
        }
    }
}
