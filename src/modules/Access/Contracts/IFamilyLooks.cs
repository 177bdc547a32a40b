using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>That somebody looked at a child's record on one day, as the family is told it.</summary>
/// <param name="Entry">The newest entry of the trail that it stands for: a family that asks about it names it by this.</param>
/// <param name="Day">The day.</param>
/// <param name="Who">By the name that the trail's readers see.</param>
/// <param name="Post">As what, and where; null for somebody who holds no post any more that is known here.</param>
/// <param name="Why">Why the record is open to them, in a sentence; null where nothing on record says it.</param>
/// <param name="Wrote">Whether they wrote something too.</param>
public sealed record FamilyLook(long Entry, DateOnly Day, string Who, string? Post, string? Why, bool Wrote);

/// <summary>Who looked at a child's record, for the child's family.</summary>
public interface IFamilyLooks
{
    /// <summary>
    /// Those who looked, day by day, the newest first; empty for whoever is not of the family now. Not among them are the family
    /// itself, whoever opened the record in an emergency (it may be about what happens at home), and what nobody but the program did.
    /// </summary>
    Task<IReadOnlyList<FamilyLook>> OfAsync(ChildId child, int most, CancellationToken ct);
}
