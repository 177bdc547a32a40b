using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Entries;

/// <summary>Own words as they were typed.</summary>
internal sealed record TypedWords(string? Text, Voice Voice, DateOnly SaidOn, Visibility Visibility = Visibility.Family);

/// <summary>A flag as it was typed.</summary>
internal sealed record TypedFlag(string? Text, DateOnly ReviewOn, Visibility Visibility = Visibility.Professionals);

/// <summary>What people write into a record: the family's own words, and flags.</summary>
internal sealed class EntryService(HeadwaterDb db, CurrentActor actor, RecordKeeping keeping, IInvolvements involvements, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> AddWordsAsync(ChildId child, TypedWords asked, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.OwnWords, ct) is not { } writer)
            return Outcome.NotThere;
        var family = !actor.Can(Capability.WriteEntries, writer);
        if (asked.SaidOn > clock.Today() || asked.SaidOn < clock.Today().AddYears(-26))
            throw new InputRefusedException("The day on which it was said lies in the future or too far back.");
        var words = new OwnWords
        {
            Id = Guid.CreateVersion7(), ChildId = child, OwnerId = writer,
            // What the family writes the family can read.
            Visibility = family ? Visibility.Family : keeping.Chosen(asked.Visibility, writer),
            Voice = (await VoicesAsync(child, family, ct)).Contains(asked.Voice) ? asked.Voice : throw new InputRefusedException("Say whose words they are: the child's own are written by the child, or by a professional the child told them to."),
            Text = Typed.Text(asked.Text, "words", OwnWords.TextLength),
            SaidOn = asked.SaidOn, WrittenBy = actor.Person!.Value, WrittenAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(words);
        return await keeping.SaveAsync(ct, new AuditFact("add", "own-words", words.Id.ToString(), child));
    }

    /// <summary>
    /// In whose voice the actor may write: a young person for themselves, a parent as a parent or putting into words what the child
    /// means, a professional what they were told by either. No parent writes as the child.
    /// </summary>
    public async Task<IReadOnlyList<Voice>> VoicesAsync(ChildId child, bool family, CancellationToken ct) =>
        !family ? Enum.GetValues<Voice>()
        : (await involvements.OfAsync(child, ct)).Any(i => i.Kind == InvolvementKind.Self && i.Person == actor.Person && i.InForce) ? [Voice.Child]
        : [Voice.Parent, Voice.ChildThroughAnother];

    /// <summary>Takes words back: for who wrote them, and the school that keeps the record. One parent takes back neither the child's nor the other parent's.</summary>
    public async Task<Outcome> TakeBackAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.OwnWords, ct) is null
            || await db.Set<OwnWords>().SingleOrDefaultAsync(w => w.ChildId == child && w.Id == id && w.TakenBackAtUtc == null, ct) is not { } words)
            return Outcome.NotThere;
        if (words.WrittenBy != actor.Person && await keeping.KeeperAsync(child, ct) is null)
            return Outcome.NotThere;
        if (words.Version != version)
            return Outcome.ChangedMeanwhile;
        words.TakenBackAtUtc = clock.GetUtcNow().UtcDateTime;
        return await keeping.SaveAsync(ct, new AuditFact("take-back", "own-words", id.ToString(), child));
    }

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> RaiseAsync(ChildId child, TypedFlag asked, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Flags, ct) is not { } writer || !actor.Can(Capability.WriteEntries, writer))
            return Outcome.NotThere;
        var today = clock.Today();
        if (asked.ReviewOn <= today || asked.ReviewOn > today.AddYears(1))
            throw new InputRefusedException("A flag is looked at again within a year: give a day after today.");
        var flag = new Flag
        {
            Id = Guid.CreateVersion7(), ChildId = child, OwnerId = writer, Visibility = keeping.Chosen(asked.Visibility, writer),
            Text = Typed.Line(asked.Text, "flag", Flag.TextLength), RaisedOn = today, RaisedBy = actor.Person!.Value, ReviewOn = asked.ReviewOn,
        };
        db.Add(flag);
        return await keeping.SaveAsync(ct, new AuditFact("raise", "flag", flag.Id.ToString(), child));
    }

    /// <summary>A flag was looked at: it goes on until another day, or ends when none is given.</summary>
    /// <exception cref="InputRefusedException">The day cannot be taken.</exception>
    public async Task<Outcome> ReviewAsync(ChildId child, Guid id, int version, DateOnly? again, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Flags, ct) is not { } writer || !actor.Can(Capability.WriteEntries, writer)
            || await db.Set<Flag>().SingleOrDefaultAsync(f => f.ChildId == child && f.Id == id && f.EndedOn == null, ct) is not { } flag
            // Another organisation's flag is ended by them, or by the school that keeps the record.
            || (flag.OwnerId != writer && await keeping.KeeperAsync(child, ct) is null))
            return Outcome.NotThere;
        if (flag.Version != version)
            return Outcome.ChangedMeanwhile;
        var today = clock.Today();
        if (again is { } day && (day <= today || day > today.AddYears(1)))
            throw new InputRefusedException("A flag is looked at again within a year: give a day after today.");
        if (again is { } next)
            flag.ReviewOn = next;
        else
            flag.EndedOn = today;
        return await keeping.SaveAsync(ct, new AuditFact(again is null ? "end" : "review", "flag", id.ToString(), child));
    }
}
