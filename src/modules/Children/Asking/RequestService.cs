using Headwater.Access.Contracts;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Asking;

/// <summary>What a school asks when a record that it may not see may be of its child.</summary>
internal sealed record NewRequest(string First, string Last, string? KnownAs, DateOnly Born, OrganisationId For, string? Message, string? Upn = null);

/// <summary>A request as its readers see it. <paramref name="Record"/> is null for who may not open the record.</summary>
internal sealed record RequestRow(Guid Id, OrganisationId For, string Name, DateOnly Born, string? Message, DateTime AskedAtUtc, RequestAnswer Answer, ChildId? Record);

/// <summary>Requests to whoever holds a record. Nothing of the record goes to who asks, at no point.</summary>
internal sealed class RequestService(HeadwaterDb db, CurrentActor actor, LikenessSearch likeness, RecordKeeping keeping, RollService rolls, IPeople people, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>
    /// Asks about every record that may be of the child and that the actor may not see; finds them anew, so that no id of such a
    /// record ever has to leave the server. One open request for each record and school.
    /// </summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or there is nothing to ask about.</exception>
    public async Task AskAsync(NewRequest asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.KeepRecords, asked.For))
            throw new InputRefusedException("Your post does not let you ask for this school.");
        var (first, last) = (Typed.Name(asked.First, "first name"), Typed.Name(asked.Last, "last name"));
        var message = Typed.OptionalLine(asked.Message, "message", RecordRequest.MessageLength);
        var unseen = (await likeness.FindAsync(new(first, last, asked.KnownAs, asked.Born, asked.Upn), ct)).Where(l => l.Seen is null).Select(l => l.Id).ToList();
        if (unseen.Count == 0)
            throw new InputRefusedException("There is no record elsewhere to ask about.");
        var asking = await db.Set<RecordRequest>().IgnoreQueryFilters([QueryFilters.Involvement])
            .Where(r => r.AskedFor == asked.For && r.Answer == RequestAnswer.Open && unseen.Contains(r.ChildId)).Select(r => r.ChildId).ToListAsync(ct);
        List<AuditFact> facts = [];
        foreach (var child in unseen.Except(asking))
        {
            var request = new RecordRequest
            {
                Id = Guid.CreateVersion7(), ChildId = child, AskedFor = asked.For, AskedBy = actor.Person!.Value, AskedAtUtc = clock.GetUtcNow().UtcDateTime,
                First = first, Last = last, Born = asked.Born, Message = message,
            };
            db.Add(request);
            facts.Add(new("ask", "record-request", request.Id.ToString(), child));
        }

        foreach (var who in await ToTellAsync([.. unseen.Except(asking)], ct))
            notices.Tell(who, "A school asks whether a record here is of a child it has before it. Until the question is answered the child may be without a school.", ChildLinks.Requests);
        if (facts.Count > 0)
            await audit.SaveAsync(ct, facts);
    }

    /// <summary>Requests about records the actor keeps, all open ones for the data-protection officer, and those the actor's schools made.</summary>
    public async Task<IReadOnlyList<RequestRow>> ListAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.KeepRecords).ToList();
        var officer = actor.Can(Capability.ProtectData);
        var all = db.Set<RecordRequest>().AsNoTracking();
        var rows = await all.IgnoreQueryFilters([QueryFilters.Involvement])
            .Where(r => mine.Contains(r.AskedFor) || officer).ToListAsync(ct);
        var seen = mine.Count == 0 ? [] : await all.Where(r => !mine.Contains(r.AskedFor)).ToListAsync(ct);
        var own = seen.ConvertAll(r => r.Id);
        // An answer may have opened the record to the school that asked.
        var opened = await all.Where(r => mine.Contains(r.AskedFor) && r.Answer == RequestAnswer.SameChild).Select(r => r.Id).ToListAsync(ct);
        return [.. rows.ExceptBy(own, r => r.Id).Select(r => Row(r, opened.Contains(r.Id) ? r.ChildId : null)).Concat(seen.Select(r => Row(r, r.ChildId))).OrderByDescending(r => r.AskedAtUtc)];
    }

    /// <summary>Whether any question of the locality is open.</summary>
    public Task<bool> AnyOpenAsync(CancellationToken ct) => db.Set<RecordRequest>().IgnoreQueryFilters([QueryFilters.Involvement]).AnyAsync(r => r.Answer == RequestAnswer.Open, ct);

    /// <summary>Whether the actor may answer a request.</summary>
    public bool MayAnswer(RequestRow row) => row.Answer == RequestAnswer.Open && (row.Record is not null || (actor.Can(Capability.ProtectData) && !actor.Can(Capability.KeepRecords, row.For)));

    /// <summary>Answers a request: by who keeps the record, or the data-protection officer. A child on no roll is then on that of the school that asked.</summary>
    /// <exception cref="InputRefusedException">It was answered already.</exception>
    public async Task<Outcome> AnswerAsync(Guid id, bool sameChild, CancellationToken ct)
    {
        var officer = actor.Can(Capability.ProtectData);
        var requests = officer ? db.Set<RecordRequest>().IgnoreQueryFilters([QueryFilters.Involvement]) : db.Set<RecordRequest>();
        if (await requests.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request || (!officer && await keeping.KeeperAsync(request.ChildId, ct) is null))
            return Outcome.NotThere;
        if (request.Answer != RequestAnswer.Open)
            throw new InputRefusedException("This request was answered already.");
        request.Answer = sameChild ? RequestAnswer.SameChild : RequestAnswer.AnotherChild;
        request.AnsweredBy = actor.Person;
        request.AnsweredAtUtc = clock.GetUtcNow().UtcDateTime;
        List<AuditFact> facts = [new("answer", "record-request", id.ToString(), request.ChildId, request.Answer.ToString())];
        if (sameChild)
            facts.AddRange(await EnterAsync(request, ct));
        return await keeping.SaveAsync(ct, facts);
    }

    /// <summary>
    /// A child with no open stay has no school that could record the move, so that the answer puts them on the roll that asked: from
    /// the day it asked, or the day after the last one elsewhere. With an open stay that school records the move.
    /// </summary>
    private async Task<IReadOnlyList<AuditFact>> EnterAsync(RecordRequest request, CancellationToken ct)
    {
        var stays = await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => r.ChildId == request.ChildId).ToListAsync(ct);
        if (stays.Exists(r => r.LeavingDate is null))
            return [];
        var (asked, free) = (UkDays.DayOf(request.AskedAtUtc), stays.Max(r => r.LeavingDate)?.AddDays(1));
        return await rolls.EnterAsync(request.ChildId, request.AskedFor, free > asked ? free.Value : asked, null, ct);
    }

    /// <summary>Who can answer: those who keep the records asked about, and the data-protection officer.</summary>
    private async Task<IReadOnlyList<PersonId>> ToTellAsync(IReadOnlyList<ChildId> children, CancellationToken ct)
    {
        if (children.Count == 0)
            return [];
        var today = clock.Today();
        var schools = await db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement])
            .Where(r => children.Contains(r.ChildId) && r.EntryDate <= today && (r.LeavingDate == null || r.LeavingDate >= today)).Select(r => r.SchoolId).Distinct().ToListAsync(ct);
        List<PersonId> told = [.. await people.HoldersAsync(Capability.ProtectData, null, ct)];
        foreach (var school in schools)
            told.AddRange(await people.HoldersAsync(Capability.KeepRecords, school, ct));
        return [.. told.Distinct().Where(p => p != actor.Person)];
    }

    private static RequestRow Row(RecordRequest r, ChildId? record) => new(r.Id, r.AskedFor, $"{r.First} {r.Last}", r.Born, r.Message, r.AskedAtUtc, r.Answer, record);
}
