namespace Headwater.Support.Training;

/// <summary>How often each answer was given; null where the number is withheld because it is small.</summary>
/// <param name="Cells">For each answer, in their order.</param>
/// <param name="All">Together.</param>
internal sealed record AnswerCounts(IReadOnlyList<int?> Cells, int? All);

/// <summary>Counts answers so that no single one can be read. Values in, values out.</summary>
internal static class FeedbackRules
{
    /// <summary>
    /// A count from 1 to below the threshold is withheld. The total is withheld where it is small, and where a withheld count could be worked out
    /// from it: where only one is withheld, or where those withheld must all be 1 or all be one below the threshold.
    /// </summary>
    /// <param name="counts">How often each answer was given.</param>
    /// <param name="threshold">Counts below it are withheld; at least 1.</param>
    public static AnswerCounts Count(IReadOnlyList<int> counts, int threshold)
    {
        bool IsSmall(int count) => count > 0 && count < threshold;
        List<int> small = [.. counts.Where(IsSmall)];
        var (all, hidden) = (counts.Sum(), small.Sum());
        var isTold = small.Count == 0 || (small.Count > 1 && !IsSmall(all) && hidden > small.Count && hidden < small.Count * (threshold - 1));
        return new([.. counts.Select(c => IsSmall(c) ? (int?)null : c)], isTold ? all : null);
    }

    /// <summary>
    /// Two questions that the same people answered: what one of them withholds could be worked out from the total of the other. Where either
    /// total is withheld, nothing is told of both.
    /// </summary>
    /// <param name="one">How often each answer to the one was given.</param>
    /// <param name="other">How often each answer to the other was given, by as many people.</param>
    /// <param name="threshold">Counts below it are withheld; at least 1.</param>
    public static (AnswerCounts One, AnswerCounts Other) Together(IReadOnlyList<int> one, IReadOnlyList<int> other, int threshold)
    {
        var (first, second) = (Count(one, threshold), Count(other, threshold));
        return first.All is not null && second.All is not null ? (first, second) : (Nothing(one), Nothing(other));

        static AnswerCounts Nothing(IReadOnlyList<int> counts) => new([.. counts.Select(_ => (int?)null)], null);
    }
}
