using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>What a proposal must be like, and what it promises.</summary>
internal static class ProposalChecks
{
    /// <summary>People that an anonymous vote needs at the table, and votes that are counted together at least.</summary>
    public static readonly int FewestAnonymous = Shared.CountedTogether.Fewest;

    private static readonly CountingRule[] Rankings = [CountingRule.Schulze, CountingRule.InstantRunOff, CountingRule.Borda, CountingRule.FirstPreference];

    public static bool HasOptions(ProposalKind kind) => kind is ProposalKind.SenseCheck or ProposalKind.Dots or ProposalKind.Ranking;

    /// <summary>What people are told when they are asked.</summary>
    public static PollPromises Told(Proposal proposal, IReadOnlyList<string> options) =>
        new(proposal.Rule, options, proposal.IsAnonymous, proposal.Results, proposal.QuorumPercent / 100.0, proposal.Core);

    /// <summary>What they would be told after a change.</summary>
    public static PollPromises Wanted(Proposal proposal, ProposalDraft draft, IReadOnlyList<string> options) =>
        new(RuleOf(draft), options, draft.Anonymous, draft.Results, draft.Quorum / 100.0, draft.NeedsCore == proposal.NeedsCore ? proposal.Core : draft.NeedsCore ? ["every core sector"] : []);

    /// <summary>Whether nothing else but when results are shown would change.</summary>
    public static bool IsSameBut(Proposal proposal, ProposalDraft draft, IReadOnlyList<string> held, IReadOnlyList<string> options) =>
        (proposal.Title, proposal.Text, proposal.Kind, proposal.Rule, proposal.IsAnonymous, proposal.OpensOn, proposal.ClosesOn)
            == (Title(draft), Text(draft), draft.Kind, RuleOf(draft), draft.Anonymous, draft.Opens, draft.Closes)
        && held.SequenceEqual(options, StringComparer.Ordinal) && proposal.Stage == PollStage.Open;

    public static Proposal New(ProposalDraft draft, PersonId by, DateOnly today, Guid? follows = null, int? vision = null)
    {
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(), Title = "", Text = "", Kind = draft.Kind, Rule = RuleOf(draft), IsAnonymous = draft.Anonymous, Results = draft.Results, QuorumPercent = draft.Quorum, NeedsCore = draft.NeedsCore,
            OpensOn = draft.Opens, ClosesOn = draft.Closes, Stage = PollStage.Draft, ProposedBy = by, ProposedOn = today, FollowsId = follows, VisionNumber = vision,
        };
        Put(proposal, draft, today);
        return proposal;
    }

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public static void Put(Proposal proposal, ProposalDraft draft, DateOnly today)
    {
        if (draft.Quorum is < 0 or > 100)
            throw new InputRefusedException("The quorum is a share of the seats: a whole number from 0 to 100.");
        if (draft.Closes < draft.Opens || draft.Closes < today || draft.Closes > today.AddDays(ProposalService.LongestDays))
            throw new InputRefusedException($"The last day is the first day or later, from today on, within {ProposalService.LongestDays} days.");
        if (draft.Anonymous && draft.Kind == ProposalKind.Consent)
            throw new InputRefusedException("A round of consent is not anonymous: an objection is heard, and answered.");
        if (draft.Anonymous && draft.Results != ResultsShown.OnceClosed)
            throw new InputRefusedException("An anonymous vote is hidden until it is closed: from results that change with every vote one could tell whose it was.");
        (proposal.Title, proposal.Text, proposal.Kind, proposal.Rule) = (Title(draft), Text(draft), draft.Kind, RuleOf(draft));
        (proposal.IsAnonymous, proposal.Results, proposal.QuorumPercent, proposal.NeedsCore) = (draft.Anonymous, draft.Results, draft.Quorum, draft.NeedsCore);
        (proposal.OpensOn, proposal.ClosesOn) = (draft.Opens, draft.Closes);
    }

    /// <summary>The options as they were typed, one a line; none where there are none to choose from.</summary>
    /// <exception cref="InputRefusedException">There are too few or too many, one is too long or twice there.</exception>
    public static IReadOnlyList<string> Options(ProposalDraft draft)
    {
        if (!HasOptions(draft.Kind))
            return [];
        var (what, fewest) = draft.Kind == ProposalKind.SenseCheck ? ("statement", 1) : ("option", 2);
        var options = (draft.Options ?? "").Split('\n').Select(o => FormFields.OptionalText(o, $"each {what}", ProposalOption.LabelLength)).OfType<string>().ToList();
        if (options.Count < fewest || options.Count > ProposalOption.Most)
            throw new InputRefusedException($"Write {fewest} to {ProposalOption.Most} {what}s, one a line.");
        return options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Count ? throw new InputRefusedException($"The same {what} is there twice. Write each once.") : options;
    }

    /// <summary>How many people there are who could each cast a vote: a vacant seat hides nobody, nor does one that a person holds beside another.</summary>
    public static int Sitting(IEnumerable<TableSeat> seats) => seats.Select(s => (s.Holder ?? (s.Deputies is [var deputy, ..] ? deputy : null))?.Person).OfType<PersonId>().Distinct().Count();

    private static string Title(ProposalDraft draft) => FormFields.Text(draft.Title, "a title", Proposal.TitleLength);

    private static string Text(ProposalDraft draft) => FormFields.Text(draft.Text, "what is proposed", Proposal.TextLength);

    private static CountingRule RuleOf(ProposalDraft draft) => draft.Kind switch
    {
        ProposalKind.Consent => CountingRule.Consent,
        ProposalKind.SenseCheck => CountingRule.SectorLens,
        ProposalKind.Gradients => CountingRule.Gradients,
        ProposalKind.Dots => CountingRule.Dots,
        _ => draft.Rule is { } rule && Rankings.Contains(rule) ? rule : throw new InputRefusedException("Choose how the ranking is counted."),
    };
}
