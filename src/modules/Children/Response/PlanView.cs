using Headwater.Children.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>A plan with what hangs on it, as far as the reader is let through.</summary>
internal sealed record PlanView(PlanCycle Plan, ResponseStage Stage, IReadOnlyList<PlanOutcome> Outcomes, IReadOnlyList<PlanAction> Actions, IReadOnlyList<PlanReview> Reviews, IReadOnlyList<OutcomeRating> Ratings)
{
    public bool IsOpen => Plan.ClosedOn is null;

    /// <summary>The last look at it; null when there was none.</summary>
    public PlanReview? LastReview => Reviews.MaxBy(r => r.Day);

    /// <summary>Where an outcome stood, review by review, the first first.</summary>
    public IReadOnlyList<(PlanReview Review, OutcomeRating Rating)> RatingsOf(Guid outcome) =>
        [.. Reviews.OrderBy(r => r.Day).Select(r => (Review: r, Rating: Ratings.FirstOrDefault(x => x.OutcomeId == outcome && x.ReviewId == r.Id))).Where(p => p.Rating is not null).Select(p => (p.Review, p.Rating!))];

    /// <summary>A whole turn of assess, plan, do and review: something was to change, and people looked whether it did.</summary>
    public bool IsWholeCycle => Outcomes.Count > 0 && Reviews.Count > 0;
}

/// <summary>What has been tried for a child and what help there is.</summary>
internal sealed record ResponseView(
    Child Child,
    SupportStage? Need,
    IReadOnlyList<OwnWords> Words,
    IReadOnlyList<Talk> Talks,
    IReadOnlyList<PlanView> Plans,
    IReadOnlyList<HelpOnOffer> Help)
{
    public IEnumerable<PlanView> Open => Plans.Where(p => p.IsOpen);

    /// <summary>The number of the highest stage of a plan that is open; 1 when none is.</summary>
    public int StageNumber => Open.Select(p => p.Plan.StageNumber).DefaultIfEmpty(1).Max();

    /// <summary>Help that is meant for this child's need up to a stage.</summary>
    public IEnumerable<HelpOnOffer> HelpUpTo(int stage) => Help.Where(h => h.Stage <= stage && h.IsFor(Need?.PrimaryNeed));

    /// <summary>Help for this need at the stage where the child is, which no plan ever used.</summary>
    public IReadOnlyList<HelpOnOffer> NotTried => [.. HelpUpTo(StageNumber).Where(h => !Plans.Any(p => p.Actions.Any(a => a.HelpId == h.Id)))];

    /// <summary>Help of the next stage.</summary>
    public IReadOnlyList<HelpOnOffer> Next => [.. Help.Where(h => h.Stage == StageNumber + 1 && h.IsFor(Need?.PrimaryNeed))];

    public IEnumerable<PersonId> People => Plans.Select(p => p.Plan.CoordinatorId)
        .Concat(Plans.SelectMany(p => p.Actions).Select(a => a.DoerId).OfType<PersonId>()).Concat(Talks.Select(t => t.HeldBy)).Distinct();
}
