using Headwater.Data;

namespace Headwater.Access.Auditing;

/// <summary>The children that the index gives for one list, as <see cref="AuditEntry.Children"/> writes them.</summary>
internal sealed class AuditList
{
    private const int SpeltId = 36;

    private byte[] spelt = new byte[AuditEntry.ChildrenOfOne * (SpeltId + 1)];
    private int length;

    public long Seq { get; private set; }

    public ReadOnlySpan<byte> Children => spelt.AsSpan(0, length);

    public void Begin(long seq) => (Seq, length) = (seq, 0);

    public void Add(StoredValue child)
    {
        Span<byte> id = stackalloc byte[AuditForm.IdLength];
        if (!StoredSpelling.Id(child, id))
            throw new FormatException("no child");
        if (spelt.Length - length <= SpeltId)
            Array.Resize(ref spelt, spelt.Length * 2);
        if (length > 0)
            spelt[length++] = (byte)' ';
        new Guid(id, bigEndian: true).TryFormat(spelt.AsSpan(length), out var written);
        length += written;
    }
}
