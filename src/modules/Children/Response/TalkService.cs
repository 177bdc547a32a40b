using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>A conversation as it was typed.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Because">In words; left out where the days say it.</param>
/// <param name="Days">Days of suspension across three terms, when that is the cause.</param>
/// <param name="HeldBy">Who sees to it.</param>
/// <param name="WithWhom">Who talks.</param>
/// <param name="By">By when.</param>
/// <param name="Visibility">Who may read of it.</param>
internal sealed record TypedTalk(TalkCause Cause, string? Because, SuspensionDays? Days, PersonId? HeldBy, string? WithWhom, DateOnly By, Visibility Visibility = Visibility.Professionals);

/// <summary>Conversations about what would help a child: opened by the locality's numbers or by a person, and what came of them.</summary>
internal sealed class TalkService(HeadwaterDb db, PlanService plans, CurrentActor actor, RecordKeeping keeping, IPeople people, TimeProvider clock)
{
    private const int MostDaysAhead = 31;

    /// <exception cref="InputRefusedException">A field cannot be taken, or the days do not come to the locality's number.</exception>
    public async Task<Outcome> OpenAsync(ChildId id, TypedTalk asked, CancellationToken ct)
    {
        if (await plans.WriterAsync(id, ct) is not { } writer || await db.Set<Child>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == id, ct) is not { } child)
            return Outcome.NotThere;
        var today = clock.Today();
        if (asked.By < today || asked.By > today.AddDays(MostDaysAhead))
            throw new InputRefusedException($"Talk soon: give a day from today to {Words.Date(today.AddDays(MostDaysAhead))}.");
        if (asked.HeldBy is not { } holder || !(await people.HoldersAsync(Capability.WriteEntries, writer, ct)).Contains(holder))
            throw new InputRefusedException("Choose who sees to it that the conversation is had.");
        var talk = new Talk
        {
            Id = Guid.CreateVersion7(), ChildId = id, OwnerId = writer, Visibility = keeping.Chosen(asked.Visibility, writer), Cause = asked.Cause, Because = await BecauseAsync(child, asked, today, ct),
            HeldBy = holder, WithWhom = Typed.Line(asked.WithWhom, "people who talk", Talk.WhoLength), By = asked.By, RaisedOn = today, RaisedBy = actor.Person!.Value,
        };
        db.Add(talk);
        return await keeping.SaveAsync(ct, new AuditFact("raise", "talk", talk.Id.ToString(), id));
    }

    /// <summary>The conversation was had.</summary>
    /// <exception cref="InputRefusedException">What came of it cannot be taken.</exception>
    public async Task<Outcome> EndAsync(ChildId child, Guid id, int version, string? came, CancellationToken ct)
    {
        if (await plans.WriterAsync(child, ct) is null || await db.Set<Talk>().SingleOrDefaultAsync(t => t.ChildId == child && t.Id == id, ct) is not { } talk)
            return Outcome.NotThere;
        if (talk.Version != version || talk.EndedOn is not null)
            return Outcome.ChangedMeanwhile;
        (talk.EndedOn, talk.Came) = (clock.Today(), Typed.Text(came, "words for what came of the conversation", Talk.TextLength));
        return await keeping.SaveAsync(ct, new AuditFact("end", "talk", id.ToString(), child));
    }

    /// <summary>The locality's numbers, or the usual ones.</summary>
    public async Task<ResponseLimits> LimitsAsync(CancellationToken ct) => await db.Set<ResponseLimits>().AsNoTracking().SingleOrDefaultAsync(ct) ?? ResponseLimits.Usual;

    private async Task<string> BecauseAsync(Child child, TypedTalk asked, DateOnly today, CancellationToken ct)
    {
        if (asked.Cause != TalkCause.SuspensionDays)
            return Typed.Text(asked.Because, "words for what happened", Talk.TextLength);
        var limits = await LimitsAsync(ct);
        return TriggerRules.Reason(limits, YearGroups.Of(child, today), asked.Days ?? throw new InputRefusedException("Enter the days of suspension in this term and the two before it."))
            ?? throw new InputRefusedException($"People talk from {TriggerRules.Days(limits.PrimaryDays)} of suspension across three terms on in a primary school, from {TriggerRules.Days(limits.SecondaryDays)} on in a secondary school. Below that, open it as a worry.");
    }
}
