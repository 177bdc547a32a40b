using System.IO.Compression;
using System.Text;

namespace Headwater.Modules.Tests.Insight;

/// <summary>The ways in which the Department has published a text.</summary>
internal static class Packing
{
    static Packing() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UTF-8 bare and with its mark, UTF-16 of either order, Windows-1252.</summary>
    public static byte[] Encoded(string text, int way)
    {
        Encoding encoding = way switch
        {
            0 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            1 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            2 => Encoding.Unicode,
            3 => Encoding.BigEndianUnicode,
            _ => Encoding.GetEncoding(1252),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("table.csv").Open();
            entry.Write(bytes);
        }

        return packed.ToArray();
    }
}
