using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>A managed move as it stands, without the child: what a module above needs to count it.</summary>
/// <param name="Id">Of the move; whoever has no right to the record finds nothing by it.</param>
/// <param name="Standing">What it comes to; null while no day or place is settled, the receiving school has not agreed, or once it was given up.</param>
public sealed record ManagedMove(Guid Id, SettledMove? Standing);

/// <summary>A managed move that both schools agreed to, with its first day.</summary>
/// <param name="To">The school that takes the child.</param>
/// <param name="Start">The first day there; it may lie ahead.</param>
/// <param name="YearGroup">The national curriculum year on that day, 0 for Reception; null for anything but 0 to 13.</param>
public sealed record SettledMove(OrganisationId To, DateOnly Start, int? YearGroup);

/// <summary>A module above that follows managed moves: it is told of each write, in the same transaction.</summary>
public interface IMoveFollower
{
    /// <summary>What follows from a move as it now stands, told as often as it is written; pending until the caller saves the facts.</summary>
    Task<IReadOnlyList<AuditFact>> FollowAsync(ManagedMove move, CancellationToken ct);
}
