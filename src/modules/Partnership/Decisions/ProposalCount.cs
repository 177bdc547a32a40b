using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>Counts a proposal by its rule. The formulas are those of the rules; here stands only what is asked of which.</summary>
internal static class ProposalCount
{
    public static ProposalResult Of(ProposalView view, IReadOnlyList<Voice> voices)
    {
        var proposal = view.Proposal;
        string[] options = [.. view.Options.Select(o => o.Label)];
        var rule = new SupportRule();
        var least = proposal.IsAnonymous ? rule.AnonymousMinimum : rule.NamedMinimum;
        var voted = view.Seats.Where(s => s.Seat.HasVoted).Select(s => s.Seat.SectorCode).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. proposal.Core.Where(c => !voted.Contains(c)).Select(c => view.Labels[c])];
        Turnout[] turnout = [.. view.Seats.GroupBy(s => s.Sector, StringComparer.Ordinal).Select(g => new Turnout(g.Key, g.Count(), g.Count(s => s.Seat.HasVoted)))];
        var withheld = proposal.IsAnonymous && voices.Count < least;
        var merged = Merged(voices, least);
        var result = new ProposalResult(proposal.Kind, view.Seats.Count, view.Voted, turnout, missing, proposal.QuorumPercent, withheld, [.. merged.Values.Distinct(StringComparer.Ordinal)]);
        if (withheld || (voices.Count == 0 && proposal.Kind != ProposalKind.Consent))
            return result with { Sentences = [ResultWords.Turnout(result), ResultWords.Nothing(result)] };
        // Where no sector can be shown, all stand under one name and none of their figures is shown.
        var shown = voices.Select(v => v with { Sector = merged.GetValueOrDefault(v.Sector, "all sectors") }).OrderBy(v => v.Sector, StringComparer.Ordinal).ToList();
        result = proposal.Kind switch
        {
            ProposalKind.Consent => result with { Consent = Round(view, voices), Statements = [Statement(proposal.Title, voices, 0, Agreeing, false)] },
            ProposalKind.SenseCheck => result with { Statements = [.. InOrder(options.Select((o, i) => Statement(o, voices, i, Answer, proposal.IsAnonymous)))] },
            ProposalKind.Gradients => result with { Gradients = GradientCount.Of([.. shown.Select(v => new GradientVote(v.Sector, (Gradient)v.Marks[0]))]), Statements = [Statement(proposal.Title, voices, 0, Leaning, proposal.IsAnonymous)] },
            ProposalKind.Dots => result with { Dots = DotVote.Count(options, [.. shown.Select(v => new DotBallot(v.Sector, v.Marks))]) },
            _ => result with { Ranking = RankingCount.Of(proposal, options, shown, result.SectorsShown) },
        };
        return result with { Sentences = ResultWords.Of(result), Recount = Recount(proposal.Kind, options, voices, [.. result.Statements.Where(s => s.IsWithheld).Select(s => Array.IndexOf(options, s.Statement))]) };
    }

    /// <summary>What an answer to a statement says for or against.</summary>
    private static int Answer(int mark) => mark;

    /// <summary>Consents agree, with or without a concern; an objection disagrees; whoever stands aside passes.</summary>
    private static int Agreeing(int mark) => (ConsentPosition)mark switch
    {
        ConsentPosition.Consent or ConsentPosition.Concern => BallotMarks.Agree,
        ConsentPosition.Objection => BallotMarks.Disagree,
        _ => BallotMarks.Pass,
    };

    /// <summary>The first three steps are for it, the last two against; those between carry it without being for it.</summary>
    private static int Leaning(int mark) => (Gradient)mark switch
    {
        <= Gradient.SupportWithReservations => BallotMarks.Agree,
        >= Gradient.SeriousDisagreement => BallotMarks.Disagree,
        _ => BallotMarks.Pass,
    };

    private static ConsentRound Round(ProposalView view, IReadOnlyList<Voice> voices)
    {
        var absent = view.Seats.Where(s => !s.Seat.HasVoted).Select(s => new ConsentVoice(s.Sector, ConsentPosition.Absent));
        return ConsentRound.Close([.. voices.Select(v => new ConsentVoice(v.Sector, (ConsentPosition)v.Marks[0], v.Reason)), .. absent],
            new() { Quorum = view.Proposal.QuorumPercent / 100.0, CoreSectors = [.. view.Proposal.Core.Select(c => view.Labels[c])] });
    }

    private static StatementResult Statement(string statement, IReadOnlyList<Voice> voices, int at, Func<int, int> says, bool anonymous)
    {
        GroupTally[] groups = [.. voices.GroupBy(v => v.Sector, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupTally(g.Key, Sum(g.Select(v => says(v.Marks[at])))))];
        var all = Tally.Sum(groups.Select(g => g.Votes));
        // Each answers the statements they will: of those who voted, too few may have answered this one.
        if (anonymous && all.Seen > 0 && all.Seen < new SupportRule().AnonymousMinimum)
            return new(statement, default, new(SupportVerdict.TooFewVoices, null, [], [], []), true);
        // With nobody there is no group; the rule asks for one.
        return new(statement, all, SectorSupport.Of(groups.Length == 0 ? [new("nobody", default)] : groups, anonymous));
    }

    private static Tally Sum(IEnumerable<int> answers)
    {
        var all = answers.ToLookup(a => a);
        return new(all[BallotMarks.Agree].Count(), all[BallotMarks.Disagree].Count(), all[BallotMarks.Pass].Count());
    }

    /// <summary>Most support across sectors first; those that cannot be shown by sector last.</summary>
    private static IEnumerable<StatementResult> InOrder(IEnumerable<StatementResult> statements) => statements.OrderByDescending(s => s.BySector.Support?.GeometricMean ?? -1);

    /// <summary>Under which name each sector is shown; none where fewer than two can be.</summary>
    private static Dictionary<string, string> Merged(IReadOnlyList<Voice> voices, int least)
    {
        if (voices.Count == 0)
            return [];
        var counted = GroupMerge.Below([.. voices.GroupBy(v => v.Sector, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupTally(g.Key, new Tally(0, 0, g.Count())))], least);
        return counted.Count < 2 || counted.Any(g => g.Votes.Seen < least) ? []
            : counted.SelectMany(g => g.Members.Select(m => (m, g.Label))).ToDictionary(g => g.m, g => g.Label, StringComparer.Ordinal);
    }

    /// <param name="kind">How members were asked.</param>
    /// <param name="options">What there was to choose from.</param>
    /// <param name="voices">The ballots.</param>
    /// <param name="withheld">The statements whose answers are not shown, from 0.</param>
    private static string Recount(ProposalKind kind, string[] options, IReadOnlyList<Voice> voices, int[] withheld)
    {
        if (voices.Count == 0)
            return "";
        if (kind == ProposalKind.Ranking)
            return BallotText.Write(new(options, [.. voices.Select(v => BallotMarks.Ranked(v.Marks))]));
        var lines = voices.GroupBy(v => string.Join(',', v.Marks.Select((m, i) => withheld.Contains(i) ? "x" : BallotMarks.Write([m]))), StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} * {g.Count()}\n");
        var left = withheld.Length == 0 ? "" : "#/Not shown, fewer than five answered: x\n";
        return $"#/Options: {string.Join(" ; ", options)}\n{left}{string.Concat(lines)}";
    }
}

