using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Access.Keys;

/// <summary>AES-256-GCM: a byte that says how it was made, twelve random bytes, what was sealed, sixteen that prove it.</summary>
internal static class Sealing
{
    public const int KeyLength = 32;
    public const int WrappedLength = 1 + NonceLength + KeyLength + TagLength;

    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var all = new byte[1 + NonceLength + plain.Length + TagLength];
        all[0] = Form;
        var nonce = all.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, all.AsSpan(1 + NonceLength, plain.Length), all.AsSpan(1 + NonceLength + plain.Length), bound);
        return all;
    }

    /// <exception cref="CryptographicException">It was altered, or bound to something else.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> all, ReadOnlySpan<byte> bound)
    {
        if (all.Length < 1 + NonceLength + TagLength || all[0] != Form)
            throw new CryptographicException("Not sealed by Headwater.");
        var plain = new byte[all.Length - 1 - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(all.Slice(1, NonceLength), all[(1 + NonceLength)..^TagLength], all[^TagLength..], plain, bound);
        return plain;
    }

    /// <summary>What sealed bytes are bound to, so that they open nowhere else.</summary>
    public static byte[] Bound(LocalityId locality, ChildId child, string purpose)
    {
        var bound = new byte[32 + Encoding.UTF8.GetByteCount(purpose)];
        locality.Value.TryWriteBytes(bound, bigEndian: true, out _);
        child.Value.TryWriteBytes(bound.AsSpan(16), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(purpose, bound.AsSpan(32));
        return bound;
    }

    /// <summary>What a wrapped key is bound to: whose it is and under which master.</summary>
    public static byte[] BoundKey(LocalityId locality, ChildId child, int master)
    {
        var bound = Bound(locality, child, "key0000");
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(bound.Length - 4), master);
        return bound;
    }
}
