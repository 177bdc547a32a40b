using System.Text;

namespace Headwater.Files;

/// <summary>What the first bytes of a text say about how it is written.</summary>
internal static class TextEncodings
{
    /// <summary>UTF-16 by its byte order mark, or by every other byte of the start being zero; null when it is not UTF-16.</summary>
    public static Encoding? Utf16(ReadOnlySpan<byte> start)
    {
        if (start.Length < 4)
            return null;
        if (start[0] == 0xFF && start[1] == 0xFE)
            return Encoding.Unicode;
        if (start[0] == 0xFE && start[1] == 0xFF)
            return Encoding.BigEndianUnicode;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        var pairs = start.Length / 2;
        if (odd > pairs * 9 / 10 && even == 0)
            return Encoding.Unicode;
        return even > pairs * 9 / 10 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>How many bytes at the end begin a UTF-8 character that is not finished there (0 to 3).</summary>
    public static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var needs = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return needs > back ? back : 0;
        }

        return 0;
    }
}
