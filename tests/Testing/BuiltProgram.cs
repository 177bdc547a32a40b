using System.Diagnostics;

namespace Headwater.Testing;

public sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>The built program as its users meet it: a process with arguments, streams and an exit code.</summary>
public static class BuiltProgram
{
    public static string Root { get; } = FindRoot();

    public static string Assembly => Path.Combine(Root, "artifacts", "bin", "Headwater", "release", "Headwater.dll");

    public static Task<CommandResult> RunAsync(string dataFolder, params string[] arguments) => RunAsync(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command with settings of its own, by the names of their environment variables.</summary>
    public static Task<CommandResult> RunAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        FinishAsync(Start(dataFolder, settings, arguments));

    /// <summary>Runs a command as it would be typed in a folder, with the data folder there too.</summary>
    public static Task<CommandResult> RunInAsync(string folder, params string[] arguments) => FinishAsync(Start(Path.Combine(folder, "data"), new Dictionary<string, string>(), arguments, folder));

    /// <summary>The same with a data folder elsewhere.</summary>
    public static Task<CommandResult> RunInAsync(string folder, string dataFolder, string[] arguments) => FinishAsync(Start(dataFolder, new Dictionary<string, string>(), arguments, folder));

    private static async Task<CommandResult> FinishAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    internal static Process Start(string dataFolder, IReadOnlyDictionary<string, string> settings, string[] arguments, string? workingFolder = null)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = workingFolder ?? Root };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("HEADWATER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["HEADWATER_DATA"] = dataFolder;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Headwater.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run from within the project.");
    }
}
