using System.Globalization;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Data;

/// <summary>An insert that two may try at once: the second leaves what the first put there.</summary>
public static class InsertIfAbsent
{
    /// <summary>
    /// Inserts at once, in the open transaction where there is one, unless a row with this key is there. Answers whether it
    /// was inserted. The row is checked against the scope's locality as on any other road.
    /// </summary>
    public static async Task<bool> InsertIfAbsentAsync<T>(this HeadwaterDb db, T row, CancellationToken ct) where T : class, ILocalityOwned
    {
        if (row.LocalityId != db.Locality || db.Locality == default)
            throw new InvalidOperationException($"{typeof(T).Name} belongs to another locality than this scope works for.");
        if (row is IAudited or IAuditRow)
            throw new InvalidOperationException($"{typeof(T).Name} is saved through the audit trail.");
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var properties = entity.GetProperties().ToList();
        var quote = db.GetService<ISqlGenerationHelper>();
        var columns = string.Join(", ", properties.Select(p => quote.DelimitIdentifier(p.GetColumnName(table)!)));
        var values = string.Join(", ", properties.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO {quote.DelimitIdentifier(table.Name)} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING";
        for (var i = 0; i < properties.Count; i++)
        {
            var mapping = properties[i].GetRelationalTypeMapping();
            command.Parameters.Add(mapping.CreateParameter(command, string.Create(CultureInfo.InvariantCulture, $"@p{i}"), properties[i].GetGetter().GetClrValue(row), properties[i].IsNullable));
        }

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            return await command.ExecuteNonQueryAsync(ct) == 1;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
