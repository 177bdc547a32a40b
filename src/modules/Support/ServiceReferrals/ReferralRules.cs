using Headwater.Access.Contracts;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Support.ServiceReferrals;

/// <summary>A referral with its steps in their order.</summary>
internal sealed record ReferralPaper(ServiceReferral Referral, IReadOnlyList<ServiceReferralStep> Steps);

/// <summary>For which organisations somebody reads.</summary>
/// <param name="IsFamily">Of the child's family.</param>
/// <param name="Writes">Where a post lets them write about children.</param>
/// <param name="Takes">Where they take referrals.</param>
internal sealed record ReferralReader(bool IsFamily, IReadOnlyCollection<OrganisationId> Writes, IReadOnlyCollection<OrganisationId> Takes);

/// <summary>Who must see a child because of its referrals.</summary>
/// <param name="Services">Organisations whose service has one of them.</param>
/// <param name="Triage">Somebody has to find another service, or handed the child on and has no answer yet.</param>
internal sealed record NeededSight(IReadOnlySet<OrganisationId> Services, bool Triage);

/// <summary>What a referral has to hold, who may do what with it, and what is due. Values in, values out.</summary>
internal static class ReferralRules
{
    /// <summary>So many school days after it was sent the service should have said that it came in. Our own number, not law.</summary>
    public const int DaysToReceipt = 5;

    /// <summary>So many school days after it was sent the service should have decided. Our own number, not law.</summary>
    public const int DaysToDecision = 10;

    /// <summary>Why this step is refused, in words; null when it may be taken.</summary>
    public static string? WhyNot(ReferralState from, ReferralState to, ReferralParty who) => ReferralStates.Find(from, to) switch
    {
        null => $"A referral that is {ReferralWords.Of(from).Words.ToLowerInvariant()} cannot become {ReferralWords.Of(to).Words.ToLowerInvariant()}. Look at what stands here now.",
        { } step when (step.By & who) == ReferralParty.None => $"This is for {ReferralWords.Of(step.By)} to say.",
        _ => null,
    };

    /// <summary>The steps that are open to somebody.</summary>
    public static IEnumerable<AllowedStep> Open(ServiceReferral r, ReferralParty who) =>
        ReferralStates.Table.Where(s => s.From == r.State && (s.By & who) != ReferralParty.None && !(s.From == ReferralState.Declined && r.NextId is not null));

    /// <summary>Whether a declined referral waits for somebody who finds another service.</summary>
    public static bool WaitsForSomebody(ServiceReferral r) => r.State == ReferralState.Declined && r.NextId is null;

    /// <summary>Whoever asked, and the helpline, find another service after a no.</summary>
    public static bool MayHandOn(ServiceReferral r, ReferralParty who) => WaitsForSomebody(r) && (who & (ReferralParty.Referrer | ReferralParty.Triage)) != ReferralParty.None;

    /// <summary>
    /// Of what the involvement opens: whoever takes referrals reads those of their own service, and no longer once it said no. Of anything
    /// else that is asked for the child they need not know.
    /// </summary>
    public static bool MayRead(ServiceReferral r, ReferralReader reader) => reader.IsFamily
        || reader.Writes.Count == 0 || reader.Writes.Any(o => !reader.Takes.Contains(o))
        || reader.Writes.Contains(r.OwnerId) || reader.Writes.Contains(r.BegunBy)
        || (reader.Takes.Contains(r.ProviderId) && (ReferralStates.IsWithService(r.State) || r.State == ReferralState.Done));

    /// <summary>What is missing before it can be sent, each a sentence that says where; permission first.</summary>
    public static IReadOnlyList<string> Missing(ServiceReferral r)
    {
        List<string> missing = [];
        if (r.NoticeOn is null)
            missing.Add("Give the family the privacy notice, and say on which day.");
        if (r.PermissionBy is null && r.Ground is null)
            missing.Add("Say who gave permission, or why it goes without.");
        if (r.Reason is null)
            missing.Add("Say why you ask.");
        if (r.Tried is null)
            missing.Add("Say what was tried; “Nothing yet” is an answer.");
        if (r.Hoped is null)
            missing.Add("Say what is hoped for.");
        missing.AddRange(ServiceQuestions.Of(r).Where(q => q.Answer is null).Select(q => $"Answer what the service asks: {q.Question}"));
        return missing;
    }

    /// <summary>Refuses what was said of notice and permission where it cannot be.</summary>
    /// <exception cref="InputRefusedException">It is no permission and no reason, or both, or the days are the wrong way round.</exception>
    public static void RefusePermission(DateOnly noticeOn, DateOnly? permissionOn, OverrideGround? ground, string? groundWords, DateOnly today)
    {
        if (noticeOn > today)
            throw new InputRefusedException("The day of the privacy notice lies in the future. Give the notice first.");
        if (permissionOn is null && ground is null)
            throw new InputRefusedException("Say who gave permission, or choose why it goes without.");
        if (permissionOn is not null && ground is not null)
            throw new InputRefusedException("Either somebody gave permission, or it goes without. Leave one of the two empty.");
        if (permissionOn < noticeOn)
            throw new InputRefusedException("The permission is older than the privacy notice. People agree once they know what to: ask again, and enter that day.");
        if (permissionOn > today)
            throw new InputRefusedException("The day of the permission lies in the future. Correct the day.");
        if (ground is not null && (groundWords?.Length ?? 0) < SharingGround.ReasonLeast)
            throw new InputRefusedException($"Say in a sentence why it goes without permission (at least {SharingGround.ReasonLeast} characters).");
    }

    /// <summary>By when the service should have said something; null where it has, or it was not sent.</summary>
    public static DateOnly? Due(ServiceReferral r, SchoolCalendar? calendar) => (r.State, r.SentOn) switch
    {
        (ReferralState.Sent, { } sent) => After(sent, DaysToReceipt, calendar),
        (ReferralState.Received, { } sent) => After(sent, DaysToDecision, calendar),
        _ => null,
    };

    /// <summary>Whether the day is past by which the service should have said something.</summary>
    public static bool IsDue(ServiceReferral r, SchoolCalendar? calendar, DateOnly today) => Due(r, calendar) < today;

    /// <summary>Who must see the child because of these referrals, all of one child.</summary>
    public static NeededSight Needed(IReadOnlyCollection<ServiceReferral> all) => new(
        all.Where(r => ReferralStates.IsWithService(r.State)).Select(r => r.ProviderId).ToHashSet(),
        all.Any(r => WaitsForSomebody(r) || (r.OwnerId != r.BegunBy && (r.State is ReferralState.Sent or ReferralState.Received))));

    /// <summary>The so-manieth school day after a day; working days where the term dates are not known, or do not reach so far.</summary>
    private static DateOnly After(DateOnly day, int count, SchoolCalendar? calendar) => calendar?.After(day, count) ?? WorkingDays.After(day, count);
}
