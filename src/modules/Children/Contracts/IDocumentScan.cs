using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>What a virus scanner made of a file.</summary>
public enum ScanVerdict
{
    /// <summary>No scanner is set up; the file was not looked at, and is shown as such.</summary>
    NotScanned,

    /// <summary>The scanner looked at the file and found nothing.</summary>
    Clean,

    /// <summary>The scanner found something; the file is not to be kept.</summary>
    Harmful,
}

/// <summary>
/// Looks at a file before it is kept. Two are built in: none, and a clamd that <c>HEADWATER_CLAMD</c> names; an installation may
/// put its own in their place.
/// </summary>
public interface IDocumentScan
{
    /// <summary>Looks at the whole of a file, as it came or as it is going to be kept.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="InputRefusedException">The scanner was not reached in time, or did not answer plainly: the file is refused.</exception>
    Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct);
}
