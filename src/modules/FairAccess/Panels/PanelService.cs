using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>Writes of a meeting from the call to its end: who is asked, what stands on the agenda, when papers open, who came.</summary>
internal sealed class PanelService(HeadwaterDb db, PanelQueries queries, ProtocolQueries protocols, PanelPapers papers, IPeople people, INotices notices, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public bool Chairs => actor.Can(Capability.ChairPanel);

    /// <summary>Calls a meeting: everybody on the panel and every school of the protocol is told, and every accepted case stands on the agenda.</summary>
    /// <exception cref="InputRefusedException">The day cannot be, or no protocol holds on it.</exception>
    public async Task<Guid> CallAsync(Track track, DateOnly day, string? place, CancellationToken ct)
    {
        RequireChair();
        var today = clock.Today();
        if (day < today || day > today.AddDays(PanelRules.MostDaysAhead))
            throw new InputRefusedException("A meeting is called for today or a day within the next year. Correct the day.");
        if (await protocols.HoldingOnAsync(track, day, ct) is not { } content)
            throw new InputRefusedException($"No protocol of {ProtocolWords.Of(track).ToLowerInvariant()} holds on {Words.Date(day)}, so that nobody could be placed by it. The local lead of the area keeps it.");
        if (await db.Set<PanelMeeting>().AnyAsync(m => m.Track == track && m.State == MeetingState.Called && m.Day == day, ct))
            throw new InputRefusedException("A meeting of this panel is called for that day already.");
        var meeting = new PanelMeeting
        {
            Id = Guid.CreateVersion7(), Track = track, Day = day, Place = FormFields.Text(place, "when and where it meets", PanelMeeting.LineLength), ProtocolId = content.Head.Id, CalledBy = actor.Person!.Value, CalledAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(meeting);
        var chairs = (await people.PostsAsync(Capability.ChairPanel, ct)).Select(p => p.Person).ToHashSet();
        var sitting = (await people.PostsAsync(Capability.SitOnPanel, ct)).DistinctBy(p => p.Person).ToList();
        var when = $"{Words.Date(day)}, {meeting.Place}";
        foreach (var (person, at) in sitting)
        {
            db.Add(new PanelMember { MeetingId = meeting.Id, PersonId = person, OrganisationId = at, IsChair = chairs.Contains(person) });
            if (person != actor.Person)
                await notices.TellByMailAsync(person, $"The fair access panel meets: {when}.", PanelLinks.One(meeting.Id), ct);
        }

        var heads = (await people.PostsAsync(Capability.RecordExclusions, ct)).ToLookup(p => p.At, p => p.Person);
        foreach (var school in content.Schools)
        {
            var told = heads[school.SchoolId].OrderBy(p => p.Value).Select(p => (PersonId?)p).FirstOrDefault();
            db.Add(new PanelInvitation { MeetingId = meeting.Id, SchoolId = school.SchoolId, Told = told });
            foreach (var head in heads[school.SchoolId].Where(h => sitting.All(s => s.Person != h)))
                await notices.TellByMailAsync(head, $"The fair access panel meets: {when}. Its decisions bind your school, whether or not somebody comes for it.", PanelLinks.List, ct);
        }

        var waiting = ReferralRules.LongestFirst(await db.Set<Referral>().AsNoTracking().Where(r => r.State == ReferralState.Accepted && r.Track == track).ToListAsync(ct)).ToList();
        for (var n = 0; n < waiting.Count; n++)
            db.Add(new PanelCase { Id = Guid.CreateVersion7(), ChildId = waiting[n].ChildId, MeetingId = meeting.Id, ReferralId = waiting[n].Id, Position = n + 1 });
        await audit.SaveAsync(ct, [new AuditFact("call", "panel", meeting.Id.ToString()), .. waiting.Select(r => new AuditFact("list", "panel", meeting.Id.ToString(), r.ChildId))]);
        return meeting.Id;
    }

    /// <summary>Puts accepted cases on the agenda that are not on it yet.</summary>
    /// <returns>How many; null when there is no such meeting.</returns>
    public async Task<int?> AddWaitingAsync(Guid id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { } view)
            return null;
        var listed = await db.Set<PanelCase>().Where(c => c.MeetingId == id).Select(c => c.ReferralId).ToListAsync(ct);
        var waiting = ReferralRules.LongestFirst(await db.Set<Referral>().AsNoTracking().Where(r => r.State == ReferralState.Accepted && r.Track == view.Meeting.Track && !listed.Contains(r.Id)).ToListAsync(ct)).ToList();
        var last = view.Cases.Count == 0 ? 0 : view.Cases.Max(c => c.Case.Position);
        List<AuditFact> facts = [];
        foreach (var referral in waiting)
        {
            var made = new PanelCase { Id = Guid.CreateVersion7(), ChildId = referral.ChildId, MeetingId = id, ReferralId = referral.Id, Position = ++last };
            db.Add(made);
            facts.Add(new("list", "panel", id.ToString(), referral.ChildId));
            if (view.Meeting.PapersOpenedAtUtc is not null)
                facts.AddRange(await papers.OpenAsync(view.Meeting, view.Members, [new(made, referral, [], [])], ct));
        }

        if (waiting.Count > 0)
            await audit.SaveAsync(ct, facts);
        return waiting.Count;
    }

    /// <summary>Takes a case off the agenda, as long as nothing is decided or said on it.</summary>
    /// <exception cref="InputRefusedException">Something is.</exception>
    public async Task<bool> RemoveAsync(Guid id, Guid which, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { } view || view.Cases.FirstOrDefault(c => c.Case.Id == which) is not { } one)
            return false;
        if (one.Decisions.Count > 0 || one.Notes.Count > 0)
            throw new InputRefusedException("Something is on record for this case at this meeting. Decide that it comes before a later meeting.");
        var facts = await papers.CloseAsync(view.Meeting, [one], null, ct);
        db.Remove(await db.Set<PanelCase>().SingleAsync(c => c.Id == which, ct));
        await audit.SaveAsync(ct, [new AuditFact("unlist", "panel", id.ToString(), one.Case.ChildId), .. facts]);
        return true;
    }

    /// <summary>Opens the papers to the members, for this meeting alone.</summary>
    public async Task<bool> OpenPapersAsync(Guid id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { Meeting.PapersOpenedAtUtc: null } view)
            return false;
        var held = await db.Set<PanelMeeting>().SingleAsync(m => m.Id == id, ct);
        held.PapersOpenedAtUtc = clock.GetUtcNow().UtcDateTime;
        var facts = await papers.OpenAsync(view.Meeting, view.Members, view.Cases, ct);
        foreach (var member in view.Members.Where(m => m.PersonId != actor.Person))
            await notices.TellByMailAsync(member.PersonId, "The papers of the fair access panel are open to you until its meeting is over.", PanelLinks.One(id), ct);
        await audit.SaveAsync(ct, [new AuditFact("open", "panel", id.ToString()), .. facts]);
        return true;
    }

    /// <summary>Writes down who came, and how schools were told that nobody could be told here.</summary>
    /// <exception cref="InputRefusedException">The meeting is still to come.</exception>
    public async Task<bool> AttendanceAsync(Guid id, IReadOnlySet<PersonId> present, IReadOnlyDictionary<OrganisationId, string?> otherwise, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { } view)
            return false;
        if (view.Meeting.Day > clock.Today())
            throw new InputRefusedException($"The panel meets on {Words.Date(view.Meeting.Day)}: write down then who came.");
        foreach (var member in await db.Set<PanelMember>().Where(m => m.MeetingId == id).ToListAsync(ct))
            member.Present = present.Contains(member.PersonId);
        foreach (var school in await db.Set<PanelInvitation>().Where(i => i.MeetingId == id && i.Told == null).ToListAsync(ct))
            school.Otherwise = FormFields.OptionalText(otherwise.GetValueOrDefault(school.SchoolId), "how the school was told", PanelMeeting.LineLength);
        await audit.SaveAsync(ct, new AuditFact("attend", "panel", id.ToString()));
        return true;
    }

    /// <summary>What was said beside the cases.</summary>
    public async Task<bool> MinutesAsync(Guid id, int version, string? text, CancellationToken ct)
    {
        if (!Chairs || await db.Set<PanelMeeting>().SingleOrDefaultAsync(m => m.Id == id && m.State != MeetingState.CalledOff, ct) is not { } held)
            return false;
        if (held.Version != version)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        held.Minutes = FormFields.OptionalText(text, "the minutes", PanelMeeting.TextLength);
        await audit.SaveAsync(ct, new AuditFact("minutes", "panel", id.ToString()));
        return true;
    }

    /// <summary>Calls a meeting off; its cases wait for another.</summary>
    /// <exception cref="InputRefusedException">There is no reason, or something was decided.</exception>
    public async Task<bool> CallOffAsync(Guid id, string? because, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { } view)
            return false;
        if (view.Cases.Any(c => c.Decision is not null))
            throw new InputRefusedException("The panel decided on cases already. Close the meeting, so that the decisions hold.");
        var held = await db.Set<PanelMeeting>().SingleAsync(m => m.Id == id, ct);
        (held.State, held.OffBecause) = (MeetingState.CalledOff, FormFields.Text(because, "why it does not take place", PanelMeeting.TextLength));
        var facts = await papers.CloseAsync(view.Meeting, view.Cases, null, ct);
        foreach (var member in view.Members.Where(m => m.PersonId != actor.Person))
            await notices.TellByMailAsync(member.PersonId, $"The fair access panel of {Words.Date(view.Meeting.Day)} does not meet.", PanelLinks.One(id), ct);
        await audit.SaveAsync(ct, [new AuditFact("call-off", "panel", id.ToString()), .. facts]);
        return true;
    }

    private async Task<PanelView?> OpenAsync(Guid id, CancellationToken ct) =>
        Chairs && await queries.FindAsync(id, ct) is { Meeting.State: MeetingState.Called } view ? view : null;

    private void RequireChair()
    {
        if (!Chairs)
            throw new InputRefusedException("The chair of the panel calls it.");
    }
}
