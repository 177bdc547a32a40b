using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Access.Backups;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>What was backed up comes back as it was; what is damaged does not come back at all.</summary>
[Trait("Tier", "slow")]
public sealed class BackupTests
{
    private const string Secret = "correct horse battery staple";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_drill_brings_every_row_back_and_destroyed_keys_stay_destroyed(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (school, there) = (await world.OrganisationAsync("Alder School"), LocalityId.New());
        await world.AddLocalityAsync(there, "there", "846");
        await world.OrganisationAsync("Beech School", locality: there);
        var head = await world.PersonAsync("Head", (school, Role.Headteacher));
        var (child, erased) = (await world.ChildAsync(head, school, "Robin", "Hale"), await world.ChildAsync(head, school, "Jay", "Moor"));
        var (kept, gone) = (await SealAsync(world, head, child, "kept"), await SealAsync(world, head, erased, "gone"));
        await world.Database.Services.GetRequiredService<Trails>().AnchorAsync(Ct);
        Directory.CreateDirectory(Path.Combine(world.Database.Settings.DataFolder, "documents", "a"));
        await File.WriteAllTextAsync(Path.Combine(world.Database.Settings.DataFolder, "documents", "a", "b.sealed"), "sealed bytes", Ct);

        var file = Path.Combine(world.Database.Settings.DataFolder, "drill.backup");
        var (before, beforeThere) = (await RowsAsync(world.Database, world.Locality), await RowsAsync(world.Database, there));
        await BackupAsync(world.Database, file);
        // After the backup one child's key is destroyed, and the trail goes on.
        await world.AsAsync(head, async s =>
        {
            await s.GetRequiredService<IChildVault>().DestroyAsync(erased, Ct);
            await s.GetRequiredService<IAuditTrail>().ReadAsync(new("see", "child", null, child), Ct);
            return true;
        });

        await using var target = await TestDatabase.CreateEmptyAsync(engine);
        // Keys are kept apart from backups and are put back first.
        CopyFolder(Path.Combine(world.Database.Settings.DataFolder, "keys"), Path.Combine(target.Settings.DataFolder, "keys"));
        Assert.Null(await target.Services.GetRequiredService<RestoreService>().RestoreAsync(file, Secret, replace: false, Ct));

        // All but the keys, of which one was destroyed since.
        Assert.Equal(ButKeys(beforeThere), ButKeys(await RowsAsync(target, there)));
        Assert.Equal(ButKeys(before), ButKeys(await RowsAsync(target, world.Locality)));
        Assert.Equal("kept", await OpenAsync(target, world.Locality, child, kept));
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => OpenAsync(target, world.Locality, erased, gone));
        Assert.Equal("sealed bytes", await File.ReadAllTextAsync(Path.Combine(target.Settings.DataFolder, "documents", "a", "b.sealed"), Ct));
        var (finding, anchors) = await target.Services.GetRequiredService<Trails>().VerifyAsync(world.Locality, null, Ct);
        Assert.Equal((null, null, 2), (finding.Problem, anchors.Problem, anchors.Anchors.Count));
        Assert.False(await target.Services.GetRequiredService<DatabaseMigration>().HasPendingAsync(Ct));
        // Identity columns go on after what was restored.
        await using var db = target.Open(world.Locality);
        db.DataProtectionKeys.Add(new() { FriendlyName = "next", Xml = "<x/>" });
        await db.SaveChangesAsync(Ct);
        // And the trail of the restored database is guarded as before.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM access_audit_entry", Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_here_is_replaced_only_when_asked_and_a_copy_of_it_is_kept(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var by = PersonId.New();
        await SeeAsync(world, by, 3);
        var file = Path.Combine(world.Database.Settings.DataFolder, "a.backup");
        await BackupAsync(world.Database, file);
        await SeeAsync(world, by, 4);
        await world.Database.Services.GetRequiredService<Trails>().AnchorAsync(Ct);
        var restores = world.Database.Services.GetRequiredService<RestoreService>();

        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => restores.RestoreAsync(file, Secret, replace: false, Ct));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        Assert.Equal(7, (await AuditChainOfTests.VerifyAsync(world, [])).Entries);

        var safety = await restores.RestoreAsync(file, Secret, replace: true, Ct);
        var (finding, anchors) = await world.Database.Services.GetRequiredService<Trails>().VerifyAsync(world.Locality, null, Ct);
        Assert.Equal((3, null, null), (finding.Entries, finding.Problem, anchors.Problem));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await restores.RestoreAsync(safety!, Secret, replace: true, Ct);
        Assert.Equal(7, (await AuditChainOfTests.VerifyAsync(world, [])).Entries);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_backup_is_taken_while_others_write(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await SeeAsync(world, PersonId.New(), 5);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await SeeAsync(world, PersonId.New(), 1);
            },
            Ct)).ToArray();
        var file = Path.Combine(world.Database.Settings.DataFolder, "busy.backup");
        await BackupAsync(world.Database, file);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await using var target = await TestDatabase.CreateEmptyAsync(engine);
        await target.Services.GetRequiredService<RestoreService>().RestoreAsync(file, Secret, replace: false, Ct);
        await using var db = target.Open(world.Locality);
        var finding = await new AuditFeed(db).VerifyAsync([], Ct);
        Assert.Null(finding.Problem);
        Assert.InRange(finding.Entries, 5, (await AuditChainOfTests.VerifyAsync(world, [])).Entries);
    }

    [Fact]
    [Trait("Deep", "access")]
    public async Task Every_one_of_1_000_damaged_backups_is_refused_and_nothing_changes()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await SeeAsync(world, PersonId.New(), 40);
        // Incompressible, so that the file has several chunks.
        Directory.CreateDirectory(Path.Combine(world.Database.Settings.DataFolder, "documents"));
        var random = new Random(7);
        var noise = new byte[300_000];
        random.NextBytes(noise);
        await File.WriteAllBytesAsync(Path.Combine(world.Database.Settings.DataFolder, "documents", "noise"), noise, Ct);
        var file = Path.Combine(world.Database.Settings.DataFolder, "whole.backup");
        await BackupAsync(world.Database, file);
        var whole = await File.ReadAllBytesAsync(file, Ct);
        await using var target = await TestDatabase.CreateEmptyAsync(Engine.Sqlite);
        var restores = target.Services.GetRequiredService<RestoreService>();
        var damaged = Path.Combine(world.Database.Settings.DataFolder, "damaged.backup");
        for (var number = 0; number < Effort.Of(1_000); number++)
        {
            await File.WriteAllBytesAsync(damaged, Damage(whole, number), Ct);
            await Assert.ThrowsAsync<InputRefusedException>(() => restores.RestoreAsync(damaged, Secret, replace: false, Ct));
            Assert.Empty(Directory.EnumerateFileSystemEntries(target.Settings.DataFolder));
        }

        await Assert.ThrowsAsync<InputRefusedException>(() => restores.RestoreAsync(file, Secret + "!", replace: false, Ct));
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Settings.DataFolder));
        await restores.RestoreAsync(file, Secret, replace: false, Ct);
        Assert.Equal(noise, await File.ReadAllBytesAsync(Path.Combine(target.Settings.DataFolder, "documents", "noise"), Ct));
    }

    [Fact]
    public async Task No_name_of_a_child_and_no_private_key_stands_in_a_backup()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var school = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (school, Role.Headteacher));
        var child = await world.ChildAsync(head, school, "Zzyxcanary", "Hale");
        await SealAsync(world, head, child, "text");
        await world.Database.Services.GetRequiredService<Trails>().AnchorAsync(Ct);
        var file = Path.Combine(world.Database.Settings.DataFolder, "a.backup");
        await BackupAsync(world.Database, file);
        Assert.True((await File.ReadAllBytesAsync(file, Ct)).AsSpan().IndexOf("Zzyxcanary"u8) < 0);
        List<string> names = [];
        await BackupFile.CheckAsync(file, Secret, part => { names.Add(part.Name); return Task.CompletedTask; }, Ct);
        Assert.Contains("database/headwater.db", names);
        Assert.Contains(names, n => n.StartsWith("files/anchors/", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.EndsWith(".key", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await Assert.ThrowsAsync<InputRefusedException>(() => BackupAsync(world.Database, file));
    }

    [Fact]
    public async Task Without_a_secret_or_with_one_that_is_easily_guessed_nothing_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-backup-").FullName;
        try
        {
            var (file, key) = (Path.Combine(folder, "a.backup"), Path.Combine(folder, "secret"));
            var none = await BuiltProgram.RunAsync(folder, "backup", file);
            Assert.Equal(2, none.ExitCode);
            Assert.Contains("HEADWATER_BACKUP_KEY", none.Errors, StringComparison.Ordinal);
            await File.WriteAllTextAsync(key, "short\n", Ct);
            Assert.Equal(2, (await BuiltProgram.RunAsync(folder, "backup", file, "--key", key)).ExitCode);
            Assert.False(File.Exists(file));
            await File.WriteAllTextAsync(key, Secret + "\n", Ct);
            var done = await BuiltProgram.RunAsync(folder, "backup", file, "--key", key);
            Assert.True(done.ExitCode == 0, done.Errors);
            var there = await BuiltProgram.RunAsync(folder, "restore", file, "--key", key);
            Assert.Equal(2, there.ExitCode);
            Assert.Contains("--replace", there.Errors, StringComparison.Ordinal);
            var elsewhere = Path.Combine(folder, "elsewhere");
            var restored = await BuiltProgram.RunAsync(elsewhere, "restore", file, "--key", key);
            Assert.True(restored.ExitCode == 0, restored.Errors);
            Assert.True(File.Exists(Path.Combine(elsewhere, "headwater.db")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> ButKeys(IEnumerable<string> rows) => rows.Where(r => !r.StartsWith("access_child_key", StringComparison.Ordinal));

    private static byte[] Damage(byte[] whole, int number)
    {
        var random = new Random(number);
        const int Chunk = SealedFile.ChunkLength + SealedFile.TagLength;
        var chunks = (whole.Length - SealedFile.HeadLength + Chunk - 1) / Chunk;
        byte[] Part(int chunk) => whole[(SealedFile.HeadLength + (chunk * Chunk))..Math.Min(whole.Length, SealedFile.HeadLength + ((chunk + 1) * Chunk))];
        switch (number % 6)
        {
            case 0 or 1:
                var flipped = (byte[])whole.Clone();
                // Not the four bytes that say how long the key takes to make: millions of rounds are refused by no one but the clock.
                var at = random.Next(4) == 0 ? 8 + random.Next(16) : SealedFile.HeadLength + random.Next(whole.Length - SealedFile.HeadLength);
                flipped[at] ^= (byte)random.Next(1, 256);
                return flipped;
            case 2:
                return whole[..random.Next(whole.Length)];
            case 3:
                return whole[..(SealedFile.HeadLength + (random.Next(chunks) * Chunk))];
            case 4:
                var order = Enumerable.Range(0, chunks).ToArray();
                var first = random.Next(chunks - 1);
                (order[first], order[first + 1]) = (order[first + 1], order[first]);
                return [.. whole[..SealedFile.HeadLength], .. order.SelectMany(Part)];
            default:
                if (random.Next(2) == 0)
                    return [.. whole, (byte)random.Next(256)];
                var left = random.Next(chunks);
                return [.. whole[..SealedFile.HeadLength], .. Enumerable.Range(0, chunks).Where(c => c != left).SelectMany(Part)];
        }
    }

    private static async Task BackupAsync(TestDatabase database, string file)
    {
        var s = database.Services;
        var service = new BackupService(s.GetRequiredService<IDatabaseProvider>(), s.GetServices<IModelContributor>(), database.Settings, s.GetRequiredService<Trails>(), database.Clock) { Iterations = 1_000 };
        await service.BackupAsync(file, Secret, Ct);
    }

    private static Task<bool> SeeAsync(TestWorld world, PersonId by, int times) => world.AsAsync(by, async s =>
    {
        for (var i = 0; i < times; i++)
            await s.GetRequiredService<IAuditTrail>().ReadAsync(new("see", "child", null, ChildId.New()), Ct);
        return true;
    });

    private static Task<byte[]> SealAsync(TestWorld world, PersonId by, ChildId child, string text) => world.AsAsync(by, s => s.GetRequiredService<IChildVault>().SealTextAsync(child, "p", text, Ct));

    private static async Task<string> OpenAsync(TestDatabase database, LocalityId locality, ChildId child, byte[] text)
    {
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality);
        return await scope.ServiceProvider.GetRequiredService<IChildVault>().OpenTextAsync(child, "p", text, Ct);
    }

    /// <summary>Every row of every table as the locality sees it.</summary>
    private static async Task<List<string>> RowsAsync(TestDatabase database, LocalityId locality)
    {
        await using var db = database.Open(locality);
        await db.Database.OpenConnectionAsync(Ct);
        List<string> rows = [];
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
                rows.Add(table + ": " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i) + "=" + (reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))).Order(StringComparer.Ordinal)));
        }

        Assert.NotEmpty(rows);
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
