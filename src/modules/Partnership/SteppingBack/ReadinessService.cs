using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.SteppingBack;

/// <summary>The word of a seat, with whose it is.</summary>
internal sealed record AttestationLine(ReadinessAttestation Attestation, string For, string Sector, string ByName);

/// <summary>A check as it stands, with its figure and who stands for it.</summary>
internal sealed record CheckLine(ReadinessCheck Check, CheckFigure? Figure, IReadOnlyList<AttestationLine> Attested);

/// <summary>A review as it would be if it were held now.</summary>
internal sealed record ReviewNow(ReadinessReview Review, IReadOnlyList<CheckLine> Lines);

/// <summary>A review as it was held.</summary>
internal sealed record WholeReview(HeldReview Held, string ByName, IReadOnlyList<HeldCheck> Checks, IReadOnlyList<AttestationLine> Attested)
{
    public ReadinessReview Review => new([.. Checks.Select(c => new ReadinessCheck(c.Item, c.Holds, c.Attested, c.Sentence))]);
}

/// <summary>Reads readiness: as it stands now, and as it was when members looked at it.</summary>
internal sealed class ReadinessQueries(HeadwaterDb db, EvidenceQueries evidence, SeatQueries seats, StandingQueries standing, IPeople people)
{
    public async Task<ReviewNow> NowAsync(CancellationToken ct)
    {
        var gathered = await evidence.GatherAsync(ct);
        var attested = await LinesAsync(await db.Set<ReadinessAttestation>().AsNoTracking().Where(a => a.ReviewId == null).ToListAsync(ct), ct);
        var review = ReadinessReview.Of(gathered.Evidence with { Attested = [.. attested.GroupBy(a => a.Attestation.Item).Select(Pair).OfType<Attestation>()] });
        return new(review, [.. review.Checks.Select(c => new CheckLine(c, gathered.Figures.GetValueOrDefault(c.Item), [.. attested.Where(a => a.Attestation.Item == c.Item)]))]);
    }

    /// <summary>Every review that was held, the latest first.</summary>
    public async Task<IReadOnlyList<WholeReview>> HeldAsync(CancellationToken ct)
    {
        var reviews = await db.Set<HeldReview>().AsNoTracking().ToListAsync(ct);
        var checks = (await db.Set<HeldCheck>().AsNoTracking().ToListAsync(ct)).ToLookup(c => c.ReviewId);
        var attested = (await LinesAsync(await db.Set<ReadinessAttestation>().AsNoTracking().Where(a => a.ReviewId != null).ToListAsync(ct), ct)).ToLookup(a => a.Attestation.ReviewId);
        var names = await people.NamesAsync([.. reviews.Select(r => r.HeldBy).Distinct()], ct);
        return [.. reviews.OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.Id).Select(r => new WholeReview(r, names[r.HeldBy], [.. checks[r.Id].OrderBy(c => c.Item)], [.. attested[r.Id]]))];
    }

    /// <summary>What the latest review offers; null where there is none. It compares with the one before only where both were held at this stage.</summary>
    public static StageAdvice? Advice(IReadOnlyList<WholeReview> held, Collaborative collaborative)
    {
        var here = held.TakeWhile(r => r.Held.Stage == collaborative.Stage && r.Held.HeldOn >= collaborative.StageSince).ToList();
        return here.Count == 0 ? null : here[0].Review.Advice(collaborative.Stage, here.Count > 1 ? here[1].Review : null);
    }

    private static Attestation? Pair(IGrouping<ReadinessItem, AttestationLine> lines) =>
        // Somebody who sits in two seats is still one person.
        (from first in lines
         from second in lines
         where first.Attestation.SectorCode != second.Attestation.SectorCode && first.Attestation.By != second.Attestation.By
         select new Attestation(lines.Key, first.Sector, second.Sector)).FirstOrDefault();

    private async Task<IReadOnlyList<AttestationLine>> LinesAsync(List<ReadinessAttestation> rows, CancellationToken ct)
    {
        var whose = await seats.AllAsync([.. rows.Select(a => a.SeatId).Distinct()], ct);
        var labels = (await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        var names = await people.NamesAsync([.. rows.Select(a => a.By).Distinct()], ct);
        return [.. rows.OrderBy(a => a.On).ThenBy(a => a.Id).Select(a => new AttestationLine(a, whose.GetValueOrDefault(a.SeatId, "a seat no longer on record"), labels.GetValueOrDefault(a.SectorCode, a.SectorCode), names[a.By]))];
    }
}

