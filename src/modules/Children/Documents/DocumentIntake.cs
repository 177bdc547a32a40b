using System.Text;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>A file as it is kept: what it is, and its bytes without what was written beside the content.</summary>
internal sealed record TakenFile(FileKind Kind, byte[] Bytes);

/// <summary>
/// Takes a file in, or refuses it in one sentence. What it is, is judged by what is in it, and must be what its name says; it is
/// one thing and not two; and nothing of it is kept that says who made it, where or with what.
/// </summary>
internal static class DocumentIntake
{
    /// <exception cref="InputRefusedException">It cannot be taken; the sentence says why and what to do.</exception>
    public static async Task<TakenFile> TakeAsync(string fileName, byte[] bytes, CancellationToken ct)
    {
        if (bytes.Length == 0)
            throw new InputRefusedException("The file is empty: choose another.");
        if (bytes.Length > Document.MostBytes)
            throw TooLarge();
        var named = FileKinds.OfName(fileName) ?? throw new InputRefusedException($"Only {FileKinds.AllInWords} can be added: save the file as one of these.");
        var allowance = new Allowance();
        if (ZipParts.Is(bytes))
            return Office(named, bytes, allowance);
        if (ZipParts.EndsLikeZip(bytes))
            throw new InputRefusedException("The file is two files in one: save it again from the program that made it.");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ZipParts.Locked() : new InputRefusedException("The file is of an office program's old kind: save it as DOCX, XLSX or PDF.");
        if (PdfFile.Is(bytes))
            return named == FileKind.Pdf ? NotGrown(new(named, await PdfProcess.CleanAsync(bytes, ct))) : throw NotAsNamed(named);
        return PngPicture.Is(bytes) ? Checked(FileKind.Png, () => PngPicture.Clean(bytes))
            : JpegPicture.Is(bytes) ? Checked(FileKind.Jpeg, () => JpegPicture.Clean(bytes))
            : named is FileKind.Text or FileKind.Csv ? new(named, PlainText.Clean(bytes))
            : throw NotAsNamed(named);

        TakenFile Checked(FileKind kind, Func<byte[]> clean) => kind == named ? NotGrown(new(kind, clean())) : throw NotAsNamed(named);
    }

    public static InputRefusedException TooLarge() => new($"The file is larger than {Document.MostMegabytes} MB: make it smaller, or split it.");

    /// <summary>What is packed anew may be packed less tightly than it came; not without end.</summary>
    private static TakenFile NotGrown(TakenFile kept) => kept.Bytes.Length <= 2 * Document.MostBytes ? kept : throw TooLarge();

    private static TakenFile Office(FileKind named, byte[] bytes, Allowance allowance)
    {
        var parts = ZipParts.Read(bytes, allowance);
        FileKind? kind = OpenDocument.Is(parts) ? FileKind.Odt : OpenXmlDocument.Is(parts) ? OpenXmlDocument.KindOf(parts) : null;
        if (kind != named)
            throw NotAsNamed(named);
        var cleaned = kind == FileKind.Odt ? OpenDocument.Clean(parts) : OpenXmlDocument.Clean(parts, allowance);
        return NotGrown(new(named, cleaned));
    }

    private static InputRefusedException NotAsNamed(FileKind named) =>
        new($"The file’s name says {FileKinds.Words(named)}, and its content is something else: save it again as {FileKinds.Words(named)} from the program that made it.");
}
