using System.IO.Compression;
using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace Headwater.Partnership.Maps;

/// <summary>Files between the dry run and the second word: in the page, packed and sealed for whoever chose them, for an hour.</summary>
internal sealed class HeldFiles(IDataProtectionProvider protection, CurrentActor actor)
{
    private const int MostPacked = 2_500_000;

    /// <exception cref="InputRefusedException">They are too large to wait in a page.</exception>
    public string Seal(IReadOnlyList<MapFile> files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(gzip))
        {
            writer.Write(files.Count);
            foreach (var file in files)
            {
                writer.Write(file.Name);
                writer.Write(file.Bytes.Length);
                writer.Write(file.Bytes);
            }
        }

        return packed.Length <= MostPacked
            ? Convert.ToBase64String(Protector().Protect(packed.ToArray(), TimeSpan.FromHours(1)))
            : throw new InputRefusedException("The file is too large to be taken in: no map of a locality is. Take out what does not belong in it.");
    }

    /// <exception cref="InputRefusedException">They were sealed for somebody else, or too long ago.</exception>
    public IReadOnlyList<MapFile> Open(string? held) => TryOpen(held) ?? throw new InputRefusedException("What was looked at is no longer here. Choose the file again.");

    /// <summary>The files; null where they were sealed for somebody else, or too long ago.</summary>
    public IReadOnlyList<MapFile>? TryOpen(string? held)
    {
        byte[] packed;
        try
        {
            packed = Protector().Unprotect(Convert.FromBase64String(held ?? ""));
        }
        catch (Exception why) when (why is FormatException or CryptographicException)
        {
            return null;
        }

        // Sealed by this very class: nothing in it is anybody else's making.
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new BinaryReader(gzip);
        return [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new MapFile(reader.ReadString(), reader.ReadBytes(reader.ReadInt32())))];
    }

    private ITimeLimitedDataProtector Protector() => protection.CreateProtector("Headwater.Partnership.Maps.Import", actor.Person!.Value.ToString()).ToTimeLimitedDataProtector();
}
