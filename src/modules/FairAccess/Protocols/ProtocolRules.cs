using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.FairAccess.Protocols;

/// <summary>How a version stands on a day.</summary>
internal enum Standing
{
    Draft,
    InConsultation,

    /// <summary>Settled, and its day is still to come.</summary>
    Coming,
    InForce,
    Replaced,
}

/// <summary>What a version says, whole.</summary>
internal sealed record ProtocolContent(ProtocolVersion Head, IReadOnlyList<ProtocolCategory> Categories, IReadOnlyList<ProtocolSchool> Schools)
{
    public ProtocolCategory? Of(Category letter) => Categories.FirstOrDefault(c => c.Letter == letter);
}

/// <summary>How far the schools are.</summary>
internal sealed record Agreement(int Schools, int Agree, int Object)
{
    public int Silent => Schools - Agree - Object;

    /// <summary>More than half of all schools, those that say nothing included.</summary>
    public bool IsMajority => Agree * 2 > Schools;

    /// <summary>How many more have to agree.</summary>
    public int Missing => IsMajority ? 0 : (Schools / 2) + 1 - Agree;
}

/// <summary>Something that two versions have otherwise.</summary>
internal sealed record ProtocolDifference(string What, string Before, string After);

/// <summary>What a protocol is, by rules 3.1 to 3.4 and 3.13: values in, values out.</summary>
internal static class ProtocolRules
{
    public const int MostPoints = 100;
    public const int MostBalance = 10_000;
    public const int MostAdmissionNumber = 2_000;

    /// <summary>How a version stands on a day, among the versions of its track: the last one that has begun holds.</summary>
    public static Standing StandingOf(ProtocolVersion version, IEnumerable<ProtocolVersion> all, DateOnly today) => version switch
    {
        { Stage: ProtocolStage.Draft } => Standing.Draft,
        { Stage: ProtocolStage.InConsultation } => Standing.InConsultation,
        { FromDay: { } from } when from > today => Standing.Coming,
        _ => InForce(all, version.Track, today)?.Id == version.Id ? Standing.InForce : Standing.Replaced,
    };

    /// <summary>The version of a track that holds on a day; null where none does.</summary>
    public static ProtocolVersion? InForce(IEnumerable<ProtocolVersion> all, Track track, DateOnly today) =>
        all.Where(v => v.Track == track && v.Stage == ProtocolStage.Settled && v.FromDay <= today).MaxBy(v => (v.FromDay, v.Number));

    /// <summary>How many children more than its admission number a year group may be asked to take: so many for every so many places, rounded up (rule 3.13).</summary>
    public static int Cap(int admissionNumber, int extra, int per) => (int)((((long)admissionNumber * extra) + per - 1) / per);

    /// <summary>What the schools say: of each the last word since the version was put to them, and of none that does not take part.</summary>
    public static Agreement AgreementOf(IEnumerable<OrganisationId> schools, IEnumerable<SchoolAnswer> answers, DateTime? since)
    {
        var taking = schools.ToHashSet();
        var last = LastWords(answers, since).Where(a => taking.Contains(a.SchoolId)).ToList();
        return new(taking.Count, last.Count(a => a.Agrees), last.Count(a => !a.Agrees));
    }

    /// <summary>The last word of each school since a version was put to them.</summary>
    public static IEnumerable<SchoolAnswer> LastWords(IEnumerable<SchoolAnswer> answers, DateTime? since) =>
        since is null ? [] : answers.Where(a => a.AtUtc >= since).GroupBy(a => a.SchoolId).Select(g => g.MaxBy(a => (a.AtUtc, a.Id))!);

    /// <summary>Where the schools are, in a sentence. Once the majority agrees, every admission authority takes part (School Admissions Code 2021, 3.14 and 3.15; rule 3.1).</summary>
    public static string Words(Agreement a) =>
        a.Schools == 0 ? "No school takes part yet."
        : a.IsMajority ? string.Create(CultureInfo.InvariantCulture, $"{a.Agree} of {a.Schools} schools agree: the majority is reached. All admission authorities take part, academies and those that object too (rule 3.1).")
        : string.Create(CultureInfo.InvariantCulture, $"{a.Agree} of {a.Schools} schools agree. For the majority {a.Missing} more {(a.Missing == 1 ? "has" : "have")} to.");

