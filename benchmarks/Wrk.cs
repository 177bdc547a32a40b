using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Headwater.Bench;

/// <summary>Asks a server for one page as often as it answers: wrk, one thread, 32 connections.</summary>
internal static partial class Wrk
{
    /// <summary>Answers a second.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="headers">What each request says.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException">Any answer was not 200, or a connection failed.</exception>
    public static async Task<double> RunAsync(Uri address, int seconds, IReadOnlyDictionary<string, string> headers, CancellationToken ct)
    {
        List<string> arguments = ["-t1", "-c32", string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), "--timeout", "10s"];
        foreach (var (name, value) in headers)
            arguments.AddRange(["-H", $"{name}: {value}"]);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", [.. arguments, address.ToString()]) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException("wrk did not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        var rate = RequestsPerSecond().Match(output);
        if (!rate.Success || output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address} was not served rightly: {output}");
        return double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("Requests/sec: *([0-9.]+)", RegexOptions.None, 1000)]
    private static partial Regex RequestsPerSecond();
}
