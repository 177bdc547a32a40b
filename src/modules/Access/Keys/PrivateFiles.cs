using Headwater.Kernel;

namespace Headwater.Access.Keys;

/// <summary>Files with keys: for their owner's eyes only, whole or not there, on the disk before anybody relies on them.</summary>
internal static class PrivateFiles
{
    /// <summary>Creates the file unless another program was first; answers what is there now.</summary>
    public static byte[] CreateOrRead(string path, Func<byte[]> content)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            var unfinished = $"{path}.{Guid.CreateVersion7():N}";
            using (var stream = Open(unfinished, FileMode.CreateNew))
            {
                stream.Write(content());
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(unfinished, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(unfinished);
            }
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>
    /// Adds lines to a file, one program at a time, and returns when they are on the disk. A line cut short by a power cut is
    /// dropped first: nobody relied on it.
    /// </summary>
    public static async Task AppendAsync(string path, Func<string, IEnumerable<string>> linesAfter, CancellationToken ct)
    {
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        await using var stream = await LockedAsync(path, ct);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = await reader.ReadToEndAsync(ct);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        stream.SetLength(System.Text.Encoding.UTF8.GetByteCount(whole));
        stream.Seek(0, SeekOrigin.End);
        foreach (var line in linesAfter(whole))
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), ct);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>A new file only its owner reads.</summary>
    public static FileStream Open(string path, FileMode mode) => new(path, PrivateFolder.Opening(mode));

    private static async Task<FileStream> LockedAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return Open(path, FileMode.OpenOrCreate);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
            }
        }
    }
}
