using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Watch;

/// <summary>Ends the conversations that were to be had.</summary>
internal sealed class ConversationService(HeadwaterDb db, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">There is none that is open, or a text cannot be taken.</exception>
    public async Task EndAsync(Guid id, ConversationEnd end, string? agreed, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene keep the membership.");
        var text = FormFields.OptionalText(agreed, "what was agreed", Conversation.TextLength);
        var conversation = await db.Set<Conversation>().SingleOrDefaultAsync(c => c.Id == id && c.EndedOn == null, ct) ?? throw new InputRefusedException("There is no such conversation that waits: somebody may have had it already.");
        (conversation.End, conversation.Agreed, conversation.EndedOn, conversation.EndedBy) = (end, text, clock.Today(), actor.Person);
        await audit.SaveAsync(ct, new AuditFact("end", "conversation", id.ToString(), Detail: end.ToString()));
    }
}
