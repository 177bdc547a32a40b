namespace Headwater.Support.Reviews;

/// <summary>Who reads a review, what has to be in it, and what may be done. Values in, values out.</summary>
internal static class ReviewRules
{
    /// <summary>Whether somebody who is this to it reads it.</summary>
    public static bool MayRead(ReviewState state, bool isShared, ReviewParty who) =>
        (who & ReviewParty.Lead) != ReviewParty.None
        || ((who & ReviewParty.School) != ReviewParty.None && ReviewStates.IsWithSchool(state))
        || ((who & ReviewParty.Other) != ReviewParty.None && ReviewStates.IsWithSchool(state) && isShared);

    /// <summary>Why this step is refused, in words; null when it may be taken.</summary>
    public static string? WhyNot(ReviewState from, ReviewState to, ReviewParty who) => ReviewStates.Find(from, to) switch
    {
        null => $"A review that is {Lower(from)} cannot become {Lower(to)}. Look at what stands here now.",
        { } move when (move.By & who) == ReviewParty.None => "This is for those who lead the review to say.",
        _ => null,
    };

    /// <summary>What is missing before it can be sent, each a sentence.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<ReviewItem> items)
    {
        var parts = items.Where(i => i.TakenBackOn is null).Select(i => i.Part).ToHashSet();
        List<string> missing = [];
        if (!parts.Contains(ReviewPart.Evidence))
            missing.Add("Say what was looked at.");
        if (!parts.Contains(ReviewPart.Strength))
            missing.Add("Say what the school does well.");
        if (!parts.Contains(ReviewPart.ToImprove))
            missing.Add("Say what is to improve.");
        if (!parts.Contains(ReviewPart.Recommendation))
            missing.Add("Recommend something, with who does it and by when.");
        return missing;
    }

    /// <summary>Whether a recommendation waits to be done.</summary>
    public static bool IsToDo(ReviewItem item) => item is { Part: ReviewPart.Recommendation, DoneOn: null, TakenBackOn: null };

    /// <summary>Whether a recommendation should have been done by now.</summary>
    public static bool IsLate(ReviewItem item, DateOnly today) => IsToDo(item) && item.DueOn < today;

    private static string Lower(ReviewState state) => ReviewWords.Of(state).Words.ToLowerInvariant();
}
