using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Headwater.Access.Contracts;

/// <summary>A random secret that somebody else holds: 256 bits, of which we keep the hash alone.</summary>
public static class SecretToken
{
    private const int Length = 32;

    /// <summary>A new one, of 43 characters that need no escaping in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The hash to look for; null when the text cannot be a token of ours.</summary>
    public static byte[]? HashOf(string? text)
    {
        Span<byte> secret = stackalloc byte[Length];
        return text is { Length: 43 } && Base64Url.DecodeFromChars(text, secret, out _, out var length) == OperationStatus.Done && length == Length ? SHA256.HashData(secret) : null;
    }
}
