using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Support.Reviews;

/// <summary>Where the pages are.</summary>
internal static class ReviewLinks
{
    public const string List = "/reviews";
    public const string New = "/reviews/new";

    public static string One(Guid review) => $"/reviews/{review}";
}

/// <summary>What things are called on screen.</summary>
internal static class ReviewWords
{
    public static string Of(ReviewKind kind) => kind == ReviewKind.Send ? "Review of special educational needs" : "Review of inclusion";

    public static (string Words, string Tag) Of(ReviewState state) => state switch
    {
        ReviewState.Draft => ("Being written", "govuk-tag--grey"),
        ReviewState.Sent => ("With the school", "govuk-tag--blue"),
        ReviewState.Visited => ("Visited again", "govuk-tag--green"),
        ReviewState.Closed => ("Closed", "govuk-tag--grey"),
        _ => ("Withdrawn", "govuk-tag--grey"),
    };

    /// <summary>What a part is called, one of it in a form, and what helps to fill it in.</summary>
    public static (string Title, string Label, string Hint) Of(ReviewPart part) => part switch
    {
        ReviewPart.Evidence => ("What was looked at", "Something that was looked at", "Such as: six lessons in Year 8; the register of needs; talks with ten parents"),
        ReviewPart.Strength => ("What the school does well", "Something the school does well", "What you saw, and where"),
        ReviewPart.ToImprove => ("What is to improve", "Something that is to improve", "What you saw, and where"),
        _ => ("What is recommended", "What is to be done", "One thing that somebody can finish"),
    };

    /// <summary>A step in one line.</summary>
    public static string Of(ReviewStep step, string who, string where) => string.Create(CultureInfo.InvariantCulture, $"{Words.Date(step.AtUtc)} at {UkDays.TimeOf(step.AtUtc):HH:mm}: {What(step)} by {who}, {where}. {step.Why}");

    private static string What(ReviewStep step) => step.Kind switch
    {
        ReviewStepKind.Shared => "shared with others",
        ReviewStepKind.Unshared => "shared with others no longer",
        ReviewStepKind.Done => "recommendation done",
        _ => step.From is null ? "begun" : Of(step.To).Words.ToLowerInvariant(),
    };
}
