using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>An entry of a child's record that only these tests know, so that the filter is tried on every kind there may be.</summary>
internal abstract class TestEntry
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
}

internal sealed class TestNote : TestEntry, IEntry
{
    public static EntryKinds Kind => EntryKinds.Notes;
}

internal sealed class TestPlan : TestEntry, IEntry
{
    public static EntryKinds Kind => EntryKinds.Support;
}

internal sealed class TestSuspension : TestEntry, IEntry
{
    public static EntryKinds Kind => EntryKinds.Exclusions;
}

/// <summary>A row without a visibility of its own.</summary>
internal sealed class TestContact : IChildRecord
{
    public static EntryKinds Kind => EntryKinds.Contacts;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
}

/// <summary>Adds the test's own tables to a database and to the model of contexts opened here.</summary>
internal sealed class TestEntries : IModelContributor
{
    private static readonly string[] Tables = ["test_note", "test_plan", "test_suspension"];

    public void Contribute(ModelBuilder model)
    {
        Map<TestNote>(model, Tables[0]);
        Map<TestPlan>(model, Tables[1]);
        Map<TestSuspension>(model, Tables[2]);
        Map<TestContact>(model, "test_contact");
    }

    private static void Map<T>(ModelBuilder model, string table) where T : class, IChildRecord
    {
        var entity = model.Entity<T>().ToTable(table);
        entity.HasKey("LocalityId", "Id");
        entity.Property("Id").ValueGeneratedNever();
        entity.HasIndex("LocalityId", "ChildId");
    }

    public static async Task CreateTablesAsync(TestDatabase database)
    {
        var postgres = database.Settings.UsesPostgreSql;
        var (id, number) = postgres ? ("uuid", "integer") : ("TEXT", "INTEGER");
        var sql = string.Concat([
            .. Tables.Select(t => $"CREATE TABLE {t} (locality_id {id} NOT NULL, id {id} NOT NULL, child_id {id} NOT NULL, visibility {number} NOT NULL, owner_id {id} NOT NULL, PRIMARY KEY (locality_id, id));"),
            $"CREATE TABLE test_contact (locality_id {id} NOT NULL, id {id} NOT NULL, child_id {id} NOT NULL, PRIMARY KEY (locality_id, id));",
            .. Tables.Append("test_contact").Select(t => $"CREATE INDEX ix_{t} ON {t} (locality_id, child_id);" + (postgres ? $"GRANT SELECT ON {t} TO {PostgreSqlServer.ApplicationRole};" : ""))]);
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static Func<LocalityId, Reader?, HeadwaterDb> ContextsOf(TestDatabase database)
    {
        var provider = database.Services.GetRequiredService<IDatabaseProvider>();
        IModelContributor[] contributors = [.. database.Services.GetServices<IModelContributor>(), new TestEntries()];
        var options = new DbContextOptionsBuilder<HeadwaterDb>();
        provider.Configure(options);
        // Another model than the product's: EF must not take the one it keeps for the type of the context.
        options.UseSnakeCaseNamingConvention().ReplaceService<IModelCacheKeyFactory, OwnModel>();
        return (locality, reader) =>
        {
            var (current, reads) = (new CurrentLocality(), new CurrentReader());
            current.Enter(locality);
            if (reader is not null)
                reads.Enter(reader);
            return new(options.Options, current, reads, new QueryCount(), provider, contributors);
        };
    }

    private sealed class OwnModel : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (typeof(TestEntries), designTime);
    }
}
