using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Headwater.Testing;

/// <summary>
/// A throw-away PostgreSQL server for one run of the tests, on a free loopback port, without durability. Started on first
/// use, stopped and removed when the program ends.
/// </summary>
public sealed class PostgreSqlServer
{
    public const string OwnerRole = "headwater_owner";
    public const string ApplicationRole = "headwater_app";

    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartAsync);
    private readonly string folder;
    private readonly int port;

    private PostgreSqlServer(string folder, int port) => (this.folder, this.port) = (folder, port);

    /// <summary>The one server of this run.</summary>
    public static Task<PostgreSqlServer> GetAsync() => Shared.Value;

    public string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = role,
        MaxPoolSize = 8,
    }.ToString();

    /// <summary>Runs a statement as the server's superuser.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        var server = new PostgreSqlServer(Directory.CreateTempSubdirectory("headwater-postgresql-").FullName, FreePort());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", server.folder);
        Server("initdb", "--pgdata", server.Data, "--auth", "trust", "--username", "postgres", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        Server(
            "pg_ctl", "--pgdata", server.Data, "--log", Path.Combine(server.folder, "log"), "--wait", "--timeout", "60", "--options",
            $"-p {server.port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB",
            "start");
        await server.ExecuteAsync($"CREATE ROLE {OwnerRole} LOGIN; CREATE ROLE {ApplicationRole} LOGIN;");
        return server;
    }

    private string Data => Path.Combine(folder, "data");

    private void Stop()
    {
        NpgsqlConnection.ClearAllPools();
        try
        {
            Server("pg_ctl", "--pgdata", Data, "--mode", "immediate", "--wait", "stop");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL refuses to run as root; the package's own user is there for it.</summary>
    private static void Server(string program, params string[] arguments)
    {
        var path = Find(program);
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static string Find(string program)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return onPath.Concat(versions).Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"'{program}' is not on this machine. Install PostgreSQL's server (Debian: apt-get install postgresql).");
    }

    private static void Run(string program, params string[] arguments)
    {
        // A server that inherited a pipe would keep it open, so nothing is redirected but to nowhere.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }
}
