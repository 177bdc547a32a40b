using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>A version of the vision in the list of them.</summary>
internal sealed record VisionLine(VisionVersion Version, int Comments, Guid? ProposalId, PollStage? Stage);

/// <summary>A card as it is shown: who wrote it where that is told, and the sector unless so few sit for it that it would be a name.</summary>
internal sealed record CardLine(Card Card, string? Sector, string? Author);

/// <summary>A comment on a sentence.</summary>
internal sealed record CommentLine(SentenceComment Comment, string By);

/// <summary>Cards, themes, the vision in its versions, and the longlist.</summary>
internal sealed class VisionQueries(HeadwaterDb db, SeatQueries seats, IPeople people)
{
    /// <summary>Every version, the latest first.</summary>
    public async Task<IReadOnlyList<VisionLine>> VersionsAsync(CancellationToken ct)
    {
        var rounds = await db.Set<Proposal>().AsNoTracking().Where(p => p.VisionNumber != null).Select(p => new { Number = p.VisionNumber!.Value, p.Id, p.Stage }).ToDictionaryAsync(p => p.Number, ct);
        var comments = await db.Set<SentenceComment>().GroupBy(c => c.Number).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var versions = await db.Set<VisionVersion>().AsNoTracking().OrderByDescending(v => v.Number).ToListAsync(ct);
        return [.. versions.Select(v => new VisionLine(v, comments.GetValueOrDefault(v.Number), rounds.GetValueOrDefault(v.Number)?.Id, rounds.GetValueOrDefault(v.Number)?.Stage))];
    }

    /// <summary>The comments on a version, by sentence and as they came.</summary>
    public async Task<IReadOnlyList<CommentLine>> CommentsAsync(int number, CancellationToken ct)
    {
        var comments = await db.Set<SentenceComment>().AsNoTracking().Where(c => c.Number == number).OrderBy(c => c.Sentence).ThenBy(c => c.Id).ToListAsync(ct);
        var names = await people.NamesAsync([.. comments.Select(c => c.By).Distinct()], ct);
        return [.. comments.Select(c => new CommentLine(c, names[c.By]))];
    }

    public async Task<IReadOnlyList<Theme>> ThemesAsync(CancellationToken ct) => await db.Set<Theme>().AsNoTracking().OrderBy(t => t.Order).ThenBy(t => t.Id).ToListAsync(ct);

    /// <summary>Every card, in an order that says nothing of when it was written.</summary>
    public async Task<IReadOnlyList<CardLine>> CardsAsync(CancellationToken ct)
    {
        var cards = await db.Set<Card>().AsNoTracking().ToListAsync(ct);
        var sectors = await db.Set<Sector>().AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Label, ct);
        var names = await people.NamesAsync([.. cards.Select(c => c.AuthorId).OfType<Kernel.PersonId>().Distinct()], ct);
        var table = cards.Exists(c => c.AuthorId is null) ? (await seats.TableAsync(ct)).ToLookup(s => s.Sector.Code, StringComparer.Ordinal) : null;
        return [.. cards.OrderBy(c => c.Text, StringComparer.Ordinal).ThenBy(c => c.Id).Select(c => new CardLine(
            c, c.SectorCode is { } code && (c.AuthorId is not null || ProposalChecks.Sitting(table![code]) >= ProposalChecks.FewestAnonymous) ? sectors[code] : null, c.AuthorId is { } author ? names[author] : null))];
    }

    public async Task<IReadOnlyList<Priority>> PrioritiesAsync(CancellationToken ct) => await db.Set<Priority>().AsNoTracking().OrderBy(p => p.State).ThenBy(p => p.Title).ToListAsync(ct);
}
