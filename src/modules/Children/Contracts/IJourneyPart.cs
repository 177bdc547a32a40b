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
public sealed record JourneyEntry(DateOnly Day, string What, string Text, OrganisationId? By, PersonId? Who, Visibility SeenBy, string? Href)
{
    /// <summary>That with this the child was passed on from one service to the next; null for anything else.</summary>
    public HandOff? HandOff { get; init; }

    /// <summary>With this help began, where what it is called does not say so.</summary>
    public bool IsHelp { get; init; }
}

/// <summary>One hand-off of a chain: a service is asked, says no, and another is asked in its place.</summary>
/// <param name="Chain">The same for all of one chain.</param>
/// <param name="Number">The so-manieth of it, from 1; whoever does not see those before still knows how many there were.</param>
public sealed record HandOff(Guid Chain, int Number);

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
