using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Data;

/// <summary>Rows that are written by the thousand keep the rules of those that are saved one at a time.</summary>
public sealed class ManyRowsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task They_come_back_as_they_were_written(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var rows = Enumerable.Range(0, 2_500).Select(n => new Organisation { Id = OrganisationId.New(), Name = $"School {n}", Kind = OrganisationKind.Voluntary }).ToList();
        await using (var db = world.Database.Open(world.Locality))
        {
            await using var all = await db.Database.BeginTransactionAsync(Ct);
            Assert.Equal(2_500, await db.InsertManyAsync(rows, Ct));
            await all.CommitAsync(Ct);
        }

        await using var after = world.Database.Open(world.Locality);
        var held = await after.Set<Organisation>().OrderBy(o => o.Id).ToListAsync(Ct);
        Assert.Equal(rows.OrderBy(r => r.Id.Value.ToString(), StringComparer.Ordinal).Select(r => (r.Id, r.Name, r.Kind)), held.OrderBy(r => r.Id.Value.ToString(), StringComparer.Ordinal).Select(r => (r.Id, r.Name, r.Kind)));
        Assert.All(held, o => Assert.Equal((world.Locality, 1), (o.LocalityId, o.Version)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_audited_is_not_committed_without_an_entry(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var school = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Ada Hale", (school, Role.Headteacher));
        await world.AsAsync(head, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            await using (var all = await db.Database.BeginTransactionAsync(Ct))
            {
                await db.InsertManyAsync([Involved(school, head)], Ct);
                await Assert.ThrowsAsync<InvalidOperationException>(() => all.CommitAsync(Ct));
            }

            Assert.False(await db.Set<Involvement>().AnyAsync(Ct));
            await using (var again = await db.Database.BeginTransactionAsync(Ct))
            {
                await db.InsertManyAsync([Involved(school, head)], Ct);
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("grant", "involvement"));
                await again.CommitAsync(Ct);
            }

            Assert.Equal(1, await db.Set<Involvement>().CountAsync(Ct));
            return true;
        });
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Another_locality_s_rows_entries_of_the_trail_and_rows_outside_a_transaction_are_refused(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await using var db = world.Database.Open(world.Locality);
        Organisation[] row = [new() { Id = OrganisationId.New(), Name = "Alder School", Kind = OrganisationKind.School }];
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertManyAsync(row, Ct));
        await using var all = await db.Database.BeginTransactionAsync(Ct);
        Organisation[] theirs = [new() { Id = OrganisationId.New(), LocalityId = LocalityId.New(), Name = "Beech School", Kind = OrganisationKind.School }];
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertManyAsync(theirs, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InsertManyAsync(Array.Empty<AuditEntry>(), Ct));
    }

    private static Involvement Involved(OrganisationId school, PersonId head) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = ChildId.New(), Kind = InvolvementKind.Roll, OrganisationId = school, Purpose = "On the roll.", Basis = LawfulBasis.PublicTask, Covers = EntryKinds.All,
        FromDay = new(2026, 9, 1), GrantedBy = head, GrantedAtUtc = TestWorld.Start.UtcDateTime,
    };
}
