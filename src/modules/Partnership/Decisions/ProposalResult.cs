using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>One vote, without its seat.</summary>
/// <param name="Sector">The label of its sector, or of the sectors that are counted together.</param>
/// <param name="Marks">What stands on it.</param>
/// <param name="Reason">The words with it.</param>
internal sealed record Voice(string Sector, IReadOnlyList<int> Marks, string? Reason = null);

/// <summary>How many of a sector were asked and voted.</summary>
internal sealed record Turnout(string Sector, int Seats, int Voted);

/// <summary>A statement seen by sector.</summary>
/// <param name="Statement">Its words.</param>
/// <param name="All">All answers to it.</param>
/// <param name="BySector">The same by sector.</param>
/// <param name="IsWithheld">Whether so few answered it anonymously that neither is shown; both are empty then.</param>
internal sealed record StatementResult(string Statement, Tally All, SectorSupport BySector, bool IsWithheld = false);

/// <summary>An option in a ranking.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Points">Its votes or points where the rule adds up; null for rules that do not.</param>
/// <param name="Places">Its mean place in each of the sectors shown, in their order; small is wanted.</param>
/// <param name="Lowest">The sector that wants it least; null where no sector is shown.</param>
internal sealed record RankedOption(string Option, double? Points, IReadOnlyList<double> Places, string? Lowest);

/// <summary>A ranking, counted.</summary>
/// <param name="Winners">Who wins; several are a tie and stay one; none while a lot is needed.</param>
/// <param name="Order">The options from the winner down where the rule gives an order; equal ones together.</param>
/// <param name="Options">Every option.</param>
/// <param name="Sectors">The sectors shown, alone or put together; none where too few voted.</param>
/// <param name="Agreement">Kendall's W over all; null for fewer than two.</param>
/// <param name="AgreementBySector">The same within each sector shown.</param>
/// <param name="Rounds">The rounds of an instant run-off.</param>
/// <param name="LotBetween">Options between which a lot must be drawn, by number.</param>
internal sealed record RankingResult(
    IReadOnlyList<string> Winners, IReadOnlyList<IReadOnlyList<string>> Order, IReadOnlyList<RankedOption> Options, IReadOnlyList<string> Sectors, ConcordanceResult? Agreement,
    IReadOnlyList<(string Sector, ConcordanceResult Result)> AgreementBySector, IReadOnlyList<RunOffRound> Rounds, IReadOnlyList<int> LotBetween);

/// <summary>The result of a proposal, ready to be shown. Sectors with too few voices are merged, and the merged name says which.</summary>
/// <param name="Kind">How members were asked.</param>
/// <param name="Seats">Seats asked.</param>
/// <param name="Voted">Seats that voted.</param>
/// <param name="Turnout">The same by sector.</param>
/// <param name="MissingCore">Core sectors that must take part and did not.</param>
/// <param name="QuorumPercent">The share of seats that must take part.</param>
/// <param name="IsWithheld">Whether so few voted anonymously that nothing but how many can be said.</param>
/// <param name="SectorsShown">The sectors as they are shown; none where too few voted to show any.</param>
internal sealed record ProposalResult(
    ProposalKind Kind, int Seats, int Voted, IReadOnlyList<Turnout> Turnout, IReadOnlyList<string> MissingCore, int QuorumPercent, bool IsWithheld, IReadOnlyList<string> SectorsShown)
{
    public ConsentRound? Consent { get; init; }
    public IReadOnlyList<StatementResult> Statements { get; init; } = [];
    public GradientCount? Gradients { get; init; }
    public DotCount? Dots { get; init; }
    public RankingResult? Ranking { get; init; }

    /// <summary>What is said on top, the numbers first.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Ballots as text, so that anybody can count again; null where they are withheld.</summary>
    public string? Recount { get; init; }

    public int Undecided => Seats - Voted;

    public bool HasQuorum => Voted > 0 && 100 * Voted >= QuorumPercent * Seats;

    /// <summary>Why nothing can be adopted from it; null where it can.</summary>
    public string? WhyNot =>
        IsWithheld ? "Too few voted for an anonymous vote to be shown, so nothing is adopted from it."
        : !HasQuorum ? $"Too few seats took part: {Voted} of {Seats}, and {QuorumPercent}% were asked for. It is not adopted."
        : MissingCore.Count > 0 ? $"Nobody voted from {DecisionWords.List(MissingCore)}, without whom nothing is agreed, whatever the others said. It is not adopted."
        : Consent is { Outcome: ConsentOutcome.Objected } ? "There is an objection: take it in and put a new version. It is not adopted."
        : Gradients?.Steps.Any(s => s is { Step: Gradient.Veto, People: > 0 }) == true ? "There is a veto: talk with whoever stands there, and put it again when it is changed. It is not adopted."
        : Ranking is { LotBetween.Count: > 0 } ? "Draw the lot and write it down first: the count cannot end without it." : null;
}

/// <summary>A result's figures, as the page of the vote and the record of a year show them.</summary>
/// <param name="Result">The result.</param>
/// <param name="Options">The options as they were asked.</param>
/// <param name="IsAnonymous">Whether the vote was without names.</param>
/// <param name="Of">What tables are called by before their own name, where a page has several results.</param>
internal sealed record ResultFigures(ProposalResult Result, IReadOnlyList<string> Options, bool IsAnonymous, string Of = "");
