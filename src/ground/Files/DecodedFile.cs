namespace Headwater.Files;

/// <summary>
/// A published file brought to one form: UTF-8 CSV in a temporary place, with the hash of the file as it was given.
/// <paramref name="MayHoldEdgeSpaces"/> is false only when no value in it begins or ends with a space.
/// </summary>
public sealed record DecodedFile(string Name, string CsvPath, string Sha256, long Bytes, bool MayHoldEdgeSpaces) : IDisposable
{
    public void Dispose() => File.Delete(CsvPath);
}
