using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Headwater.Testing;

public sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>The built program as its users meet it: a process with arguments, streams and an exit code.</summary>
public static class BuiltProgram
{
    public static string Root { get; } = FindRoot();

    public static string Assembly => Path.Combine(Root, "artifacts", "bin", "Headwater", "release", "Headwater.dll");

    public static async Task<CommandResult> RunAsync(string dataFolder, params string[] arguments)
    {
        using var process = Start(dataFolder, openData: null, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    internal static Process Start(string dataFolder, string? openData, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Root };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["HEADWATER_DATA"] = dataFolder;
        start.Environment.Remove("HEADWATER_OPEN_DATA");
        if (openData is not null)
            start.Environment["HEADWATER_OPEN_DATA"] = openData;
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

/// <summary>A server of the built program on a free port, with a data folder of its own that is removed at the end.</summary>
public sealed class RunningHeadwater : IAsyncDisposable
{
    private readonly Process process;
    private readonly string? ownFolder;

    private RunningHeadwater(Process process, Uri address, string? ownFolder) => (this.process, Address, this.ownFolder) = (process, address, ownFolder);

    public Uri Address { get; }

    public static async Task<RunningHeadwater> StartAsync(string? dataFolder = null)
    {
        var own = dataFolder is null ? Directory.CreateTempSubdirectory("headwater-").FullName : null;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var server = BuiltProgram.Start(dataFolder ?? own!, openData: null, ["serve", "--urls", address.ToString()]);
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        var errors = server.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 300; tries++)
        {
            if (server.HasExited)
                throw new InvalidOperationException("The server stopped: " + await errors);
            try
            {
                if ((await client.GetAsync("/health")).StatusCode == HttpStatusCode.OK)
                    return new(server, address, own);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        server.Kill();
        throw new InvalidOperationException("The server was not ready within 30 seconds.");
    }

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        if (ownFolder is not null)
            Directory.Delete(ownFolder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
