using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>A reply as whoever asked reads it.</summary>
/// <param name="Text">What they are told.</param>
/// <param name="AtUtc">When it was written.</param>
internal sealed record ReadAnswer(string Text, DateTime AtUtc);

/// <summary>Opens a link to a reply, for whoever holds it and knows the reference. The system acts; nobody is signed in.</summary>
internal sealed class AnswerReading(HeadwaterDb db, INotices notices, IntakeService intake, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>One sentence for everything that can be wrong, so that it tells nothing about a link.</summary>
    public const string Refused = "This link and this reference do not open an answer. Check the reference: it stands in our first mail, such as H7K3-9QMX. A link works for four weeks; after that, or if you lost the reference, telephone the helpline.";

    /// <summary>What stands in place of an answer while everything stands still.</summary>
    public const string Held = "This answer cannot be shown just now. Telephone the helpline; what you write below is read there.";

    /// <summary>The reply of a link.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="reference">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">They do not belong together, the link no longer works, or a child may be in danger.</exception>
    public async Task<ReadAnswer> ReadAsync(string token, string? reference, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await OpenAsync(token, reference, ct) is not var (link, enquiry))
        {
            await mine.CommitAsync(ct);
            throw new InputRefusedException(Refused);
        }

        // Everything stands still while a child may be in danger, also where it goes on in another enquiry.
        if (enquiry.StoppedAtUtc is not null || await db.Set<HelplineEnquiry>().AnyAsync(e => e.Id == enquiry.MergedIntoId && e.StoppedAtUtc != null, ct))
            throw new InputRefusedException(Held);
        link.ReadAtUtc ??= clock.GetUtcNow().UtcDateTime;
        await audit.SaveAsync(ct, new AuditFact("read", "answer", link.EnquiryId.ToString()));
        await mine.CommitAsync(ct);
        var message = await db.Set<EnquiryMessage>().AsNoTracking().SingleAsync(m => m.Id == link.MessageId, ct);
        return new(message.Text, message.AtUtc);
    }

    /// <summary>Takes in what they write back: as a mail with their reference would be, and as one also while everything stands still.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="reference">What was typed.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="text">What they say.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The link does not open, or nothing is typed.</exception>
    public async Task WriteAsync(string token, string? reference, Guid key, string? text, CancellationToken ct)
    {
        // Room is left for a line that says who wrote, where it goes on in another enquiry.
        var said = FormFields.Text(text, "what you want to say", HelplineEnquiry.TextLength - 100);
        await using var mine = await turn.TakeAsync(ct);
        var opened = await OpenAsync(token, reference, ct);
        if (opened is var (_, enquiry))
            await intake.WroteAsync(enquiry, key, said, ct);
        await mine.CommitAsync(ct);
        if (opened is null)
            throw new InputRefusedException(Refused);
    }

    /// <summary>The link and its enquiry where they open; a wrong reference is counted, and the last one closes the link.</summary>
    private async Task<(AnswerLink Link, HelplineEnquiry Enquiry)?> OpenAsync(string token, string? reference, CancellationToken ct)
    {
        // What has not the shape of a reference is a slip, and no guess.
        if (EnquiryRules.TypedReference(reference) is not { } typed || SecretToken.HashOf(token) is not { } hash || await db.Set<AnswerLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is not { } link)
            return null;
        var enquiry = await db.Set<HelplineEnquiry>().SingleAsync(e => e.Id == link.EnquiryId, ct);
        if (link.Wrong >= AnswerLink.MostWrong || link.LastDay < clock.Today())
            return null;
        if (typed == enquiry.Reference)
            return (link, enquiry);
        if (++link.Wrong == AnswerLink.MostWrong)
            notices.Tell(link.SentBy, "The link to an answer was closed: five wrong references were typed. Tell whoever asked otherwise, or send it again.", HelplineLinks.One(enquiry.Id));
        await audit.SaveAsync(ct, new AuditFact("refuse", "answer", enquiry.Id.ToString()));
        return null;
    }
}
