using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Data;

/// <summary>
/// What differs between database engines. Each has an assembly of its own with its migrations, so that EF keeps two
/// histories of one model.
/// </summary>
public interface IDatabaseProvider
{
    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    string Key { get; }

    /// <summary>Whether a program that finds the database behind may bring it up to date itself.</summary>
    bool MigratesAtStart { get; }

    /// <summary>Whether a scope may keep a connection for as long as it lasts: there are as many as anybody wants.</summary>
    bool HoldsConnections { get; }

    /// <summary>What a person calls the database, for messages: a file's path or a setting's name; never a password.</summary>
    string Place { get; }

    /// <summary>Sets the engine and the application's connection.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Sets the engine and the connection of the role that owns the tables.</summary>
    void ConfigureForMigration(DbContextOptionsBuilder options);

    /// <summary>Adds what only this engine's model holds.</summary>
    void ConfigureModel(ModelBuilder model);

    /// <summary>Keeps other programs from migrating the same database until the result is disposed.</summary>
    Task<IDisposable?> HoldForMigrationAsync(CancellationToken ct);

    /// <summary>
    /// Within the transaction that is open: lets one writer at a time through for a key, until the transaction ends.
    /// </summary>
    Task TakeTurnAsync(HeadwaterDb db, Guid key, CancellationToken ct);

    /// <summary>Whether a save failed because another row has the same key, or the same value where each must be another.</summary>
    bool IsTaken(DbUpdateException failure);

    /// <summary>Inserts rows by the thousand in the transaction that is open; answers how many.</summary>
    Task<int> InsertManyAsync(HeadwaterDb db, ManyTable table, IEnumerable<object> rows, CancellationToken ct);

    /// <summary>The rows of one of this engine's readers as they are kept; see <see cref="StoredRows.Stored"/>.</summary>
    IStoredRow Stored(DbDataReader reader);

    /// <summary>Runs before migrations are applied, and only when there are some to apply.</summary>
    Task PrepareForMigrationAsync(HeadwaterDb db, CancellationToken ct);

    /// <summary>Runs after each migration, also when there was nothing to apply; must be repeatable.</summary>
    Task AfterMigrationAsync(HeadwaterDb db, CancellationToken ct);

    /// <summary>Whole copies of this database.</summary>
    IDatabaseCopies Copies(IReadOnlyList<IModelContributor> contributors);
}
