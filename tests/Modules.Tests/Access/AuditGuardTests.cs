using System.Data.Common;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Headwater.Modules.Tests.Access;

/// <summary>The databases themselves keep the trail: it is only ever added to, by however many at once.</summary>
[Trait("Tier", "slow")]
public sealed class AuditGuardTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Thirty_two_writers_at_once_leave_a_chain_without_a_gap(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(
            async () =>
            {
                var by = PersonId.New();
                for (var i = 0; i < 50; i++)
                {
                    await world.AsAsync(by, async s =>
                    {
                        await s.GetRequiredService<IAuditTrail>().ReadAsync(new("see", "child", null, ChildId.New()), Ct);
                        return true;
                    });
                }
            },
            Ct)));

        var finding = await AuditChainOfTests.VerifyAsync(world, [await AuditChainOfTests.AnchorAsync(world)]);
        Assert.Equal((1_600, 1_600, null), (finding.Entries, finding.VerifiedTo, finding.Problem));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Entries_are_neither_changed_nor_deleted_nor_replaced(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await world.AsAsync(PersonId.New(), async s =>
        {
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new("see", "child", null, ChildId.New(), "told"), new("list", "child", Children: [ChildId.New()]));
            return true;
        });
        await using var db = world.Database.Open(world.Locality);
        List<string> refused =
        [
            "UPDATE access_audit_entry SET detail = 'untold'", "UPDATE access_audit_entry SET detail = NULL", "UPDATE access_audit_entry SET seq = seq + 10", "UPDATE access_audit_entry SET hash = salt",
            "UPDATE access_audit_entry SET at_utc = at_utc, salt = NULL", "DELETE FROM access_audit_entry", "UPDATE access_audit_child SET seq = seq + 1", "DELETE FROM access_audit_child",
            engine == Engine.Sqlite ? "INSERT OR REPLACE INTO access_audit_entry SELECT * FROM access_audit_entry" : "TRUNCATE access_audit_entry",
        ];
        foreach (var sql in refused)
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Ct));
        Assert.Equal(["told"], await db.Set<AuditEntry>().Where(a => a.Detail != null).Select(a => a.Detail).ToListAsync(Ct));
        Assert.Null((await AuditChainOfTests.VerifyAsync(world, [])).Problem);
    }

    [Fact]
    public async Task Not_even_the_owner_of_the_tables_changes_entries_on_PostgreSql_while_the_guard_stands()
    {
        await using var world = await TestWorld.CreateAsync(Engine.PostgreSql);
        await world.AsAsync(PersonId.New(), async s =>
        {
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("see", "child", null, null, "told"));
            return true;
        });
        await using var owner = new NpgsqlConnection(world.Database.Settings.DatabaseOwner);
        await owner.OpenAsync(Ct);
        foreach (var sql in new[] { "UPDATE access_audit_entry SET detail = 'untold'", "DELETE FROM access_audit_entry", "TRUNCATE access_audit_entry" })
        {
            await using var command = new NpgsqlCommand($"SELECT set_config('app.locality', '{world.Locality}', false); {sql}", owner);
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).SqlState);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Erasure_outside_a_transaction_is_a_mistake_and_inside_one_that_fails_erases_nothing(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var child = ChildId.New();
        await world.AsAsync(PersonId.New(), async s =>
        {
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("see", "child", null, child, "told"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => s.GetRequiredService<IAuditErasure>().EraseChildAsync(child, Ct));
            var db = s.GetRequiredService<HeadwaterDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            Assert.Equal("1", Assert.Single(await s.GetRequiredService<IAuditErasure>().EraseChildAsync(child, Ct)).Detail);
            return true;
        });
        var finding = await AuditChainOfTests.VerifyAsync(world, []);
        Assert.Equal((1, 0, null), (finding.Entries, finding.Erased, finding.Problem));
    }
}
