using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using System.Data.Common;

namespace Headwater.Data;

/// <summary>A column of rows that are written by the thousand, as the model maps it.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Of">What a row holds there, as the engine takes it; null for nothing.</param>
public sealed record ManyColumn(string Name, Func<object, object?> Of);

/// <summary>A table that rows are written to by the thousand.</summary>
public sealed record ManyTable(string Name, IReadOnlyList<ManyColumn> Columns)
{
    /// <summary>Its columns as SQL lists them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));
}

/// <summary>
/// Writes rows by the thousand, past the change tracker and under the same rules: every row is of the scope's locality, and what
/// is audited is committed with an entry of the trail or not at all.
/// </summary>
public static class ManyRows
{
    /// <summary>Inserts rows in the open transaction; answers how many.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open, a row is of another locality, or they are entries of the trail.</exception>
    public static async Task<int> InsertManyAsync<T>(this HeadwaterDb db, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Many rows are written within a transaction.");
        if (typeof(T).IsAssignableTo(typeof(IAuditRow)))
            throw new InvalidOperationException("Entries of the audit trail are appended to its chain, one at a time.");
        if (typeof(T).IsAssignableTo(typeof(ILocalityOwned)) && db.Locality == default)
            throw new InvalidOperationException($"{typeof(T).Name} belongs to a locality, and this scope has entered none.");
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(rows));
        var table = new ManyTable(entity.GetTableName()!, [.. entity.GetProperties().Select(p => new ManyColumn(p.GetColumnName(), Reader(db, p)))]);
        if (typeof(T).IsAssignableTo(typeof(IAudited)))
            db.Unrecorded = typeof(T);
        return await db.Provider.InsertManyAsync(db, table, rows, ct);
    }

    private static Func<object, object?> Reader(HeadwaterDb db, IProperty property)
    {
        if (property.IsShadowProperty())
            throw new InvalidOperationException($"{property.Name} is no property of the row itself.");
        if (property.Name == nameof(ILocalityOwned.LocalityId) && property.DeclaringType.ClrType.IsAssignableTo(typeof(ILocalityOwned)))
            return row => Own((ILocalityOwned)row, db.Locality).Value;
        if (property.Name == nameof(IVersioned.Version) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IVersioned)))
            return _ => 1;
        var read = property.GetGetter();
        return property.GetTypeMapping().Converter is { } converter
            ? row => read.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            : read.GetClrValue;
    }

    private static LocalityId Own(ILocalityOwned row, LocalityId current) =>
        row.LocalityId == default || row.LocalityId == current ? current : throw new InvalidOperationException($"{row.GetType().Name} belongs to another locality than {current}, which this scope works for.");
}

/// <summary>What was inserted by the thousand and is audited is not committed without its entry.</summary>
internal sealed class ManyRowsChecks : DbTransactionInterceptor
{
    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Begin(eventData);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Begin(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Begin(DbContextEventData eventData) => ((HeadwaterDb)eventData.Context!).Unrecorded = null;

    private static void Check(DbContextEventData eventData)
    {
        if (((HeadwaterDb)eventData.Context!).Unrecorded is { } audited)
            throw new InvalidOperationException($"{audited.Name} is saved through the audit trail: nothing about it changes without an entry.");
    }
}
