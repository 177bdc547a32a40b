using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>A whole day in somebody's own calendar, or a time of it.</summary>
/// <param name="Uid">The same for the same thing, also when its day moves.</param>
/// <param name="Day">The day.</param>
/// <param name="Title">What, in a few words; no child's name: calendars lie open on many screens.</param>
/// <param name="Path">Where it can be dealt with, a path of this site.</param>
public sealed record FeedDay(string Uid, DateOnly Day, string Title, string Path)
{
    /// <summary>When it begins; null for the whole day.</summary>
    public DateTime? StartsAtUtc { get; init; }

    /// <summary>When it ends; null for the whole day.</summary>
    public DateTime? EndsAtUtc { get; init; }
}

/// <summary>What a module puts into the calendar of whoever acts in the scope.</summary>
public interface IFeedPart
{
    /// <summary>The days that are still to come or to be dealt with.</summary>
    Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct);
}
