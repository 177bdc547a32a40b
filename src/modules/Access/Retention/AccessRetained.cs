using System.Globalization;
using System.Runtime.CompilerServices;
using Headwater.Access.Agreements;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>Who was involved with a child, what was shared, and who opened the record in an emergency: kept with the record.</summary>
internal sealed class ChildAccessRetained(HeadwaterDb db) : IRetained
{
    private static readonly string[] WithoutInvolvement = [QueryFilters.Involvement];

    public IReadOnlyList<string> Tables { get; } = ["access_involvement", "access_disclosure", "access_emergency_opening"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var of in await db.Set<Involvement>().GroupBy(i => i.ChildId).Select(g => new { Child = g.Key, Rows = g.Count() }).ToListAsync(ct))
            yield return new(RetentionClasses.Record, Tables[0], of.Child, of.Rows, new());
        foreach (var of in await Disclosures().GroupBy(d => d.ChildId).Select(g => new { Child = g.Key, Rows = g.Count() }).ToListAsync(ct))
            yield return new(RetentionClasses.Record, Tables[1], of.Child, of.Rows, new());
        foreach (var of in await db.Set<EmergencyOpening>().GroupBy(e => e.ChildId).Select(g => new { Child = g.Key, Rows = g.Count() }).ToListAsync(ct))
            yield return new(RetentionClasses.Record, Tables[2], of.Child, of.Rows, new());
    }

    public Task<int> EraseAsync(RetainedItem item, CancellationToken ct) => item.Key switch
    {
        "access_involvement" => db.Set<Involvement>().Where(i => i.ChildId == item.Child).ExecuteDeleteAsync(ct),
        "access_disclosure" => Disclosures().Where(d => d.ChildId == item.Child).ExecuteDeleteAsync(ct),
        "access_emergency_opening" => db.Set<EmergencyOpening>().Where(e => e.ChildId == item.Child).ExecuteDeleteAsync(ct),
        _ => throw new InvalidOperationException($"{item.Key} is not answered for here."),
    };

    private IQueryable<Disclosure> Disclosures() => db.Set<Disclosure>().IgnoreQueryFilters(WithoutInvolvement);
}

/// <summary>Posts, agreements, holds and notices: each counts from its own end.</summary>
internal sealed class AccessRowsRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["access_post", "access_sharing_agreement", "access_sharing_party", "access_retention_hold", "access_notice"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var p in await db.Set<Post>().AsNoTracking().Select(p => new { p.Id, p.ToDay, p.EndedAtUtc }).ToListAsync(ct))
            yield return Of(RetentionClasses.AccessRow, "access_post", p.Id, Earlier(p.ToDay, p.EndedAtUtc));
        foreach (var a in await db.Set<SharingAgreement>().AsNoTracking().Select(a => new { a.Id, a.ToDay, a.EndedAtUtc }).ToListAsync(ct))
            yield return Of(RetentionClasses.AccessRow, "access_sharing_agreement", a.Id, Earlier(a.ToDay, a.EndedAtUtc));
        foreach (var h in await db.Set<RetentionHold>().AsNoTracking().Select(h => new { h.Id, h.LiftedAtUtc }).ToListAsync(ct))
            yield return Of(RetentionClasses.AccessRow, "access_retention_hold", h.Id, Earlier(null, h.LiftedAtUtc));
        foreach (var n in await db.Set<Notice>().AsNoTracking().Select(n => new { n.Id, n.ToldAtUtc }).ToListAsync(ct))
            yield return Of(RetentionClasses.Notice, "access_notice", n.Id, UkDays.DayOf(n.ToldAtUtc));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var (table, id) = (item.Key[..item.Key.IndexOf(' ', StringComparison.Ordinal)], Guid.Parse(item.Key[(item.Key.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        return table switch
        {
            "access_post" => await db.Set<Post>().Where(p => p.Id == id).ExecuteDeleteAsync(ct),
            "access_sharing_agreement" => await db.Set<SharingParty>().Where(p => p.AgreementId == id).ExecuteDeleteAsync(ct) + await db.Set<SharingAgreement>().Where(a => a.Id == id).ExecuteDeleteAsync(ct),
            "access_retention_hold" => await db.Set<RetentionHold>().Where(h => h.Id == id).ExecuteDeleteAsync(ct),
            "access_notice" => await db.Set<Notice>().Where(n => n.Id == id).ExecuteDeleteAsync(ct),
            _ => throw new InvalidOperationException($"{table} is not answered for here."),
        };
    }

    private static RetainedItem Of(string @class, string table, Guid id, DateOnly? ended) => new(@class, string.Create(CultureInfo.InvariantCulture, $"{table} {id}"), null, 1, new(Ended: ended));

    private static DateOnly? Earlier(DateOnly? day, DateTime? atUtc) =>
        atUtc is { } at && (day is null || UkDays.DayOf(at) < day) ? UkDays.DayOf(at) : day;
}
