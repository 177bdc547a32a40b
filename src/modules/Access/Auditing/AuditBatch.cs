using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>An entry as it was found in the store; its parts lie in the bytes of its batch.</summary>
/// <param name="IsReadable">False where something stands there that no entry can be made of.</param>
/// <param name="Form">What is hashed to its commitment: the salt, and what it says.</param>
internal readonly record struct StoredEntry(
    bool IsReadable, long Seq, DateTime AtUtc, AuditPart Form, AuditPart Salt, AuditPart Says, AuditPart Verb, AuditPart Kind, AuditPart Children, AuditPart Detail, AuditPart Commitment, AuditPart Hash);

/// <summary>
/// Some entries in the order of the store, each written from the stored values straight into the form that is hashed: making
/// objects of them and bytes of these again would take longer than hashing does.
/// </summary>
internal sealed class AuditBatch
{
    private const int Most = 2_048;

    private readonly StoredEntry[] entries = new StoredEntry[Most];
    private readonly AuditForm bytes = new(Most * 400);
    private int count;

    public ReadOnlySpan<StoredEntry> Entries => entries.AsSpan(0, count);

    public bool IsFull => count == Most;

    public ReadOnlySpan<byte> this[AuditPart part] => bytes[part];

    /// <summary>The columns that <see cref="Add"/> reads, in its order.</summary>
    public static IQueryable Columns(IQueryable<AuditEntry> entries) =>
        entries.OrderBy(a => a.Seq).Select(a => new { a.Seq, a.AtUtc, a.Salt, a.PersonId, a.Verb, a.Kind, a.RecordId, a.ChildId, a.Children, a.Detail, a.Why, a.Commitment, a.Hash });

    public void Clear()
    {
        count = 0;
        bytes.Cut(0);
    }

    public void Add(IStoredRow row)
    {
        var from = bytes.Length;
        try
        {
            entries[count] = Read(row, from);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            bytes.Cut(from);
            entries[count] = default;
        }

        count++;
    }

    private StoredEntry Read(IStoredRow row, int from)
    {
        var (seq, at) = (StoredSpelling.Whole(row.Read(0)), StoredSpelling.Instant(row.Read(1)));
        var salt = Bytes(row.Read(2));
        var says = bytes.Length;
        Id(row.Read(3));
        var (verb, kind) = (Text(row.Read(4)), Text(row.Read(5)));
        Text(row.Read(6));
        Id(row.Read(7));
        var (children, detail) = (Text(row.Read(8)), Text(row.Read(9)));
        Text(row.Read(10));
        var (form, said) = (bytes.Since(from), bytes.Since(says));
        return new(true, seq, at, form, salt, said, verb, kind, children, detail, Bytes(row.Read(11)), Bytes(row.Read(12)));
    }

    private void Id(StoredValue value)
    {
        if (value.Kind == StoredKind.Nothing)
            bytes.NoId();
        else
            StoredSpelling.Id(value, bytes.Id());
    }

    private AuditPart Text(StoredValue value) => StoredSpelling.Text(value, out var text) ? bytes.Bytes(text) : bytes.Nothing();

    private AuditPart Bytes(StoredValue value) => StoredSpelling.Bytes(value, out var some) ? bytes.Bytes(some) : bytes.Nothing();
}
