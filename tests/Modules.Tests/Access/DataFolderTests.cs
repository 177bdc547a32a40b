using Headwater.Data.Sqlite;
using Headwater.Kernel;
using Microsoft.Data.Sqlite;

namespace Headwater.Modules.Tests.Access;

/// <summary>What Headwater makes in the data folder is read by nobody but the account it runs as, whatever that account's umask says.</summary>
public sealed class DataFolderTests
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_folder_the_database_and_its_log_are_their_owner_s_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights of this kind are Unix's.");
        var above = Directory.CreateTempSubdirectory("headwater-test-").FullName;
        var folder = Path.Combine(above, "new", "data");
        var provider = new SqliteProvider(new() { DataFolder = folder }, TimeProvider.System);
        using (await provider.HoldForMigrationAsync(TestContext.Current.CancellationToken))
        {
            using var connection = new SqliteConnection($"Data Source={provider.File};Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1)";
            command.ExecuteNonQuery();
            Assert.Equal(OwnersFile | UnixFileMode.UserExecute, Mode(folder));
            var files = Directory.GetFiles(folder);
            Assert.Contains(files, f => f.EndsWith("headwater.db-wal", StringComparison.Ordinal));
            Assert.Contains(files, f => f.EndsWith("migrating.lock", StringComparison.Ordinal));
            Assert.All(files, f => Assert.Equal((f, OwnersFile), (f, Mode(f))));
        }

        PrivateFolder.Create(Path.Combine(folder, "mail"));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, Mode(Path.Combine(folder, "mail")));
        Directory.Delete(above, recursive: true);
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
