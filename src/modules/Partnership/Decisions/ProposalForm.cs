using System.Globalization;
using Headwater.Kernel;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>The form in which a proposal is written.</summary>
internal sealed class ProposalForm
{
    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Kind { get; set; }
    public string? Rule { get; set; }
    public string? Options { get; set; }
    public bool Anonymous { get; set; }
    public string? Results { get; set; }
    public string? Quorum { get; set; }
    public bool NeedsCore { get; set; }
    public string? Opens { get; set; }
    public string? Closes { get; set; }

    public static ProposalForm Empty(DateOnly today) => new()
    {
        Kind = nameof(ProposalKind.Consent), Rule = nameof(CountingRule.Schulze), Results = nameof(ResultsShown.OnceClosed), Quorum = "50", NeedsCore = true,
        Opens = FormFields.Typed(today), Closes = FormFields.Typed(today.AddDays(14)),
    };

    public static ProposalForm Of(Proposal proposal, IEnumerable<string> options) => new()
    {
        Title = proposal.Title, Text = proposal.Text, Kind = proposal.Kind.ToString(), Rule = proposal.Rule.ToString(), Options = string.Join('\n', options), Anonymous = proposal.IsAnonymous,
        Results = proposal.Results.ToString(), Quorum = proposal.QuorumPercent.ToString(CultureInfo.InvariantCulture), NeedsCore = proposal.NeedsCore,
        Opens = FormFields.Typed(proposal.OpensOn), Closes = FormFields.Typed(proposal.ClosesOn),
    };

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public ProposalDraft Read()
    {
        var kind = FormFields.One<ProposalKind>(Kind, "how members are asked");
        return new(
            Title, Text, kind, kind == ProposalKind.Ranking ? FormFields.One<CountingRule>(Rule, "how the ranking is counted") : null, Options, Anonymous, FormFields.One<ResultsShown>(Results, "when results are shown"),
            int.TryParse(Quorum, NumberStyles.None, CultureInfo.InvariantCulture, out var quorum) ? quorum : throw new InputRefusedException("The quorum is a share of the seats: a whole number from 0 to 100."),
            NeedsCore, FormFields.Day(Opens, "first day"), FormFields.Day(Closes, "last day"));
    }

    public static IReadOnlyList<(string Value, string Words)> Kinds => [.. Enum.GetValues<ProposalKind>().Select(k => (k.ToString(), $"{DecisionWords.Of(k)}: {DecisionWords.Means(k)}"))];

    public static IReadOnlyList<(string Value, string Words)> Rules =>
        [.. new[] { CountingRule.Schulze, CountingRule.InstantRunOff, CountingRule.Borda, CountingRule.FirstPreference }.Select(r => (r.ToString(), DecisionWords.Means(r)))];

    public static IReadOnlyList<(string Value, string Words)> Showings => [.. Enum.GetValues<ResultsShown>().Reverse().Select(r => (r.ToString(), DecisionWords.Of(r)))];
}

/// <summary>A ballot to be filled in.</summary>
internal sealed record BallotForm(ProposalKind Kind, CountingRule Rule, IReadOnlyList<string> Options, IReadOnlyDictionary<int, string?> Marks, string? Reason, bool IsAnonymous);
