using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>An enquiry as it was typed or written.</summary>
internal sealed record TypedEnquiry
{
    public required CameBy CameBy { get; init; }
    public AskerRole Role { get; init; }
    public string? Name { get; init; }
    public string? Contact { get; init; }
    public bool MayContact { get; init; }
    public string? Worry { get; init; }
    public string? Tried { get; init; }
    public string? Hoped { get; init; }
    public int? Age { get; init; }
    public string? Place { get; init; }
    public string? Need { get; init; }
}

/// <summary>What whoever asked is told.</summary>
/// <param name="Id">The enquiry.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="DueAtUtc">By when an answer is promised.</param>
internal sealed record TakenIn(Guid Id, string Reference, DateTime DueAtUtc);

/// <summary>A mail as it was read.</summary>
/// <param name="From">Who wrote it.</param>
/// <param name="Contact">Where an answer is wanted: whom it names for replies, or else who wrote it.</param>
/// <param name="Subject">Its line.</param>
/// <param name="Text">What it says, without markup; where something was cut, it says so at its end.</param>
/// <param name="Attached">Names of what was attached; null for nothing.</param>
/// <param name="MailHash">What it calls itself, with who wrote it and what it says; null where it does not call itself anything.</param>
/// <param name="ContentHash">What the file held.</param>
/// <param name="IsLong">Something was cut, so that the file is kept.</param>
internal sealed record ReadMail(string From, string Contact, string Subject, string Text, string? Attached, string? MailHash, string ContentHash, bool IsLong);

