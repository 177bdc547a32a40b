namespace Headwater.Allocation.Solving;

/// <summary>What a plan of sets is to make least, and what it must keep to besides.</summary>
/// <param name="Of">What each pair costs.</param>
/// <param name="Side">What else each pair costs.</param>
/// <param name="SideMost">The most that may come to; null for no such limit.</param>
internal sealed record PatternCosts(long[] Of, long[] Side, long? SideMost)
{
    public long Sum(IEnumerable<int> edges) => edges.Where(edge => edge >= 0).Sum(edge => Of[edge]);

    public long SideSum(IEnumerable<int> edges) => edges.Where(edge => edge >= 0).Sum(edge => Side[edge]);

    /// <summary>No plan costs more.</summary>
    public long Dearest(Instance instance)
    {
        var sum = 0L;
        for (var child = 0; child < instance.Children.Length; child++)
        {
            var most = 0L;
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                most = Math.Max(most, Of[edge]);
            sum += most;
        }

        return sum;
    }
}
