using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>A reply as whoever asked reads it.</summary>
/// <param name="Text">What they are told.</param>
/// <param name="AtUtc">When it was written.</param>
/// <param name="IsOver">The enquiry went on in no other one and is over: they can write back, and it is opened again.</param>
internal sealed record ReadAnswer(string Text, DateTime AtUtc, bool IsOver);

/// <summary>Opens a link to a reply, for whoever holds it and knows the reference. The system acts; nobody is signed in.</summary>
internal sealed class AnswerReading(HeadwaterDb db, INotices notices, IntakeService intake, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>One sentence for everything that can be wrong, so that it tells nothing about a link.</summary>
    public const string Refused = "This link and this reference do not open an answer. Check the reference: it stands in our first mail, such as H7K3-9QMX. A link works for four weeks; after that, or if you lost the reference, telephone the helpline.";

    /// <summary>The reply of a link.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="reference">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">They do not belong together, or the link no longer works.</exception>
    public async Task<ReadAnswer> ReadAsync(string token, string? reference, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var (link, enquiry) = await OpenAsync(token, reference, ct);
        if (link is null || enquiry is null)
        {
            await mine.CommitAsync(ct);
            throw new InputRefusedException(Refused);
        }

        link.ReadAtUtc ??= clock.GetUtcNow().UtcDateTime;
        await audit.SaveAsync(ct, new AuditFact("read", "answer", link.EnquiryId.ToString()));
        await mine.CommitAsync(ct);
        var message = await db.Set<EnquiryMessage>().AsNoTracking().SingleAsync(m => m.Id == link.MessageId, ct);
        return new(message.Text, message.AtUtc, EnquiryStages.IsOver(enquiry.Stage));
    }

    /// <summary>Takes in what they write back: as a mail with their reference would be.</summary>
    /// <param name="token">What stands in the link.</param>
    /// <param name="reference">What was typed.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="text">What they say.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The link does not open, or nothing is typed.</exception>
    public async Task WriteAsync(string token, string? reference, Guid key, string? text, CancellationToken ct)
    {
        var said = FormFields.Text(text, "what you want to say", HelplineEnquiry.TextLength);
        await using var mine = await turn.TakeAsync(ct);
        var (link, enquiry) = await OpenAsync(token, reference, ct);
        if (link is not null && enquiry is not null)
            await intake.WroteAsync(enquiry, key, said, ct);
        await mine.CommitAsync(ct);
        if (enquiry is null)
            throw new InputRefusedException(Refused);
    }

    /// <summary>The link and its enquiry where they open; a wrong reference is counted, and the last one closes the link.</summary>
    private async Task<(AnswerLink? Link, HelplineEnquiry? Enquiry)> OpenAsync(string token, string? reference, CancellationToken ct)
    {
        if (SecretToken.HashOf(token) is not { } hash || await db.Set<AnswerLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is not { } link)
            return default;
        var enquiry = await db.Set<HelplineEnquiry>().SingleAsync(e => e.Id == link.EnquiryId, ct);
        if (link.Wrong >= AnswerLink.MostWrong || link.LastDay < clock.Today())
            return default;
        if (EnquiryRules.ReferenceIn(reference?.Trim()) == enquiry.Reference)
            // Everything stands still while a child may be in danger: they are told to telephone.
            return enquiry.StoppedAtUtc is null ? (link, enquiry) : default;
        if (++link.Wrong == AnswerLink.MostWrong)
            notices.Tell(link.SentBy, "The link to an answer was closed: five wrong references were typed. Tell whoever asked otherwise, or send it again.", HelplineLinks.One(enquiry.Id));
        await audit.SaveAsync(ct, new AuditFact("refuse", "answer", enquiry.Id.ToString()));
        return default;
    }
}
