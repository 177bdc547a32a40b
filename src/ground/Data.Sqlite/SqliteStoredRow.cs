using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Headwater.Data.Sqlite;

/// <summary>
/// Values straight from SQLite. Each of its functions for columns takes the connection's lock; those for values, asked after one
/// for the column, take none. SQLite allows that to a single thread, and a reader is never used by two at once.
/// </summary>
internal sealed unsafe partial class SqliteStoredRow(SqliteDataReader reader) : IStoredRow
{
    private const string Library = "e_sqlite3";

    private readonly nint statement = reader.Handle!.DangerousGetHandle();

    public StoredValue Read(int column)
    {
        ObjectDisposedException.ThrowIf(reader.IsClosed, reader);
        var value = ColumnValue(statement, column);
        return TypeOf(value) switch
        {
            SQLitePCL.raw.SQLITE_INTEGER => new(StoredKind.Whole, WholeOf(value), default),
            // SQLite wants the text asked for before its length.
            SQLitePCL.raw.SQLITE_TEXT => new(StoredKind.Text, 0, new(TextOf(value), LengthOf(value))),
            SQLitePCL.raw.SQLITE_BLOB => new(StoredKind.Bytes, 0, new(BytesOf(value), LengthOf(value))),
            SQLitePCL.raw.SQLITE_NULL => default,
            _ => new(StoredKind.Other, 0, default),
        };
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_value")]
    private static partial nint ColumnValue(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    private static partial int TypeOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    private static partial long WholeOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text")]
    private static partial byte* TextOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    private static partial byte* BytesOf(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    private static partial int LengthOf(nint value);
}
