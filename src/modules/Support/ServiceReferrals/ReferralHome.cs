using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Support.ServiceReferrals;

/// <summary>
/// What referrals ask of services (what came in, what to decide), of the helpline (children whom a service could not help) and of those who
/// asked (no answer, or a no). It names no child.
/// </summary>
internal sealed class ReferralHome(HeadwaterDb db, ReferralQueries queries, ISchoolCalendars calendars, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.CanAny(Capability.WriteEntries) || await queries.OpenAsync(ct) is not { Count: > 0 } open)
            return [];
        var calendar = open.Any(r => r.State is ReferralState.Sent or ReferralState.Received) ? (await calendars.OfLocalityAsync(ct)).Calendar : null;
        List<HomeTask> tasks = [];
        Add(tasks, open, calendar, ReferralParty.Receiver, r => r.State == ReferralState.Sent, "Say that a referral came in", "Say that {0} referrals came in");
        Add(tasks, open, calendar, ReferralParty.Receiver, r => r.State == ReferralState.Received, "Accept or decline a referral", "Accept or decline {0} referrals");
        Add(tasks, open, calendar, ReferralParty.Triage, ReferralRules.WaitsForSomebody, "Find another service for a child: the one that was asked declined", "Find another service for {0} children: the ones that were asked declined");
        Add(tasks, open, calendar, ReferralParty.Referrer, r => ReferralRules.IsDue(r, calendar, db.Reader.Today), "Ask a service that has not answered your referral", "Ask services that have not answered {0} of your referrals");
        if (!actor.Can(Capability.Triage))
            Add(tasks, open, calendar, ReferralParty.Referrer, ReferralRules.WaitsForSomebody, "Look at a referral that was declined", "Look at {0} referrals that were declined");
        return tasks;
    }

    private void Add(List<HomeTask> tasks, IReadOnlyList<ServiceReferral> open, SchoolCalendar? calendar, ReferralParty party, Func<ServiceReferral, bool> which, string one, string many)
    {
        List<ServiceReferral> found = [.. open.Where(r => which(r) && (queries.PartyOf(r) & party) != ReferralParty.None)];
        if (found.Count > 0)
            tasks.Add(new(found.Count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, found.Count), ReferralLinks.List, found.Min(r => ReferralRules.Due(r, calendar))));
    }
}
