using Headwater.Kernel;

namespace Headwater.Children.Contracts;

/// <summary>One thing on a child's way, as its line shows it.</summary>
/// <param name="Day">The day it happened.</param>
/// <param name="What">Its kind in a word or two, such as <c>Suspension</c>.</param>
/// <param name="Text">What happened, in a sentence.</param>
/// <param name="By">The organisation it comes from; null for family and where none is recorded.</param>
/// <param name="Who">The person it comes from; null where none is recorded.</param>
/// <param name="SeenBy">Who of those involved may see it.</param>
/// <param name="Href">A path of this site where it stands; null where there is none.</param>
public sealed record JourneyEntry(DateOnly Day, string What, string Text, OrganisationId? By, PersonId? Who, Visibility SeenBy, string? Href);

/// <summary>
/// What a part of the product knows of a child's way. Read as the reader of the scope may: what they may not see is not there, and
/// nothing says that it is missing.
/// </summary>
public interface IJourneyPart
{
    /// <summary>All of it, in any order.</summary>
    /// <param name="records">The child's record that goes on, and after it those that were joined to it; never none.</param>
    /// <param name="ct">Stops it.</param>
    Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct);
}
