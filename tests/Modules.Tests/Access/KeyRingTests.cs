using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>The keys of cookies, forms and authenticators lie in the database wrapped with the master key, which is not there.</summary>
public sealed class KeyRingTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task No_key_of_the_ring_lies_in_clear_and_a_second_server_reads_it(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        string said;
        await using (var first = await TestSite.StartAsync(world.Database))
        {
            said = Protector(first).Protect("a secret of an authenticator");
            Assert.DoesNotContain(first.Logs.Lines, l => l.Contains("No XML encryptor", StringComparison.Ordinal));
        }

        var row = Assert.Single(await RowsAsync(world));
        Assert.Contains("<sealed master=\"1\"", row, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", row, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", row, StringComparison.Ordinal);
        await using var second = await TestSite.StartAsync(world.Database);
        Assert.Equal("a secret of an authenticator", Protector(second).Unprotect(said));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Keys_from_before_are_read_and_rotation_wraps_them_so_that_an_older_master_can_go(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        string said;
        await using (var before = await TestSite.StartAsync(world.Database, services: s => s.PostConfigure<KeyManagementOptions>(o => o.XmlEncryptor = null)))
            said = Protector(before).Protect("from before");
        Assert.Contains("masterKey", Assert.Single(await RowsAsync(world)), StringComparison.Ordinal);
        await ReadsAsync(world, said);

        var rotation = world.Database.Services.GetRequiredService<KeyRotation>();
        Assert.Equal((1, 1), await rotation.RotateAsync(Ct));
        Assert.DoesNotContain("masterKey", Assert.Single(await RowsAsync(world)), StringComparison.Ordinal);
        await ReadsAsync(world, said);
        Assert.Equal((2, 1), await rotation.RotateAsync(Ct));
        File.Delete(Master(world, 1));
        await ReadsAsync(world, said);
    }

    [Fact]
    public async Task A_lost_master_key_is_asked_for_and_the_ring_is_not_begun_anew()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using (var first = await TestSite.StartAsync(world.Database))
            Protector(first).Protect("x");
        File.Delete(Master(world, 1));

        await using var second = await TestSite.StartAsync(world.Database);
        var refused = Assert.ThrowsAny<Exception>(() => Protector(second).Protect("y"));
        Assert.Contains("master-1.key", refused.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Master(world, 1)));
        Assert.Single(await RowsAsync(world));
    }

    [Fact]
    public void A_byte_altered_or_a_version_changed_opens_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-test-").FullName;
        var masters = new MasterKeys(new() { DataFolder = folder });
        masters.Make(1);
        masters.Make(2);
        var whole = RingXml.Seal(new("masterKey", new System.Xml.Linq.XElement("value", "c2VjcmV0")), masters, 1);
        Assert.Equal("c2VjcmV0", RingXml.Open(whole, masters).Element("value")!.Value);
        var bytes = Convert.FromBase64String(whole.Value);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            var altered = new System.Xml.Linq.XElement(whole) { Value = Convert.ToBase64String(bytes) };
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => RingXml.Open(altered, masters));
            bytes[at] ^= 1;
        }

        whole.SetAttributeValue("master", 2);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => RingXml.Open(whole, masters));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ReadsAsync(TestWorld world, string said)
    {
        await using var site = await TestSite.StartAsync(world.Database);
        Assert.Equal("from before", Protector(site).Unprotect(said));
    }

    private static IDataProtector Protector(TestSite site) => site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static string Master(TestWorld world, int version) => Path.Combine(world.Database.Settings.DataFolder, "keys", $"master-{version}.key");

    private static async Task<List<string>> RowsAsync(TestWorld world)
    {
        await using var db = world.Database.Open();
        return await db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml!).ToListAsync(Ct);
    }
}
