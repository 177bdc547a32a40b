using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Limits;

/// <summary>A limit as it was set once.</summary>
internal sealed record LimitSet(SignalThreshold Row, string ByName);

/// <summary>A limit with what is in force, and how it came to be; the latest first.</summary>
internal sealed record LimitLine(Limit Limit, double Value, IReadOnlyList<LimitSet> History)
{
    public bool IsDefault => Value == Limit.Default;
}

/// <summary>The limits in force, for pages and for the signals themselves.</summary>
internal sealed class LimitQueries(HeadwaterDb db, IPeople people)
{
    private SignalThresholds? known;

    /// <summary>The limits in force; the defaults where nobody set others.</summary>
    public async Task<SignalThresholds> CurrentAsync(CancellationToken ct) => known ??= Of(await db.Set<SignalThreshold>().AsNoTracking().ToListAsync(ct));

    /// <summary>The limits of a signal.</summary>
    public async Task<IReadOnlyList<LimitLine>> OfAsync(Signal signal, CancellationToken ct)
    {
        var all = await db.Set<SignalThreshold>().AsNoTracking().ToListAsync(ct);
        var names = await people.NamesAsync([.. all.Select(t => t.By).Distinct()], ct);
        var now = Of(all);
        return [.. LimitCatalogue.Of(signal).Select(l => new LimitLine(l, l.Of(now), [.. all.Where(t => t.Key == l.Key).OrderByDescending(t => t.Since).ThenByDescending(t => t.Id).Select(t => new LimitSet(t, names[t.By]))]))];
    }

    /// <summary>What rows of a locality come to; a key that this version does not know is left aside.</summary>
    public static SignalThresholds Of(IEnumerable<SignalThreshold> rows) =>
        rows.GroupBy(r => r.Key).Select(g => g.OrderByDescending(t => t.Since).ThenByDescending(t => t.Id).First())
            .Aggregate(new SignalThresholds(), (all, row) => LimitCatalogue.One(row.Key) is { } limit && row.Value is { } value ? limit.With(all, Math.Clamp(value, limit.Least, limit.Most)) : all);
}

/// <summary>Sets limits, with the reason; what stood before stays readable.</summary>
internal sealed class LimitService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    /// <param name="key">Which limit.</param>
    /// <param name="typed">The limit as it is typed; empty for the default.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not theirs to set, out of range, against another limit, no change, or without a reason.</exception>
    public async Task SetAsync(string? key, string? typed, string? reason, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene set the limits, as members agreed.");
        var limit = LimitCatalogue.One(key) ?? throw new InputRefusedException("Choose a limit.");
        double? value = string.IsNullOrWhiteSpace(typed) ? null : limit.Read(typed);
        var why = FormFields.Text(reason, "why, in a sentence", SignalThreshold.ReasonLength);
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var now = LimitQueries.Of(await db.Set<SignalThreshold>().AsNoTracking().ToListAsync(ct));
        if (limit.Of(now) == (value ?? limit.Default))
            throw new InputRefusedException($"The limit is {limit.Told(limit.Of(now))} already; nothing was changed.");
        LimitCatalogue.Check(limit.With(now, value ?? limit.Default));
        var row = new SignalThreshold { Id = Guid.CreateVersion7(), Key = limit.Key, Value = value, Reason = why, By = actor.Person!.Value, Since = clock.Today() };
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("set", "signal-threshold", row.Id.ToString(), Detail: $"{limit.Key}: {limit.Told(limit.Of(now))} to {limit.Told(value ?? limit.Default)}"));
        await transaction.CommitAsync(ct);
    }
}
