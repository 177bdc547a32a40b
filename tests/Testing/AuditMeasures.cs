using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Auditing;
using Headwater.Kernel;

namespace Headwater.Testing;

/// <summary>What a benchmark compares: verifying a trail held in memory, and a bare SHA-256 chain over rows of the same sizes.</summary>
internal sealed class AuditMeasures
{
    private readonly LocalityId locality = LocalityId.New();
    private readonly StoredEntry[] entries;
    private readonly byte[][] rows;

    /// <summary>A trail of some length whose entries are as long as those of reading a child's record.</summary>
    public AuditMeasures(int length)
    {
        (entries, rows) = (new StoredEntry[length], new byte[length][]);
        var before = AuditChain.Start;
        var at = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < length; i++)
        {
            var child = ChildId.New();
            var says = new AuditContent(PersonId.New(), "see", "child", child.ToString(), child, null, "attendance, support, notes of this year", null);
            var salt = new byte[AuditChain.SaltLength];
            BitConverter.TryWriteBytes(salt, i);
            var commitment = AuditChain.Commit(salt, says);
            before = AuditChain.Link(before, locality, i + 1, at.AddSeconds(i), commitment);
            entries[i] = new(i + 1, at.AddSeconds(i), says, salt, commitment, before);
            // Everything the row holds but its hash.
            rows[i] = [.. salt, .. commitment, .. locality.Value.ToByteArray(), .. BitConverter.GetBytes(i + 1L), .. BitConverter.GetBytes(at.Ticks), .. Encoding.UTF8.GetBytes($"{says.Person}{says.Verb}{says.Kind}{says.RecordId}{says.Child}{says.Detail}")];
        }
    }

    /// <summary>How long a row is, in bytes.</summary>
    public int RowLength => rows[0].Length;

    /// <summary>Goes through the whole trail as <c>audit verify</c> does; answers how many entries were found right.</summary>
    public long Verify()
    {
        var verification = new AuditVerification(locality, []);
        foreach (var entry in entries)
            verification.Add(entry);
        return verification.Finish((entries.Length, entries[^1].Hash), entries.Length).VerifiedTo;
    }

    /// <summary>hash = SHA-256(hash before ‖ row), and nothing else.</summary>
    public byte[] Bare()
    {
        var all = new byte[AuditChain.HashLength + rows[0].Length];
        var hash = new byte[AuditChain.HashLength];
        foreach (var row in rows)
        {
            hash.CopyTo(all, 0);
            row.CopyTo(all, AuditChain.HashLength);
            SHA256.HashData(all.AsSpan(0, AuditChain.HashLength + row.Length), hash);
        }

        return hash;
    }
}