/// <summary>Counts a ranking.</summary>
internal static class RankingCount
{
    public static RankingResult Of(Proposal proposal, string[] options, List<Voice> voices, IReadOnlyList<string> sectors)
    {
        var box = new BallotBox(options, [.. voices.Select(v => BallotMarks.Ranked(v.Marks))]);
        var places = voices.ConvertAll(v => new SectorRanking(v.Sector, Places(v.Marks)));
        var agreement = places.Count > 1 ? Concordance.Of([.. places.Select(p => p.Places)]) : null;
        var bySector = sectors.Count == 0 ? [] : Concordance.BySector(places);
        var means = sectors.Select(s => Means([.. places.Where(p => p.Sector == s).Select(p => p.Places)], options.Length)).ToList();
        var scores = proposal.Rule switch
        {
            CountingRule.Borda => Borda.Count(box),
            CountingRule.FirstPreference => FirstPreference.Count(box),
            _ => null,
        };
        RankedOption[] ranked = [.. options.Select((o, i) => new RankedOption(o, scores?.Scores[i].Score, [.. means.Select(m => m[i])], sectors.Count == 0 ? null : sectors[Worst(means, i)]))];
        if (scores is not null)
            return new(scores.Winners, [.. scores.Scores.GroupBy(s => s.Score).OrderByDescending(g => g.Key).Select(g => (IReadOnlyList<string>)[.. g.Select(s => s.Option)])], ranked, sectors, agreement, bySector, [], []);
        if (proposal.Rule == CountingRule.Schulze)
        {
            var schulze = Schulze.Count(box);
            return new(schulze.Winners, schulze.Places, ranked, sectors, agreement, bySector, [], []);
        }

        var runOff = InstantRunOff.Count(box, proposal.Lot is null ? null : [.. BallotMarks.Read(proposal.Lot).Select(n => options[n - 1])]);
        return new(runOff.Winners, [], ranked, sectors, agreement, bySector, runOff.Rounds, [.. runOff.LotNeededBetween.Select(o => Array.IndexOf(options, o) + 1)]);
    }

    /// <summary>Options left out stand together behind the last.</summary>
    private static double[] Places(IReadOnlyList<int> marks) => [.. marks.Select(m => m == 0 ? marks.Count + 1.0 : m)];

    /// <summary>The mean of mid-ranks, so that places mean the same on every ballot.</summary>
    private static double[] Means(IReadOnlyList<IReadOnlyList<double>> rankings, int options) =>
        [.. Enumerable.Range(0, options).Select(i => rankings.Average(r => r.Count(p => p < r[i]) + ((r.Count(p => p == r[i]) + 1) / 2.0)))];

    private static int Worst(List<double[]> means, int option) => Enumerable.Range(0, means.Count).MaxBy(s => means[s][option]);
}
