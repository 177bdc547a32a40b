using System.Diagnostics;

namespace Headwater.Bench;

internal static class Stopwatched
{
    /// <summary>Milliseconds that the work takes.</summary>
    public static async Task<double> AsyncMilliseconds(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds that the work takes.</summary>
    public static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
