using System.Data.Common;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Access.Involvements;

/// <summary>
/// The involvements of one child that were not revoked, as far as <see cref="ScopeRule"/> asks for them, by one statement that is prepared once in a
/// scope: services ask many times in one request, and building a query each time would cost more than answering it. It decides
/// nothing; the rule does.
/// </summary>
internal sealed class InvolvementLookup(HeadwaterDb db) : IAsyncDisposable, IDisposable
{
    private const string Sql = """
        SELECT kind, organisation_id, person_id, covers, from_day, to_day, ends_at_utc
        FROM access_involvement WHERE locality_id = @locality AND child_id = @child AND revoked_at_utc IS NULL
        """;

    private DbCommand? command;

    public async ValueTask<IReadOnlyList<Involvement>> OfAsync(ChildId child, CancellationToken ct)
    {
        if (db.Locality == default)
            return [];
        var ask = command ??= await PrepareAsync(ct);
        ask.Parameters[1].Value = child.Value;
        // SQLite refuses a statement outside the transaction that is open.
        ask.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await using var reader = await ask.ExecuteReaderAsync(ct);
        List<Involvement> found = [];
        while (await reader.ReadAsync(ct))
            found.Add(Read(reader, child));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        if (command is null)
            return;
        await command.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }

    public void Dispose()
    {
        if (command is null)
            return;
        command.Dispose();
        db.Database.CloseConnection();
    }

    private async Task<DbCommand> PrepareAsync(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var made = db.Database.GetDbConnection().CreateCommand();
        made.CommandText = Sql;
        made.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in new[] { ("@locality", db.Locality.Value), ("@child", Guid.Empty) })
        {
            var parameter = made.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            made.Parameters.Add(parameter);
        }

        await made.PrepareAsync(ct);
        return made;
    }

    private Involvement Read(DbDataReader row, ChildId child) => new()
    {
        Id = default, LocalityId = db.Locality, ChildId = child, Purpose = "", Basis = default, GrantedBy = default, GrantedAtUtc = default,
        Kind = (InvolvementKind)row.GetInt32(0),
        OrganisationId = row.IsDBNull(1) ? null : new OrganisationId(row.GetGuid(1)),
        PersonId = row.IsDBNull(2) ? null : new PersonId(row.GetGuid(2)),
        Covers = (EntryKinds)row.GetInt32(3),
        FromDay = row.GetFieldValue<DateOnly>(4),
        ToDay = row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
        EndsAtUtc = row.IsDBNull(6) ? null : DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc),
    };
}
