using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Training;

/// <summary>When somebody is asked.</summary>
internal enum FeedbackKind
{
    /// <summary>After the session.</summary>
    AtOnce,

    /// <summary>Eight weeks after it.</summary>
    Later,
}

/// <summary>Whether what was learned was used.</summary>
internal enum Usage
{
    Yes,
    ALittle,
    NotYet,
}

/// <summary>What stood in the way of using it.</summary>
internal enum Obstacle
{
    /// <summary>Nothing did.</summary>
    Nothing,
    Time,

    /// <summary>Nobody at work backs it.</summary>
    Backing,

    /// <summary>There was no occasion for it.</summary>
    Occasion,

    /// <summary>They are not sure enough how.</summary>
    Practice,
    SomethingElse,
}

/// <summary>What somebody said of a session they took part in. Nobody but they reads the words; the provider sees counts.</summary>
internal sealed class CourseFeedback : IAudited
{
    public const int PlanLength = 1000;

    public LocalityId LocalityId { get; init; }
    public required Guid BookingId { get; init; }
    public required FeedbackKind Kind { get; init; }

    /// <summary>How useful, 1 (not) to 5 (very); null for what is said later.</summary>
    public int? Useful { get; init; }

    /// <summary>What they will do with it; null where they did not say, and for what is said later.</summary>
    public string? Plan { get; init; }

    /// <summary>Whether they used it; null for what is said at once.</summary>
    public Usage? Used { get; init; }

    /// <summary>What stood in the way; null for what is said at once.</summary>
    public Obstacle? Barrier { get; init; }

    public required PersonId By { get; init; }
    public required DateOnly Day { get; init; }
}
