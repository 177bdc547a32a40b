using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Calendars;

/// <summary>
/// Saves a change of dates, or of the locality's rules, together with what it does to duties: a closure moves deadlines of every
/// exclusion it lies after, and whoever looks at one of these must find why. It looks past involvements: who changes the locality's
/// dates sees none of the children.
/// </summary>
internal sealed class CalendarChanges(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, IOrganisations organisations, IAuditTrail audit, LocalityTurn turn)
{
    /// <summary>Exclusions that began longer ago have no deadline left that a change of dates could move.</summary>
    private const int MonthsBack = 12;

    /// <summary>Makes a change and answers what moved, in words without names.</summary>
    /// <param name="school">Whose dates; null for the locality's, and for its rules.</param>
    /// <param name="change">The change, pending; the fact to save, or nothing when there was none.</param>
    /// <param name="because">What changed in the rules, in words that follow "because"; null for a change of dates.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<string>?> SaveAsync(OrganisationId? school, Func<Task<AuditFact?>> change, string? because, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        IReadOnlyList<OrganisationId> schools = school is { } one ? [one] : [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => o.Id)];
        var views = await ledgers.OfSchoolsAsync(schools, db.Reader.Today.AddMonths(-MonthsBack), ct, pastInvolvements: true);
        var before = await exclusions.GroundAsync(schools, ct);
        if (await change() is not { } fact)
            return null;
        await audit.SaveAsync(ct, fact);
        var after = await exclusions.GroundAsync(schools, ct);
        var moved = new List<string>();
        var facts = new List<AuditFact>();
        foreach (var view in views)
        {
            foreach (var at in view.Ledger.Schools.Where(after.Dates.ContainsKey))
                moved.AddRange(Moved(view, at, before, after, because, facts));
        }

        if (facts.Count > 0)
            await audit.SaveAsync(ct, facts);
        await transaction.CommitAsync(ct);
        return moved;
    }

    private List<string> Moved(LedgerView view, OrganisationId at, ClockGround before, ClockGround after, string? because, List<AuditFact> facts)
    {
        var (old, now) = (LedgerClock.Of(view.Ledger, at, before.Dates, before.Book, db.Reader.Today), LedgerClock.Of(view.Ledger, at, after.Dates, after.Book, db.Reader.Today));
        if (now.Result is null)
            return old.Result is null ? [] : [$"The dates of an exclusion cannot be worked out any more. {now.Why}"];
        if (old.Result is null)
            return [];
        var all = new List<string>();
        var changes = because is null ? ClockChanges.Between(old.Case!, now.Case!, after.Book, LedgerClock.Reading) : ClockChanges.OfRules(now.Case!, before.Book, after.Book, because, LedgerClock.Reading);
        foreach (var group in changes.GroupBy(c => c.Exclusion, StringComparer.Ordinal))
        {
            var x = view.Ledger.Exclusions.First(e => e.Id.ToString() == group.Key);
            List<string> words = [.. group.Select(c => LedgerClock.Said(c.Words, view.Ledger))];
            db.Add(exclusions.ChangeOf(x, words));
            facts.Add(new("move", "exclusion", x.Id.ToString(), x.ChildId));
            all.AddRange(words);
        }

        return all;
    }
}
