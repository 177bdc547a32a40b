using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Where the pages are.</summary>
internal static class ReferralLinks
{
    public const string List = "/referrals";

    public static string Of(ChildId child) => $"/children/{child}/help-asked";

    public static string Ask(ChildId child) => $"/children/{child}/help-asked/ask";

    public static string HandOn(ChildId child, Guid former) => $"/children/{child}/help-asked/ask?former={former}";

    public static string One(ChildId child, Guid referral) => $"/children/{child}/help-asked/{referral}";

    public static string Permission(ChildId child, Guid referral) => $"/children/{child}/help-asked/{referral}/permission";

    public static string Questions(ChildId child, Guid referral) => $"/children/{child}/help-asked/{referral}/questions";
}

/// <summary>What things are called on screen.</summary>
internal static class ReferralWords
{
    public static (string Words, string Tag) Of(ReferralState state) => state switch
    {
        ReferralState.Draft => ("Being written", "govuk-tag--grey"),
        ReferralState.Sent => ("Sent", "govuk-tag--blue"),
        ReferralState.Received => ("Received", "govuk-tag--blue"),
        ReferralState.Accepted => ("Accepted", "govuk-tag--green"),
        ReferralState.Declined => ("Declined", "govuk-tag--red"),
        ReferralState.Waiting => ("On the waiting list", "govuk-tag--yellow"),
        ReferralState.Active => ("Under way", "govuk-tag--green"),
        ReferralState.Done => ("Finished", "govuk-tag--grey"),
        _ => ("Withdrawn", "govuk-tag--grey"),
    };

    /// <summary>Who, in a sentence.</summary>
    public static string Of(ReferralParty party) => party switch
    {
        ReferralParty.Referrer => "the organisation that asks",
        ReferralParty.Receiver => "those who take referrals for the service",
        _ => "the organisation that asks, or the helpline",
    };

    public static string Of(OverrideGround ground) => ground switch
    {
        OverrideGround.RefusedAndOutweighed => "It was refused, and what the child needs outweighs that",
        OverrideGround.CouldNotBeReached => "Nobody of the family could be reached, and waiting would harm the child",
        _ => "The law has the service told",
    };

    /// <summary>The button of a step, what is asked for beside it, and what that says.</summary>
    public static (string Button, string Label, string Hint) Button(AllowedStep step) => (step.From, step.To) switch
    {
        (_, ReferralState.Received) => ("Say that it came in", "A word to those who ask", "You may leave it empty"),
        (_, ReferralState.Accepted) => ("Accept", "What happens next", "Such as: we telephone the family this week"),
        (_, ReferralState.Declined) => ("Decline", "Why you decline", "The family and those who asked read it, and the helpline, who find another service. You see the child no longer"),
        (_, ReferralState.Waiting) => ("Put on the waiting list", "How long the wait may be", "Such as: six weeks"),
        (_, ReferralState.Active) => ("Say that the work begins", "What begins", "Such as: first meeting at school today"),
        (_, ReferralState.Done) => ("Finish", "What came of it", "The family and those who asked read it. You see the child no longer"),
        (ReferralState.Declined, _) => ("Ask no further", "Why nothing further is asked", "Such as: the family found help itself. It stays on record"),
        _ => ("Withdraw", "Why it is withdrawn", "It stays on record; the service sees the child no longer"),
    };

    /// <summary>Why a step was taken, where nobody said it in words of their own.</summary>
    public static string Because(ReferralState to) => to switch
    {
        ReferralState.Draft => "Help is needed.",
        ReferralState.Received => "It came in.",
        ReferralState.Accepted => "The service can help.",
        ReferralState.Waiting => "There is no room yet.",
        ReferralState.Active => "The work begins.",
        _ => throw new InvalidOperationException("This is said in words of one’s own."),
    };

    /// <summary>By what permission, or without which, it is sent; in a sentence.</summary>
    public static string Permission(ServiceReferral r) => r switch
    {
        { PermissionBy: { } by, PermissionOn: { } on } => $"{by} gave permission on {Words.Date(on)} ({r.PermissionHow}).",
        { Ground: { } ground } => $"Without permission. {Of(ground)}: {r.GroundWords}",
        _ => "No permission yet.",
    };

    /// <summary>A step in one line.</summary>
    public static string Of(ServiceReferralStep step, string who, string where) => string.Create(CultureInfo.InvariantCulture, $"{Words.Date(step.Day)}: {(step.From is null ? "begun" : Of(step.To).Words.ToLowerInvariant())} by {who}, {where}. {step.Why}");

    /// <summary>How often, in a word or two.</summary>
    public static string Times(int times) => times switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{times} times") };

    /// <summary>The choices of an enumeration for a form.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices<T>(Func<T, string> words, string none) where T : struct, Enum =>
        [("", none), .. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];
}
