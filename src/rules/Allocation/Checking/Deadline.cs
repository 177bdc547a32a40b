using System.Diagnostics;

namespace Headwater.Allocation.Checking;

/// <summary>How much of the time for all proofs is left.</summary>
internal sealed class Deadline(TimeSpan budget)
{
    private readonly long started = Stopwatch.GetTimestamp();

    public TimeSpan Left => budget - Stopwatch.GetElapsedTime(started);

    public bool Passed => Left <= TimeSpan.Zero;
}
