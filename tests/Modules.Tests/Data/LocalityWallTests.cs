using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Headwater.Modules.Tests.Data;

public sealed class LocalityWallTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTime Now = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Rows_are_stamped_with_the_locality_and_read_in_no_other(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (here, there) = await TwoLocalitiesAsync(database);

        await using var db = database.Open(here);
        var organisation = Assert.Single(await db.Set<Organisation>().ToListAsync(Ct));
        Assert.Equal(here, organisation.LocalityId);
        Assert.Equal("Council of here", organisation.Name);
        Assert.Null(await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Name == "Council of there", Ct));

        await using var elsewhere = database.Open(there);
        Assert.Null(await elsewhere.FindAsync<Organisation>([organisation.LocalityId, organisation.Id], Ct));
        Assert.Equal(0, await elsewhere.Set<Organisation>().Where(o => o.Id == organisation.Id).ExecuteDeleteAsync(Ct));

        await using var nowhere = database.Open();
        Assert.Empty(await nowhere.Set<Organisation>().ToListAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_row_of_another_locality_is_not_saved(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (here, there) = await TwoLocalitiesAsync(database);

        await using (var db = database.Open(here))
        {
            db.Add(NewOrganisation("Planted", there));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }

        await using (var db = database.Open(here))
        {
            var theirs = NewOrganisation("Planted", there);
            db.Attach(theirs);
            theirs.Name = "Changed";
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }

        await using (var db = database.Open())
        {
            db.Add(NewOrganisation("Homeless", default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }
    }

    [Fact]
    public async Task Behind_the_filter_PostgreSql_keeps_the_same_wall_against_plain_sql()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var (here, there) = await TwoLocalitiesAsync(database);

        await using (var plain = new NpgsqlConnection(database.Settings.Database))
        {
            await plain.OpenAsync(Ct);
            Assert.Equal(0L, await ScalarAsync(plain, "SELECT count(*) FROM localities_organisation"));
            Assert.Equal(0L, await ScalarAsync(plain, "SELECT count(*) FROM localities_notice"));
        }

        await using var db = database.Open(here);
        Assert.Single(await db.Set<Organisation>().IgnoreQueryFilters([QueryFilters.Locality]).ToListAsync(Ct));
        await db.Database.OpenConnectionAsync(Ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        Assert.Equal(1L, await ScalarAsync(connection, "SELECT count(*) FROM localities_organisation"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, $"UPDATE localities_organisation SET locality_id = '{there}'"));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task A_pooled_connection_does_not_bring_the_last_locality_along()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var (here, _) = await TwoLocalitiesAsync(database);

        await using (var db = database.Open(here))
            Assert.Single(await db.Set<Organisation>().ToListAsync(Ct));
        await using (var db = database.Open())
            Assert.Empty(await db.Set<Organisation>().IgnoreQueryFilters([QueryFilters.Locality]).ToListAsync(Ct));
    }

    [Fact]
    public async Task Every_table_a_locality_owns_has_the_wall()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        await using var db = database.Open();
        var owned = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ILocalityOwned))).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ToList();
        await using var plain = new NpgsqlConnection(database.Settings.Database);
        await plain.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid WHERE relrowsecurity AND relforcerowsecurity", plain);
        List<string> walled = [];
        await using (var reader = await command.ExecuteReaderAsync(Ct))
        {
            while (await reader.ReadAsync(Ct))
                walled.Add(reader.GetString(0));
        }

        Assert.NotEmpty(owned);
        Assert.Equal(owned, walled.Order(StringComparer.Ordinal));
        Assert.All(owned, table => Assert.Contains(db.Model.GetEntityTypes().Single(e => e.GetTableName() == table).GetDeclaredQueryFilters(), f => f.Key == QueryFilters.Locality));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_changes_to_one_version_the_second_fails(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (here, _) = await TwoLocalitiesAsync(database);
        await using var first = database.Open(here);
        await using var second = database.Open(here);
        var mine = await first.Set<Organisation>().SingleAsync(Ct);
        var yours = await second.Set<Organisation>().SingleAsync(Ct);
        Assert.Equal(1, mine.Version);

        mine.Name = "First";
        await first.SaveChangesAsync(Ct);
        yours.Name = "Second";

        Assert.Equal(2, mine.Version);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Instants_come_back_as_utc_and_others_are_refused(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (here, _) = await TwoLocalitiesAsync(database);
        await using var db = database.Open(here);
        var locality = await db.Set<Locality>().SingleAsync(l => l.Id == here, Ct);

        Assert.Equal(Now, locality.CreatedAtUtc);
        Assert.Equal(DateTimeKind.Utc, locality.CreatedAtUtc.Kind);
        locality.ChangedAtUtc = new DateTime(2026, 9, 2, 8, 0, 0, DateTimeKind.Local);
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public void A_scope_works_for_one_locality()
    {
        var current = new CurrentLocality();
        var here = LocalityId.New();
        current.Enter(here);
        current.Enter(here);

        Assert.Throws<InvalidOperationException>(() => current.Enter(LocalityId.New()));
        Assert.Throws<ArgumentException>(() => new CurrentLocality().Enter(default));
        Assert.Equal(here, current.Id);
    }

    private static async Task<(LocalityId Here, LocalityId There)> TwoLocalitiesAsync(TestDatabase database)
    {
        LocalityId here = LocalityId.New(), there = LocalityId.New();
        foreach (var (id, slug, code) in new[] { (here, "here", "845"), (there, "there", "353") })
        {
            await using var db = database.Open(id);
            db.Add(new Locality { Id = id, Slug = slug, Name = slug, AreaCode = code, CreatedAtUtc = Now, ChangedAtUtc = Now });
            db.Add(NewOrganisation($"Council of {slug}", default));
            await db.SaveChangesAsync(Ct);
        }

        return (here, there);
    }

    private static Organisation NewOrganisation(string name, LocalityId locality) =>
        new() { Id = OrganisationId.New(), Name = name, Kind = OrganisationKind.LocalAuthority, LocalityId = locality };

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
