using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>An item as it was filled in.</summary>
internal sealed record TypedItem(string? Title, int? Minutes, string? Method, bool NeedsDecision, bool IsRelationship, Guid? LeadSeat = null);

/// <summary>When people can come, what is talked about, and who spoke.</summary>
internal sealed class AgendaService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    public const int MostOptions = 20;

    /// <exception cref="InputRefusedException">It has a day, there are too many, or it is there already.</exception>
    public async Task AddOptionAsync(Guid meetingId, DateOnly day, TimeOnly? starts, CancellationToken ct)
    {
        if (day < clock.Today() || day > clock.Today().AddYears(2))
            throw new InputRefusedException("Choose a day from today on, within two years.");
        await using var transaction = await turn.TakeAsync(ct);
        await PlannedAsync(meetingId, ct);
        var there = await db.Set<MeetingOption>().Where(o => o.MeetingId == meetingId).ToListAsync(ct);
        if (there.Count >= MostOptions)
            throw new InputRefusedException($"{MostOptions} days and times are as many as people can answer.");
        if (there.Exists(o => o.Day == day && o.Starts == starts))
            throw new InputRefusedException("That day and time is there already.");
        db.Add(new MeetingOption { Id = Guid.CreateVersion7(), MeetingId = meetingId, Day = day, Starts = starts });
        await audit.SaveAsync(ct, new AuditFact("offer", "meeting-time", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>A seat's answers, by whoever sits there, or by a convener for them (by telephone, on paper).</summary>
    /// <exception cref="InputRefusedException">It is not theirs, or an option is of another meeting.</exception>
    public async Task AnswerAsync(Guid meetingId, Guid seatId, IReadOnlyDictionary<Guid, Availability> answers, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        if (!actor.Can(Capability.Convene) && (await seats.MineAsync(ct)).All(s => s.Seat.Id != seatId))
            throw new InputRefusedException("Answer for a seat you sit in.");
        var meeting = await PlannedAsync(meetingId, ct);
        if ((await seats.TableAsync(ct)).All(s => s.Seat.Id != seatId || !MeetingTable.Sits(meeting.Kind, s.Seat.Kind)))
            throw new InputRefusedException("There is no such seat at this meeting.");
        var options = await db.Set<MeetingOption>().Where(o => o.MeetingId == meetingId).Select(o => o.Id).ToListAsync(ct);
        if (answers.Keys.Any(o => !options.Contains(o)))
            throw new InputRefusedException("One of the days is of another meeting. Load the page again.");
        var before = await db.Set<OptionAnswer>().Where(a => a.SeatId == seatId && options.Contains(a.OptionId)).ToDictionaryAsync(a => a.OptionId, ct);
        foreach (var (option, answer) in answers)
        {
            if (!before.TryGetValue(option, out var row))
                db.Add(row = new() { OptionId = option, SeatId = seatId, Answer = answer, By = Me });
            (row.Answer, row.By) = (answer, Me);
        }

        await audit.SaveAsync(ct, new AuditFact("answer", "meeting-time", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">The meeting was held or cancelled, or a field cannot be taken.</exception>
    public async Task AddItemAsync(Guid meetingId, TypedItem typed, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        await OpenAsync(meetingId, ct);
        var place = await db.Set<AgendaItem>().Where(i => i.MeetingId == meetingId).MaxAsync(i => (int?)i.Place, ct) ?? 0;
        var item = new AgendaItem { Id = Guid.CreateVersion7(), MeetingId = meetingId, Place = place + 1, Title = "", Minutes = 0 };
        await FillAsync(item, typed, ct);
        db.Add(item);
        await audit.SaveAsync(ct, new AuditFact("add", "agenda-item", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">There is no such item, the meeting was held, somebody else changed it, or a field cannot be taken.</exception>
    public async Task ChangeItemAsync(Guid meetingId, Guid itemId, TypedItem typed, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var item = await ItemAsync(meetingId, itemId, ct);
        if (item.Version != known)
            throw new InputRefusedException("Somebody else changed this item in the meantime. Look at what stands here now, and change it again where that is needed.");
        await FillAsync(item, typed, ct);
        await audit.SaveAsync(ct, new AuditFact("change", "agenda-item", itemId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes an item off the agenda that nothing was said to yet.</summary>
    /// <exception cref="InputRefusedException">There is no such item, the meeting was held, or something came of it.</exception>
    public async Task RemoveItemAsync(Guid meetingId, Guid itemId, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var item = await ItemAsync(meetingId, itemId, ct);
        if (item.Outcome is not null || item.MovedTo is not null || await db.Set<VoiceTally>().AnyAsync(v => v.AgendaItemId == itemId && v.Turns > 0, ct))
            throw new InputRefusedException("People have spoken to this item, or something came of it: it stays.");
        foreach (var earlier in await db.Set<AgendaItem>().Where(i => i.MovedTo == itemId).ToListAsync(ct))
            earlier.MovedTo = null;
        db.RemoveRange(await db.Set<VoiceTally>().Where(v => v.AgendaItemId == itemId).ToListAsync(ct));
        db.Remove(item);
        await audit.SaveAsync(ct, new AuditFact("remove", "agenda-item", itemId.ToString(), Detail: item.Title));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Moves an item one place up.</summary>
    /// <exception cref="InputRefusedException">There is no such item, or the meeting was held.</exception>
    public async Task UpAsync(Guid meetingId, Guid itemId, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        await OpenAsync(meetingId, ct);
        var items = await db.Set<AgendaItem>().Where(i => i.MeetingId == meetingId).OrderBy(i => i.Place).ToListAsync(ct);
        var at = items.FindIndex(i => i.Id == itemId);
        if (at <= 0)
            throw new InputRefusedException("There is no such item that could go up.");
        (items[at].Place, items[at - 1].Place) = (items[at - 1].Place, items[at].Place);
        await audit.SaveAsync(ct, new AuditFact("change", "agenda-item", itemId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Carries an item over to another meeting, with what came of it.</summary>
    /// <exception cref="InputRefusedException">There is no such item, it was moved already, or the other meeting is not to come.</exception>
    public async Task CarryAsync(Guid itemId, Guid toMeeting, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var item = await db.Set<AgendaItem>().SingleOrDefaultAsync(i => i.Id == itemId, ct) ?? throw new InputRefusedException("There is no such item.");
        if (item.MovedTo is not null || item.MeetingId == toMeeting)
            throw new InputRefusedException("It was moved already.");
        await OpenAsync(toMeeting, ct);
        var place = await db.Set<AgendaItem>().Where(i => i.MeetingId == toMeeting).MaxAsync(i => (int?)i.Place, ct) ?? 0;
        var next = new AgendaItem { Id = Guid.CreateVersion7(), MeetingId = toMeeting, Place = place + 1, Title = item.Title, Minutes = item.Minutes, Method = item.Method, NeedsDecision = item.NeedsDecision, IsRelationship = item.IsRelationship, LeadSeatId = item.LeadSeatId, Outcome = item.Outcome, OutcomeBy = item.OutcomeBy };
        db.Add(next);
        item.MovedTo = next.Id;
        await audit.SaveAsync(ct, new AuditFact("carry", "agenda-item", itemId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>What came of an item, until the notes are out; who wrote before is not written over unseen.</summary>
    /// <exception cref="InputRefusedException">There is no such item, the notes are out, or somebody else wrote there in the meantime.</exception>
    public async Task OutcomeAsync(Guid itemId, string? outcome, int known, CancellationToken ct)
    {
        var text = FormFields.Text(outcome, "what came of it", AgendaItem.OutcomeLength);
        await using var transaction = await turn.TakeAsync(ct);
        var item = await RunningAsync(itemId, ct);
        if (item.Version != known)
            throw new InputRefusedException($"Somebody else wrote there in the meantime: {item.Outcome ?? "(nothing)"}. What you typed is still in the form; write it below theirs and save.");
        (item.Outcome, item.OutcomeBy) = (await AddedAsync(item, text, ct), Me);
        await audit.SaveAsync(ct, new AuditFact("write", "outcome", itemId.ToString()));
        await transaction.CommitAsync(ct);
    }

    private const string AddedBy = "Added by ";

    /// <summary>Own words are changed freely as long as they stand alone. What somebody else wrote stays as it is, and more is added below it.</summary>
    private async Task<string> AddedAsync(AgendaItem item, string text, CancellationToken ct)
    {
        if (item.Outcome is not { } there || (item.OutcomeBy == Me && !there.Contains($"\n{AddedBy}", StringComparison.Ordinal)))
            return text;
        var (before, after) = (there.ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
        if (after == before)
            return there;
        var names = await people.NamesAsync([Me, .. item.OutcomeBy is { } by ? [by] : Array.Empty<PersonId>()], ct);
        if (!after.StartsWith(before, StringComparison.Ordinal))
            throw new InputRefusedException($"{(item.OutcomeBy is { } other && other != Me ? names[other] : "Somebody else")} wrote there, and nobody changes another's words. Leave “{there}” as it stands and write below it.");
        var all = $"{before}\n{AddedBy}{names[Me]}: {after[before.Length..].Trim()}";
        return all.Length <= AgendaItem.OutcomeLength ? all : throw new InputRefusedException($"With what stands there it is longer than {AgendaItem.OutcomeLength} characters. Write the rest into the notes.");
    }

    /// <summary>One more turn of a sector at an item, or one less where a finger slipped.</summary>
    /// <exception cref="InputRefusedException">There is no such item or sector, the meeting has not begun, its notes are out, or there is no turn to take back.</exception>
    public async Task TallyAsync(Guid itemId, string sector, bool back, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        await RunningAsync(itemId, ct);
        if (!await db.Set<Sector>().AnyAsync(s => s.Code == sector, ct))
            throw new InputRefusedException("There is no such sector.");
        var tally = await db.Set<VoiceTally>().SingleOrDefaultAsync(v => v.AgendaItemId == itemId && v.SectorCode == sector, ct);
        if (back && tally is not { Turns: > 0 })
            throw new InputRefusedException("There is no turn to take back.");
        if (tally is null)
            db.Add(tally = new() { AgendaItemId = itemId, SectorCode = sector, Turns = 0 });
        tally.Turns += back ? -1 : 1;
        await audit.SaveAsync(ct, new AuditFact("tally", "turn", itemId.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private async Task FillAsync(AgendaItem item, TypedItem typed, CancellationToken ct)
    {
        if (typed.LeadSeat is { } lead && item.LeadSeatId != lead && (await seats.TableAsync(ct)).All(s => s.Seat.Id != lead))
            throw new InputRefusedException("Choose who brings it among the seats at the table.");
        (item.Title, item.Minutes) = (FormFields.Text(typed.Title, "what it is about", AgendaItem.TitleLength), Checked(typed.Minutes));
        (item.Method, item.NeedsDecision, item.IsRelationship, item.LeadSeatId) = (FormFields.OptionalText(typed.Method, "how", AgendaItem.MethodLength), typed.NeedsDecision, typed.IsRelationship, typed.LeadSeat);
    }

    private async Task<AgendaItem> ItemAsync(Guid meetingId, Guid itemId, CancellationToken ct)
    {
        await OpenAsync(meetingId, ct);
        return await db.Set<AgendaItem>().SingleOrDefaultAsync(i => i.MeetingId == meetingId && i.Id == itemId, ct) ?? throw new InputRefusedException("There is no such item: somebody may have taken it off.");
    }

    /// <summary>An item of a meeting that has begun and whose notes are not out: from then on corrections stand beside what was written.</summary>
    private async Task<AgendaItem> RunningAsync(Guid itemId, CancellationToken ct)
    {
        var item = await db.Set<AgendaItem>().SingleOrDefaultAsync(i => i.Id == itemId, ct) ?? throw new InputRefusedException("There is no such item.");
        var meeting = await db.Set<Meeting>().AsNoTracking().SingleAsync(m => m.Id == item.MeetingId, ct);
        if (meeting.State is not (MeetingState.Called or MeetingState.Held) || meeting.Day > clock.Today())
            throw new InputRefusedException("The meeting has not begun, or was cancelled.");
        return meeting.NotesOn is null ? item : throw new InputRefusedException("The notes of this meeting are out, and what came of it stands. Add what must be put right as a correction to the notes.");
    }

    private static int Checked(int? minutes) => minutes is >= 1 and <= 480 ? minutes.Value : throw new InputRefusedException("Enter how many minutes it takes, from 1 to 480.");

    private async Task<Meeting> PlannedAsync(Guid id, CancellationToken ct) =>
        await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == id && m.State == MeetingState.Planned, ct) ?? throw new InputRefusedException("The meeting has a day already, or there is none.");

    private async Task OpenAsync(Guid id, CancellationToken ct)
    {
        if (!await db.Set<Meeting>().AnyAsync(m => m.Id == id && (m.State == MeetingState.Planned || m.State == MeetingState.Called), ct))
            throw new InputRefusedException("There is no such meeting, or it was held or cancelled.");
    }
}
