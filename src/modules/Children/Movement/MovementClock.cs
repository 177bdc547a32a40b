using Headwater.Duties;

namespace Headwater.Children.Movement;

/// <summary>Asks the rules on off-site direction about a move that is on record.</summary>
internal static class MovementClock
{
    /// <summary>What the rules ask, or why they cannot be asked; neither for a move of another kind or without a first day.</summary>
    public static (OffSiteResult? Result, string? Why) Of(Move m, IReadOnlyList<MoveReview> reviews, MoveGround ground)
    {
        if (m.What != MoveKind.OffSiteDirection || m.Withdrawn is not null || m.Start is not { } first)
            return (null, null);
        if (ground.Calendar is not { } calendar)
            return (null, "The school’s term dates are not recorded, so that nobody can tell whether notice was given in time (rule 2.8).");
        try
        {
            return (OffSiteClock.Compute(
                new(ground.School, calendar, first, ground.Today)
                {
                    LastDay = MovementRules.EndNow(m, reviews),
                    EhcPlan = m.EhcPlan,
                    PupilIsAdult = ground.Born.AddYears(18) <= first,
                    NoticeGiven = m.NoticeGiven,
                    AuthorityNoticeGiven = m.AuthorityNoticeGiven,
                    ReviewRequests = m.ReviewAsked is { } asked ? [new(asked, m.ReviewAskedByAuthority)] : [],
                    HelpFailedOrUnsuitable = m.HelpFailed,
                    Reviews = [.. reviews.Where(r => r.Stops is not null || r.Day >= ground.Today).Select(r => new OffSiteReview(r.Day, r.Invited, r.OutcomeSent) { Stops = r.Stops, ContinuesUntil = r.Stops == false ? r.Until : null })],
                },
                ground.Book), null);
        }
        catch (CaseRefusedException refused)
        {
            return (null, refused.Message);
        }
    }
}
