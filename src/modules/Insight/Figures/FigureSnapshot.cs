using System.IO.Hashing;
using System.Security.Cryptography;
using Headwater.Localities.Contracts;

namespace Headwater.Insight.Figures;

/// <summary>
/// The resolved figures as one small file beside the manifest, so that a command need not open every Parquet file for one
/// picture. It is only ever a copy: one of another manifest, of another build or with a wrong checksum is passed over.
/// </summary>
internal static class FigureSnapshot
{
    private const int Format = 1;

    private static ReadOnlySpan<byte> Mark => "HWFIGURE"u8;

    private const int HeadLength = 8 + 32 + 8;

    /// <summary>What the figures were made from: the manifest, and the code that resolves them.</summary>
    public static byte[] KeyOf(byte[] manifest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(manifest);
        hash.AppendData([Format]);
        hash.AppendData(typeof(FigureSnapshot).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(AreaRegister).Module.ModuleVersionId.ToByteArray());
        return hash.GetHashAndReset();
    }

    public static FigureTable? Read(string path, byte[] key, Func<FigureTable> empty)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeadLength || !bytes.AsSpan().StartsWith(Mark) || !bytes.AsSpan(8, 32).SequenceEqual(key))
            return null;
        if (BitConverter.ToUInt64(bytes, 40) != XxHash3.HashToUInt64(bytes.AsSpan(HeadLength)))
            return null;
        using var reader = new SnapshotReader(new MemoryStream(bytes, HeadLength, bytes.Length - HeadLength));
        var table = empty();
        table.Take(reader);
        return table;
    }

    /// <summary>Written beside and then put in place in one step, so that another process never reads half of it.</summary>
    public static void Write(string path, byte[] key, FigureTable table)
    {
        using var content = new MemoryStream();
        using (var writer = new SnapshotWriter(content))
            table.Give(writer);
        var body = content.GetBuffer().AsSpan(0, (int)content.Length);
        var temporary = $"{path}.{Guid.CreateVersion7():N}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                file.Write(Mark);
                file.Write(key);
                file.Write(BitConverter.GetBytes(XxHash3.HashToUInt64(body)));
                file.Write(body);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that may only be read, or a full disk: the figures are in memory all the same, and the next start makes them anew.
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }
}

/// <summary>Writes each different text once and then its number.</summary>
internal sealed class SnapshotWriter(Stream to) : BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true)
{
    private readonly Dictionary<string, int> texts = [];

    public void WriteText(string text)
    {
        if (texts.TryGetValue(text, out var number))
        {
            Write7BitEncodedInt(number);
            return;
        }

        Write7BitEncodedInt(texts.Count);
        texts.Add(text, texts.Count);
        Write(text);
    }

    public void WriteFigure(Figure figure)
    {
        Write((byte)((figure.Rate is null ? 0 : 1) | (figure.Count is null ? 0 : 2) | (figure.Headcount is null ? 0 : 4)));
        foreach (var value in new[] { figure.Rate, figure.Count, figure.Headcount })
        {
            if (value is { } known)
                Write(known);
        }

        Write7BitEncodedInt(figure.Source);
    }
}

internal sealed class SnapshotReader(Stream from) : BinaryReader(from)
{
    private readonly List<string> texts = [];

    public string ReadText()
    {
        var number = Read7BitEncodedInt();
        if (number == texts.Count)
            texts.Add(ReadString());
        return texts[number];
    }

    public Figure ReadFigure()
    {
        var known = ReadByte();
        double? Next(int bit) => (known & bit) == 0 ? null : ReadDouble();
        var (rate, count, headcount) = (Next(1), Next(2), Next(4));
        return new(rate, count, headcount, Read7BitEncodedInt());
    }
}
