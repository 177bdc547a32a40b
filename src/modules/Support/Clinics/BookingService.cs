using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>A booking as it was typed. With a record it names the child, and says who of the family agreed, how and when.</summary>
internal sealed record TypedBooking(string? Slot, string? Organisation, string? Age, string? Phase, string? Worry, string? Tried, string? Record = null, string? AgreedBy = null, string? AgreedHow = null, string? AgreedOn = null);

/// <summary>
/// Books, cancels, and writes down what was advised and what became of it, by the one table (<see cref="BookingStates"/>). Booking, step and entry
/// of the trail are one transaction, one writer of the locality at a time; that nobody holds what another one holds is the database's to say, too.
/// </summary>
internal sealed class BookingService(HeadwaterDb db, ClinicQueries queries, IChildSummaries children, IInvolvements involvements, IDisclosures disclosures, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>Books a slot or a place.</summary>
    /// <param name="clinicId">At which clinic.</param>
    /// <param name="key">Minted by the form, and the id of what it makes: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether the clinic is there for the actor to book.</returns>
    /// <exception cref="InputRefusedException">It was taken meanwhile, has begun or is cancelled; something is missing, or tells who the child is; or the form was used already.</exception>
    public async Task<bool> BookAsync(Guid clinicId, Guid key, TypedBooking typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.OneAsync(clinicId, ct) is not { } view || queries.Books(view.Clinic) is not { Count: > 0 } mayBookFor)
            return false;
        var clinic = view.Clinic;
        var worry = FormFields.Text(typed.Worry, "what worries you", ClinicBooking.TextLength);
        var tried = FormFields.OptionalText(typed.Tried, "what was tried", ClinicBooking.TextLength);
        if (await db.Set<ClinicBooking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == key, ct) is { } made)
            return made.ClinicId == clinicId && made.BookedBy == actor.Person && made.Worry == worry && made.Tried == tried ? true : throw new InputRefusedException("This form was sent already. Open the clinic again to book something else.");
        if (key == Guid.Empty)
            throw new InputRefusedException("This form cannot be read. Open the page again.");
        var number = Chosen(view, typed.Slot);
        var at = mayBookFor.Count == 1 ? mayBookFor[0] : mayBookFor.Where(o => o.ToString() == typed.Organisation).Select(o => (OrganisationId?)o).FirstOrDefault() ?? throw new InputRefusedException("Choose for which organisation you book.");
        var (age, phase) = (FormFields.One<AgeGroup>(typed.Age, "how old the child is"), FormFields.One<SchoolPhase>(typed.Phase, "where the child learns"));
        ClinicRules.RefuseTelling(clock.Today(), (worry, "what worries you"), (tried, "what was tried"));
        var (child, shared) = await NamedAsync(clinic, at, typed, ct) is { } named ? named : default;
        var row = new ClinicBooking
        {
            Id = key, ClinicId = clinicId, Number = number, HeldNumber = number, State = BookingState.Booked, OrganisationId = at, BookedBy = actor.Person!.Value, BookedAtUtc = clock.GetUtcNow().UtcDateTime, Age = age, Phase = phase, Worry = worry, Tried = tried, ChildName = child?.Name is { Length: > ClinicBooking.NameLength } long_ ? long_[..ClinicBooking.NameLength] : child?.Name,
        };
        db.Add(row);
        db.Add(StepOf(row, 1, null, at, child is null ? "Without a name." : "With the child’s name; the family agreed.", clock.GetUtcNow().UtcDateTime));
        if (child is not null)
            db.Add(new BookingChild { Id = Guid.CreateVersion7(), BookingId = key, ChildId = child.Id, Visibility = Visibility.Family, OwnerId = at, NamedBy = actor.Person.Value, DisclosureId = Guid.Parse(shared!.RecordId!) });
        notices.Tell(clinic.CalledBy, "A slot of a clinic that you called was booked.", ClinicLinks.One(clinicId));
        await audit.SaveAsync(ct, [new AuditFact("book", "clinic-booking", key.ToString(), child?.Id), .. shared is null ? Enumerable.Empty<AuditFact>() : [shared]]);
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Cancels one booking; the slot is free again, and those who run the clinic read it no longer.</summary>
    /// <returns>Whether it is there for the actor.</returns>
    /// <exception cref="InputRefusedException">It cannot be, it is not said why, or somebody else changed it.</exception>
    public Task<bool> CancelAsync(Guid id, int version, string? why, CancellationToken ct) => MoveAsync(id, version, BookingState.Cancelled, async (line, row) =>
    {
        var said = Said(why, "why it is cancelled");
        var isBooker = (line.Party & BookingParty.Booker) != BookingParty.None;
        await EndAsync(row, isBooker ? row.OrganisationId : line.Clinic.OrganisationId, said, ct);
        if (isBooker)
            Tell(line.Clinic.CalledBy, "A slot of a clinic that you called is free again.", ClinicLinks.One(row.ClinicId));
        else if (row.BookedBy != actor.Person)
            await notices.TellByMailAsync(row.BookedBy, "Your booking at a clinic was cancelled. See why.", ClinicLinks.Booking(id), ct);
        return new AuditFact("cancel", "clinic-booking", id.ToString());
    }, ct);

    /// <summary>Writes down what the clinic advised, and the day on which whoever booked looks at it again.</summary>
    /// <exception cref="InputRefusedException">The slot has not begun, nothing is typed, the day is past, or somebody else changed it.</exception>
    public Task<bool> AdviseAsync(Guid id, int version, string? advice, string? followUp, CancellationToken ct) => MoveAsync(id, version, BookingState.Advised, async (line, row) =>
    {
        row.Advice = FormFields.Text(advice, "what was advised", ClinicBooking.TextLength);
        ClinicRules.RefuseTelling(clock.Today(), (row.Advice, "what was advised"));
        (row.State, row.AdvisedOn, row.FollowUpOn) = (BookingState.Advised, clock.Today(), FollowUp(FormFields.OptionalDay(followUp, "day to look at it again")));
        await AddStepAsync(row, BookingState.Booked, line.Clinic.OrganisationId, row.FollowUpOn is { } day ? $"The advice was written down. To be looked at again on {Interface.Words.Date(day)}." : "The advice was written down.", ct);
        Tell(row.BookedBy, "What a clinic advised you was written down.", ClinicLinks.Booking(id));
        return new AuditFact("advise", "clinic-booking", id.ToString());
    }, ct);

    /// <summary>Says that nobody came.</summary>
    /// <exception cref="InputRefusedException">The slot has not begun, or somebody else changed it.</exception>
    public Task<bool> MissAsync(Guid id, int version, CancellationToken ct) => MoveAsync(id, version, BookingState.Missed, async (line, row) =>
    {
        (row.State, row.OverOn) = (BookingState.Missed, clock.Today());
        await AddStepAsync(row, BookingState.Booked, line.Clinic.OrganisationId, "Nobody came.", ct);
        return new AuditFact("miss", "clinic-booking", id.ToString());
    }, ct);

    /// <summary>Sets or moves the day on which whoever booked looks at it again.</summary>
    /// <exception cref="InputRefusedException">The day is past, or somebody else changed it.</exception>
    public Task<bool> PlanAsync(Guid id, int version, string? day, CancellationToken ct) => MoveAsync(id, version, BookingState.Advised, async (_, row) =>
    {
        row.FollowUpOn = FollowUp(FormFields.Day(day, "day to look at it again"));
        await AddStepAsync(row, BookingState.Advised, row.OrganisationId, $"To be looked at again on {Interface.Words.Date(row.FollowUpOn!.Value)}.", ct);
        return new AuditFact("plan", "clinic-booking", id.ToString());
    }, ct, from: BookingState.Advised);

    /// <summary>Says what became of it.</summary>
    /// <exception cref="InputRefusedException">Nothing is typed, or somebody else changed it.</exception>
    public Task<bool> CloseAsync(Guid id, int version, string? outcome, CancellationToken ct) => MoveAsync(id, version, BookingState.Closed, async (_, row) =>
    {
        row.Outcome = FormFields.Text(outcome, "what became of it", ClinicBooking.TextLength);
        ClinicRules.RefuseTelling(clock.Today(), (row.Outcome, "what became of it"));
        (row.State, row.OverOn) = (BookingState.Closed, clock.Today());
        await AddStepAsync(row, BookingState.Advised, row.OrganisationId, "What became of it was written down.", ct);
        return new AuditFact("close", "clinic-booking", id.ToString());
    }, ct);

    /// <summary>Frees what a booking held; pending.</summary>
    /// <param name="row">Which; tracked.</param>
    /// <param name="at">For which organisation it is cancelled.</param>
    /// <param name="why">Why; whoever booked reads it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task EndAsync(ClinicBooking row, OrganisationId at, string why, CancellationToken ct)
    {
        var from = row.State;
        (row.State, row.HeldNumber, row.OverOn) = (BookingState.Cancelled, null, clock.Today());
        await AddStepAsync(row, from, at, why, ct);
    }

    private async Task<bool> MoveAsync(Guid id, int version, BookingState to, Func<BookingLine, ClinicBooking, Task<AuditFact>> move, CancellationToken ct, BookingState? from = null)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } line)
            return false;
        var row = await db.Set<ClinicBooking>().SingleAsync(b => b.Id == id, ct);
        if (row.Version != version)
            throw new InputRefusedException(Meanwhile);
        var hasBegun = (ClinicSlots.Find(line.Clinic, row.Number)?.StartsAtUtc ?? line.Clinic.StartsAtUtc) <= clock.GetUtcNow().UtcDateTime;
        if (ClinicRules.WhyNot(row.State, to, line.Party, hasBegun) is { } refused)
            throw new InputRefusedException(refused);
        // To the same state it goes by one form alone: advice is written down once.
        if (row.State == to && from != row.State)
            throw new InputRefusedException("The advice was written down already. Look at what stands here now.");
        if (from is { } needed && row.State != needed)
            throw new InputRefusedException("No advice was written down yet. Wait for it first.");
        var fact = await move(line, row);
        // Whoever reads the trail of the child that is named finds it.
        await audit.SaveAsync(ct, row.ChildName is null ? fact : fact with { Child = await queries.NamedAsync(id, ct) });
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>The number that was chosen and is free; where everybody comes at once, the first that is.</summary>
    private int Chosen(ClinicView view, string? slot)
    {
        var clinic = view.Clinic;
        if (clinic.CancelledAtUtc is not null)
            throw new InputRefusedException("This clinic was cancelled. Look for another one.");
        var free = ClinicRules.Free(clinic, view.Held, clock.GetUtcNow().UtcDateTime);
        if (clinic.SlotMinutes is null)
            return free.Count > 0 ? free[0].Number : throw new InputRefusedException("No place is free any more. Look for another clinic.");
        if (!int.TryParse(slot, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) || ClinicSlots.Find(clinic, number) is not { } chosen)
            throw new InputRefusedException($"Choose a slot. {ClinicWords.Free(clinic, free)}");
        return free.Contains(chosen) ? number : throw new InputRefusedException(view.Held.Contains(number) ? $"Somebody else took this slot meanwhile. {ClinicWords.Free(clinic, free)}" : $"This slot has begun already. {ClinicWords.Free(clinic, free)}");
    }

    /// <summary>The child, where one is named: whom the actor sees already, with the agreement of the family, as it is shared with another organisation.</summary>
    private async Task<(ChildSummary Child, AuditFact Shared)?> NamedAsync(Clinic clinic, OrganisationId at, TypedBooking typed, CancellationToken ct)
    {
        var isAgreed = !string.IsNullOrWhiteSpace(typed.AgreedBy) || !string.IsNullOrWhiteSpace(typed.AgreedHow) || !string.IsNullOrWhiteSpace(typed.AgreedOn);
        if (string.IsNullOrWhiteSpace(typed.Record))
            return isAgreed ? throw new InputRefusedException("Enter the address of the child’s record, or leave out who agreed: without a record it is booked without a name.") : null;
        var last = typed.Record.Trim().TrimEnd('/').Split('/')[^1];
        if (!ChildId.TryParse(last, null, out var id) || await children.OfAsync(id, ct) is not { IsJoined: false } child || !await involvements.ReachesAsync(id, EntryKinds.Help, Visibility.Organisation, at, ct))
            throw new InputRefusedException("No record that is open to you is at this address. Open the child’s record, and copy its address from there; or book without a name.");
        if (!actor.Can(Capability.WriteEntries | Capability.Share, at))
            throw new InputRefusedException("Your post does not let you share a child’s name. Book without a name, or ask the SENCO or the headteacher.");
        var agreed = new ConsentGiven(FormFields.Text(typed.AgreedBy, "who of the family agreed that the clinic hears the name; or book without a name", ClinicBooking.NameLength), FormFields.Day(typed.AgreedOn, "day on which they agreed"), FormFields.Text(typed.AgreedHow, "how they agreed", ClinicBooking.NameLength));
        if (agreed.On > clock.Today())
            throw new InputRefusedException("The day on which they agreed lies in the future. Correct the day.");
        var shared = await disclosures.ShareAsync(new(id, at, EntryKinds.Identity, $"The name, and what was written for the {ClinicWords.Of(clinic.Kind).ToLowerInvariant()} on {Interface.Words.Date(clinic.Day)}.", new(clinic.OrganisationId), LawfulBasis.Consent, SharingGround.ByConsent(agreed)), ct);
        return (child, shared);
    }

    private DateOnly? FollowUp(DateOnly? day) => day < clock.Today() ? throw new InputRefusedException("The day to look at it again is past. Enter one from today on.") : day;

    private string Said(string? why, string what)
    {
        var said = FormFields.Text(why, what, ClinicBooking.ReasonLength);
        ClinicRules.RefuseTelling(clock.Today(), (said, what));
        return said;
    }

    private void Tell(PersonId person, string text, string link)
    {
        if (person != actor.Person)
            notices.Tell(person, text, link);
    }

    private async Task AddStepAsync(ClinicBooking row, BookingState from, OrganisationId at, string why, CancellationToken ct)
    {
        // Also where nothing is otherwise: the second of two people at once is told.
        db.Entry(row).State = EntityState.Modified;
        var last = await db.Set<BookingStep>().Where(s => s.BookingId == row.Id).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        db.Add(StepOf(row, last + 1, from, at, why, clock.GetUtcNow().UtcDateTime));
    }

    private BookingStep StepOf(ClinicBooking row, int number, BookingState? from, OrganisationId at, string why, DateTime now) =>
        new() { Id = Guid.CreateVersion7(), BookingId = row.Id, Number = number, From = from, To = row.State, By = actor.Person!.Value, OrganisationId = at, AtUtc = now, Why = why };
}
