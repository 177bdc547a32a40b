namespace Headwater.Collaboration;

/// <summary>What something that is known rests on.</summary>
public enum SourceKind
{
    /// <summary>A report, a policy, minutes.</summary>
    Document,

    /// <summary>Figures.</summary>
    Data,

    /// <summary>One person, or two, asked.</summary>
    Interview,

    /// <summary>Several people asked together.</summary>
    FocusGroup,

    /// <summary>Children or young people asked about their own life in school.</summary>
    PupilVoice,

    /// <summary>A place that was looked at.</summary>
    Visit,
}

/// <summary>How consent was given.</summary>
public enum ConsentHow
{
    /// <summary>Said, and written down by who asked.</summary>
    Spoken,

    /// <summary>Signed.</summary>
    Written,
}

/// <summary>What people who were heard agreed to.</summary>
public enum ConsentUse
{
    /// <summary>Their words may be quoted, without their names.</summary>
    Quoted,

    /// <summary>What they said may be told in other words.</summary>
    Summarised,

    /// <summary>It may be said that they were heard, and how many they were; nothing of what they said.</summary>
    Counted,
}

/// <summary>The consent of everybody who was heard together: the narrowest that one of them gave.</summary>
/// <param name="How">How it was given.</param>
/// <param name="Use">What for.</param>
/// <param name="AnyUnder16">Whether somebody heard is under 16.</param>
/// <param name="ParentsAgreed">Whether a parent or carer of each of those under 16 agreed too.</param>
/// <param name="Until">The last day on which it holds; null for as long as the work goes on.</param>
/// <param name="WithdrawnOn">The day it was taken back; null while it stands.</param>
public sealed record GivenConsent(ConsentHow How, ConsentUse Use, bool AnyUnder16, bool ParentsAgreed, DateOnly? Until, DateOnly? WithdrawnOn);

/// <summary>What may be kept of a source, each with all that come before it.</summary>
public enum MayKeep
{
    /// <summary>Nothing that was said.</summary>
    Nothing,

    /// <summary>That people were heard, and how many.</summary>
    Count,

    /// <summary>What was said, in other words.</summary>
    Summary,

    /// <summary>What was said, word for word.</summary>
    Quotation,
}

/// <summary>
/// What consent lets one keep of a source. That a parent or carer agrees as well for those under 16 follows the usual practice of
/// research with children; no statute sets that age. The definition is Headwater's.
/// </summary>
public static class VoiceConsent
{
    /// <summary>Below this age a parent or carer agrees as well.</summary>
    public const int AgeOfOwnConsent = 16;

    /// <summary>Whether people are asked in such a source, so that consent is needed.</summary>
    public static bool IsNeeded(SourceKind kind) => kind is SourceKind.Interview or SourceKind.FocusGroup or SourceKind.PupilVoice;

    /// <summary>What may be kept of a source on a day.</summary>
    /// <param name="kind">What the source is.</param>
    /// <param name="consent">What those heard agreed to; null where nobody wrote it down.</param>
    /// <param name="today">The day.</param>
    public static MayKeep Allows(SourceKind kind, GivenConsent? consent, DateOnly today)
    {
        if (kind is SourceKind.Document or SourceKind.Data)
            return MayKeep.Quotation;
        // On a visit something is seen; nobody was asked whether they may be quoted.
        if (kind == SourceKind.Visit)
            return MayKeep.Summary;
        if (consent is null || consent.WithdrawnOn is not null || consent.Until < today || consent is { AnyUnder16: true, ParentsAgreed: false })
            return MayKeep.Nothing;
        return consent.Use switch
        {
            ConsentUse.Quoted => MayKeep.Quotation,
            ConsentUse.Summarised => MayKeep.Summary,
            _ => MayKeep.Count,
        };
    }

    /// <summary>Why something may not be kept of a source, in a sentence that says what to do; null where it may be.</summary>
    /// <param name="wanted">What is to be kept.</param>
    /// <param name="kind">What the source is.</param>
    /// <param name="consent">What those heard agreed to; null where nobody wrote it down.</param>
    /// <param name="today">The day.</param>
    public static string? WhyNot(MayKeep wanted, SourceKind kind, GivenConsent? consent, DateOnly today)
    {
        if (Allows(kind, consent, today) >= wanted)
            return null;
        return (kind, consent) switch
        {
            (SourceKind.Visit, _) => "A visit is seen and nobody was asked whether they may be quoted: tell it in your own words.",
            (_, null) => "No consent is written down for this source: ask those who were heard, and write down what they agreed to.",
            (_, { WithdrawnOn: not null }) => "Those who were heard took their consent back: nothing they said is kept.",
            (_, { Until: { } until }) when until < today => "The consent for this source has run out: ask again, or leave their words out.",
            (_, { AnyUnder16: true, ParentsAgreed: false }) => "Somebody heard was under 16 and no parent or carer has agreed: nothing they said can be kept until one does.",
            (_, { Use: ConsentUse.Counted }) => "Those who were heard agreed only to be counted: what they said cannot be kept.",
            _ => "Those who were heard did not agree to be quoted: tell it in your own words, and leave the quotation out.",
        };
    }
}
