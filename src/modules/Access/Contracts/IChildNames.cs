using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>What children are called, for readers who are involved with them; the module that keeps their records answers.</summary>
public interface IChildNames
{
    /// <summary>Names of those of these children whom the reader sees; the others are absent.</summary>
    Task<IReadOnlyDictionary<ChildId, string>> OfAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct);
}
