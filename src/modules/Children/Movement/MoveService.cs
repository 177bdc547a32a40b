using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Movement;

/// <summary>A review as it was typed.</summary>
internal sealed record TypedReview(DateOnly Day, string? TookPart, DateOnly? Invited, bool? Stops, DateOnly? Until, DateOnly? OutcomeSent);

/// <summary>
/// Writes of moves. What the world does is recorded and warned about, never refused; only days and places that cannot be are. The
/// school from which the child goes records it; it and the school to which the child goes add what comes after.
/// </summary>
internal sealed class MoveService(HeadwaterDb db, RecordKeeping keeping, IOrganisations organisations, IEnumerable<IMoveFollower> followers, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Whether the actor's school is one of the two, and the child not their own.</summary>
    public async Task<bool> MayChangeAsync(ChildId child, Move m, CancellationToken ct) => KeepsFor(m) && !await keeping.IsFamilyAsync(child, ct);

    private bool KeepsFor(Move m) => actor.Can(Capability.KeepRecords, m.SchoolId) || (m.ToOrganisation is { } to && actor.Can(Capability.KeepRecords, to));

    /// <exception cref="InputRefusedException">A day or place cannot be, or a field cannot be taken.</exception>
    public async Task<(Outcome Outcome, Guid? Id)> RecordAsync(ChildId child, MoveKind kind, Action<Move> put, CancellationToken ct)
    {
        if (await keeping.DeciderAsync(child, ct) is not { } school || await BornAsync(child, ct) is not { } born)
            return (Outcome.NotThere, null);
        var row = new Move { Id = Guid.CreateVersion7(), ChildId = child, SchoolId = school, What = kind, RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime };
        put(row);
        await RefuseAsync(row, born.DateOfBirth, ct);
        db.Add(row);
        return (await keeping.SaveAsync(ct, [new AuditFact("record", "move", row.Id.ToString(), child, row.What.ToString()), .. await FollowAsync(row, born, ct)]), row.Id);
    }

    /// <exception cref="InputRefusedException">A day or place cannot be, or a field cannot be taken.</exception>
    public async Task<Outcome> ChangeAsync(ChildId child, Guid id, int version, Action<Move> put, CancellationToken ct) =>
        await PutAsync(child, id, version, put, new AuditFact("change", "move", id.ToString(), child), ct);

    /// <summary>It is given up; the row stays.</summary>
    /// <exception cref="InputRefusedException">No reason is given, or the day lies in the future.</exception>
    public async Task<Outcome> WithdrawAsync(ChildId child, Guid id, int version, DateOnly day, string? because, CancellationToken ct) =>
        await PutAsync(child, id, version, m =>
        {
            RefuseFuture(day, "day on which it was given up");
            (m.Withdrawn, m.WithdrawnBecause) = (day, Typed.Text(because, "reason for giving it up", Move.TextLength));
        }, new AuditFact("withdraw", "move", id.ToString(), child), ct);

    /// <summary>How the child is, 6 or 12 weeks after the first day.</summary>
    /// <exception cref="InputRefusedException">The day lies in the future or before the first day, or it has not begun.</exception>
    public async Task<Outcome> OutcomeAsync(ChildId child, Guid id, int version, int weeks, MoveOutcome what, DateOnly on, string? words, CancellationToken ct) =>
        await PutAsync(child, id, version, m =>
        {
            RefuseFuture(on, "day of the outcome");
            if (m.Start is not { } first || on < first)
                throw new InputRefusedException("The day of the outcome lies before the first day there. Correct one of them.");
            var text = Typed.OptionalText(words, "words on the outcome", Move.TextLength);
            if (weeks == MovementRules.FirstLook)
                (m.At6Weeks, m.At6WeeksOn, m.At6WeeksWords) = (what, on, text);
            else
                (m.At12Weeks, m.At12WeeksOn, m.At12WeeksWords) = (what, on, text);
        }, new AuditFact("record", "move-outcome", string.Create(CultureInfo.InvariantCulture, $"{id}/{weeks}"), child, what.ToString()), ct);

    /// <summary>Plans a review, or writes down what one decided.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="id">Of which move.</param>
    /// <param name="review">Which review; null for another.</param>
    /// <param name="version">The version of it that was looked at.</param>
    /// <param name="asked">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">A day cannot be, or a field cannot be taken.</exception>
    public async Task<Outcome> ReviewAsync(ChildId child, Guid id, Guid? review, int version, TypedReview asked, CancellationToken ct)
    {
        if (await FindAsync(child, id, ct) is not { Withdrawn: null } move || !await MayChangeAsync(child, move, ct))
            return Outcome.NotThere;
        if (move.Start is not { } first || asked.Day < first)
            throw new InputRefusedException("The review lies before the first day there. Correct one of them.");
        if (asked.Stops is not null)
            RefuseFuture(asked.Day, "review that decided");
        foreach (var (day, what) in new[] { (asked.Invited, "day of the invitations"), (asked.OutcomeSent, "day on which the outcome was sent") })
            RefuseFuture(day, what);
        if (asked.Day > clock.Today().AddYears(2) || asked.Until > clock.Today().AddYears(5))
            throw new InputRefusedException("The review or the last day lies years ahead. Correct the year.");
        if (asked.OutcomeSent < asked.Day)
            throw new InputRefusedException("The outcome was sent before the review was held. Correct one of the days.");
        if (asked.Until < first || (asked.Stops == false && asked.Until < asked.Day))
            throw new InputRefusedException("The day until which it goes on lies before the review. Correct one of them.");
        var row = review is { } which ? await db.Set<MoveReview>().SingleOrDefaultAsync(r => r.Id == which && r.MoveId == id, ct) : null;
        if (review is not null && row is null)
            return Outcome.NotThere;
        if (row is not null && row.Version != version)
            return Outcome.ChangedMeanwhile;
        var took = Typed.OptionalLine(asked.TookPart, "list of who took part", MoveReview.TookPartLength);
        if (row is null)
            db.Add(row = new() { Id = Guid.CreateVersion7(), ChildId = move.ChildId, MoveId = id, Day = asked.Day });
        (row.Day, row.TookPart, row.Invited, row.Stops, row.Until, row.OutcomeSent) = (asked.Day, took, asked.Invited, asked.Stops, asked.Until, asked.OutcomeSent);
        return await keeping.SaveAsync(ct, new AuditFact(review is null ? "record" : "change", "move-review", row.Id.ToString(), child));
    }

    /// <summary>Puts facts and saves them, with what follows.</summary>
    private async Task<Outcome> PutAsync(ChildId child, Guid id, int version, Action<Move> put, AuditFact fact, CancellationToken ct)
    {
        if (await FindAsync(child, id, ct) is not { Withdrawn: null } row || !await MayChangeAsync(child, row, ct) || await BornAsync(child, ct) is not { } born)
            return Outcome.NotThere;
        if (row.Version != version)
            return Outcome.ChangedMeanwhile;
        try
        {
            put(row);
            await RefuseAsync(row, born.DateOfBirth, ct);
        }
        catch (InputRefusedException)
        {
            // What was refused must not be saved with whatever this scope saves next.
            db.ChangeTracker.Clear();
            throw;
        }

        return await keeping.SaveAsync(ct, [fact, .. await FollowAsync(row, born, ct)]);
    }

    /// <summary>Tells those who count managed moves how this one stands now (rule 2.1: the parent and both schools agree).</summary>
    private async Task<IReadOnlyList<AuditFact>> FollowAsync(Move m, Born born, CancellationToken ct)
    {
        if (m.What != MoveKind.ManagedMove)
            return [];
        var stands = m is { Withdrawn: null, ReceivingHeadAgreed: not null, ToOrganisation: { } to, Start: { } start } ? new SettledMove(to, start, YearOn(start)) : null;
        List<AuditFact> facts = [];
        foreach (var follower in followers)
            facts.AddRange(await follower.FollowAsync(new(m.Id, stands), ct));
        return facts;

        int? YearOn(DateOnly day) => (born.YearGroupOverride ?? YearGroups.Of(born.DateOfBirth, day)) is >= 0 and <= 13 and var year ? year : null;
    }

    private Task<Move?> FindAsync(ChildId child, Guid id, CancellationToken ct) =>
        db.Set<Move>().SingleOrDefaultAsync(m => m.Id == id && (m.ChildId == child || db.Set<Child>().Any(c => c.ChildId == m.ChildId && c.JoinedToId == child)), ct);

    private Task<Born?> BornAsync(ChildId child, CancellationToken ct) => db.Set<Child>().Where(c => c.ChildId == child).Select(c => new Born(c.DateOfBirth, c.YearGroupOverride)).SingleOrDefaultAsync(ct);

    private sealed record Born(DateOnly DateOfBirth, int? YearGroupOverride);

    private async Task RefuseAsync(Move m, DateOnly born, CancellationToken ct)
    {
        if (m.Start > clock.Today().AddYears(1) || m.Start < born.AddYears(4))
            throw new InputRefusedException("The first day lies more than a year ahead, or before the child was at school. Correct it.");
        if (m.End < m.Start)
            throw new InputRefusedException($"The last day lies before the first, {Words.Date(m.Start!.Value)}. Correct one of them.");
        if (m.End > clock.Today().AddYears(5))
            throw new InputRefusedException("The last day lies more than five years ahead. Correct the year.");
        if (m.Reason is null)
            throw new InputRefusedException("Enter the reason.");
        if (m.ToOrganisation == m.SchoolId)
            throw new InputRefusedException("The place is the school that the child comes from. Choose another.");
        if (m.ToOrganisation is { } to && (await organisations.AllAsync(ct)).All(o => o.Id != to))
            throw new InputRefusedException("Choose the place from the list.");
    }

    private void RefuseFuture(DateOnly? day, string what)
    {
        if (day > clock.Today())
            throw new InputRefusedException($"The {what} lies in the future. Record it once it has happened.");
    }
}
