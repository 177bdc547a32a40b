using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Likeness;

/// <summary>A record that may be of the same child. Of one the reader is not involved with nothing is known but that there is one.</summary>
/// <param name="Id">Not to leave the server when the record is not <paramref name="Seen"/>.</param>
/// <param name="Grade">How likely.</param>
/// <param name="Seen">What may be told, when the reader is involved with it.</param>
internal sealed record LikeRecord(ChildId Id, Grade Grade, ChildRow? Seen);

/// <summary>Looks through the whole locality, past involvements, for records that may be of one child. Only grades come back for what the reader may not see.</summary>
internal sealed class LikenessSearch(HeadwaterDb db, NumberService numbers)
{
    public async Task<IReadOnlyList<LikeRecord>> FindAsync(Likened asked, CancellationToken ct)
    {
        var (oldest, today) = (db.Reader.Today.AddYears(-26), db.Reader.Today);
        var days = LikenessRule.DaysNear(asked.Born).Where(d => d >= oldest && d <= today).ToList();
        var held = await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking()
            .Where(c => days.Contains(c.DateOfBirth))
            .Select(c => new { c.ChildId, c.JoinedToId, c.LegalFirst, c.LegalLast, c.KnownAs, c.DateOfBirth })
            .ToListAsync(ct);
        // A joined record speaks for the one it was joined to, and never for itself.
        var found = held
            .Select(c => (Id: c.JoinedToId ?? c.ChildId, Grade: LikenessRule.Compare(asked, new(c.LegalFirst, c.LegalLast, c.KnownAs, c.DateOfBirth))))
            .Where(f => f.Grade > Grade.Different)
            .Concat(await ByUpnAsync(asked.Upn, ct))
            .GroupBy(f => f.Id, (id, all) => (Id: id, Grade: all.Max(f => f.Grade)))
            .OrderByDescending(f => f.Grade).ToList();
        if (found.Count == 0)
            return [];
        var ids = found.ConvertAll(f => f.Id);
        var seen = await db.Set<Child>().AsNoTracking().Where(c => ids.Contains(c.ChildId)).ToDictionaryAsync(c => c.ChildId, ct);
        return [.. found.Select(f => new LikeRecord(f.Id, f.Grade, seen.TryGetValue(f.Id, out var c) ? ChildRow.Of(c, today) : null))];
    }

    private async Task<IEnumerable<(ChildId Id, Grade Grade)>> ByUpnAsync(string? upn, CancellationToken ct) =>
        upn is not null && await numbers.FindAsync(NumberKind.Upn, upn, ct) is { } bearer ? [(bearer, Grade.Same)] : [];
}
