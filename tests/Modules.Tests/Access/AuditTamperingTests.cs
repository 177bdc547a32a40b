using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>Whatever is done to the trail is found.</summary>
public sealed class AuditTamperingTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Deep", "access")]
    public async Task Every_one_of_10_000_tamperings_is_found()
    {
        var (world, _, anchors) = await AuditChainOfTests.CreateAsync(Engine.Sqlite, 30);
        await using (world)
        {
            await using var db = world.Database.Open(world.Locality);
            await db.Database.OpenConnectionAsync(Ct);
            // Who has the file in their hands has the triggers out first.
            await db.Database.ExecuteSqlRawAsync(
                """
                DROP TRIGGER access_audit_entry_no_delete; DROP TRIGGER access_audit_entry_no_change; DROP TRIGGER access_audit_entry_no_replace;
                DROP TRIGGER access_audit_child_no_delete; DROP TRIGGER access_audit_child_no_change; DROP TRIGGER access_audit_child_no_replace;
                """,
                Ct);
            var whole = await new AuditFeed(db).VerifyAsync(anchors, Ct);
            Assert.Null(whole.Problem);
            Assert.Equal(31, whole.Entries);
            Assert.InRange(whole.Erased, 1, 6);

            var missed = new List<string>();
            for (var number = 0; number < Effort.Of(10_000); number++)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Ct);
                var tampering = new Tampering((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)transaction.GetDbTransaction(), world.Locality, number);
                try
                {
                    var (what, seq) = tampering.Apply(whole.Entries);
                    var found = await new AuditFeed(db).VerifyAsync(anchors, Ct);
                    // With the entry that says what was erased gone, the first wrong place is an erased one.
                    if (found.Problem is null || (seq is { } at && found.Problem.Seq != at && !(found.Problem.Seq < at && found.Problem.What.Contains("no later entry", StringComparison.Ordinal))))
                        missed.Add($"{number}: {what}: found {found.Problem}");
                }
                catch (SqliteException e) when (e.SqliteErrorCode == 19)
                {
                    // The key was taken: the database refuses it by itself.
                }

                await transaction.RollbackAsync(Ct);
                db.ChangeTracker.Clear();
            }

            Assert.True(missed.Count == 0, string.Join('\n', missed));
            Assert.Null((await new AuditFeed(db).VerifyAsync(anchors, Ct)).Problem);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Erasing_1_000_entries_keeps_the_chain_valid(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (by, child, other) = (PersonId.New(), ChildId.New(), ChildId.New());
        await world.AsAsync(by, async s =>
        {
            // Two of three entries are about the child, so that the places of the erased ones make many ranges.
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, [.. Enumerable.Range(0, 1_500).Select(i => new AuditFact("see", "child", null, i % 3 == 2 ? other : child, "canary-detail"))]);
            return true;
        });
        var anchor = await AuditChainOfTests.AnchorAsync(world);
        await AuditChainOfTests.EraseAsync(world, by, child);

        var finding = await AuditChainOfTests.VerifyAsync(world, [anchor]);
        Assert.Null(finding.Problem);
        Assert.Equal(1_000, finding.Erased);
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal(500, await db.Set<AuditEntry>().CountAsync(a => a.Detail == "canary-detail", Ct));
        Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(a => a.ChildId == child && a.Verb != "erase", Ct));
        // 500 ranges such as "1-2 4-5" do not fit into one entry of 2,000 characters.
        Assert.InRange(await db.Set<AuditEntry>().CountAsync(a => a.Verb == "erase", Ct), 2, 4);
    }

    [Fact]
    public async Task Every_byte_of_the_anchors_counts()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var files = world.Database.Services.GetRequiredService<AnchorFiles>();
        for (var i = 1; i <= 3; i++)
            Assert.True(await files.WriteAsync(world.Locality, i, [.. Enumerable.Repeat((byte)i, 32)], restored: false, Ct));
        Assert.False(await files.WriteAsync(world.Locality, 3, [.. Enumerable.Repeat((byte)3, 32)], restored: false, Ct));
        var path = files.FileOf(world.Locality);
        var whole = await File.ReadAllBytesAsync(path, Ct);
        Assert.Equal((3, null), (files.Read(world.Locality).Anchors.Count, files.Read(world.Locality).Problem));

        // The very last byte ends the line; without it the line was never finished.
        for (var at = 0; at < whole.Length - 1; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x20;
            await File.WriteAllBytesAsync(path, changed, Ct);
            Assert.True(files.Read(world.Locality).Problem is not null, $"byte {at} of {whole.Length}: {(char)whole[at]}");
        }
    }

    [Fact]
    public async Task Anchors_are_signed_with_a_key_that_only_its_owner_reads_and_a_line_cut_short_is_dropped()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var files = world.Database.Services.GetRequiredService<AnchorFiles>();
        await files.WriteAsync(world.Locality, 1, new byte[32], restored: false, Ct);
        var key = Path.Combine(world.Database.Settings.DataFolder, "keys", "anchor.key");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(key)!, "anchor-*.pub"));

        await File.AppendAllTextAsync(files.FileOf(world.Locality), "{\"locality\":\"0", Ct);
        Assert.Single(files.Read(world.Locality).Anchors);
        await files.WriteAsync(world.Locality, 2, new byte[32], restored: false, Ct);
        Assert.Equal((2, null), (files.Read(world.Locality).Anchors.Count, files.Read(world.Locality).Problem));

        File.Delete(Directory.GetFiles(Path.GetDirectoryName(key)!, "anchor-*.pub").Single());
        Assert.Contains("public part", files.Read(world.Locality).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restore_anchors_of_what_was_lost_no_longer_speak()
    {
        var (world, _, anchors) = await AuditChainOfTests.CreateAsync(Engine.Sqlite, 6);
        await using (world)
        {
            var later = anchors[^1] with { Seq = anchors[^1].Seq + 5 };
            Assert.Contains("cut", (await AuditChainOfTests.VerifyAsync(world, [.. anchors, later])).Problem!.What, StringComparison.Ordinal);
            Assert.Null((await AuditChainOfTests.VerifyAsync(world, [.. anchors, later, anchors[^1] with { Restored = true }])).Problem);
        }
    }
}
