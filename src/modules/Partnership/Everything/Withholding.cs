using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Research;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Everything;

/// <summary>What is kept back within the tables that are carried, as members were promised and as those heard agreed: see <see cref="LeftOut.Within"/>.</summary>
internal sealed class Withholding
{
    private readonly HashSet<Guid> open;
    private readonly HashSet<Guid> closed;
    private readonly Dictionary<Guid, string> apart;
    private readonly HashSet<Guid> quotable;
    private readonly HashSet<Guid> wordless;

    private readonly HashSet<Guid> asking;

    private Withholding(HashSet<Guid> open, HashSet<Guid> closed, HashSet<Guid> asking, Dictionary<Guid, string> apart, HashSet<Guid> quotable, HashSet<Guid> wordless) =>
        (this.open, this.closed, this.asking, this.apart, this.quotable, this.wordless) = (open, closed, asking, apart, quotable, wordless);

    public static async Task<Withholding> LoadAsync(HeadwaterDb db, DateOnly today, CancellationToken ct)
    {
        var proposals = await db.Set<Proposal>().AsNoTracking().Select(p => new { p.Id, p.Stage, p.Kind, p.IsAnonymous }).ToListAsync(ct);
        var checks = proposals.Where(p => p is { Stage: PollStage.Closed, Kind: ProposalKind.SenseCheck, IsAnonymous: true }).Select(p => p.Id).ToList();
        var ballots = await db.Set<AnonymousBallot>().AsNoTracking().Where(b => checks.Contains(b.ProposalId)).ToListAsync(ct);
        var consents = await db.Set<SourceConsent>().AsNoTracking().ToDictionaryAsync(c => c.SourceId, ct);
        var allows = (await db.Set<ResearchSource>().AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.Id, s => VoiceConsent.Allows(s.Kind, consents.GetValueOrDefault(s.Id)?.Given, today));
        var rests = (await db.Set<FindingSource>().AsNoTracking().Select(s => new { s.FindingId, s.SourceId }).ToListAsync(ct)).ToLookup(s => s.FindingId, s => s.SourceId);
        return new(
            [.. proposals.Where(p => p.Stage == PollStage.Open).Select(p => p.Id)],
            [.. proposals.Where(p => p.Stage == PollStage.Closed).Select(p => p.Id)],
            [.. await db.Set<SealedAnswer>().AsNoTracking().Select(a => a.MeetingId).Distinct().ToListAsync(ct)],
            ballots.GroupBy(b => b.ProposalId).SelectMany(g => AnswersApart.Of([.. g])).ToDictionary(),
            [.. allows.Where(a => a.Value == MayKeep.Quotation).Select(a => a.Key)],
            [.. rests.Where(f => f.All(s => allows.GetValueOrDefault(s) < MayKeep.Summary)).Select(f => f.Key)]);
    }

    /// <summary>Whether a row stays behind.</summary>
    public bool IsLeftOut(object row) => row switch
    {
        ProposalSeat asked => open.Contains(asked.ProposalId),
        Ballot ballot => open.Contains(ballot.ProposalId),
        AnonymousBallot ballot => !closed.Contains(ballot.ProposalId),
        Objection objection => open.Contains(objection.ProposalId),
        HeardSeat heard => asking.Contains(heard.MeetingId),
        _ => false,
    };

    /// <summary>What the file says in a field of a row.</summary>
    public object? Said(object row, string property, object? value) => (row, property) switch
    {
        (Proposal proposal, nameof(Proposal.Stage)) when open.Contains(proposal.Id) => PollStage.Draft,
        (Proposal proposal, nameof(Proposal.CoreSectors)) when open.Contains(proposal.Id) => "",
        (AnonymousBallot ballot, nameof(AnonymousBallot.Marks)) when apart.TryGetValue(ballot.Id, out var answers) => answers,
        (FindingSource source, nameof(FindingSource.Quotation)) when !quotable.Contains(source.SourceId) => null,
        (FindingWording wording, nameof(FindingWording.Statement)) when wordless.Contains(wording.FindingId) => "",
        (FindingWording wording, nameof(FindingWording.Why)) when wordless.Contains(wording.FindingId) => null,
        (FindingComment comment, nameof(FindingComment.Text)) when wordless.Contains(comment.FindingId) => "",
        _ => value,
    };
}
