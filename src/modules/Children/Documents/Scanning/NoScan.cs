using Headwater.Children.Contracts;

namespace Headwater.Children.Documents.Scanning;

/// <summary>No scanner is set up, and it says so.</summary>
internal sealed class NoScan : IDocumentScan
{
    public Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct) => Task.FromResult(ScanVerdict.NotScanned);
}
