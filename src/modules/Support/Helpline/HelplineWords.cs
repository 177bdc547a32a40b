using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>Where the pages are.</summary>
internal static class HelplineLinks
{
    public const string Board = "/helpline";
    public const string New = "/helpline/new";
    public const string Themes = "/helpline/themes";
    public const string Settings = "/helpline/settings";

    public static string One(Guid enquiry) => $"/helpline/{enquiry}";

    /// <summary>The public form, of the default locality or of the one of this name.</summary>
    public static string Ask(string? slug) => slug is null ? "/help/ask" : $"/{Uri.EscapeDataString(slug)}/help/ask";

    /// <summary>Where an answer is read.</summary>
    public static string Answer(string? slug, string token) => $"{(slug is null ? "" : $"/{Uri.EscapeDataString(slug)}")}/help/answer/{Uri.EscapeDataString(token)}";
}

/// <summary>What things are called on screen.</summary>
internal static class HelplineWords
{
    public static (string Words, string Tag) Of(EnquiryStage stage) => stage switch
    {
        EnquiryStage.New => ("New", "govuk-tag--blue"),
        EnquiryStage.WithTeam => ("With a team", "govuk-tag--blue"),
        EnquiryStage.Taken => ("Taken on", "govuk-tag--green"),
        EnquiryStage.Answered => ("Answered", "govuk-tag--grey"),
        EnquiryStage.Waiting => ("Waiting for whoever asked", "govuk-tag--yellow"),
        EnquiryStage.Passed => ("Passed to a referral", "govuk-tag--grey"),
        EnquiryStage.NotReferred => ("Considered and not referred", "govuk-tag--grey"),
        EnquiryStage.Closed => ("Closed", "govuk-tag--grey"),
        _ => ("Merged into another", "govuk-tag--grey"),
    };

    /// <summary>Who, in a sentence.</summary>
    public static string Of(EnquiryParty party) => (party & EnquiryParty.Team) == EnquiryParty.None ? "those who answer the helpline" : (party & EnquiryParty.Triage) == EnquiryParty.None ? "the team that has it" : "the helpline, or the team that has it";

    public static string Of(CameBy way) => way switch
    {
        CameBy.Web => "The form on the web",
        CameBy.Email => "E-mail",
        CameBy.Telephone => "Telephone",
        _ => "In person",
    };

    public static string Of(AskerRole role) => role switch
    {
        AskerRole.Parent => "A parent or carer",
        AskerRole.YoungPerson => "A young person",
        AskerRole.School => "Somebody at a school",
        AskerRole.Professional => "Another professional",
        _ => "Somebody else",
    };

    /// <summary>The button of a step, what is asked for beside it, and what that says.</summary>
    public static (string Button, string Label, string Hint) Button(EnquiryMove move) => (move.From, move.To) switch
    {
        (EnquiryStage.New, EnquiryStage.WithTeam) => ("Give it to a team", "A word to the team", "You may leave it empty"),
        (_, EnquiryStage.WithTeam) => ("Give it to another team, or back to the team", "Why", "The team reads it"),
        (EnquiryStage.WithTeam, EnquiryStage.New) => ("It is not for us", "Why it is not for your team", "The helpline reads it, and finds another team"),
        (EnquiryStage.Waiting, EnquiryStage.Taken) => ("Go on with it", "What is new", "You may leave it empty"),
        (_, EnquiryStage.Taken) => ("Take it on", "What you do first", "You may leave it empty"),
        (_, EnquiryStage.Answered) => ("It is answered", "What came of it", "You may leave it empty. Write down first what they were told"),
        (_, EnquiryStage.Waiting) => ("Wait for whoever asked", "What you wait for", "Such as: the name of the school. The clock stands still"),
        (_, EnquiryStage.Passed) => ("It is passed to a referral", "A word about it", "You may leave it empty. Send the referral first"),
        (_, EnquiryStage.NotReferred) => ("Considered and not referred", "Why no referral is made", "Such as: the school’s own support has only begun"),
        (_, EnquiryStage.New) => ("Open it again", "Why", "It is looked at as if it were new, and the promise begins anew"),
        (EnquiryStage.New or EnquiryStage.Waiting, EnquiryStage.Closed) => ("Close it without an answer", "Why", "Such as: nothing was asked"),
        _ => ("Close it", "What came of it", "You may leave it empty"),
    };

    /// <summary>Why a step was taken, where nobody said it in words of their own.</summary>
    public static string Because(EnquiryStage to) => to switch
    {
        EnquiryStage.New => "It came in.",
        EnquiryStage.WithTeam => "It is for this team.",
        EnquiryStage.Taken => "Somebody takes care of it.",
        EnquiryStage.Answered => "They were told the answer.",
        EnquiryStage.Passed => "A service was asked.",
        EnquiryStage.Merged => "It is the same as another enquiry.",
        _ => "Nothing more is to do.",
    };

    /// <summary>A step in one line.</summary>
    public static string Of(EnquiryStep step, string who) => $"{Moment(step.AtUtc)}: {What(step)} by {who}. {step.Why}";

    /// <summary>The day and the time in the United Kingdom.</summary>
    public static string Moment(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{Words.Date(UkDays.DayOf(utc))} at {UkDays.TimeOf(utc):HH:mm}");

    /// <summary>Working time in words, such as "6 working hours left" or "2 working hours late".</summary>
    public static string Left(TimeSpan time, bool isLate)
    {
        var minutes = (long)Math.Abs(time.TotalMinutes);
        var amount = minutes < 60 ? Many(minutes, "working minute") : Many(minutes / 60, "working hour");
        return isLate ? $"{amount} late" : $"{amount} left";
    }

    /// <summary>A minute of the day as people type it.</summary>
    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>When the helpline is open, in a sentence.</summary>
    public static string Hours(OpeningHours hours) =>
        $"{string.Join(", ", Enumerable.Range(1, 7).Select(d => (DayOfWeek)(d % 7)).Where(hours.Days.Contains))}, {Time(hours.Opens)} to {Time(hours.Closes)}, and not on bank holidays{(hours.ClosedInHolidays ? " or in the school holidays" : "")}";

    public static IReadOnlyList<(string Value, string Words)> Roles(string none) => [("", none), .. Enum.GetValues<AskerRole>().Select(r => (r.ToString(), Of(r)))];

    private static string What(EnquiryStep step) => step.Kind switch
    {
        StepKind.Danger => "stopped, as a child may be in danger,",
        StepKind.Safe => "said what was done about the danger",
        StepKind.Child => "child named",
        StepKind.Reply => "reply written down",
        StepKind.Themes => "said what it was about",
        StepKind.FollowUp => "follow-up",
        StepKind.Wrote => "written again",
        _ => step.From is null ? "came in, written down" : Of(step.To).Words.ToLowerInvariant(),
    };

    private static string Many(long number, string what) => number == 1 ? $"1 {what}" : $"{Words.Count(number)} {what}s";
}
