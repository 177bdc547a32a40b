using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>How much one file may unpack to, with everything inside it: a small file that unpacks without end is refused.</summary>
internal sealed class Allowance
{
    private const long MostBytes = 150_000_000;
    private const int MostParts = 5_000;
    private long bytes;
    private int parts;

    public void TakePart()
    {
        if (++parts > MostParts)
            throw TooMuch();
    }

    public void TakeBytes(int count)
    {
        bytes += count;
        if (bytes > MostBytes)
            throw TooMuch();
    }

    private static InputRefusedException TooMuch() => new("The file unpacks to far more than a document holds; nothing of it was kept.");
}
