using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Likeness;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>Answers by whole names and date of birth, or by the UPN: one record or none.</summary>
internal sealed class ChildFinder(HeadwaterDb db, NumberService numbers) : IChildFinder
{
    public async Task<ChildId?> FindAsync(ChildClue clue, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(clue.Upn))
            return Upn.Read(clue.Upn, out _) is { } upn ? await numbers.FindAsync(NumberKind.Upn, upn, ct) : null;
        if (clue.Born is not { } born || NameForms.Fold(clue.First) is not { Length: > 0 } first || NameForms.Fold(clue.Last) is not { Length: > 0 } last)
            return null;
        var sameDay = await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(c => c.DateOfBirth == born).ToListAsync(ct);
        var found = sameDay
            .Where(c => NameForms.Fold(c.LegalLast) == last && (NameForms.Fold(c.LegalFirst) == first || NameForms.Fold(c.KnownAs) == first))
            .Select(c => c.JoinedToId ?? c.ChildId).Distinct().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<FoundChild?> NameAsync(ChildId child, CancellationToken ct) =>
        await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == child, ct) is { } found
            ? new(found.Name, found.DateOfBirth)
            : null;

    public async Task<IReadOnlyList<ChildId>> RecordsAsync(ChildId child, CancellationToken ct)
    {
        var all = db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
        var root = await all.Where(c => c.ChildId == child).Select(c => c.JoinedToId).SingleOrDefaultAsync(ct) ?? child;
        return [root, .. await all.Where(c => c.JoinedToId == root).OrderBy(c => c.OpenedAtUtc).ThenBy(c => c.ChildId).Select(c => c.ChildId).ToListAsync(ct)];
    }
}
