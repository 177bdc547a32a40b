namespace Headwater.Data;

/// <summary>
/// A row that two people may change at once. The version goes up by one with every change; a change made to an older
/// version fails with <see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>.
/// </summary>
public interface IVersioned
{
    /// <summary>1 when the row was added.</summary>
    int Version { get; }
}
