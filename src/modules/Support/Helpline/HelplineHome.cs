using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>What the helpline asks of those who answer it and of teams: danger first, then what is late, new, or promised for today. It names nobody.</summary>
internal sealed class HelplineHome(HeadwaterDb db, EnquiryQueries queries, CurrentActor actor, TimeProvider clock) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.CanAny(Capability.Triage | Capability.TakeReferrals))
            return [];
        var (open, teams, now, today) = (await queries.OpenAsync(ct), await queries.OwnTeamsAsync(ct), clock.GetUtcNow().UtcDateTime, db.Reader.Today);
        var triage = actor.Can(Capability.Triage);
        bool IsMine(HelplineEnquiry e) => e.TakenBy is { } taken ? taken == actor.Person : e.TeamId is { } team ? teams.Contains(team) : triage;
        List<HomeTask> tasks = [];
        Add(tasks, open.Count(e => e.StoppedAtUtc is not null), "Say what was done: a child may be in danger", "Say what was done about {0} enquiries: children may be in danger", null, first: true);
        Add(tasks, open.Count(e => EnquiryRules.IsLate(e, now) && (triage || IsMine(e))), "Answer an enquiry that is late", "Answer {0} enquiries that are late", today);
        if (triage)
            Add(tasks, open.Count(e => e.Stage == EnquiryStage.New), "Give a new enquiry to a team", "Give {0} new enquiries to a team", null);
        Add(tasks, open.Count(e => e.Stage == EnquiryStage.WithTeam && e.TeamId is { } team && teams.Contains(team)), "Take on an enquiry that your team was given", "Take on {0} enquiries that your team was given", null);
        var due = (await queries.FollowUpsAsync(ct)).Count(f => f.Day <= today && (f.By == actor.Person || (triage && f.Day < today)));
        Add(tasks, due, "Do what was promised to somebody who asked the helpline", "Do {0} things that were promised to people who asked the helpline", today);
        return tasks;
    }

    private static void Add(List<HomeTask> tasks, int count, string one, string many, DateOnly? due, bool first = false)
    {
        if (count > 0)
            tasks.Add(new(count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, count), HelplineLinks.Board, due, first));
    }
}
