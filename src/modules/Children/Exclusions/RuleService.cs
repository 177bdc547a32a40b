using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>A locality's changes to rules that were not read in the law itself.</summary>
internal sealed class RuleService(HeadwaterDb db, RuleBooks books, CurrentActor actor, IAuditTrail audit, LocalityTurn turn)
{
    public Task<RuleChangeRow?> FindAsync(string key, DateOnly from, CancellationToken ct) => db.Set<RuleChangeRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Key == key && r.RuleFrom == from, ct);

    /// <summary>Saves a change.</summary>
    /// <returns>Whether it is still as it was looked at.</returns>
    /// <exception cref="InputRefusedException">The rule cannot be so.</exception>
    public async Task<bool> ChangeAsync(string key, DateOnly from, int version, string? source, DateOnly? validFrom, DateOnly? validTo, IReadOnlyDictionary<string, int> numbers, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var held = await db.Set<RuleChangeRow>().SingleOrDefaultAsync(r => r.Key == key && r.RuleFrom == from, ct);
        if ((held?.Version ?? 0) != version)
            return false;
        var named = Typed.Line(source, "source", RuleChangeRow.SourceLength);
        if (held is null)
            db.Add(held = new() { Key = key, RuleFrom = from, Source = named, ChangedBy = actor.Person!.Value, ChangedOn = db.Reader.Today });
        (held.Source, held.ValidFrom, held.ValidTo, held.ChangedBy, held.ChangedOn) = (named, validFrom, validTo, actor.Person!.Value, db.Reader.Today);
        held.Numbers = string.Join(' ', numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Key}={n.Value}")));
        try
        {
            held.In(await books.WithoutAsync(key, from, ct));
        }
        catch (ArgumentException why)
        {
            db.ChangeTracker.Clear();
            throw new InputRefusedException(why.Message.Split(" (Parameter", 2)[0], why);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "rule", $"{key} {from:yyyy-MM-dd}"));
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The country's version holds again.</summary>
    public async Task TakeBackAsync(string key, DateOnly from, CancellationToken ct)
    {
        if (await db.Set<RuleChangeRow>().SingleOrDefaultAsync(r => r.Key == key && r.RuleFrom == from, ct) is not { } held)
            return;
        db.Remove(held);
        await audit.SaveAsync(ct, new AuditFact("take-back", "rule", $"{key} {from:yyyy-MM-dd}"));
    }
}
