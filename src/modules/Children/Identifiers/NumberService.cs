using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Identifiers;

/// <summary>A number opened, and the version of its row: 0 while none is held.</summary>
internal sealed record HeldNumber(string? Number, int Version);

/// <summary>Unique pupil numbers and NHS numbers: kept sealed, found by an exact number.</summary>
internal sealed class NumberService(HeadwaterDb db, IKeyedIndex index, IChildVault vault, RecordKeeping keeping)
{
    /// <summary>The record that bears a number, past involvements; of a joined one the record that goes on. Not to be shown.</summary>
    public async Task<ChildId?> FindAsync(NumberKind kind, string number, CancellationToken ct)
    {
        var lookup = await LookupAsync(kind, number, ct);
        return await db.Set<Identifier>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking()
            .Where(i => i.Scheme == kind && i.Lookup == lookup)
            .Join(db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]), i => i.ChildId, c => c.ChildId, (_, c) => c.JoinedToId ?? (ChildId?)c.ChildId)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>The number of a child, opened; null when none is held or the reader is not let through.</summary>
    public async Task<string?> ReadAsync(ChildId child, NumberKind kind, CancellationToken ct)
    {
        var held = await db.Set<Identifier>().AsNoTracking().SingleOrDefaultAsync(i => i.ChildId == child && i.Scheme == kind, ct);
        return held is null ? null : await vault.OpenTextAsync(child, Purpose(child, kind), held.Sealed, ct);
    }

    /// <summary>As <see cref="ReadAsync"/>, with the version to change it by.</summary>
    public async Task<HeldNumber> HeldAsync(ChildId child, NumberKind kind, CancellationToken ct)
    {
        var held = await db.Set<Identifier>().AsNoTracking().SingleOrDefaultAsync(i => i.ChildId == child && i.Scheme == kind, ct);
        return held is null ? new(null, 0) : new(await vault.OpenTextAsync(child, Purpose(child, kind), held.Sealed, ct), held.Version);
    }

    /// <summary>As <see cref="ReadAsync"/>, past involvements: for a request of the subject alone.</summary>
    public async Task<string?> OpenAsync(ChildId child, NumberKind kind, CancellationToken ct)
    {
        var held = await db.Set<Identifier>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleOrDefaultAsync(i => i.ChildId == child && i.Scheme == kind, ct);
        return held is null ? null : await vault.OpenTextAsync(child, Purpose(child, kind), held.Sealed, ct);
    }

    /// <summary>Gives a child a number, or another; for the school that keeps the record. <paramref name="version"/> is 0 when none was held.</summary>
    /// <exception cref="InputRefusedException">It is no such number, or another record bears it.</exception>
    public async Task<Outcome> ChangeAsync(ChildId child, NumberKind kind, int version, string? typed, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null)
            return Outcome.NotThere;
        var number = Number(kind, typed);
        var held = await OfAsync(child, kind, ct);
        if ((held?.Version ?? 0) != version)
            return Outcome.ChangedMeanwhile;
        return await PutAsync(child, kind, number, held, ct) is { } fact ? await keeping.SaveAsync(ct, fact) : Outcome.Saved;
    }

    /// <summary>As <see cref="ChangeAsync"/>, pending; null when the child bears it already.</summary>
    public async Task<AuditFact?> PutAsync(ChildId child, NumberKind kind, string number, CancellationToken ct) =>
        await PutAsync(child, kind, number, await OfAsync(child, kind, ct), ct);

    /// <param name="held">What was looked at: it is not read again, so that what somebody else saves meanwhile is not written over.</param>
    private async Task<AuditFact?> PutAsync(ChildId child, NumberKind kind, string number, Identifier? held, CancellationToken ct)
    {
        var lookup = await LookupAsync(kind, number, ct);
        var bearer = await db.Set<Identifier>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleOrDefaultAsync(i => i.Scheme == kind && i.Lookup == lookup, ct);
        if (bearer?.ChildId == child)
            return null;
        if (bearer is not null)
            throw new InputRefusedException($"Another record bears this {Words(kind)}. Look whether it is of the same child.");
        var text = await vault.SealTextAsync(child, Purpose(child, kind), number, ct);
        if (held is null)
            db.Add(new Identifier { ChildId = child, Scheme = kind, Lookup = lookup, Sealed = text });
        else
            (held.Lookup, held.Sealed) = (lookup, text);
        return new("change", "number", kind.ToString(), child);
    }

    /// <summary>A number of a child who has none yet, ready to be written among many; that it is nobody else's is for the table to refuse.</summary>
    public async Task<Identifier> MadeAsync(ChildId child, NumberKind kind, string number, CancellationToken ct) => new()
    {
        ChildId = child, Scheme = kind, Lookup = await LookupAsync(kind, number, ct), Sealed = await vault.SealTextAsync(child, Purpose(child, kind), number, ct),
    };

    /// <summary>The number as it is kept.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static string Number(NumberKind kind, string? typed) =>
        (kind == NumberKind.Upn ? Upn.Read(typed, out var why) : NhsNumber.Read(typed, out why)) ?? throw new InputRefusedException($"{Words(kind)}: {why}");

    public Task<byte[]> LookupAsync(NumberKind kind, string number, CancellationToken ct) => index.OfAsync(kind == NumberKind.Upn ? "upn" : "nhs", number, ct);

    private Task<Identifier?> OfAsync(ChildId child, NumberKind kind, CancellationToken ct) => db.Set<Identifier>().SingleOrDefaultAsync(i => i.ChildId == child && i.Scheme == kind, ct);

    private static string Words(NumberKind kind) => kind == NumberKind.Upn ? "UPN" : "NHS number";

    private static string Purpose(ChildId child, NumberKind kind) => $"children_identifier.sealed {child} {kind}";
}
