using Headwater.Kernel;

namespace Headwater.Files;

/// <summary>The bytes of a document that a shell command names, or of standard input.</summary>
public static class CommandInput
{
    /// <summary>How the input is called in messages: the file's name, or "standard input".</summary>
    /// <param name="path">The path, or <c>-</c>.</param>
    public static string NameOf(string path) => path == "-" ? "standard input" : Path.GetFileName(path);

    /// <summary>Reads all of it, without a byte-order mark.</summary>
    /// <param name="path">The path, or <c>-</c> for standard input.</param>
    /// <param name="argument">The argument's name, such as <c>CASE</c>.</param>
    /// <param name="kinds">What may be named, such as "a .json file".</param>
    /// <param name="remedy">What to do about an empty one.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">There is no such file, it cannot be read, or it is empty.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, string argument, string kinds, string remedy, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            bytes = path == "-" ? await StandardInputAsync(ct) : await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputRefusedException($"{argument} {path}: {(wrong is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read")}. Name {kinds}, or - for standard input.", wrong);
        }

        return bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3)
            : bytes.AsSpan().ContainsAnyExcept(" \t\r\n"u8) ? bytes
            : throw new InputRefusedException($"{NameOf(path)}: it is empty. {remedy}");
    }

    private static async Task<byte[]> StandardInputAsync(CancellationToken ct)
    {
        await using var input = Console.OpenStandardInput();
        using var all = new MemoryStream();
        await input.CopyToAsync(all, ct);
        return all.ToArray();
    }
}
