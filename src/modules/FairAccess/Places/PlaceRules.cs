using Headwater.Duties;
using Headwater.FairAccess.Protocols;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.FairAccess.Places;

/// <summary>Where a place stands.</summary>
internal enum PlaceState
{
    /// <summary>The school has still to answer.</summary>
    Asked,

    /// <summary>The school said nothing in time.</summary>
    Silent,
    Refused,
    Escalated,
    DirectionSought,

    /// <summary>Directed; the first day is to be set.</summary>
    Directed,

    /// <summary>The first day is set.</summary>
    Starting,
    OnRoll,
    FellThrough,
}

/// <summary>A place with its steps, in order.</summary>
internal sealed record PlaceView(PanelPlace Place, IReadOnlyList<PlaceStep> Steps, bool SilenceAllocates)
{
    public DateOnly? Start => Steps.LastOrDefault(s => s.Deed is PlaceDeed.Agreed or PlaceDeed.StartSet)?.Day;

    public DateOnly? OnRollSince => Steps.FirstOrDefault(s => s.Deed == PlaceDeed.OnRoll)?.Day;

    public bool Did(PlaceDeed deed) => Steps.Any(s => s.Deed == deed);
}

/// <summary>What is to be done next with a place.</summary>
/// <param name="What">Beginning with a verb.</param>
/// <param name="By">The last day for it; null where no day is known.</param>
/// <param name="BySchool">The school that takes the child does it; otherwise the chair of the panel.</param>
internal sealed record PlaceDue(string What, DateOnly? By, bool BySchool);

/// <summary>What becomes of a place after the panel decided: rules 3.2, 3.5, 3.8 and 3.10. Values in, values out.</summary>
internal static class PlaceRules
{
    /// <summary>Whether the child is on the roll is looked at so many days after the first day (domain table 3B, Leicestershire: within a week).</summary>
    public const int DaysToRollCheck = 7;

    /// <summary>A first day further ahead than this is no fast placement: a mistake, or a refusal by another name.</summary>
    public const int MostDaysToStart = 60;

    public const int FirstReviewWeeks = 6;
    public const int SecondReviewWeeks = 12;

    /// <summary>Where a place stands on a day: by its last step that moved it, and where there is none by whether the time to answer is over.</summary>
    public static PlaceState StateOf(PlaceView view, DateOnly today)
    {
        var state = view.Place.AnswerBy is { } by && today > by ? PlaceState.Silent : PlaceState.Asked;
        foreach (var step in view.Steps)
        {
            state = step.Deed switch
            {
                PlaceDeed.Agreed or PlaceDeed.StartSet => state == PlaceState.OnRoll ? state : PlaceState.Starting,
                PlaceDeed.Refused => PlaceState.Refused,
                PlaceDeed.Escalated => PlaceState.Escalated,
                PlaceDeed.DirectionSought => PlaceState.DirectionSought,
                PlaceDeed.Directed => PlaceState.Directed,
                PlaceDeed.OnRoll => PlaceState.OnRoll,
                PlaceDeed.RefusalUpheld or PlaceDeed.FellThrough => PlaceState.FellThrough,
                _ => state,
            };
        }

        return state;
    }

    /// <summary>What the school may do now.</summary>
    public static IReadOnlyList<PlaceDeed> BySchool(PlaceState state) => state switch
    {
        PlaceState.Asked or PlaceState.Silent => [PlaceDeed.Agreed, PlaceDeed.Refused],
        PlaceState.Refused or PlaceState.Escalated or PlaceState.DirectionSought => [PlaceDeed.Agreed],
        PlaceState.Directed => [PlaceDeed.StartSet],
        PlaceState.Starting => [PlaceDeed.StartSet, PlaceDeed.OnRoll],
        _ => [],
    };

    /// <summary>What the chair of the panel may do now.</summary>
    public static IReadOnlyList<PlaceDeed> ByChair(PlaceState state, bool silenceAllocates) => state switch
    {
        PlaceState.Asked => [PlaceDeed.FellThrough],
        PlaceState.Silent => silenceAllocates ? [PlaceDeed.StartSet, PlaceDeed.FellThrough] : [PlaceDeed.Escalated, PlaceDeed.FellThrough],
        PlaceState.Refused => [PlaceDeed.Escalated, PlaceDeed.RefusalUpheld, PlaceDeed.FellThrough],
        PlaceState.Escalated => [PlaceDeed.DirectionSought, PlaceDeed.RefusalUpheld, PlaceDeed.FellThrough],
        PlaceState.DirectionSought => [PlaceDeed.Directed, PlaceDeed.RefusalUpheld, PlaceDeed.FellThrough],
        PlaceState.Directed => [PlaceDeed.StartSet, PlaceDeed.FellThrough],
        PlaceState.Starting => [PlaceDeed.StartSet, PlaceDeed.OnRoll, PlaceDeed.FellThrough],
        _ => [],
    };

