using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>What is written about a child is sealed with that child's key, and forgotten with it.</summary>
public sealed class ChildVaultTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_text_opens_again_and_nowhere_but_where_it_was_sealed(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (child, other) = (ChildId.New(), ChildId.New());
        var note = await SealAsync(world, child, "note.text 1", "Talked with Mum – 3 o’clock");
        Assert.Equal("Talked with Mum – 3 o’clock", await OpenAsync(world, child, "note.text 1", note));
        await SealAsync(world, other, "note.text 1", "another");

        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(world, other, "note.text 1", note));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(world, child, "note.text 2", note));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(world, child, "note.title 1", note));
        for (var at = 0; at < note.Length; at++)
        {
            var altered = (byte[])note.Clone();
            altered[at] ^= 1;
            await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(world, child, "note.text 1", altered));
        }

        // A key moved to another child's row does not open there either.
        await using var db = world.Database.Open(world.Locality);
        var key = await db.Set<ChildKey>().AsNoTracking().SingleAsync(k => k.ChildId == child, Ct);
        await db.Set<ChildKey>().Where(k => k.ChildId == other).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, key.Wrapped), Ct);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(world, other, "note.text 1", note));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_destroyed_key_opens_nothing_and_seals_nothing(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (child, other, never) = (ChildId.New(), ChildId.New(), ChildId.New());
        var (note, kept) = (await SealAsync(world, child, "p", "gone"), await SealAsync(world, other, "p", "kept"));
        await InAsync(world, async s =>
        {
            var vault = s.GetRequiredService<IChildVault>();
            Assert.Equal("gone", await vault.OpenTextAsync(child, "p", note, Ct));
            await vault.DestroyAsync(child, Ct);
            Assert.Equal(child, (await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => vault.OpenTextAsync(child, "p", note, Ct))).Child);
            await vault.DestroyAsync(never, Ct);
            return true;
        });
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => OpenAsync(world, child, "p", note));
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => SealAsync(world, child, "p", "again"));
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => SealAsync(world, never, "p", "ever"));
        Assert.Equal("kept", await OpenAsync(world, other, "p", kept));
        Assert.Equal(2, world.Database.Services.GetRequiredService<DestroyedKeys>().Read().Count);
    }

    [Fact]
    public async Task A_database_from_before_the_erasure_opens_nothing_once_the_list_of_destroyed_keys_was_applied()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (child, other) = (ChildId.New(), ChildId.New());
        var (note, kept) = (await SealAsync(world, child, "p", "gone"), await SealAsync(world, other, "p", "kept"));
        await using var db = world.Database.Open(world.Locality);
        var before = await db.Set<ChildKey>().AsNoTracking().SingleAsync(k => k.ChildId == child, Ct);
        await InAsync(world, async s =>
        {
            await s.GetRequiredService<IChildVault>().DestroyAsync(child, Ct);
            return true;
        });

        await db.Set<ChildKey>().Where(k => k.ChildId == child).ExecuteUpdateAsync(s => s.SetProperty(k => k.Wrapped, before.Wrapped), Ct);
        Assert.Equal("gone", await OpenAsync(world, child, "p", note));
        await DestroyedKeys.ApplyAsync(db, world.Database.Services.GetRequiredService<DestroyedKeys>().Read(), Ct);
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => OpenAsync(world, child, "p", note));
        Assert.Equal("kept", await OpenAsync(world, other, "p", kept));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Rotation_leaves_everything_readable_while_others_read_and_write(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var children = Enumerable.Range(0, 40).Select(_ => ChildId.New()).ToArray();
        var notes = new Dictionary<ChildId, byte[]>();
        foreach (var child in children)
            notes[child] = await SealAsync(world, child, "p", child.ToString());
        var upn = await IndexAsync(world, "upn", "A123456789012");
        await InAsync(world, async s =>
        {
            await s.GetRequiredService<IChildVault>().DestroyAsync(children[0], Ct);
            return true;
        });

        var rotation = world.Database.Services.GetRequiredService<KeyRotation>();
        var reading = Task.Run(
            async () =>
            {
                for (var round = 0; round < 3; round++)
                    foreach (var child in children.Skip(1))
                        Assert.Equal(child.ToString(), await OpenAsync(world, child, "p", notes[child]));
            },
            Ct);
        Assert.Equal((2, 40), await rotation.RotateAsync(Ct));
        await reading;
        Assert.Equal((3, 40), await rotation.RotateAsync(Ct));

        foreach (var child in children.Skip(1))
            Assert.Equal(child.ToString(), await OpenAsync(world, child, "p", notes[child]));
        Assert.Equal(upn, await IndexAsync(world, "upn", "a123456789012"));
        await Assert.ThrowsAsync<ChildKeyDestroyedException>(() => OpenAsync(world, children[0], "p", notes[children[0]]));
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal([3], await db.Set<ChildKey>().Where(k => k.Wrapped != null).Select(k => k.MasterVersion).Distinct().ToListAsync(Ct));
        var folder = Path.Combine(world.Database.Settings.DataFolder, "keys");
        Assert.Equal(["master-1.key", "master-2.key", "master-3.key"], Directory.GetFiles(folder, "master-*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        foreach (var key in Directory.GetFiles(folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }


        // The older versions are no longer needed by the database.
        File.Delete(Path.Combine(folder, "master-1.key"));
        File.Delete(Path.Combine(folder, "master-2.key"));
        Assert.Equal(children[1].ToString(), await OpenAsync(world, children[1], "p", notes[children[1]]));
    }

    [Fact]
    public async Task A_lost_master_key_is_asked_for_and_never_made_anew()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await SealAsync(world, ChildId.New(), "p", "text");
        Directory.Delete(Path.Combine(world.Database.Settings.DataFolder, "keys"), recursive: true);
        var fresh = new MasterKeys(world.Database.Settings);
        await using var db = world.Database.Open(world.Locality);
        using var store = new KeyStore(db, fresh);
        Assert.Contains("master-1.key", (await Assert.ThrowsAsync<InputRefusedException>(() => store.OfAsync(ChildId.New(), make: true, Ct))).Message, StringComparison.Ordinal);
        Assert.Equal(0, fresh.Newest());
    }

    [Fact]
    public void Keys_of_the_environment_are_read_by_version_and_refused_when_they_are_none()
    {
        var (one, two) = (Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. Enumerable.Repeat((byte)7, 32)]));
        Assert.Equal(2, new MasterKeys(new() { DataFolder = "none", MasterKey = $"1:{one}, 2:{two}" }).Newest());
        Assert.Equal(7, new MasterKeys(new() { DataFolder = "none", MasterKey = $"1:{one},2:{two}" }).Of(2)[0]);
        foreach (var bad in new[] { one, "1:", "1:abc", $"0:{one}", $"1:{one},1:{two}", "x:" + one, "1:" + one[..40] })
            Assert.Contains("HEADWATER_MASTER_KEY", Assert.Throws<InputRefusedException>(() => new MasterKeys(new() { DataFolder = "none", MasterKey = bad }).Newest()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sealed_text_stands_nowhere_in_the_files_of_the_database()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (child, plain) = (ChildId.New(), "Canary-7f3e91 stands in no file");
        await using (var db = world.Database.Open(world.Locality))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE probe (text BLOB)", Ct);
            var text = await SealAsync(world, child, "p", plain);
            await db.Database.ExecuteSqlAsync($"INSERT INTO probe VALUES ({text})", Ct);
        }

        var wrapped = (await OneKeyAsync(world, child))!;
        Assert.False(Stands(world, Encoding.UTF8.GetBytes("Canary-7f3e91")));
        Assert.True(Stands(world, wrapped));
        await InAsync(world, async s =>
        {
            await s.GetRequiredService<IChildVault>().DestroyAsync(child, Ct);
            await s.GetRequiredService<HeadwaterDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Ct);
            return true;
        });
        Assert.False(Stands(world, wrapped));
    }

    [Fact]
    public async Task The_index_finds_the_same_number_however_it_is_written_and_differs_between_kinds_and_localities()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var index = await IndexAsync(world, "nhs", "943 476 5919");
        Assert.Equal(32, index.Length);
        Assert.Equal(index, await IndexAsync(world, "nhs", " 943-476-5919"));
        Assert.NotEqual(index, await IndexAsync(world, "upn", "9434765919"));
        Assert.NotEqual(index, await IndexAsync(world, "nhs", "9434765918"));
        var there = LocalityId.New();
        await world.AddLocalityAsync(there, "there", "846");
        Assert.NotEqual(index, await InAsync(world, s => s.GetRequiredService<IKeyedIndex>().OfAsync("nhs", "9434765919", Ct), there));
    }

    [Fact]
    public async Task Eight_who_seal_for_the_same_child_at_once_use_one_key()
    {
        await using var world = await TestWorld.CreateAsync(Engine.PostgreSql);
        var child = ChildId.New();
        var notes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SealAsync(world, child, "p", "text"), Ct)));
        foreach (var note in notes)
            Assert.Equal("text", await OpenAsync(world, child, "p", note));
    }

    private static bool Stands(TestWorld world, byte[] bytes) =>
        Directory.EnumerateFiles(world.Database.Settings.DataFolder, "headwater.db*").Any(f =>
        {
            using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all.AsSpan().IndexOf(bytes) >= 0;
        });

    private static async Task<byte[]?> OneKeyAsync(TestWorld world, ChildId child)
    {
        await using var db = world.Database.Open(world.Locality);
        return (await db.Set<ChildKey>().AsNoTracking().SingleAsync(k => k.ChildId == child, Ct)).Wrapped;
    }

    private static Task<byte[]> SealAsync(TestWorld world, ChildId child, string purpose, string text) => InAsync(world, s => s.GetRequiredService<IChildVault>().SealTextAsync(child, purpose, text, Ct));

    private static Task<string> OpenAsync(TestWorld world, ChildId child, string purpose, byte[] text) => InAsync(world, s => s.GetRequiredService<IChildVault>().OpenTextAsync(child, purpose, text, Ct));

    private static Task<byte[]> IndexAsync(TestWorld world, string kind, string value) => InAsync(world, s => s.GetRequiredService<IKeyedIndex>().OfAsync(kind, value, Ct));

    private static async Task<T> InAsync<T>(TestWorld world, Func<IServiceProvider, Task<T>> work, LocalityId? locality = null)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality ?? world.Locality);
        return await work(scope.ServiceProvider);
    }
}