/// <summary>Takes the word of seats, and holds reviews: a review that was held is never changed.</summary>
internal sealed class ReadinessService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, ReadinessQueries queries, SeatQueries seats, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>The seats at the table that the acting person sits in, and can give the word of.</summary>
    public async Task<IReadOnlyList<Seat>> MineAsync(CancellationToken ct) => [.. (await seats.MineAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).Select(s => s.Seat).DistinctBy(s => s.Id)];

    /// <exception cref="InputRefusedException">They sit in no such seat, it gave its word already, or the check is worked out from what is recorded.</exception>
    public async Task AttestAsync(ReadinessItem item, Guid seat, string? words, CancellationToken ct)
    {
        var said = FormFields.Text(words, "what you stand for, in a sentence or two", ReadinessAttestation.WordsLength);
        await using var transaction = await turn.TakeAsync(ct);
        if ((await MineAsync(ct)).FirstOrDefault(s => s.Id == seat) is not { } mine)
            throw new InputRefusedException("A seat’s holder or deputy gives its word. You sit in no such seat.");
        if ((await queries.NowAsync(ct)).Lines.First(l => l.Check.Item == item).Figure is not null)
            throw new InputRefusedException("This is worked out from what is recorded: nobody’s word stands in for it. Put the record right where it is wrong.");
        if (await db.Set<ReadinessAttestation>().AnyAsync(a => a.Item == item && a.SeatId == seat && a.ReviewId == null, ct))
            throw new InputRefusedException("This seat gave its word already; it counts until the next review is held.");
        var row = new ReadinessAttestation { Id = Guid.CreateVersion7(), Item = item, SeatId = seat, SectorCode = mine.SectorCode, By = actor.Person!.Value, On = clock.Today(), Words = said };
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("attest", "readiness", row.Id.ToString(), Detail: item.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Holds a review: what stands now is frozen with the day, and the word of seats is used up.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, there is no collaborative, or one was held today.</exception>
    public async Task<Guid> HoldAsync(string? note, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene write down that a review was held.");
        var said = FormFields.OptionalText(note, "what was said", HeldReview.NoteLength);
        await using var transaction = await turn.TakeAsync(ct);
        var collaborative = await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new InputRefusedException("Begin the collaborative first.");
        var today = clock.Today();
        if (await db.Set<HeldReview>().AnyAsync(r => r.HeldOn == today, ct))
            throw new InputRefusedException("A review was held today already. Nothing was changed.");
        var now = await queries.NowAsync(ct);
        var held = new HeldReview { Id = Guid.CreateVersion7(), HeldOn = today, HeldBy = actor.Person!.Value, Stage = collaborative.Stage, IsReady = now.Review.IsReady, Note = said };
        db.Add(held);
        db.AddRange(now.Lines.Select(l => new HeldCheck
        {
            ReviewId = held.Id, Item = l.Check.Item, Holds = l.Check.Holds, Attested = l.Check.Attested, Sentence = l.Check.Sentence, Value = l.Figure?.Value, N = l.Figure?.N,
            Caveats = l.Figure is { Caveats.Count: > 0 } figure ? string.Join('\n', figure.Caveats) : null, Source = SteppingWords.Source(l.Check.Item),
        }));
        foreach (var attested in await db.Set<ReadinessAttestation>().Where(a => a.ReviewId == null).ToListAsync(ct))
            attested.ReviewId = held.Id;
        await audit.SaveAsync(ct, new AuditFact("hold", "readiness", held.Id.ToString()));
        await transaction.CommitAsync(ct);
        return held.Id;
    }
}

/// <summary>S13 as the latest review that was held says it: advice, and never more than a look.</summary>
internal sealed class ReadinessSignals(ReadinessQueries queries) : ISignalSource
{
    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if (await queries.HeldAsync(ct) is not [var latest, ..])
            return [new(Signal.Readiness, null, 0, SignalState.NotEnoughData, ["No readiness review has been held yet."], [])];
        var said = latest.Review.AsSignal();
        return [said with { Caveats = [.. said.Caveats, $"As it was when the review was held, on {Interface.Words.Date(latest.Held.HeldOn)}."] }];
    }
}
