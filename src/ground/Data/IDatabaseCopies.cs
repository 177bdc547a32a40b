using Headwater.Kernel;

namespace Headwater.Data;

/// <summary>A named part of a copy of the database; read to its end before the next one is asked for.</summary>
public sealed record CopiedPart(string Name, Stream Content);

/// <summary>Writes one part under a name.</summary>
public delegate Task PartWriter(string name, Func<Stream, CancellationToken, Task> write, CancellationToken ct);

/// <summary>Whole copies of a database, out and in, in a form only the same engine reads.</summary>
public interface IDatabaseCopies
{
    /// <summary>Copies everything as it is at one instant, while others read and write.</summary>
    Task CopyOutAsync(PartWriter write, CancellationToken ct);

    /// <summary>Whether nothing is kept there yet.</summary>
    Task<bool> IsEmptyAsync(CancellationToken ct);

    /// <summary>
    /// Copies in, all or nothing: what is there is replaced once every part was read and <paramref name="check"/> has passed in
    /// every locality, on a context within what is being copied.
    /// </summary>
    /// <exception cref="InputRefusedException">Others work with the database, or what was copied is damaged.</exception>
    Task CopyInAsync(IAsyncEnumerable<CopiedPart> parts, Func<HeadwaterDb, CancellationToken, Task> check, CancellationToken ct);
}

/// <summary>Which localities a database holds, without knowing who keeps them.</summary>
public static class LocalityTable
{
    /// <summary>The table whose key is a locality's id, and the column.</summary>
    public static (string Table, string Column) Of(HeadwaterDb db)
    {
        var entity = db.Model.GetEntityTypes().Single(e => !e.ClrType.IsAssignableTo(typeof(ILocalityOwned)) && e.FindPrimaryKey()?.Properties is [{ ClrType: var type }] && type == typeof(LocalityId));
        return (Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(entity)!, Microsoft.EntityFrameworkCore.RelationalPropertyExtensions.GetColumnName(entity.FindPrimaryKey()!.Properties[0]));
    }
}