/// <summary>Writes down what reaches the helpline, by whichever way. What comes by itself is written down by the system.</summary>
internal sealed class IntakeService(HeadwaterDb db, HelplineDesk desk, HelplineMail mail, INotices notices, IPeople people, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Takes one in.</summary>
    /// <param name="key">Minted by the form, and the id of what it makes: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">Something is missing or too long, or the form was used for something else.</exception>
    public async Task<TakenIn> TakeAsync(Guid key, TypedEnquiry typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var row = await MadeAsync(key, typed, ct);
        if (await db.Set<HelplineEnquiry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == key, ct) is { } made)
            return made.RecordedBy == row.RecordedBy && made.Worry == row.Worry && made.Contact == row.Contact ? new(key, made.Reference, made.DueAtUtc) : throw new InputRefusedException("This form was sent already. Open the page again to ask something else.");
        if (key == Guid.Empty)
            throw new InputRefusedException("This form cannot be read. Open the page again.");
        await AddAsync(row, null, ct);
        await mine.CommitAsync(ct);
        return new(key, row.Reference, row.DueAtUtc);
    }

    /// <summary>Takes a mail in: into the enquiry whose reference it names, or as a new one; the same mail once.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> TakeMailAsync(ReadMail read, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<EnquiryMessage>().AnyAsync(m => m.ContentHash == read.ContentHash || (read.MailHash != null && m.MailHash == read.MailHash), ct))
            return false;
        if (EnquiryRules.ReferenceIn(read.Subject) is { } reference && await GoesOnAsync(reference, ct) is { } enquiry)
        {
            // Several people may write with one reference: it stands there who did.
            var subject = read.Text != read.Subject && MailReading.SaysMore(read.Subject, reference) ? read.Subject : "";
            await AppendAsync(enquiry, MessageOf(enquiry.Id, read, MailReading.Heading(read.From, subject) + read.Text), "A mail came with this reference.", ct);
        }
        else
        {
            // Where the answer goes to somebody else, it stands there who wrote.
            var from = read.Contact.Equals(read.From, StringComparison.OrdinalIgnoreCase) ? "" : MailReading.Heading(read.From, "");
            var subject = read.Subject.Length > 0 ? $"{read.Subject}\n\n" : "";
            var row = await MadeAsync(Guid.CreateVersion7(), new() { CameBy = CameBy.Email, Contact = read.Contact, MayContact = true, Worry = from + subject + read.Text }, ct);
            await AddAsync(row, MessageOf(row.Id, read, from + read.Text), ct);
        }

        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Tells those who answer the helpline that a mail lies apart which could not be read.</summary>
    public async Task TellRefusedAsync(CancellationToken ct)
    {
        await TellAsync("A mail to the helpline could not be read. It lies in helpline/in/refused.", HelplineLinks.Board, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes in what whoever asked wrote back through a link, within the turn of the caller; of an enquiry that was merged, where it goes on.</summary>
    /// <param name="enquiry">Which one.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="text">What they say.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The form was used for something else.</exception>
    public async Task WroteAsync(HelplineEnquiry enquiry, Guid key, string text, CancellationToken ct)
    {
        if (await GoesOnAsync(enquiry.Reference, ct) is not { } row)
            return;
        // Several people may have asked of what goes on here: it stands there who wrote.
        var said = row.Id == enquiry.Id ? text : $"From whoever asked {enquiry.Reference}:\n\n{text}";
        if (await db.Set<EnquiryMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == key, ct) is { } made)
        {
            EnquiryWriting.Same(made.Way == MessageWay.In && made.By == actor.Person && made.Text == said);
            return;
        }

        EnquiryMessage message = new() { Id = EnquiryWriting.Minted(key), EnquiryId = row.Id, Way = MessageWay.In, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Text = said };
        await AppendAsync(row, message, row.Id == enquiry.Id ? "They wrote back on the page of an answer." : $"Whoever asked {enquiry.Reference} wrote back on the page of an answer.", ct);
    }

    private async Task<HelplineEnquiry> MadeAsync(Guid id, TypedEnquiry typed, CancellationToken ct)
    {
        if (typed.Age is < 0 or > ListingRules.OldestAge)
            throw new InputRefusedException($"Enter the age in whole years, from 0 to {ListingRules.OldestAge}.");
        if (typed.Need is not null && NeedWords.Of(typed.Need) is null)
            throw new InputRefusedException("Choose what it is about from the list.");
        var now = clock.GetUtcNow().UtcDateTime;
        var (settings, times) = await desk.ClockAsync(ct);
        var contact = FormFields.OptionalText(typed.Contact, "how to reach you", HelplineEnquiry.NameLength);
        if (typed.MayContact && contact is null)
            throw new InputRefusedException("Enter a telephone number or an e-mail address to be reached at, or leave the box without a tick.");
        return new()
        {
            Id = id, Reference = EnquiryRules.NewReference(), CameBy = typed.CameBy, CameAtUtc = now, RecordedBy = actor.Person!.Value, Role = typed.Role, AskerName = FormFields.OptionalText(typed.Name, "the name", HelplineEnquiry.NameLength), Contact = contact, MayContact = typed.MayContact,
            Worry = FormFields.Text(typed.Worry, "what the worry is", HelplineEnquiry.TextLength), Tried = FormFields.OptionalText(typed.Tried, "what was tried", HelplineEnquiry.TextLength), Hoped = FormFields.OptionalText(typed.Hoped, "what would help", HelplineEnquiry.TextLength),
            Age = typed.Age, Place = FormFields.OptionalText(typed.Place, "the place", HelplineEnquiry.NameLength), Need = typed.Need, Stage = EnquiryStage.New, DueAtUtc = times.DueAt(now, settings.PromiseTo(typed.Role)), OpenedAtUtc = now,
        };
    }

    private async Task AddAsync(HelplineEnquiry row, EnquiryMessage? message, CancellationToken ct)
    {
        db.AddRange(row, new EnquiryStep { Id = Guid.CreateVersion7(), EnquiryId = row.Id, Number = 1, Kind = StepKind.Moved, From = null, To = EnquiryStage.New, By = row.RecordedBy, AtUtc = row.CameAtUtc, Why = HelplineWords.Because(EnquiryStage.New) });
        if (message is not null)
            db.Add(message);
        await mail.ReceiptAsync(row, await desk.SettingsAsync(ct), ct);
        if (row.RecordedBy == SystemPerson.Id)
            await TellAsync("An enquiry reached the helpline.", HelplineLinks.One(row.Id), ct);
        await audit.SaveAsync(ct, new AuditFact("add", "enquiry", row.Id.ToString()));
    }

    private async Task AppendAsync(HelplineEnquiry row, EnquiryMessage message, string why, CancellationToken ct)
    {
        var (from, now) = (row.Stage, clock.GetUtcNow().UtcDateTime);
        db.Add(message);
        if (EnquiryRules.WhenWrittenAgain(from, row.StoppedAtUtc is not null) is { } to)
        {
            var (settings, times) = await desk.ClockAsync(ct);
            row.Stage = to;
            (row.DueAtUtc, row.OpenedAtUtc, row.ClosedOn) = (times.DueAt(now, settings.PromiseTo(row.Role)), now, null);
            if (to == EnquiryStage.New)
                (row.TeamId, row.TakenBy) = (null, null);
        }

        // Also where nothing is otherwise: whoever has the page open is told that there is something new.
        db.Entry(row).State = EntityState.Modified;
        var last = await db.Set<EnquiryStep>().Where(s => s.EnquiryId == row.Id).MaxAsync(s => s.Number, ct);
        db.Add(new EnquiryStep { Id = Guid.CreateVersion7(), EnquiryId = row.Id, Number = last + 1, Kind = StepKind.Wrote, From = from, To = row.Stage, TeamId = row.TeamId, By = actor.Person!.Value, AtUtc = now, Why = why });
        if (await HolderAsync(row, ct) is { } holder)
            notices.Tell(holder, "Whoever asked wrote again.", HelplineLinks.One(row.Id));
        else
            await TellAsync("Whoever asked wrote again.", HelplineLinks.One(row.Id), ct);
        await audit.SaveAsync(ct, new AuditFact("append", "enquiry", row.Id.ToString()));
    }

    private EnquiryMessage MessageOf(Guid enquiry, ReadMail mail, string text) => new()
    {
        Id = Guid.CreateVersion7(), EnquiryId = enquiry, Way = MessageWay.In, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Text = text, Attached = mail.Attached, MailHash = mail.MailHash, ContentHash = mail.ContentHash,
    };

    /// <summary>The enquiry of a reference, or the one in which it goes on.</summary>
    private async Task<HelplineEnquiry?> GoesOnAsync(string reference, CancellationToken ct)
    {
        var row = await db.Set<HelplineEnquiry>().SingleOrDefaultAsync(e => e.Reference == reference, ct);
        for (var n = 0; row?.MergedIntoId is { } into && n < 20; n++)
            row = await db.Set<HelplineEnquiry>().SingleOrDefaultAsync(e => e.Id == into, ct);
        return row;
    }

    /// <summary>Who took it on and may still work on it; null where nobody does.</summary>
    private async Task<PersonId?> HolderAsync(HelplineEnquiry row, CancellationToken ct)
    {
        if (row.TakenBy is not { } taken)
            return null;
        if ((await people.HoldersAsync(Capability.Triage, null, ct)).Contains(taken))
            return taken;
        var team = (await desk.TeamsAsync(ct)).FirstOrDefault(t => t.Id == row.TeamId);
        return team is not null && (await people.HoldersAsync(Capability.TakeReferrals, team.OrganisationId, ct)).Contains(taken) ? taken : null;
    }

    private async Task TellAsync(string text, string link, CancellationToken ct)
    {
        foreach (var adviser in await people.HoldersAsync(Capability.Triage, null, ct))
            notices.Tell(adviser, text, link);
    }
}
