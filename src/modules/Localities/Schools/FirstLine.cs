using System.IO.Compression;
using System.Text;

namespace Headwater.Localities.Schools;

/// <summary>A look at how a file begins, to pass over other kinds of file without reading them.</summary>
internal static class FirstLine
{
    private const int Enough = 16 * 1024;

    /// <summary>Whether a heading of the first line may be <paramref name="heading"/>; also true where that cannot be seen from outside, as of a zip.</summary>
    public static bool MayName(string path, string heading)
    {
        using var file = File.OpenRead(path);
        var start = new byte[Enough];
        var read = file.ReadAtLeast(start, Enough, throwOnEndOfStream: false);
        if (start is [(byte)'P', (byte)'K', ..])
            return true;
        if (start is [0x1F, 0x8B, ..])
        {
            file.Position = 0;
            using var plain = new GZipStream(file, CompressionMode.Decompress);
            try
            {
                read = plain.ReadAtLeast(start, Enough, throwOnEndOfStream: false);
            }
            catch (InvalidDataException)
            {
                // Only the whole reading can say what is wrong with it.
                return true;
            }
        }

        // Every second byte of UTF-16 is zero for these letters; what stands between them does not matter.
        var text = Encoding.Latin1.GetString(start, 0, read).Replace("\0", "", StringComparison.Ordinal);
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        foreach (var part in line.Split(','))
        {
            if (line[part].Trim("\" \u00EF\u00BB\u00BF\u00FF\u00FE").Equals(heading, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
