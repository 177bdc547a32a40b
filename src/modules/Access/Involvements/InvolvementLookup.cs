using System.Data.Common;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Access.Involvements;

/// <summary>
/// The involvements of one child that hold on the reader's day and were not revoked, as far as <see cref="ScopeRule"/> asks for them, by one statement that is prepared once in a
/// scope: services ask many times in one request, and building a query each time would cost more than answering it. It decides
/// nothing; the rule does.
/// </summary>
internal sealed class InvolvementLookup(HeadwaterDb db) : IAsyncDisposable, IDisposable
{
    private const string Sql = """
        SELECT kind, organisation_id, person_id, covers, ends_at_utc FROM access_involvement
        WHERE locality_id = @locality AND child_id = @child AND revoked_at_utc IS NULL AND from_day <= @today AND (to_day IS NULL OR to_day >= @today)
        """;

    private DbCommand? command;

    public async ValueTask<IReadOnlyList<Involvement>> OfAsync(ChildId child, CancellationToken ct)
    {
        if (db.Locality == default)
            return [];
        var ask = command ??= await PrepareAsync(ct);
        ask.Parameters[1].Value = child.Value;
        ask.Parameters[2].Value = db.Reader.Today;
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
        foreach (var (name, value) in new (string, object)[] { ("@locality", db.Locality.Value), ("@child", Guid.Empty), ("@today", db.Reader.Today) })
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
        FromDay = db.Reader.Today,
        EndsAtUtc = row.IsDBNull(4) ? null : DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc),
    };
}
