using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>What somebody must know already to find a child they are not involved with.</summary>
/// <param name="First">The first name, legal or known as, whole.</param>
/// <param name="Last">The last name, whole.</param>
/// <param name="Born">The date of birth; needed with the name.</param>
/// <param name="Upn">The unique pupil number; enough alone.</param>
public sealed record ChildClue(string? First, string? Last, DateOnly? Born, string? Upn);

/// <summary>Enough to tell which child is meant.</summary>
/// <param name="Name">The name the child goes by.</param>
/// <param name="Born">The date of birth.</param>
public sealed record FoundChild(string Name, DateOnly Born);

/// <summary>
/// Finds one child of the locality past all involvements, by an exact match alone. For emergency openings and for the
/// data-protection officer; nothing else may ask.
/// </summary>
public interface IChildFinder
{
    /// <summary>The one child that matches exactly; null when none does, or more than one.</summary>
    Task<ChildId?> FindAsync(ChildClue clue, CancellationToken ct);

    /// <summary>Which child an emergency opening was about, for whoever reviews it; null when the record was erased.</summary>
    Task<FoundChild?> NameAsync(ChildId child, CancellationToken ct);

    /// <summary>All records of the child that were joined: the one that goes on first. For a request of the subject; of a record that was erased the id alone.</summary>
    Task<IReadOnlyList<ChildId>> RecordsAsync(ChildId child, CancellationToken ct);
}
