using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>What taking a file in would do, or did: nothing is changed silently.</summary>
internal sealed record TransferResult(IReadOnlyList<string> New, IReadOnlyList<FieldChange> Changed, int Same, IReadOnlyList<SheetError> Errors, string Standing);

/// <summary>A field that the file would change.</summary>
internal sealed record FieldChange(string Title, string Field, string? From, string? To);

/// <summary>The plan as a file and back. All rows are taken, or none.</summary>
internal sealed class PlanTransfer(HeadwaterDb db, LocalityTurn turn, PlanQueries queries, SeatQueries seats, StandingQueries standing, CurrentActor actor, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public async Task<string> ExportAsync(CancellationToken ct)
    {
        var text = PlanSheetWriter.Write(await NowAsync(ct), await NamesAsync(ct));
        await audit.ReadAsync(new AuditFact("export", "plan"), ct);
        return text;
    }

    /// <summary>What the file would do.</summary>
    /// <exception cref="InputRefusedException">It is no such file at all.</exception>
    public async Task<TransferResult> LookAsync(string text, CancellationToken ct)
    {
        var now = await NowAsync(ct);
        var names = await NamesAsync(ct);
        return Compare(now, new PlanSheetReader(names, now).Read(text), names, [.. (await seats.TableAsync(ct)).Select(s => s.Seat.Id)]).Result;
    }

    /// <summary>Takes it in, if the plan still is what it was when the file was looked at.</summary>
    /// <exception cref="InputRefusedException">A row cannot be taken, the plan was changed in the meantime, or it is not theirs.</exception>
    public async Task<TransferResult> TakeAsync(string text, string standingThen, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene take a plan’s file in.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var now = await NowAsync(ct);
        var names = await NamesAsync(ct);
        var table = (await seats.TableAsync(ct)).ToDictionary(s => s.Seat.Id);
        var (plan, result) = Compare(now, new PlanSheetReader(names, now).Read(text), names, [.. table.Keys]);
        if (result.Errors.Count > 0)
            throw new InputRefusedException($"{PlanWords.Count(result.Errors.Count, "row", "rows")} cannot be taken; nothing was changed.");
        if (result.Standing != standingThen)
            throw new InputRefusedException("Somebody changed the plan since you looked. Look at what the file would change now, and take it in then.");
        var activities = await db.Set<PlanActivity>().ToDictionaryAsync(a => a.Id, ct);
        foreach (var (id, fields) in plan.Activities)
        {
            if (!activities.TryGetValue(id, out var activity))
                db.Add(activity = new() { Id = id });
            activity.With(fields);
        }

        var steps = await db.Set<PlanStep>().ToDictionaryAsync(s => s.Id, ct);
        HashSet<(PersonId, Guid)> told = [];
        foreach (var (id, of, fields) in plan.Steps)
        {
            if (!steps.TryGetValue(id, out var step))
                db.Add(step = new() { Id = id, ActivityId = of });
            if (fields.Owner is { } owner && owner != step.OwnerSeatId && table[owner].Holder is { } holder && holder.Person != actor.Person && told.Add((holder.Person, of)))
                notices.Tell(holder.Person, "Something in the plan is yours to do now.", PlanLinks.Activity(of));
            step.With(fields);
        }

        await audit.SaveAsync(ct, new AuditFact("import", "plan", Detail: $"{result.New.Count} new, {result.Changed.Count} fields changed, {result.Same} the same"));
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>What the file would do, by the same rules as the forms.</summary>
    private (PlanSheet Plan, TransferResult Result) Compare(PlanSheet now, SheetReading read, SheetNames names, HashSet<Guid> open)
    {
        var (had, hadSteps) = (now.Activities.ToDictionary(a => a.Id), now.Steps.ToDictionary(s => s.Id));
        List<SheetError> errors = [.. read.Errors];
        List<string> added = [];
        List<FieldChange> changed = [];
        var same = 0;
        var live = now.Activities.Where(a => a.Fields.Status == ActivityStatus.Live).Select(a => a.Id).ToHashSet();
        foreach (var (id, fields) in read.Plan.Activities)
        {
            var before = had.GetValueOrDefault(id)?.Fields;
            if (before?.Status != fields.Status && fields.Status is ActivityStatus.Done or ActivityStatus.Stopped)
                errors.Add(new(read.Rows[id], "status", before is null ? $"{fields.Title}: a new activity is proposed, live or paused." : $"{fields.Title}: an activity ends through a review, where the reason is written."));
            if (fields.ChairSeat is { } chair && chair != before?.ChairSeat && !open.Contains(chair))
                errors.Add(new(read.Rows[id], "chair", $"{fields.Title}: choose the chair’s seat among those at the table."));
            if (before?.Status != ActivityStatus.Live && PlanRules.AsksWhy(fields, live.Count(l => l != id)))
                errors.Add(new(read.Rows[id], "more_than_six_why", $"{fields.Title}: {PlanRules.Warning(live.Count(l => l != id))}"));
            // Counted for the rows that follow.
            live.Remove(id);
            if (fields.Status == ActivityStatus.Live)
                live.Add(id);
            Note(fields.Title, before is null, before is null ? [] : Differences(before, fields, names));
        }

        foreach (var (id, of, fields) in read.Plan.Steps)
        {
            var before = hadSteps.GetValueOrDefault(id);
            if (before is not null && (before.Activity != of || before.Fields.Kind != fields.Kind))
                errors.Add(new(read.Rows[id], "activity", $"{fields.Title}: it belongs to another activity, or is of another kind, in the plan."));
            if (fields.Done > clock.Today() && fields.Done != before?.Fields.Done)
                errors.Add(new(read.Rows[id], "done", $"{fields.Title}: the day it was done is today or earlier."));
            if (fields.Owner is { } owner && owner != before?.Fields.Owner && !open.Contains(owner))
                errors.Add(new(read.Rows[id], "owner", $"{fields.Title}: choose the owner among the seats at the table."));
            Note(fields.Title, before is null, before is null ? [] : Differences(before.Fields, fields, names));
        }

        return (read.Plan, new(added, changed, same, errors, StandingOf(now, names)));

        void Note(string title, bool isNew, IReadOnlyList<FieldChange> differences)
        {
            if (isNew)
                added.Add(title);
            else if (differences.Count == 0)
                same++;
            changed.AddRange(differences);
        }
    }

    private static IReadOnlyList<FieldChange> Differences<T>(T before, T after, SheetNames names) where T : notnull =>
    [
        .. typeof(T).GetProperties().Select(p => (p.Name, From: Told(p.Name, p.GetValue(before), names), To: Told(p.Name, p.GetValue(after), names))).Where(d => d.From != d.To)
            .Select(d => new FieldChange((string)typeof(T).GetProperty(nameof(ActivityFields.Title))!.GetValue(before)!, PlanWords.Field(d.Name), d.From, d.To)),
    ];

    private static string? Told(string field, object? value, SheetNames names) => value switch
    {
        null => null,
        Guid seat => names.Seat(seat),
        DateOnly day => Interface.Words.Date(day),
        ActivityStatus status => PlanWords.Of(status),
        StepKind kind => PlanWords.Of(kind),
        string sector when field == nameof(ActivityFields.LeadSector) => names.Sector(sector),
        _ => value.ToString(),
    };

    /// <summary>What the plan is at this moment, in a few letters.</summary>
    private static string StandingOf(PlanSheet plan, SheetNames names) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(PlanSheetWriter.Write(plan, names))))[..32];

    private async Task<PlanSheet> NowAsync(CancellationToken ct)
    {
        var activities = await db.Set<PlanActivity>().AsNoTracking().ToListAsync(ct);
        var steps = await db.Set<PlanStep>().AsNoTracking().ToListAsync(ct);
        return new(
            [.. activities.OrderBy(a => a.StartsOn).ThenBy(a => a.Id).Select(a => new SheetActivity(a.Id, a.Fields))],
            [.. steps.OrderBy(s => s.Kind).ThenBy(s => s.Due ?? DateOnly.MaxValue).ThenBy(s => s.Id).Select(s => new SheetStep(s.Id, s.ActivityId, s.Fields))]);
    }

    private async Task<SheetNames> NamesAsync(CancellationToken ct) =>
        new((await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal), (await queries.SeatsAsync(ct)).ToDictionary(s => s.Key, s => s.Value.For));
}
