using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>Family whom a child's contacts have as somebody who must not be told anything, whatever opened the record to them.</summary>
public interface IBarredFamily
{
    /// <summary>Of these children, those who have the acting person so; past involvements, as the family is shown no such contact.</summary>
    Task<IReadOnlySet<ChildId>> OfActorAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct);
}
