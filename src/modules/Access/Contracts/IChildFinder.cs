using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>What somebody must know already to find a child they are not involved with.</summary>
/// <param name="First">The first name, legal or known as, whole.</param>
/// <param name="Last">The last name, whole.</param>
/// <param name="Born">The date of birth; needed with the name.</param>
/// <param name="Upn">The unique pupil number; enough alone.</param>
public sealed record ChildClue(string? First, string? Last, DateOnly? Born, string? Upn);

/// <summary>
/// Finds one child of the locality past all involvements, by an exact match alone. For emergency openings and for the
/// data-protection officer; nothing else may ask.
/// </summary>
public interface IChildFinder
{
    /// <summary>The one child that matches exactly; null when none does, or more than one.</summary>
    Task<ChildId?> FindAsync(ChildClue clue, CancellationToken ct);
}
