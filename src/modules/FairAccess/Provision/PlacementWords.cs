using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.FairAccess.Provision;

/// <summary>Where the pages are.</summary>
internal static class ProvisionLinks
{
    public const string List = "/fair-access/provision";

    public static string Provider(OrganisationId provider) => $"{List}/{provider}";

    public static string Of(ChildId child) => $"/children/{child}/provision";

    public static string Place(ChildId child) => $"/children/{child}/provision/place";

    public static string One(ChildId child, Guid placement) => $"/children/{child}/provision/{placement}";

    public static string Week(ChildId child, Guid placement, DateOnly? monday = null) =>
        $"/children/{child}/provision/{placement}/week{(monday is { } day ? $"?from={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}";

    public static string Terms(ChildId child, Guid placement) => $"/children/{child}/provision/{placement}/terms";

    public static string Review(ChildId child, Guid placement) => $"/children/{child}/provision/{placement}/review";

    public static string End(ChildId child, Guid placement) => $"/children/{child}/provision/{placement}/end";
}

/// <summary>What things are called on screen.</summary>
internal static class PlacementWords
{
    public const string NoLongerHere = "an organisation no longer here";

    public const string NoSight = "The provider does not see this record here: no information-sharing agreement in force covers it. The local lead or the data-protection officer can add it to one; until then the commissioner enters the attendance.";

    public static string Of(PlacementPurpose purpose) => purpose switch
    {
        PlacementPurpose.ShortSpell => "A short spell to turn behaviour round and return",
        PlacementPurpose.HealthNeed => "A medical or mental-health need",
        PlacementPurpose.DaySix => "Education after a permanent exclusion, from the sixth school day",
        PlacementPurpose.KeyStageFour => "A course at Key Stage 4",
        _ => "To find out what the child needs",
    };

    public static string Of(PlacementEnding ending) => ending switch
    {
        PlacementEnding.ReturnedToMainstream => "Returned to a mainstream school",
        PlacementEnding.SpecialSchool => "Moved to a special school",
        PlacementEnding.StayedToYear11 => "Stayed to the end of Year 11",
        PlacementEnding.OtherPlacement => "Went to another placement",
        PlacementEnding.LeftArea => "Left the area",
        _ => "Ended otherwise",
    };

    public static string Of(SessionMark? mark) => mark switch
    {
        SessionMark.Present => "Present",
        SessionMark.Late => "Late",
        SessionMark.AuthorisedAbsence => "Absent, allowed",
        SessionMark.UnauthorisedAbsence => "Absent, not allowed",
        SessionMark.NotRequired => "Not required",
        _ => "Not entered",
    };

    public static (string Words, string Tag) Of(Readiness level) => level switch
    {
        Readiness.Ready => ("Ready", "govuk-tag--green"),
        Readiness.Partly => ("Partly", "govuk-tag--yellow"),
        _ => ("Not yet", "govuk-tag--grey"),
    };

    public static string Of(ReviewDecision decision) => decision switch
    {
        ReviewDecision.GoesOn => "It goes on",
        ReviewDecision.ReadyToReturn => "Ready to return to a mainstream school",
        _ => "Something else",
    };

    /// <summary>The decision of a review in a sentence.</summary>
    public static string Decided(PlacementReview r) =>
        $"{(r.Decision is { } decision ? Of(decision) : "Nothing was decided")}{(r.Until is { } until ? $" until {Words.Date(until)}" : "")}.{(r.DecisionWords is { } words ? $" {words}" : "")}";

    /// <summary>A statement with how far it holds and what is still needed.</summary>
    public static string? Said(ReviewStatement statement, PlacementReview r) =>
        statement.Get(r) is { } level ? $"{Of(level).Words}{(statement.GetNeeds(r) is { } needs ? $". Still needed: {needs}" : "")}" : null;

    /// <summary>When and how it ended; null while it goes on.</summary>
    public static string? Ended(Placement p) =>
        p.EndedOn is { } on ? $"{(p.IsCalledOff ? "Called off on " : "")}{Words.Date(on)}.{(p.IsCalledOff ? "" : $" {Of(p.Ending ?? PlacementEnding.Other)}.")}{(p.EndedBecause is { } because ? $" {because}" : "")}" : null;

    /// <summary>Terms in one line.</summary>
    public static string Said(PlacementTerms t) => string.Create(CultureInfo.InvariantCulture,
        $"{TypedAmount.Hours(t.Minutes)} hours a week{(t.MinutesElsewhere > 0 ? $" and {TypedAmount.Hours(t.MinutesElsewhere)} elsewhere" : "")}, {TypedAmount.Pounds(t.WeeklyPence)} a week, planned until {Words.Date(t.PlannedLast)}.")
        + (t.FewerBecause is { } because ? $" Fewer hours than full time because: {because} Full time from {(t.FullTimeFrom is { } full ? Words.Date(full) : "a day not yet set")}." : "") + (t.Why is { } why ? $" Changed because: {why}" : "");

    /// <summary><c>86% (24 of 28 sessions), 2 late</c>.</summary>
    public static string Said(SessionCount c) => c.Possible == 0 ? "Nothing entered yet" : string.Create(Words.English,
        $"{Words.Percent(100.0 * c.Present / c.Possible, 0)} ({c.Present:N0} of {c.Possible:N0} sessions){(c.Late > 0 ? $", {c.Late:N0} late" : "")}{(c.Unauthorised > 0 ? $", {c.Unauthorised:N0} absent and not allowed" : "")}");

    /// <summary><c>7 weeks, £2,450</c>.</summary>
    public static string Said(PlacementCost c) => string.Create(CultureInfo.InvariantCulture, $"{TypedAmount.Pounds(c.Pence)} for {c.Weeks} {(c.Weeks == 1 ? "week" : "weeks")} with school, a week begun counted whole");

    public static IReadOnlyList<(string Value, string Words)> Choices<T>(Func<T, string> words) where T : struct, Enum =>
        [("", "Choose"), .. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];
}
