using Headwater.Interface;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>What a result says, the number first and what it means.</summary>
internal static class ResultWords
{
    public const string TooFew = "fewer than five answered this one, so their answers are not shown.";

    public static string Turnout(ProposalResult r) => $"{r.Voted} of {r.Seats} seats took part; {r.Undecided} did not.";

    public static string Nothing(ProposalResult r) => r.IsWithheld
        ? "Fewer than five voted. With so few, the answers of an anonymous vote would tell who gave them: they were thrown away unread."
        : "Nobody voted.";

    public static IReadOnlyList<string> Of(ProposalResult r) =>
    [
        Turnout(r),
        .. r.Consent is { } round ? new[] { Consent(round) } : [],
        .. r.Kind == ProposalKind.SenseCheck ? r.Statements.Select(s => s.IsWithheld ? $"{s.Statement}: {TooFew}" : $"{s.Statement}: {s.All.Agree} of {s.All.Seen} agree. {Support(s.BySector)}") : [],
        .. r.Gradients is { } gradients ? new[] { Steps(gradients, r.SectorsShown.Count > 0) } : [],
        .. r.Dots is { } dots ? new[] { Dots(dots, r.SectorsShown.Count > 0) } : [],
        .. r.Ranking is { } ranking ? Ranking(ranking) : [],
        .. r.WhyNot is { } why && r.Consent is null ? new[] { why } : [],
    ];

    /// <summary>What may be said of a statement's support across sectors.</summary>
    public static string Support(SectorSupport support) => support.Verdict switch
    {
        SupportVerdict.TooFewVoices => "Too few voices to say how sectors stand.",
        SupportVerdict.Shared => "Every sector supports it.",
        SupportVerdict.Mixed => $"Support is not shared by all sectors; lowest in {support.Support!.LowestGroup}.",
        _ => $"Contested by {DecisionWords.List(support.ContestedBy)}.",
    };

    public static string Agreement(ConcordanceResult w) => w.W is { } value
        ? $"Kendall’s W is {Words.Rate(value, 2)} over {w.People} rankings of {w.Items} options: 1 when all rank alike, 0 when nothing is shared."
        : $"All {w.People} rankings put every option at the same place: there is nothing to compare.";

    private static string Consent(ConsentRound round)
    {
        var told = $"{round.Consents} of {round.Present} consented; {round.Objections.Count} objected.";
        return round.Outcome switch
        {
            ConsentOutcome.Consented => $"{told} It can be adopted, with a day by which it is looked at again.",
            ConsentOutcome.Objected => $"{told} It is not adopted: take the objection in and put a new version.",
            ConsentOutcome.NoSectorQuorum => $"{told} Nobody voted from {DecisionWords.List(round.MissingSectors)}, without whom nothing is agreed: it is not adopted.",
            _ => $"{told} Too few seats took part: it is not adopted.",
        };
    }

    private static string Steps(GradientCount count, bool bySector)
    {
        var support = count.Steps.Where(s => s.Step <= Gradient.SupportWithReservations).Sum(s => s.People);
        var lowest = bySector ? $" Least supportive is {count.LeastSupportive.Sector}, at step {Words.Rate(count.LeastSupportive.Median, 1)} of 8 in the middle." : "";
        return $"{support} of {count.Steps.Sum(s => s.People)} support it, with or without reservations.{lowest}";
    }

    private static string Dots(DotCount count, bool bySector)
    {
        var best = count.Items.Where(i => (bySector ? i.Place : i.RawPlace) == 1).Select(i => i.Item).ToList();
        var empty = bySector ? count.Items.Where(i => i.IsEmptyForASector).Select(i => $" {i.Item} got nothing from {i.LowestSector}.") : [];
        return (best.Count > 1 ? $"A tie at the top: {DecisionWords.List(best)}." : $"{best[0]} comes first{(bySector ? " when every sector counts once" : "")}.") + string.Concat(empty);
    }

    private static IEnumerable<string> Ranking(RankingResult r)
    {
        yield return r.Winners.Count switch
        {
            0 => "The count cannot end before a lot is drawn.",
            1 => $"{r.Winners[0]} comes first.",
            _ => $"A tie: {DecisionWords.List(r.Winners)} come first together. Nobody breaks it but the table.",
        };
        if (r.Agreement is { } w)
            yield return Agreement(w);
    }
}
