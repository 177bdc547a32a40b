using System.Data.Common;
using System.Text;

namespace Headwater.Data.PostgreSql;

/// <summary>PostgreSQL has a type for each kind of value and keeps no other; its driver hands out objects.</summary>
internal sealed class PostgreSqlStoredRow(DbDataReader reader) : IStoredRow
{
    private readonly byte[] id = new byte[16];

    public StoredValue Read(int column)
    {
        switch (reader.GetValue(column))
        {
            case DBNull:
                return default;
            case long whole:
                return new(StoredKind.Whole, whole, default);
            case DateTime instant:
                return new(StoredKind.Instant, instant.Ticks, default);
            case Guid value:
                value.TryWriteBytes(id, bigEndian: true, out _);
                return new(StoredKind.Id, 0, id);
            case string text:
                return new(StoredKind.Text, 0, Encoding.UTF8.GetBytes(text));
            case byte[] bytes:
                return new(StoredKind.Bytes, 0, bytes);
            default:
                return new(StoredKind.Other, 0, default);
        }
    }
}
