using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Family;

/// <summary>What the family asks of the governing board, and what the clerk answers.</summary>
internal sealed class BoardRequestService(HeadwaterDb db, BoardService boards, IPeople people, INotices notices, RecordKeeping keeping, CurrentActor actor, TimeProvider clock)
{
    /// <summary>The family's own; all of them for who prepares the board's case.</summary>
    public async Task<IReadOnlyList<BoardRequest>> OfAsync(Guid exclusion, bool all, CancellationToken ct) =>
        await db.Set<BoardRequest>().AsNoTracking().Where(r => r.ExclusionId == exclusion && (all || r.By == actor.Person)).OrderBy(r => r.AskedOn).ThenBy(r => r.Id).ToListAsync(ct);

    /// <summary>One of the family asks. Who prepares the case is told.</summary>
    /// <exception cref="InputRefusedException">It was asked already, the exclusion was cancelled, or a field cannot be taken.</exception>
    public async Task<Outcome> AskAsync(FamilyMember me, Guid exclusion, BoardAsk what, string? text, CancellationToken ct)
    {
        if (await boards.FindAsync(me.Child, exclusion, ct) is not { } found || !found.Rights.IsFamily)
            return Outcome.NotThere;
        if (found.Exclusion.Cancelled is not null)
            throw new InputRefusedException("This was cancelled: the governing board does not look at it any more.");
        if (await db.Set<BoardRequest>().AnyAsync(r => r.ExclusionId == exclusion && r.By == actor.Person && r.What == what && r.Agreed == null, ct))
            throw new InputRefusedException("You have asked for this already. You will find the answer here.");
        var request = new BoardRequest
        {
            Id = Guid.CreateVersion7(), ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, What = what, Who = me.Young ? Party.Child : Party.Parent, By = actor.Person!.Value, AskedOn = clock.Today(),
            Text = what == BoardAsk.Companion ? Typed.Text(text, "name of who comes with you", BoardRequest.TextLength) : Typed.OptionalText(text, "note on what you need to take part", BoardRequest.TextLength),
        };
        db.Add(request);
        var told = (await people.HoldersAsync(Capability.RecordExclusions, found.Exclusion.SchoolId, ct)).Concat(await boards.OpenNowAsync(me.Child, ct)).ToHashSet();
        foreach (var person in told.Where(p => p != actor.Person))
            notices.Tell(person, "A family asks the governing board for something before it meets.", ExclusionLinks.Of(me.Child, exclusion, "board"));
        return await keeping.SaveAsync(ct, new AuditFact("ask", "board-case", exclusion.ToString(), me.Child, what.ToString()));
    }

    /// <summary>
    /// The clerk, or the headteacher, answers. Remote access is a right of the parent who asks for it (rule 1.33), and a parent may be
    /// accompanied: a no needs its reason.
    /// </summary>
    /// <exception cref="InputRefusedException">It was answered already, or a no has no reason.</exception>
    public async Task<Outcome> AnswerAsync(ChildId child, Guid exclusion, Guid id, bool agreed, string? words, CancellationToken ct)
    {
        if (await boards.FindAsync(child, exclusion, ct) is not { MayChange: true } found || await db.Set<BoardRequest>().SingleOrDefaultAsync(r => r.Id == id && r.ExclusionId == exclusion, ct) is not { } request)
            return Outcome.NotThere;
        if (request.Agreed is not null)
            throw new InputRefusedException("This was answered already. Look at what stands here now.");
        (request.Agreed, request.AnsweredBy, request.AnsweredOn) = (agreed, actor.Person, clock.Today());
        request.Answer = agreed ? Typed.OptionalText(words, "answer to the family", BoardRequest.TextLength) : Typed.Text(words, "reason for the no, which the family reads", BoardRequest.TextLength);
        if (request.What == BoardAsk.Remote)
        {
            var party = await db.Set<BoardParty>().SingleOrDefaultAsync(p => p.ExclusionId == exclusion && p.Who == request.Who, ct);
            if (party is null)
                db.Add(party = new() { ChildId = found.Exclusion.ChildId, ExclusionId = exclusion, Who = request.Who });
            party.Remotely = agreed;
        }

        notices.Tell(request.By, "The governing board has answered what you asked.", FamilyLinks.Part(child, "exclusion"));
        return await keeping.SaveAsync(ct, new AuditFact("answer", "board-case", exclusion.ToString(), child, request.What.ToString()));
    }
}
