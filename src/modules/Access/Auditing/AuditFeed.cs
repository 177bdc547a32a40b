using System.Data.Common;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>Reads a trail as it lies in the store, value by value, and has it verified.</summary>
internal sealed class AuditFeed(HeadwaterDb db)
{
    public async Task<AuditFinding> VerifyAsync(IReadOnlyList<AuditAnchor> anchors, CancellationToken ct)
    {
        using var verification = new AuditVerification(db.Locality, anchors);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        await ReadAsync(AuditBatch.Columns(db.Set<AuditEntry>()), reader => EntriesAsync(reader, verification, ct), ct);
        await ReadAsync(
            db.Set<AuditChild>().OrderBy(a => a.Seq).ThenBy(a => a.ChildId).Select(a => new { a.Seq, a.ChildId }),
            reader => IndexAsync(reader, verification, ct), ct);
        var after = await db.Set<AuditHead>().AsNoTracking().Select(h => (long?)h.Seq).SingleOrDefaultAsync(ct);
        return verification.Finish(head is null ? null : (head.Seq, head.Hash), after ?? 0);
    }

    /// <summary>While one batch is read, the one before it is verified.</summary>
    private async Task EntriesAsync(DbDataReader reader, AuditVerification verification, CancellationToken ct)
    {
        var row = db.Stored(reader);
        var (filling, spare) = (new AuditBatch(), new AuditBatch());
        var verifying = Task.CompletedTask;
        try
        {
            var more = true;
            while (more)
            {
                filling.Clear();
                while (!filling.IsFull && (more = await reader.ReadAsync(ct)))
                    filling.Add(row);
                await verifying;
                var full = filling;
                verifying = Task.Run(() => verification.Add(full), CancellationToken.None);
                (filling, spare) = (spare, filling);
            }
        }
        finally
        {
            await verifying;
        }
    }

    private async Task IndexAsync(DbDataReader reader, AuditVerification verification, CancellationToken ct)
    {
        var row = db.Stored(reader);
        var list = new AuditList();
        while (await reader.ReadAsync(ct))
        {
            try
            {
                var seq = StoredSpelling.Whole(row.Read(0));
                if (seq != list.Seq)
                {
                    Close();
                    list.Begin(seq);
                }

                list.Add(row.Read(1));
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
            {
                verification.UnreadableIndex();
            }
        }

        Close();

        void Close()
        {
            if (!list.Children.IsEmpty)
                verification.AddList(list.Seq, list.Children);
        }
    }

    private async Task ReadAsync(IQueryable rows, Func<DbDataReader, Task> read, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = rows.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(ct);
            await read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
