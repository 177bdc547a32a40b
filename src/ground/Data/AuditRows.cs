using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Data;

/// <summary>
/// Tables of the audit trail (<see cref="IAuditRow"/>) are only ever added to. The one change the database lets through is
/// erasure: columns named here, all at once, to what stands for nothing.
/// </summary>
public static class AuditRows
{
    private const string ErasedTo = "Headwater:ErasedTo";

    /// <summary>Says that erasing a row empties this column, to a word where it cannot be null.</summary>
    public static PropertyBuilder<T> IsErasedTo<T>(this PropertyBuilder<T> property, string? word = null) => property.HasAnnotation(ErasedTo, word ?? "");

    /// <summary>What the database must hold to, for each table of the trail.</summary>
    public static IEnumerable<AuditTable> Of(IModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IAuditRow))))
        {
            var columns = entity.GetProperties().Select(p => new AuditColumn(p.GetColumnName(), p.FindAnnotation(ErasedTo)?.Value as string)).ToList();
            yield return new(entity.GetTableName()!, [.. entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())], columns);
        }
    }
}

/// <summary>A column of the trail. <paramref name="ErasedTo"/> is null when it never changes, empty when it is erased to null.</summary>
public sealed record AuditColumn(string Name, string? ErasedTo);

/// <summary>A table of the trail.</summary>
public sealed record AuditTable(string Name, IReadOnlyList<string> Key, IReadOnlyList<AuditColumn> Columns)
{
    /// <summary>The columns that erasure empties.</summary>
    public IEnumerable<AuditColumn> Erasable => Columns.Where(c => c.ErasedTo is not null);

    /// <summary>The condition under which an update is an erasure and nothing else, over OLD and NEW.</summary>
    /// <param name="same">How the engine says that two values are the same, nulls included.</param>
    public string IsErasure(string same)
    {
        if (!Erasable.Any())
            return "FALSE";
        return string.Join(" AND ", Columns.Select(c => c.ErasedTo switch
        {
            null => $"NEW.\"{c.Name}\" {same} OLD.\"{c.Name}\"",
            "" => $"NEW.\"{c.Name}\" IS NULL",
            var word => $"NEW.\"{c.Name}\" = '{word}'",
        }));
    }
}