    /// <summary>The exemption that keeps a year group of a school free on a day; null where there is none.</summary>
    public static Exemption? Exempts(IEnumerable<Exemption> all, Track track, OrganisationId school, int yearGroup, DateOnly day) =>
        all.FirstOrDefault(e => e.Track == track && e.SchoolId == school && (e.YearGroup is null || e.YearGroup == yearGroup) && e.FromDay <= day && e.ToDay >= day);

    /// <summary>What is still to be done before a draft can be put to the schools.</summary>
    public static IEnumerable<string> Missing(ProtocolContent content)
    {
        if (content.Schools.Count == 0)
            yield return "Say which schools take part.";
        if (!content.Categories.Any(c => c.IsUsed))
            yield return "Say which categories of children are placed by it.";
        if (content.Head.Track == Track.Mainstream && content.Schools.Count(s => s.AdmissionNumber is null) is > 0 and var without)
            yield return without == 1 ? "Enter the published admission number of one more school: the limit of a year group is counted by it." : string.Create(CultureInfo.InvariantCulture, $"Enter the published admission numbers of {without} more schools: the limit of a year group is counted by them.");
        if (content.Head.Strategy == Strategy.ContextScore && content.Schools.Any(s => s.ContextScore is null))
            yield return "Enter the context score of every school: the protocol goes by it.";
        if (content.Schools.Count(s => s.OpeningBalance != 0 && s.OpeningReason is null) is > 0 and var unexplained)
            yield return unexplained == 1 ? "Give the reason for the opening balance of one school." : string.Create(CultureInfo.InvariantCulture, $"Give the reasons for the opening balances of {unexplained} schools.");
    }

    /// <summary>Refuses numbers that cannot be.</summary>
    /// <exception cref="InputRefusedException">Names the first of them, and what it may be.</exception>
    public static void Refuse(ProtocolVersion v)
    {
        Within(v.DecayPercent, 0, 100, "decay per year");
        Within(v.CapExtra, 0, 100, "number of children more in a year group");
        Within(v.CapPer, 1, 1000, "number of places for which they are");
        if (v.ReachMetres is { } reach)
            Within(reach, 100, 200_000, "reach in metres");
        Within(v.ResponseDays, 1, 20, "number of school days to answer");
        Within(v.Quorum, 1, 50, "quorum");
        foreach (var (points, what) in new[] { (v.ExclusionPoints, "points for a permanent exclusion"), (v.ManagedMovePoints, "points for a managed move"), (v.ReintegrationPoints, "points for a reintegration") })
        {
            if (points is { } given)
                Within(given, 1, MostPoints, what);
        }
    }

    /// <exception cref="InputRefusedException">It lies outside.</exception>
    public static int Within(int value, int least, int most, string what) => value >= least && value <= most
        ? value
        : throw new InputRefusedException($"The {what} must be from {least.ToString("N0", Interface.Words.English)} to {most.ToString("N0", Interface.Words.English)}.");

    /// <summary>Why a version may not hold from a day; null when it may.</summary>
    public static string? WhyNotFrom(ProtocolVersion version, Agreement agreement, IEnumerable<ProtocolVersion> all, DateOnly from, DateOnly today) =>
        version.Stage != ProtocolStage.InConsultation ? "Only a version that the schools were asked about can be set to hold."
        : !agreement.IsMajority ? $"The majority of schools does not agree yet. {Words(agreement)}"
        : from < today ? "A protocol holds from today or a later day: nobody is bound for the past."
        : from > today.AddYears(2) ? "The day lies more than two years ahead. Correct it."
        : all.Where(v => v.Track == version.Track && v.Stage == ProtocolStage.Settled).Max(v => v.FromDay) is { } last && from <= last ? $"The version before it holds from {Interface.Words.Date(last)}. Choose a later day."
        : null;
}
