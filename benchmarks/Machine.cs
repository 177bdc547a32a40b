using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Headwater.Bench;

/// <summary>What a figure was measured on. Never the machine's name.</summary>
internal sealed record Machine(int Cores, string Processor, double MemoryGiB, string System, string DotNet)
{
    public static Machine Here() => new(
        Environment.ProcessorCount,
        ProcessorName(),
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1),
        RuntimeInformation.OSDescription.Split('#')[0].Trim(),
        RuntimeInformation.FrameworkDescription);

    private static string ProcessorName()
    {
        const string information = "/proc/cpuinfo";
        var line = File.Exists(information) ? File.ReadLines(information).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}

/// <summary>The commit a figure belongs to.</summary>
internal sealed record Commit(string Id, bool Dirty)
{
    public static Commit Of(string root)
    {
        // What a run itself writes does not count as a change.
        var changes = Git(root, "status", "--porcelain", "--", ".", ":!benchmarks/results", ":!docs/benchmarks.md");
        return new(Git(root, "rev-parse", "HEAD"), changes.Length > 0);
    }

    private static string Git(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = root, RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"git {arguments[0]} ended with {git.ExitCode}."));
    }
}