    /// <summary>The reviews that can be written down on a day: each once, from the day it is due.</summary>
    public static IReadOnlyList<PlaceDeed> Reviews(PlaceView view, DateOnly today) => view.OnRollSince is null || view.Did(PlaceDeed.FellThrough) ? [] :
    [
        .. new[] { PlaceDeed.ReviewedAtSix, PlaceDeed.ReviewedAtTwelve }.Where(r => !view.Did(r) && ReviewDay(view, r) <= today),
    ];

    /// <summary>The day of a review, counted from the first day at the school.</summary>
    public static DateOnly ReviewDay(PlaceView view, PlaceDeed review) =>
        (view.Start ?? view.OnRollSince ?? view.Place.DecidedOn).AddDays(7 * (review == PlaceDeed.ReviewedAtSix ? FirstReviewWeeks : SecondReviewWeeks));

    /// <summary>What is to be done next; null when nothing is.</summary>
    public static PlaceDue? Next(PlaceView view, DateOnly today) => StateOf(view, today) switch
    {
        PlaceState.Asked => new("Answer whether the school takes the child", view.Place.AnswerBy, true),
        PlaceState.Silent when view.SilenceAllocates => new("Set the first day: the school said nothing, so it has the child", null, false),
        PlaceState.Silent => new("Speak with the school: it said nothing", null, false),
        PlaceState.Refused => new("Decide on the school’s refusal", null, false),
        PlaceState.Escalated => new("See whether the school takes the child now, or seek a direction", null, false),
        PlaceState.DirectionSought => new("Write down the direction when it comes", null, false),
        PlaceState.Directed => new("Set the first day", null, true),
        PlaceState.Starting => new("Say that the child is on the roll", view.Start!.Value.AddDays(DaysToRollCheck), true),
        PlaceState.OnRoll when !view.Did(PlaceDeed.ReviewedAtSix) && !view.Did(PlaceDeed.ReviewedAtTwelve) => new("Look back at six weeks: how is the child?", ReviewDay(view, PlaceDeed.ReviewedAtSix), true),
        PlaceState.OnRoll when !view.Did(PlaceDeed.ReviewedAtTwelve) => new("Look back at twelve weeks: how is the child?", ReviewDay(view, PlaceDeed.ReviewedAtTwelve), true),
        _ => null,
    };

    /// <summary>The last school day for a school's answer; the day of the decision does not count. Null where the dates do not reach so far.</summary>
    public static DateOnly? AnswerBy(DateOnly decided, int schoolDays, SchoolCalendar? calendar) => calendar?.After(decided, schoolDays);

    /// <summary>School days from acceptance to the decision: the day of acceptance does not count, that of the decision does. Null where the dates do not tell.</summary>
    public static int? SchoolDays(DateOnly accepted, DateOnly decided, SchoolCalendar? calendar)
    {
        if (calendar?.After(accepted, 1) is null)
            return null;
        var days = 0;
        for (var day = accepted.AddDays(1); day <= decided; day = day.AddDays(1))
            days += calendar.IsSchoolDay(day) ? 1 : 0;
        return days;
    }

    /// <summary>Why a step cannot be taken on a day; null when it can.</summary>
    public static string? WhyNotOn(PlaceView view, PlaceDeed deed, DateOnly day, DateOnly today) => deed switch
    {
        PlaceDeed.Agreed or PlaceDeed.StartSet when day < view.Place.DecidedOn => $"The first day lies before the panel’s decision of {Words.Date(view.Place.DecidedOn)}. Correct it.",
        PlaceDeed.Agreed or PlaceDeed.StartSet when day > today.AddDays(MostDaysToStart) => "The first day lies more than sixty days ahead. The child is to start as soon as can be (rule 3.5): choose an earlier day, or say no with the reason.",
        PlaceDeed.Agreed or PlaceDeed.StartSet => null,
        PlaceDeed.OnRoll when view.Start is { } start && day < start => $"The child starts on {Words.Date(start)}. Say on that day or later that the child is on the roll.",
        _ when day > today => "The day lies in the future. Correct it.",
        _ when day < view.Place.DecidedOn => $"The day lies before the panel’s decision of {Words.Date(view.Place.DecidedOn)}. Correct it.",
        _ => null,
    };

    /// <summary>Who can direct the school, and how (rule 3.10).</summary>
    public static string Direction(SchoolType type) => type == SchoolType.Academy
        ? "An academy: the local authority asks the Secretary of State for a direction. Write down when it was asked and when the answer came (rule 3.10)."
        : "A maintained school: the local authority tells the governing body that it means to direct, and directs. The governing body may take it to the Schools Adjudicator within fifteen calendar days (rule 3.10).";
}
