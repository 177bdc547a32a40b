using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>A plan as it was typed.</summary>
internal sealed record TypedPlan(
    PlanKind Kind, int Stage, DateOnly Began, string? NeedsAndStrengths, string? Adjustments, PersonId? Coordinator, DateOnly? ReviewOn, Visibility Visibility = Visibility.Professionals);

/// <summary>Begins plans, changes and closes them: for professionals who are involved.</summary>
internal sealed class PlanService(HeadwaterDb db, CurrentActor actor, RecordKeeping keeping, IPeople people, ResponseQueries queries, RuleBooks books, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<(Outcome Outcome, Guid Plan)> BeginAsync(ChildId child, TypedPlan asked, CancellationToken ct)
    {
        if (await WriterAsync(child, ct) is not { } writer)
            return (Outcome.NotThere, default);
        var today = clock.Today();
        if (asked.Began > today || asked.Began < today.AddYears(-1))
            throw new InputRefusedException("A plan begins on a day of the last twelve months, today at the latest.");
        var plan = new PlanCycle
        {
            Id = Guid.CreateVersion7(), ChildId = child, OwnerId = writer, Visibility = keeping.Chosen(asked.Visibility, writer), PlanKind = asked.Kind, StageNumber = await StageAsync(asked.Stage, ct), Began = asked.Began,
            NeedsAndStrengths = Typed.Text(asked.NeedsAndStrengths, "needs and strengths", PlanCycle.TextLength), Adjustments = Typed.OptionalText(asked.Adjustments, "reasonable adjustments", PlanCycle.TextLength),
            CoordinatorId = await CoordinatorAsync(asked.Coordinator, writer, ct), ReviewOn = PlanRules.FirstReview(asked.Kind, asked.Began, asked.ReviewOn, await NumbersAsync(asked.Began, ct)),
        };
        db.Add(plan);
        return (await keeping.SaveAsync(ct, new AuditFact("begin", "plan", plan.Id.ToString(), child)), plan.Id);
    }

    /// <summary>Changes what a plan says. Whoever may read it afterwards reads all that hangs on it.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> ChangeAsync(ChildId child, Guid id, int version, TypedPlan asked, CancellationToken ct)
    {
        if (await FindAsync(child, id, ct) is not { } plan || !await MayLeadAsync(plan, ct))
            return Outcome.NotThere;
        if (plan.Version != version)
            return Outcome.ChangedMeanwhile;
        OpenOnly(plan);
        var visibility = asked.Visibility == plan.Visibility ? plan.Visibility : keeping.Chosen(asked.Visibility, plan.OwnerId);
        plan.NeedsAndStrengths = Typed.Text(asked.NeedsAndStrengths, "needs and strengths", PlanCycle.TextLength);
        plan.Adjustments = Typed.OptionalText(asked.Adjustments, "reasonable adjustments", PlanCycle.TextLength);
        plan.StageNumber = await StageAsync(asked.Stage, ct);
        plan.CoordinatorId = asked.Coordinator == plan.CoordinatorId ? plan.CoordinatorId : await CoordinatorAsync(asked.Coordinator, plan.OwnerId, ct);
        if (visibility != plan.Visibility)
            await ShowToAsync(plan, visibility, ct);
        return await keeping.SaveAsync(ct, new AuditFact("change", "plan", id.ToString(), child));
    }

    /// <summary>Ends a plan without another look at it: the child leaves, or the next plan takes its place.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or it is closed.</exception>
    public async Task<Outcome> CloseAsync(ChildId child, Guid id, int version, string? cameOfIt, CancellationToken ct)
    {
        if (await FindAsync(child, id, ct) is not { } plan || !await MayLeadAsync(plan, ct))
            return Outcome.NotThere;
        if (plan.Version != version)
            return Outcome.ChangedMeanwhile;
        OpenOnly(plan);
        (plan.ClosedOn, plan.ClosedWith) = (clock.Today(), Typed.Text(cameOfIt, "words for what came of the plan", PlanCycle.TextLength));
        return await keeping.SaveAsync(ct, new AuditFact("close", "plan", id.ToString(), child));
    }

    /// <summary>By what a plan that began on a day is looked at.</summary>
    public async Task<PlanNumbers> NumbersAsync(DateOnly began, CancellationToken ct) => PlanNumbers.Of(await books.CurrentAsync(ct), began);

    /// <summary>In whose name a professional writes; null for family and for whoever is not involved.</summary>
    internal async Task<OrganisationId?> WriterAsync(ChildId child, CancellationToken ct) =>
        await keeping.WriterAsync(child, EntryKinds.Support, ct) is { } writer && actor.Can(Capability.WriteEntries, writer) ? writer : null;

    /// <summary>A plan to add to, tracked; null when it is not there for a professional who writes.</summary>
    internal async Task<PlanCycle?> FindAsync(ChildId child, Guid id, CancellationToken ct) =>
        await WriterAsync(child, ct) is null ? null : await db.Set<PlanCycle>().SingleOrDefaultAsync(p => p.ChildId == child && p.Id == id, ct);

    /// <exception cref="InputRefusedException">The plan is closed.</exception>
    internal static void OpenOnly(PlanCycle plan)
    {
        if (plan.ClosedOn is { } closed)
            throw new InputRefusedException($"This plan was closed on {Words.Date(closed)} and is not changed any more: begin another.");
    }

    /// <summary>A plan is led by those who wrote it, and by the school that keeps the record.</summary>
    private async Task<bool> MayLeadAsync(PlanCycle plan, CancellationToken ct) => actor.Can(Capability.WriteEntries, plan.OwnerId) || await keeping.KeeperAsync(plan.ChildId, ct) is not null;

    private async Task<int> StageAsync(int number, CancellationToken ct) =>
        (await queries.StagesAsync(ct)).Any(s => s.Number == number) ? number : throw new InputRefusedException("Choose the stage.");

    private async Task<PersonId> CoordinatorAsync(PersonId? asked, OrganisationId at, CancellationToken ct) =>
        asked is { } person && (await people.HoldersAsync(Capability.WriteEntries, at, ct)).Contains(person) ? person : throw new InputRefusedException("Choose who coordinates the plan: somebody of the organisation that made it.");

    private async Task ShowToAsync(PlanCycle plan, Visibility visibility, CancellationToken ct)
    {
        plan.Visibility = visibility;
        foreach (var outcome in await db.Set<PlanOutcome>().Where(o => o.PlanId == plan.Id && o.ChildId == plan.ChildId).ToListAsync(ct))
            outcome.Visibility = visibility;
        foreach (var action in await db.Set<PlanAction>().Where(a => a.PlanId == plan.Id && a.ChildId == plan.ChildId).ToListAsync(ct))
            action.Visibility = visibility;
        foreach (var review in await db.Set<PlanReview>().Where(r => r.PlanId == plan.Id && r.ChildId == plan.ChildId).ToListAsync(ct))
            review.Visibility = visibility;
        foreach (var rating in await db.Set<OutcomeRating>().Where(r => r.PlanId == plan.Id && r.ChildId == plan.ChildId).ToListAsync(ct))
            rating.Visibility = visibility;
    }
}
