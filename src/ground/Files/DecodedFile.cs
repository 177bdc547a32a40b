namespace Headwater.Files;

/// <summary>A published file brought to one form: UTF-8 CSV in a temporary place, with the hash of the file as it was given.</summary>
public sealed record DecodedFile(string Name, string CsvPath, string Sha256, long Bytes) : IDisposable
{
    public void Dispose() => File.Delete(CsvPath);
}
