using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Exclusions;

/// <summary>An exclusion as it was typed; the days after the decision are added as they come.</summary>
internal sealed record TypedExclusion(ExclusionKind What, DateOnly Start, bool StartsAfternoon, int Sessions, DateOnly Decided, IReadOnlyList<string> Reasons)
{
    public string? Circumstances { get; init; }
    public string? Breach { get; init; }
    public string? Harm { get; init; }
    public string? Considered { get; init; }
    public string? Explanation { get; init; }
    public bool LookedAfter { get; init; }
    public bool SocialWorker { get; init; }
    public bool LivesInOtherAuthority { get; init; }
    public DateOnly? MissesExam { get; init; }
    public DateOnly? Cancelled { get; init; }
    public string? CancelledBecause { get; init; }
    public bool Imported { get; init; }

    public static IReadOnlyList<(string Value, string Words, string Hint)> Kinds { get; } =
    [
        (nameof(ExclusionKind.Suspension), "A suspension", "For half a day or more. The child comes back when it is over."),
        (nameof(ExclusionKind.Lunchtime), "A lunchtime suspension", "Counts as half a day. Each day is recorded by itself."),
        (nameof(ExclusionKind.Permanent), "A permanent exclusion", "The last resort. Both tests of the law must be met."),
    ];

    /// <summary>What was typed for a day, where it can be read as one.</summary>
    public static DateOnly? DayOf(string? text)
    {
        try
        {
            return FormFields.OptionalDay(text, "day");
        }
        catch (InputRefusedException)
        {
            // What cannot be read as a day is refused where it is asked for; here it is only shown.
            return null;
        }
    }

    public static string Said(string? day, string otherwise) => DayOf(day) is { } known ? Words.Date(known) : day ?? otherwise;
}

/// <summary>What is done to an exclusion that is on record.</summary>
internal enum ExclusionDeed
{
    Change,
    Cancel,
    TakeBackCancelling,
    Represent,
}

/// <summary>By what the clock counts: the calendars of the schools in question, and the locality's rules.</summary>
internal sealed record ClockGround(IReadOnlyDictionary<OrganisationId, SchoolDates> Dates, RuleBook Book);

/// <summary>What recording an exclusion would bring.</summary>
/// <param name="Duties">Its own duties.</param>
/// <param name="Result">What the clock says of all of the child's.</param>
/// <param name="Moves">What it moves of others.</param>
/// <param name="Unusual">What has to be explained, in sentences.</param>
internal sealed record WhatFollows(IReadOnlyList<DutyDate> Duties, ClockResult Result, IReadOnlyList<string> Moves, IReadOnlyList<string> Unusual);

/// <summary>What a change did: the outcome, and in words what moved.</summary>
internal sealed record Moved(Outcome Outcome, IReadOnlyList<string> Words, Guid? Id = null)
{
    public static Moved Nothing(Outcome outcome) => new(outcome, []);
}

/// <summary>What somebody is to the case of one child.</summary>
/// <param name="IsFamily">A parent or carer of this child, or the young person.</param>
/// <param name="Considers">A governor or clerk to whom this child's case was opened, and who is not the family.</param>
/// <param name="IsBarred">Family whom the school has marked as not to be told anything.</param>
internal readonly record struct CaseRights(bool IsFamily, bool Considers, bool IsBarred = false);
