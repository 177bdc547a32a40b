using Headwater.Kernel;
using static Headwater.Interface.Words;

namespace Headwater.FairAccess.Provision;

/// <summary>What a review has to say, and what it says for the way back. Values in, values out.</summary>
internal static class ReviewRules
{
    /// <summary>Refuses a review that leaves out what it was for.</summary>
    /// <exception cref="InputRefusedException">Something is missing; the sentence names it.</exception>
    public static void Refuse(PlacementReview r, DateOnly held)
    {
        if (r.TookPart is null)
            throw new InputRefusedException("Say who took part in the review, by what they are.");
        foreach (var statement in ReviewStatements.All)
        {
            if (statement.Get(r) is not { } level)
                throw new InputRefusedException($"Say how far this holds: “{statement.Words}”.");
            if (level != Readiness.Ready && statement.GetNeeds(r) is null)
                throw new InputRefusedException($"Say what is still needed: “{statement.Words}”.");
        }

        if (r.ChildView is null)
            throw new InputRefusedException("Ask the child, and write down what the child thinks. If the child would not say, write that.");
        if (r.ParentView is null)
            throw new InputRefusedException("Ask the parents, and write down what they think. If nobody was reached, write that.");
        switch (r.Decision)
        {
            case null:
                throw new InputRefusedException("Choose what the review decided.");
            case ReviewDecision.GoesOn when r.Until is null:
                throw new InputRefusedException("Enter the day until which the placement goes on.");
            case ReviewDecision.GoesOn when r.Until <= held:
                throw new InputRefusedException("The day until which the placement goes on lies before the review. Correct one of them.");
            case ReviewDecision.Other when r.DecisionWords is null:
                throw new InputRefusedException("Say in words what the review decided.");
        }

        if (r.Decision != ReviewDecision.GoesOn)
            r.Until = null;
    }

    /// <summary>What shows that the child is of category (d), from the review that judged it ready.</summary>
    public static string Evidence(Placement p, PlacementReview review, DateOnly since, string provider) =>
        $"In alternative provision with {provider} since {Date(p.FirstDay)}: {PlacementWords.Of(p.Purpose).ToLowerInvariant()}. Judged ready to return to a mainstream school at the review of {Date(since)}. At the last review, {Date(review.HeldOn!.Value)}:\n"
        + string.Join('\n', ReviewStatements.All.Where(s => s.Get(review) is not null).Select(s => $"{s.Words}: {PlacementWords.Of(s.Get(review)!.Value).Words.ToLowerInvariant()}."));

    /// <summary>What is still needed, statement by statement; null where nothing is.</summary>
    public static string? StillNeeded(PlacementReview review)
    {
        var needed = ReviewStatements.All.Where(s => s.GetNeeds(review) is not null).Select(s => $"{s.Words}: {s.GetNeeds(review)}").ToList();
        return needed.Count == 0 ? null : string.Join('\n', needed);
    }
}
