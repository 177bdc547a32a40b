using System.Buffers;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>What may be done with an enquiry, by whom, and what has to be there before. Values in, values out.</summary>
internal static class EnquiryRules
{
    /// <summary>Letters and figures that nobody takes for another on the telephone.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Half = 4;

    private static readonly SearchValues<char> Known = SearchValues.Create(Letters);

    /// <summary>What stands in place of every step while a child may be in danger.</summary>
    public const string Stopped = "A child may be in danger. Nothing else is done with this enquiry until somebody says what was done.";

    /// <summary>Why this step is refused, in words; null when it may be taken.</summary>
    public static string? WhyNot(EnquiryStage from, EnquiryStage to, EnquiryParty who, bool isStopped) => (isStopped, EnquiryStages.Find(from, to)) switch
    {
        (true, _) => Stopped,
        (_, null) => $"An enquiry that is {Lower(from)} cannot become {Lower(to)}. Look at what stands here now.",
        (_, { } step) when (step.By & who) == EnquiryParty.None => $"This is for {HelplineWords.Of(step.By)} to say.",
        _ => null,
    };

    /// <summary>What has to be there before the step; null when it is.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="replies">How many replies were recorded since it came in, or came in again.</param>
    /// <param name="hasReferral">A service was asked, since it came in, to help the child it names.</param>
    public static string? Missing(EnquiryStage to, int replies, bool hasReferral) => to switch
    {
        EnquiryStage.Answered when replies == 0 => "Write down first what whoever asked was told.",
        EnquiryStage.Passed when !hasReferral => "No service was asked for a named child since this came in. Name the child, and send the referral first.",
        _ => null,
    };

    /// <summary>The steps that are open to somebody.</summary>
    public static IEnumerable<EnquiryMove> Open(EnquiryStage stage, EnquiryParty who, bool isStopped) =>
        isStopped ? [] : EnquiryStages.Table.Where(s => s.From == stage && (s.By & who) != EnquiryParty.None);

    /// <summary>Where an enquiry goes when whoever asked writes again; null where it stays.</summary>
    public static EnquiryStage? WhenWrittenAgain(EnquiryStage stage, bool isStopped) =>
        isStopped ? null : EnquiryStages.Table.FirstOrDefault(s => s.From == stage && (s.By & EnquiryParty.Asker) != EnquiryParty.None)?.To;

    /// <summary>
    /// When the answer is due after an enquiry waited for whoever asked: the clock stood still meanwhile, so what was left when the wait began is
    /// left now; what was late is as late.
    /// </summary>
    public static DateTime DueAfterWaiting(HelplineClock times, DateTime dueUtc, DateTime waitedSinceUtc, DateTime nowUtc)
    {
        var left = times.Between(waitedSinceUtc, dueUtc);
        return left <= TimeSpan.Zero ? dueUtc : times.DueAt(nowUtc, left);
    }

    /// <summary>Why one cannot go on in another; null when it can.</summary>
    public static string? WhyNotMerge(Guid one, Guid other, EnquiryStage otherStage, bool otherStopped) => (one == other, otherStage, otherStopped) switch
    {
        (true, _, _) => "It cannot go on in itself. Enter the reference of the other enquiry.",
        (_, EnquiryStage.Merged, _) => "The other enquiry goes on in a third one. Enter the reference of that one.",
        (_, EnquiryStage.Closed, _) => "The other enquiry is closed. Open it again first.",
        (_, _, true) => "The other enquiry is stopped, as a child may be in danger. Say first what was done.",
        _ => null,
    };

    /// <summary>A reference that nobody can guess, such as H7K3-9QMX.</summary>
    public static string NewReference() => $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}";

    /// <summary>The first reference that stands in a line, however it is written; null where none does.</summary>
    public static string? ReferenceIn(string? line)
    {
        if (line is null)
            return null;
        var text = line.ToUpperInvariant();
        const int Whole = (2 * Half) + 1;
        for (var at = 0; at + Whole <= text.Length; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + Whole == text.Length || !char.IsLetterOrDigit(text[at + Whole])) && IsReference(text.AsSpan(at, Whole)))
                return text.Substring(at, Whole);
        }

        return null;
    }

    /// <summary>A reference as somebody typed it, with whatever stands between its halves, or nothing; null where it has not the shape of one.</summary>
    public static string? TypedReference(string? typed)
    {
        var letters = string.Concat((typed ?? "").ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.DashPunctuation));
        return letters.Length == 2 * Half ? ReferenceIn($"{letters[..Half]}-{letters[Half..]}") : null;
    }

    /// <summary>Whether the answer is late: it was promised for before now, and somebody still owes it.</summary>
    public static bool IsLate(HelplineEnquiry e, DateTime nowUtc) => EnquiryStages.IsRunning(e.Stage) && e.DueAtUtc < nowUtc;

    private static bool IsReference(ReadOnlySpan<char> text) => text[Half] == '-' && !text[..Half].ContainsAnyExcept(Known) && !text[(Half + 1)..].ContainsAnyExcept(Known);

    private static string Lower(EnquiryStage stage) => HelplineWords.Of(stage).Words.ToLowerInvariant();
}
