using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Calendars;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>A locality's changes to rules that were not read in the law itself; what they move stands beside each exclusion.</summary>
internal sealed class RuleService(HeadwaterDb db, RuleBooks books, CurrentActor actor, CalendarChanges changes)
{
    public Task<RuleChangeRow?> FindAsync(string key, DateOnly from, CancellationToken ct) => db.Set<RuleChangeRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Key == key && r.RuleFrom == from, ct);

    /// <summary>Saves a change.</summary>
    /// <param name="what">What it is, in words that follow "because of a change to".</param>
    /// <param name="asked">The rule, the version that is meant, and what holds here instead.</param>
    /// <param name="version">The version of an earlier change that was looked at; 0 for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>What moved, in words without names; null when it is no more as it was looked at.</returns>
    /// <exception cref="InputRefusedException">The rule cannot be so.</exception>
    public Task<IReadOnlyList<string>?> ChangeAsync(string what, TypedRule asked, int version, CancellationToken ct) => changes.SaveAsync(null, async () =>
    {
        var held = await db.Set<RuleChangeRow>().SingleOrDefaultAsync(r => r.Key == asked.Key && r.RuleFrom == asked.From, ct);
        if ((held?.Version ?? 0) != version)
            return null;
        var named = Typed.Line(asked.Source, "source", RuleChangeRow.SourceLength);
        if (held is null)
            db.Add(held = new() { Key = asked.Key, RuleFrom = asked.From, Source = named, ChangedBy = actor.Person!.Value, ChangedOn = db.Reader.Today });
        (held.Source, held.ValidFrom, held.ValidTo, held.ChangedBy, held.ChangedOn) = (named, asked.ValidFrom, asked.ValidTo, actor.Person!.Value, db.Reader.Today);
        held.Numbers = string.Join(' ', asked.Numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Key}={n.Value}")));
        try
        {
            held.In(await books.WithoutAsync(asked.Key, asked.From, ct));
        }
        catch (ArgumentException why)
        {
            db.ChangeTracker.Clear();
            throw new InputRefusedException(why.Message.Split(" (Parameter", 2)[0], why);
        }

        return new AuditFact("change", "rule", Named(asked.Key, asked.From));
    }, $"this locality changed {what}", ct);

    /// <summary>The country's version holds again.</summary>
    /// <returns>As <see cref="ChangeAsync"/>.</returns>
    public Task<IReadOnlyList<string>?> TakeBackAsync(string what, string key, DateOnly from, int version, CancellationToken ct) => changes.SaveAsync(null, async () =>
    {
        if (await db.Set<RuleChangeRow>().SingleOrDefaultAsync(r => r.Key == key && r.RuleFrom == from, ct) is not { } held || held.Version != version)
            return null;
        db.Remove(held);
        return new AuditFact("take-back", "rule", Named(key, from));
    }, $"this locality took back its change of {what}", ct);

    private static string Named(string key, DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"{key} {from:yyyy-MM-dd}");
}

/// <summary>A rule as a locality has it.</summary>
/// <param name="Key">The rule's key, or that of a list of codes.</param>
/// <param name="From">The first day of the version that is meant.</param>
/// <param name="Source">Where the locality has it from.</param>
/// <param name="ValidFrom">From which starts it holds; null as the country has it.</param>
/// <param name="ValidTo">The last such start.</param>
/// <param name="Numbers">The rule's numbers.</param>
internal sealed record TypedRule(string Key, DateOnly From, string? Source, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<string, int> Numbers);
