using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Support.Training;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>Invoices, by those who keep the offer. Numbers are given within the locality's turn, so that none is given twice or left out.</summary>
internal sealed class InvoiceService(HeadwaterDb db, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>How many days there are to pay, where nothing else is typed.</summary>
    public const int UsualDays = 30;

    private const int MostDays = 366;

    /// <summary>Makes the invoice of an agreement; one at a time: another one once it was cancelled.</summary>
    /// <param name="agreement">Of which agreement.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="due">By when it is to be paid, as it was typed; empty for in thirty days.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The invoice; null where there is no such agreement for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">There is one already, nothing is to be paid, or the day cannot be.</exception>
    public async Task<Guid?> IssueAsync(Guid agreement, Guid key, string? due, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == agreement, ct) is not { } of || await KeptAsync(of.OfferId, ct) is not { } offer)
            return null;
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<OutreachInvoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == key, ct) is { } sent)
            return sent.AgreementId == agreement ? key : throw new InputRefusedException("This form was sent already. Open the page again, and make the invoice there.");
        if (of.FeePence == 0)
            throw new InputRefusedException("The fee of this agreement is nothing: there is nothing to pay.");
        if (await db.Set<OutreachInvoice>().AnyAsync(i => i.AgreementId == agreement && i.State != InvoiceState.Cancelled, ct))
            throw new InputRefusedException("There is an invoice for this agreement already. Cancel it first if it is wrong.");
        var today = clock.Today();
        var day = FormFields.OptionalDay(due, "day by which it is to be paid") ?? today.AddDays(UsualDays);
        if (day < today || day > today.AddDays(MostDays))
            throw new InputRefusedException("Enter a day by which it is to be paid that is not past, and at most a year ahead.");
        var last = await db.Set<OutreachInvoice>().Where(i => i.OfferId == offer.Id).MaxAsync(i => (int?)i.Number, ct) ?? 0;
        OutreachInvoice made = new() { Id = key, OfferId = offer.Id, AgreementId = agreement, Number = last + 1, AmountPence = of.FeePence, IssuedOn = today, DueOn = day, IssuedBy = actor.Person!.Value, State = InvoiceState.Issued };
        db.Add(made);
        Tell(of, string.Create(CultureInfo.InvariantCulture, $"There is an invoice for “{offer.Title}”: {OutreachWords.Money(made.AmountPence)}, to be paid by {Interface.Words.Date(day)}."), key);
        await audit.SaveAsync(ct, new AuditFact("issue", "outreach-invoice", key.ToString()));
        await mine.CommitAsync(ct);
        return key;
    }

    /// <summary>Writes down that an invoice was paid, or cancels it. There already, it stays as it is.</summary>
    /// <param name="id">Which invoice.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="to">Paid or cancelled.</param>
    /// <param name="why">Why it is cancelled.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such an invoice for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">The step is not allowed, it is not said why, or somebody else changed it.</exception>
    public async Task<bool> SettleAsync(Guid id, int version, InvoiceState to, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachInvoice>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invoice || await KeptAsync(invoice.OfferId, ct) is not { } offer)
            return false;
        if (invoice.State == to)
            return true;
        if (invoice.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        if (!OutreachStates.Invoices.Allows(invoice.State, to, OutreachParty.Provider))
            throw new InputRefusedException($"An invoice that is {OutreachWords.Of(invoice.State).Words.ToLowerInvariant()} stays so. Look at what stands here now.");
        if (to == InvoiceState.Cancelled)
        {
            invoice.CancelledBecause = FormFields.Text(why, "why the invoice is cancelled: the school reads it", OutreachAgreement.ReasonLength);
            Tell(await db.Set<OutreachAgreement>().AsNoTracking().SingleAsync(a => a.Id == invoice.AgreementId, ct), string.Create(CultureInfo.InvariantCulture, $"An invoice for “{offer.Title}” was cancelled. Look there why."), id);
        }

        (invoice.State, invoice.SettledOn, invoice.SettledBy) = (to, clock.Today(), actor.Person);
        await audit.SaveAsync(ct, new AuditFact(to == InvoiceState.Paid ? "pay" : "cancel", "outreach-invoice", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    private void Tell(OutreachAgreement agreement, string text, Guid invoice)
    {
        if (agreement.AgreedBy != actor.Person)
            notices.Tell(agreement.AgreedBy, text, OutreachLinks.Invoice(invoice));
    }

    private async Task<OutreachOffer?> KeptAsync(Guid id, CancellationToken ct) =>
        await db.Set<OutreachOffer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } offer && OutreachRules.MayKeep(actor, offer.ProviderId) ? offer : null;
}
