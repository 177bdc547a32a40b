using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>How a reply goes, or came.</summary>
internal enum ReplyWay
{
    /// <summary>They get a mail with a link to it.</summary>
    Send,

    /// <summary>They were told by telephone or letter.</summary>
    Out,

    /// <summary>They said it.</summary>
    In,
}

/// <summary>What whoever asked is told, or said.</summary>
internal sealed class EnquiryReplies(HeadwaterDb db, EnquiryService service, EnquiryQueries queries, HelplineMail mail, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Writes down a reply, and sends a link to it where it is to go by mail.</summary>
    /// <param name="id">Which enquiry.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one, and one mail.</param>
    /// <param name="version">How often the enquiry had been changed.</param>
    /// <param name="way">Sent, told, or said.</param>
    /// <param name="text">The words.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It stands still or is over, nothing is typed, they cannot be reached by mail, or somebody else changed it.</exception>
    public async Task<bool> ReplyAsync(Guid id, Guid key, int version, ReplyWay way, string? text, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is null)
            return false;
        var direction = way == ReplyWay.In ? MessageWay.In : MessageWay.Out;
        if (await db.Set<EnquiryMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == key, ct) is { } made)
        {
            var sent = await db.Set<AnswerLink>().AnyAsync(l => l.MessageId == key, ct);
            return EnquiryWriting.Same(made.EnquiryId == id && made.By == actor.Person && made.Way == direction && sent == (way == ReplyWay.Send) && made.Text == FormFields.OptionalText(text, "what was said", HelplineEnquiry.TextLength));
        }

        var row = await service.OpenAsync(id, version, ct);
        EnquiryMessage message = new() { Id = EnquiryWriting.Minted(key), EnquiryId = id, Way = direction, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Text = FormFields.Text(text, way == ReplyWay.In ? "what they said" : "what they are told", HelplineEnquiry.TextLength) };
        db.Add(message);
        if (way == ReplyWay.Send)
            await mail.AnswerAsync(row, message, ct);
        await service.AddStepAsync(row, StepKind.Reply, row.Stage, way switch { ReplyWay.Send => "A mail with a link to it was sent.", ReplyWay.Out => "They were told by telephone or letter.", _ => "What they said was written down." }, ct);
        await audit.SaveAsync(ct, way == ReplyWay.Send ? new AuditFact("send", "answer", id.ToString()) : new AuditFact("reply", "enquiry", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }
}
