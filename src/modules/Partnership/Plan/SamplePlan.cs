using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>The plan of the made-up collaborative: four live activities, one proposed, and one that the council's strategy carries on.</summary>
internal sealed class SamplePlan(HeadwaterDb db) : ISamplePart
{
    private static readonly (string Lead, string Chair, string Title, string Aim, string Outcome, string Measure, string Group)[] Live =
    [
        (UsualSectors.Schools, UsualSectors.Schools, "A shared start in Year 7", "Every school meets pupils who may struggle in the summer before Year 7, with their family and primary school.",
            "Children arrive known, and schools act before trouble starts.", "Suspensions in the autumn term of Year 7, by school", "Moving up"),
        (UsualSectors.Parents, UsualSectors.Parents, "Parents who have been there", "Trained parents stand beside families when a school speaks of exclusion.",
            "Families trust those who help them, and hear of help early.", "Families who say that they were heard, each term", "Families first"),
        (UsualSectors.Health, UsualSectors.Health, "Someone to call the same day", "One number for schools that need advice on a child’s mental health.",
            "Help comes before a crisis.", "Calls answered the same day", "Minds and mornings"),
        (UsualSectors.LocalAuthority, UsualSectors.Voluntary, "Mentors from the neighbourhood", "Youth workers meet children at school and at home, for a year.",
            "Children have an adult who stays.", "Children still with their mentor after six months", "Staying power"),
    ];

    public int Order => 60;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            return "no plan";
        var seats = (await db.Set<Seat>().AsNoTracking().ToListAsync(ct)).OrderBy(s => s.Id).ToLookup(s => s.SectorCode, StringComparer.Ordinal);
        var sitting = (await db.Set<SeatHolding>().AsNoTracking().Where(h => !h.IsDeputy && h.State == HoldingState.Held && h.EndedOn == null).ToListAsync(ct)).ToLookup(h => h.SeatId);
        var (activityIds, stepIds, wordIds) = (order.Ids("activity"), order.Ids("plan-step"), order.Ids("plan-word"));
        List<PlanActivity> activities = [];
        List<PlanStep> steps = [];
        List<ChairUpdate> updates = [];
        List<ActivityReview> reviews = [];
        foreach (var (lead, chairs, title, aim, outcome, measure, group) in Live)
        {
            var (chair, start) = (SeatOf(chairs), order.Today.AddDays(-240 + (40 * activities.Count)));
            var activity = Add(new(title, aim, outcome, measure, group, chair?.Id, lead, start, order.Today.AddMonths(8), chair is null ? ActivityStatus.Proposed : ActivityStatus.Live));
            Steps(activity.Id, chair?.Id, activities.Count);
            if (chair is not null && sitting[chair.Id].FirstOrDefault() is { } holder)
                Words(activity.Id, holder.PersonId, activities.Count);
        }

        Add(new("Reading what suspensions tell us", "Schools look at their figures together each half term.", null, null, null, null, UsualSectors.Schools, order.Today.AddMonths(2), null, ActivityStatus.Proposed));
        var carried = Add(new(
            "One plan for each child", "Schools and services write one plan with the family.", "Nobody tells their story twice.", "Plans written together", "One plan", SeatOf(UsualSectors.LocalAuthority)?.Id,
            UsualSectors.LocalAuthority, order.Today.AddMonths(-20), order.Today.AddMonths(-7), ActivityStatus.Done, null, "The council’s SEND strategy", "Head of SEND", order.Today.AddMonths(-7)));
        await db.InsertManyAsync(activities, ct);
        await db.InsertManyAsync(steps, ct);
        await db.InsertManyAsync(updates, ct);
        await db.InsertManyAsync(reviews, ct);
        if (SeatOf(UsualSectors.LocalAuthority) is { } anchor && sitting[anchor.Id].FirstOrDefault() is { } lasting)
        {
            await db.InsertManyAsync(
                [new LookBack { Id = wordIds.Next(), ActivityId = carried.Id, Months = 6, LookedOn = order.Today.AddDays(-20), WrittenBy = lasting.PersonId, Lasts = true, Found = "The template is used in 61 of 84 schools; training is in the strategy’s budget." }], ct);
        }

        return string.Create(CultureInfo.InvariantCulture, $"a plan of {activities.Count} activities");

        Seat? SeatOf(string sector) => seats[sector].FirstOrDefault(s => sitting[s.Id].Any()) ?? seats[sector].FirstOrDefault();

        PlanActivity Add(ActivityFields fields)
        {
            activities.Add(new PlanActivity { Id = activityIds.Next() }.With(fields));
            return activities[^1];
        }

        void Steps(Guid activity, Guid? owner, int n)
        {
            StepFields[] all =
            [
                new(StepKind.Milestone, "Pilot schools chosen together", null, order.Today.AddDays(-120 + n), order.Today.AddDays(-118 + n)),
                new(StepKind.Milestone, "First term looked at with families", null, order.Today.AddDays(30 + (7 * n)), null),
                new(StepKind.Milestone, "Decide whether it goes to every school", null, order.Today.AddMonths(6), null),
                new(StepKind.Action, "Write to every school with dates", owner, order.Today.AddDays(-60), order.Today.AddDays(-64)),
                new(StepKind.Action, "Agree what is counted, and by whom", SeatOf(UsualSectors.LocalAuthority)?.Id, order.Today.AddDays(n == 4 ? -9 : 9), null, n == 4 ? "The data agreement is not signed by all yet" : null),
                new(StepKind.Action, "Ask two parents to join the group", owner, order.Today.AddDays(21), null),
                new(StepKind.Risk, "The person who holds it together leaves", owner, order.Today.AddMonths(3), null, null, "Two people know each task, and the notes are shared."),
            ];
            steps.AddRange(all.Select(f => new PlanStep { Id = stepIds.Next(), ActivityId = activity }.With(f)));
        }

        void Words(Guid activity, PersonId by, int n)
        {
            updates.Add(new() { Id = wordIds.Next(), ActivityId = activity, WrittenOn = order.Today.AddDays(-75), WrittenBy = by, Done = "The group met twice, once in the evening. Six schools want to begin.", Next = "Choose who begins, by need and not by who asks first." });
            // The third chair has been silent for more than eight weeks, which the plan's health tells.
            if (n != 3)
                updates.Add(new() { Id = wordIds.Next(), ActivityId = activity, WrittenOn = order.Today.AddDays(-12 - n), WrittenBy = by, Done = "All pilot schools have started, and a parent wrote the letter to families.", Stuck = n == 4 ? "We cannot count before the data agreement is signed." : null, Next = "Visit each school once before the holiday." });
            reviews.Add(new() { Id = wordIds.Next(), ActivityId = activity, HeldOn = order.Today.AddDays(-40), WrittenBy = by, Word = n == 2 ? ReviewWord.Change : ReviewWord.Continue, Reason = n == 2 ? "Families ask for weekends. The group moves two of its four days." : "It does what it was meant to; too early to see the measure move.", NextOn = order.Today.AddDays(60 + n) });
        }
    }
}
