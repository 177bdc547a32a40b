using Headwater.Allocation.Turns;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Whose turn it is, by Tijdeman's rule.</summary>
[Trait("Deep", "allocation")]
public sealed class TurnTakingTests
{
    private const int Turns = 1_000;

    [Fact]
    public void Two_schools_of_equal_roll_take_turns()
    {
        var turns = new TurnTaking([500, 500]);
        Assert.Equal([0, 1, 0, 1, 0, 1], Enumerable.Range(0, 6).Select(_ => TakeNext(turns)));
    }

    [Fact]
    public void A_school_of_twice_the_roll_takes_two_of_three_turns() =>
        Assert.Equal([0, 1, 0, 0, 1, 0], Taken([1000, 500], 6));

    [Fact]
    public void Nobody_s_turn_is_further_from_its_share_than_the_bound_at_any_moment()
    {
        for (var seed = 0; seed < Effort.Of(1_000); seed++)
        {
            var random = new Random(seed);
            long[] weights = [.. Enumerable.Range(0, random.Next(2, 30)).Select(_ => (long)random.Next(1, 2000))];
            var turns = new TurnTaking(weights);
            for (var turn = 1; turn <= Turns; turn++)
            {
                TakeNext(turns);
                for (var school = 0; school < weights.Length; school++)
                    Assert.True(Math.Abs(turns.Due[school] - turns.Taken[school]) <= TurnTaking.Bound(weights.Length) + 1e-9, $"seed {seed}, turn {turn}, school {school}");
            }
        }
    }

    [Fact]
    public void A_school_that_cannot_take_a_turn_is_not_asked_and_owes_none()
    {
        var turns = new TurnTaking([500, 500, 500]);
        bool[] able = [true, false, true];
        for (var turn = 0; turn < 10; turn++)
            turns.Take(turns.Next(able)!.Value, able);
        Assert.Equal([5, 0, 5], turns.Taken);
        Assert.Equal([5.0, 0.0, 5.0], turns.Due);
        Assert.Null(turns.Next([false, false, false]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_weight_that_is_not_above_nought_is_refused(long weight) =>
        Assert.Throws<ArgumentException>(() => new TurnTaking([500, weight]));

    private static List<int> Taken(long[] weights, int count)
    {
        var turns = new TurnTaking(weights);
        return [.. Enumerable.Range(0, count).Select(_ => TakeNext(turns))];
    }

    private static int TakeNext(TurnTaking turns)
    {
        var next = turns.Next()!.Value;
        turns.Take(next);
        return next;
    }
}
