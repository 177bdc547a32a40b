using System.Security.Cryptography;
using System.Text;

namespace Headwater.Support.Feed;

/// <summary>Ids of what the feed names and the database does not: the same for the same thing, whoever asks and whenever.</summary>
internal static class FeedIds
{
    /// <summary>A uuid of version 8 (RFC 9562) made of a name.</summary>
    public static Guid Of(string kind, params ReadOnlySpan<object> name)
    {
        var text = new StringBuilder("headwater directory ").Append(kind);
        foreach (var part in name)
            text.Append('\n').Append(part);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(hash[..16], bigEndian: true);
    }
}
