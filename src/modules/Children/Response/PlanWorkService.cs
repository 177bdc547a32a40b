using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>An outcome as it was typed.</summary>
internal sealed record TypedOutcome(string? What, string? Baseline, string? Measure, string? Target);

/// <summary>An action as it was typed.</summary>
internal sealed record TypedAction(string? What, PersonId? DoerId, string? Doer, DateOnly By, Guid? Help = null);

/// <summary>Where an outcome stands, as it was typed.</summary>
internal sealed record TypedRating(int Step, string? Now);

/// <summary>A review as it was typed.</summary>
internal sealed record TypedReview(DateOnly Day, string? TookPart, string? Said, string? Next, DateOnly? ReviewOn, bool Ends, IReadOnlyDictionary<Guid, TypedRating> Ratings);

/// <summary>What is done within a plan: outcomes, actions, reviews.</summary>
internal sealed class PlanWorkService(HeadwaterDb db, PlanService plans, CurrentActor actor, RecordKeeping keeping, IPeople people, IOfferedHelp help, TimeProvider clock)
{
    private const int MostOfEach = 12;

    /// <exception cref="InputRefusedException">A field cannot be taken, or the plan is closed.</exception>
    public async Task<Outcome> AddOutcomeAsync(ChildId child, Guid id, TypedOutcome asked, CancellationToken ct)
    {
        if (await plans.FindAsync(child, id, ct) is not { } plan)
            return Outcome.NotThere;
        PlanService.OpenOnly(plan);
        if (await db.Set<PlanOutcome>().CountAsync(o => o.ChildId == child && o.PlanId == id, ct) >= MostOfEach)
            throw new InputRefusedException($"A plan has at most {MostOfEach} outcomes: fewer are easier to reach.");
        var outcome = new PlanOutcome
        {
            Id = Guid.CreateVersion7(), ChildId = child, PlanId = id, Visibility = plan.Visibility, OwnerId = plan.OwnerId,
            What = Typed.Text(asked.What, "outcome", PlanOutcome.TextLength), Baseline = Typed.Text(asked.Baseline, "baseline", PlanOutcome.TextLength),
            Measure = Typed.Text(asked.Measure, "measure", PlanOutcome.TextLength), Target = Typed.Text(asked.Target, "target", PlanOutcome.TextLength),
        };
        db.Add(outcome);
        return await keeping.SaveAsync(ct, new AuditFact("add", "plan-outcome", outcome.Id.ToString(), child));
    }

    /// <exception cref="InputRefusedException">A field cannot be taken, or the plan is closed.</exception>
    public async Task<Outcome> AddActionAsync(ChildId child, Guid id, TypedAction asked, CancellationToken ct)
    {
        if (await plans.FindAsync(child, id, ct) is not { } plan)
            return Outcome.NotThere;
        PlanService.OpenOnly(plan);
        if (await db.Set<PlanAction>().CountAsync(a => a.ChildId == child && a.PlanId == id, ct) >= 2 * MostOfEach)
            throw new InputRefusedException($"A plan has at most {2 * MostOfEach} actions.");
        if (asked.By < plan.Began || asked.By > clock.Today().AddYears(1))
            throw new InputRefusedException($"An action is due after the plan began on {Words.Date(plan.Began)}, and within a year.");
        if ((asked.DoerId is null) == string.IsNullOrWhiteSpace(asked.Doer))
            throw new InputRefusedException("Say who sees to it: choose somebody, or write down who else it is.");
        if (asked.DoerId is { } doer && (await plans.WriterAsync(child, ct) is not { } writer || !(await people.HoldersAsync(Capability.WriteEntries, writer, ct)).Contains(doer)))
            throw new InputRefusedException("Choose somebody of your organisation, or write down who else it is.");
        var used = asked.Help is { } wanted ? (await help.AllAsync(ct)).FirstOrDefault(h => h.Id == wanted) ?? throw new InputRefusedException("That help is no longer on offer; choose another or none.") : null;
        var action = new PlanAction
        {
            Id = Guid.CreateVersion7(), ChildId = child, PlanId = id, Visibility = plan.Visibility, OwnerId = plan.OwnerId,
            What = Typed.Text(string.IsNullOrWhiteSpace(asked.What) ? used?.Name : asked.What, "action", PlanAction.TextLength), DoerId = asked.DoerId, Doer = Typed.OptionalLine(asked.Doer, "name of who sees to it", PlanAction.WhoLength),
            By = asked.By, HelpId = used?.Id, HelpName = used?.Name, State = ActionState.Open,
        };
        db.Add(action);
        return await keeping.SaveAsync(ct, new AuditFact("add", "plan-action", action.Id.ToString(), child));
    }

