using System.Data.Common;

namespace Headwater.Data;

/// <summary>How a database keeps a value.</summary>
public enum StoredKind
{
    /// <summary>No value.</summary>
    Nothing,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>An id, where the engine has a type for it.</summary>
    Id,

    /// <summary>An instant, where the engine has a type for it.</summary>
    Instant,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A value as it lies in the database, before anything is made of it. Holds until the next value of its row is asked for.</summary>
/// <param name="kind">How the database keeps it.</param>
/// <param name="number">The whole number, or the ticks of the instant.</param>
/// <param name="bytes">The bytes, the text in UTF-8 as it is kept (nobody has looked whether it is), or the 16 bytes of the id, highest first.</param>
public readonly ref struct StoredValue(StoredKind kind, long number, ReadOnlySpan<byte> bytes)
{
    /// <summary>How the database keeps it.</summary>
    public StoredKind Kind { get; } = kind;

    /// <summary>The whole number, or the ticks of the instant.</summary>
    public long Number { get; } = number;

    /// <summary>The bytes of a text, of bytes, or of an id.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}

/// <summary>The row on which a reader stands, value by value and without a copy of any.</summary>
public interface IStoredRow
{
    /// <summary>The value in a column, counted from 0.</summary>
    StoredValue Read(int column);
}

/// <summary>For who must see what is kept and not what it means.</summary>
public static class StoredRows
{
    /// <summary>The rows of a reader over this database, each while the reader stands on it.</summary>
    public static IStoredRow Stored(this HeadwaterDb db, DbDataReader reader) => db.Provider.Stored(reader);
}
