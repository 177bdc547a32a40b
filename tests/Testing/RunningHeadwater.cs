using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Headwater.Testing;

/// <summary>
/// A server of the built program on a free port, with a database of its own on either engine and, unless one is given, a
/// data folder of its own; both are removed at the end.
/// </summary>
public sealed class RunningHeadwater : IAsyncDisposable
{
    private readonly Process process;
    private readonly Installation installation;

    private RunningHeadwater(Process process, Uri address, Installation installation) => (this.process, Address, this.installation) = (process, address, installation);

    public Uri Address { get; }

    public static async Task<RunningHeadwater> StartAsync(string? dataFolder = null, Engine engine = Engine.Sqlite)
    {
        var on = await Installation.CreateAsync(engine, dataFolder);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var server = BuiltProgram.Start(on.DataFolder, on.Settings, ["serve", "--urls", address.ToString()]);
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        var errors = server.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 600; tries++)
        {
            if (server.HasExited)
                throw new InvalidOperationException("The server stopped: " + await errors);
            try
            {
                if ((await client.GetAsync("/health")).StatusCode == HttpStatusCode.OK)
                    return new(server, address, on);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        server.Kill();
        throw new InvalidOperationException("The server was not ready within a minute.");
    }

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Runs a command on the installation that is being served.</summary>
    public Task<CommandResult> CommandAsync(params string[] arguments) => BuiltProgram.RunAsync(installation.DataFolder, installation.Settings, arguments);

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        await installation.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A data folder and a database, as whoever installs Headwater makes them.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static int made;
    private readonly string? database;
    private readonly bool ownFolder;

    private Installation(string? dataFolder, string? database)
    {
        (ownFolder, this.database) = (dataFolder is null, database);
        DataFolder = dataFolder ?? Directory.CreateTempSubdirectory("headwater-").FullName;
    }

    public string DataFolder { get; }

    public Dictionary<string, string> Settings { get; } = [];

    public static async Task<Installation> CreateAsync(Engine engine, string? dataFolder)
    {
        if (engine == Engine.Sqlite)
            return new(dataFolder, database: null);
        var server = await PostgreSqlServer.GetAsync();
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"served_{Interlocked.Increment(ref made)}");
        var installation = new Installation(dataFolder, name);
        await server.ExecuteAsync($"CREATE DATABASE {name} OWNER {PostgreSqlServer.OwnerRole}");
        installation.Settings.Add("HEADWATER_DATABASE", server.ConnectionString(name, PostgreSqlServer.ApplicationRole));
        var owner = new Dictionary<string, string>(installation.Settings) { ["HEADWATER_DATABASE_OWNER"] = server.ConnectionString(name, PostgreSqlServer.OwnerRole) };
        var migrated = await BuiltProgram.RunAsync(installation.DataFolder, owner, "migrate");
        return migrated.ExitCode == 0 ? installation : throw new InvalidOperationException("migrate failed: " + migrated.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            await (await PostgreSqlServer.GetAsync()).ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        if (ownFolder)
            Directory.Delete(DataFolder, recursive: true);
    }
}