    /// <summary>Says what became of an action.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or the plan is closed.</exception>
    public async Task<Outcome> EndActionAsync(ChildId child, Guid id, Guid actionId, int version, ActionState state, string? came, CancellationToken ct)
    {
        if (await plans.FindAsync(child, id, ct) is not { } plan
            || await db.Set<PlanAction>().SingleOrDefaultAsync(a => a.ChildId == child && a.PlanId == id && a.Id == actionId, ct) is not { } action)
            return Outcome.NotThere;
        if (action.Version != version)
            return Outcome.ChangedMeanwhile;
        PlanService.OpenOnly(plan);
        var words = Typed.OptionalText(came, "words for what came of it", PlanAction.TextLength);
        if (state is ActionState.Declined or ActionState.NotDone && words is null)
            throw new InputRefusedException("Say in a few words why it did not happen, so that nobody has to ask again.");
        (action.State, action.EndedOn, action.Came) = (state, state == ActionState.Open ? null : clock.Today(), words);
        return await keeping.SaveAsync(ct, new AuditFact("end", "plan-action", actionId.ToString(), child));
    }

    /// <summary>Writes down that people looked at the plan, where each outcome stands and how it goes on.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or the plan is closed.</exception>
    public async Task<Outcome> ReviewAsync(ChildId child, Guid id, int version, TypedReview asked, CancellationToken ct)
    {
        if (await plans.FindAsync(child, id, ct) is not { } plan)
            return Outcome.NotThere;
        if (plan.Version != version)
            return Outcome.ChangedMeanwhile;
        PlanService.OpenOnly(plan);
        var held = await db.Set<PlanReview>().Where(r => r.ChildId == child && r.PlanId == id).Select(r => (DateOnly?)r.Day).MaxAsync(ct);
        if (asked.Day > clock.Today() || asked.Day < (held ?? plan.Began))
            throw new InputRefusedException($"The day of the review lies between {Words.Date(held ?? plan.Began)} and today.");
        var outcomes = await db.Set<PlanOutcome>().Where(o => o.ChildId == child && o.PlanId == id).Select(o => o.Id).ToListAsync(ct);
        if (outcomes.Exists(o => !asked.Ratings.TryGetValue(o, out var said) || said.Step is < OutcomeScale.Lowest or > OutcomeScale.Highest))
            throw new InputRefusedException("Say for every outcome how far it came.");
        var next = Typed.OptionalText(asked.Next, "text of what happens next", PlanCycle.TextLength);
        var review = new PlanReview
        {
            Id = Guid.CreateVersion7(), ChildId = child, PlanId = id, Visibility = plan.Visibility, OwnerId = plan.OwnerId, Day = asked.Day, TookPart = Typed.Line(asked.TookPart, "people who took part", PlanReview.WhoLength),
            Said = Typed.Text(asked.Said, "text of what was said", PlanCycle.TextLength), Next = next, WrittenBy = actor.Person!.Value,
        };
        if (asked.Ends)
            (plan.ClosedOn, plan.ClosedWith) = (asked.Day, next ?? throw new InputRefusedException("The plan ends: say what happens next."));
        else
        {
            var numbers = await plans.NumbersAsync(plan.Began, ct);
            plan.ReviewOn = PlanRules.NextReview(plan.PlanKind, plan.Began, asked.Day, asked.ReviewOn, numbers) ?? throw new InputRefusedException($"The {numbers.Weeks} weeks are over: end the programme here, and begin another plan if one is needed.");
        }

        db.Add(review);
        foreach (var outcome in outcomes)
            db.Add(new OutcomeRating { OutcomeId = outcome, ReviewId = review.Id, PlanId = id, ChildId = child, Visibility = plan.Visibility, OwnerId = plan.OwnerId, Step = asked.Ratings[outcome].Step, Now = Typed.OptionalText(asked.Ratings[outcome].Now, "words for how it is now", PlanOutcome.TextLength) });
        // The plan is saved with every review, so that of two reviews written at once the second is told of the first.
        db.Entry(plan).State = EntityState.Modified;
        return await keeping.SaveAsync(ct, new AuditFact("review", "plan", id.ToString(), child));
    }
}
