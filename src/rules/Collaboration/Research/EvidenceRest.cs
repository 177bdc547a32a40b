namespace Headwater.Collaboration;

/// <summary>Whose voice a source is.</summary>
public enum VoiceOf
{
    /// <summary>Nobody's: a document, figures, a visit.</summary>
    Nobody,

    /// <summary>People who speak from their work.</summary>
    Professionals,

    /// <summary>Parents and carers.</summary>
    ParentsAndCarers,

    /// <summary>Children and young people.</summary>
    YoungPeople,
}

/// <summary>A finding that counts as evidence for an element or a link, or against it.</summary>
/// <param name="Against">Whether it speaks against it.</param>
/// <param name="Voices">Whose voice each of its sources is; one or more.</param>
public sealed record EvidenceFinding(bool Against, IReadOnlyCollection<VoiceOf> Voices);

/// <summary>What an element or a link of a map rests on.</summary>
public enum Rest
{
    /// <summary>Nothing: no finding, and nothing written down.</summary>
    Nothing,

    /// <summary>Nothing for it, and a finding against it.</summary>
    OnlyAgainst,

    /// <summary>A line that somebody wrote down; no finding.</summary>
    Written,

    /// <summary>Findings from documents, figures or visits; nobody was asked.</summary>
    NoVoice,

    /// <summary>Findings from people who speak from their work, and no parent or young person among them.</summary>
    ProfessionalsOnly,

    /// <summary>Findings in which a parent, a carer or a young person was heard.</summary>
    Families,
}

/// <summary>What parts of a map rest on. The definition is Headwater's.</summary>
public static class EvidenceRest
{
    /// <summary>What one element or link rests on. A finding against it holds nothing up.</summary>
    /// <param name="written">Whether evidence is written on the map itself.</param>
    /// <param name="findings">The findings tied to it that count.</param>
    /// <exception cref="ArgumentException">A finding has no source.</exception>
    public static Rest Of(bool written, IReadOnlyList<EvidenceFinding> findings)
    {
        if (findings.Any(f => f.Voices.Count == 0))
            throw new ArgumentException("A finding has no source: what rests on none is no evidence.", nameof(findings));
        var voices = findings.Where(f => !f.Against).SelectMany(f => f.Voices).ToHashSet();
        if (voices.Count == 0)
            return written ? Rest.Written : findings.Count > 0 ? Rest.OnlyAgainst : Rest.Nothing;
        return voices.Any(IsFamily) ? Rest.Families : voices.Contains(VoiceOf.Professionals) ? Rest.ProfessionalsOnly : Rest.NoVoice;
    }

    /// <summary>Whether a part rests on no evidence: nothing speaks for it.</summary>
    public static bool IsGap(Rest rest) => rest is Rest.Nothing or Rest.OnlyAgainst;

    /// <summary>Whether it is the voice of those whose life it is: a parent, a carer, a young person.</summary>
    public static bool IsFamily(VoiceOf voice) => voice is VoiceOf.ParentsAndCarers or VoiceOf.YoungPeople;
}

/// <summary>How the number of families heard is told: where it is small, the number could show who they are.</summary>
public static class FewHeard
{
    /// <summary>Numbers below this one are not told.</summary>
    public const int Fewest = 5;

    /// <summary>Whether so few were heard that one of them could be known. A number that nobody wrote down is taken for a small one.</summary>
    /// <param name="voice">Whose voice.</param>
    /// <param name="people">How many were heard.</param>
    public static bool IsFew(VoiceOf voice, int? people) => EvidenceRest.IsFamily(voice) && (people ?? 0) < Fewest;

    /// <summary><c>12 people</c>, or <c>fewer than 5 people</c>.</summary>
    /// <param name="voice">Whose voice.</param>
    /// <param name="people">How many were heard; null where nobody wrote it down.</param>
    public static string Told(VoiceOf voice, int? people) => IsFew(voice, people) ? "fewer than 5 people" : people is { } known ? Voting.Words.Count(known, "person", "people") : "number not written down";

    /// <summary>
    /// How many were heard in several sessions. A large session whose number is told elsewhere must not give a small one away: then it is
    /// <c>23 people and fewer than 5 more</c>.
    /// </summary>
    /// <param name="voice">Whose voice.</param>
    /// <param name="sessions">How many were heard in each; null where nobody wrote it down.</param>
    public static string Told(VoiceOf voice, IReadOnlyCollection<int?> sessions)
    {
        var (few, large) = (sessions.Where(p => IsFew(voice, p)).Sum(p => p ?? 0), sessions.Where(p => !IsFew(voice, p)).Sum(p => p ?? 0));
        return large > 0 && few is > 0 and < Fewest ? $"{Told(voice, large)} and fewer than 5 more" : Told(voice, few + large);
    }
}
