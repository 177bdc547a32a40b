using System.Data.Common;
using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>
/// Reads a trail as it lies in the store, value by value: an id spelt otherwise or a number kept as text means the same to a
/// program and is still not what was written.
/// </summary>
internal sealed class AuditFeed(HeadwaterDb db)
{
    private const string Instant = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    public async Task<AuditFinding> VerifyAsync(IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        var verification = new AuditVerification(db.Locality, anchors);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        await ReadAsync(
            db.Set<AuditEntry>().OrderBy(a => a.Seq).Select(a => new { a.Seq, a.AtUtc, a.PersonId, a.Verb, a.Kind, a.RecordId, a.ChildId, a.Children, a.Detail, a.Why, a.Salt, a.Commitment, a.Hash }),
            row => verification.Add(Entry(row)), verification.Unreadable, ct);
        var list = new List<string>();
        var at = 0L;
        await ReadAsync(
            db.Set<AuditChild>().OrderBy(a => a.Seq).ThenBy(a => a.ChildId).Select(a => new { a.Seq, a.ChildId }),
            row =>
            {
                var seq = row.GetInt64(0);
                if (seq != at)
                    Close();
                at = seq;
                list.Add((Id(row, 1) ?? throw new FormatException("no child")).ToString());
            },
            verification.UnreadableIndex, ct);
        Close();
        var after = await db.Set<AuditHead>().AsNoTracking().Select(h => (long?)h.Seq).SingleOrDefaultAsync(ct);
        return verification.Finish(head is null ? null : (head.Seq, head.Hash), after ?? 0);

        void Close()
        {
            if (list.Count > 0)
                verification.AddList(at, list);
            list.Clear();
        }
    }

    private async Task ReadAsync(IQueryable rows, Action<DbDataReader> each, Action unreadable, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = rows.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                try
                {
                    each(reader);
                }
                catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
                {
                    unreadable();
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static StoredEntry Entry(DbDataReader row) => new(
        Whole(row, 0), At(row, 1),
        new(Id(row, 2) is { } person ? new PersonId(person) : null, Text(row, 3)!, Text(row, 4)!, Text(row, 5), Id(row, 6) is { } child ? new ChildId(child) : null, Text(row, 7), Text(row, 8), Text(row, 9)),
        Bytes(row, 10), Bytes(row, 11) ?? [], Bytes(row, 12) ?? []);

    private static long Whole(DbDataReader row, int at) => row.GetValue(at) is long value ? value : throw new FormatException("not a whole number");

    private static DateTime At(DbDataReader row, int at) => row.GetValue(at) switch
    {
        DateTime instant => instant,
        string text when DateTime.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            && instant.ToString(Instant, CultureInfo.InvariantCulture) == text => instant,
        _ => throw new FormatException("not an instant"),
    };

    private static Guid? Id(DbDataReader row, int at) => row.GetValue(at) switch
    {
        DBNull => null,
        Guid id => id,
        string text when Guid.TryParseExact(text, "D", out var id) && id.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) && !text.Any(char.IsAsciiLetterLower) => id,
        _ => throw new FormatException("not an id"),
    };

    private static string? Text(DbDataReader row, int at) => row.GetValue(at) switch
    {
        DBNull => null,
        string text => text,
        _ => throw new FormatException("not a text"),
    };

    private static byte[]? Bytes(DbDataReader row, int at) => row.GetValue(at) switch
    {
        DBNull => null,
        byte[] bytes => bytes,
        _ => throw new FormatException("not bytes"),
    };
}
