using System.Buffers.Binary;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>
/// Where a locality's chain stood at an instant, signed and kept outside the database. Each hangs on the line before it, so
/// that none can be taken out of the middle.
/// </summary>
/// <param name="Restored">The trail came back from a backup and ends here: anchors of later entries no longer speak of it.</param>
/// <param name="Before">SHA-256 of the line before; zeros for the first.</param>
internal sealed record AuditAnchor(LocalityId Locality, long Seq, byte[] Hash, DateTime AtUtc, bool Restored, byte[] Before, string Key, byte[] Signature)
{
    /// <summary>The anchors that speak of the trail as it is, by place, each place once.</summary>
    public static List<AuditAnchor> InForce(IReadOnlyList<AuditAnchor> anchors)
    {
        List<AuditAnchor> held = [];
        foreach (var anchor in anchors)
        {
            if (anchor.Restored)
                held.RemoveAll(a => a.Seq > anchor.Seq);
            if (anchor.Seq > 0)
                held.Add(anchor);
        }

        return [.. held.OrderBy(a => a.Seq)];
    }

    /// <summary>What is signed.</summary>
    public byte[] Signed()
    {
        var all = new byte[1 + 16 + 8 + AuditChain.HashLength + 8 + 1 + AuditChain.HashLength];
        all[0] = 1;
        Locality.Value.TryWriteBytes(all.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(all.AsSpan(17), Seq);
        Hash.CopyTo(all, 25);
        BinaryPrimitives.WriteInt64BigEndian(all.AsSpan(57), AtUtc.Ticks);
        all[65] = Restored ? (byte)1 : (byte)0;
        Before.CopyTo(all, 66);
        return all;
    }

    public bool IsSignedBy(ECDsa key) => Hash.Length == AuditChain.HashLength && Before.Length == AuditChain.HashLength && key.VerifyData(Signed(), Signature, HashAlgorithmName.SHA256);
}
