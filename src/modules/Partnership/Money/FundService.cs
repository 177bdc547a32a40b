using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

/// <summary>Money from outside as it is to be.</summary>
internal sealed record NewFund(string? Name, string? Funder, long Pence, DateOnly From, DateOnly To, GivenState State, string? Conditions, bool PaysShared = false);

/// <summary>A payment to be written down.</summary>
internal sealed record NewPayment(PersonId Person, OrganisationId? Charity, PaymentFor For, string? What, DateOnly Day, long Pence);

/// <summary>Keeps money from outside with what it asks for, and what parents and small charities are paid for taking part.</summary>
internal sealed class FundService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IOrganisations organisations, IPeople people, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    private const long MostPaidPence = 500_000;

    /// <exception cref="InputRefusedException">A field cannot be taken, or somebody else changed it.</exception>
    public async Task<Guid> FundAsync(Guid? id, NewFund asked, int known, CancellationToken ct)
    {
        Check();
        var (name, funder) = (FormFields.Text(asked.Name, "what the fund is called", MoneyRules.TitleLength), FormFields.Text(asked.Funder, "who gives it", MoneyRules.TitleLength));
        var conditions = FormFields.OptionalText(asked.Conditions, "the conditions", MoneyRules.TextLength);
        MoneyService.CheckPeriod(asked.From, asked.To);
        await using var transaction = await turn.TakeAsync(ct);
        var fund = id is null ? null : await db.Set<ExternalFund>().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new InputRefusedException("There is no such fund.");
        if ((fund?.Version ?? 0) != known)
            throw new InputRefusedException(MoneyService.Changed);
        if (fund is null)
            db.Add(fund = new() { Id = Guid.CreateVersion7(), Name = name, Funder = funder, Pence = asked.Pence, FromDay = asked.From, ToDay = asked.To, State = asked.State });
        (fund.Name, fund.Funder, fund.Pence, fund.FromDay, fund.ToDay, fund.State, fund.Conditions, fund.PaysShared) = (name, funder, asked.Pence, asked.From, asked.To, asked.State, conditions, asked.PaysShared);
        await audit.SaveAsync(ct, new AuditFact("change", "fund", fund.Id.ToString(), Detail: asked.State.ToString()));
        await transaction.CommitAsync(ct);
        return fund.Id;
    }

    /// <exception cref="InputRefusedException">There is no such fund, or a field cannot be taken.</exception>
    public async Task AskReportAsync(Guid fundId, string? what, DateOnly due, CancellationToken ct)
    {
        Check();
        if (!await db.Set<ExternalFund>().AnyAsync(f => f.Id == fundId, ct))
            throw new InputRefusedException("There is no such fund.");
        db.Add(new FundReport { Id = Guid.CreateVersion7(), FundId = fundId, Due = due, What = FormFields.Text(what, "what is to be reported", MoneyRules.TitleLength) });
        await audit.SaveAsync(ct, new AuditFact("add", "fund-report", fundId.ToString()));
    }

    /// <exception cref="InputRefusedException">There is none that waits.</exception>
    public async Task SentAsync(Guid reportId, CancellationToken ct)
    {
        Check();
        var report = await db.Set<FundReport>().SingleOrDefaultAsync(r => r.Id == reportId && r.SentOn == null, ct) ?? throw new InputRefusedException("There is no such report that waits to be sent.");
        report.SentOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("send", "fund-report", reportId.ToString()));
    }

    /// <summary>Writes down that somebody is to be paid; they are told.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task PayAsync(NewPayment asked, CancellationToken ct)
    {
        Check();
        var what = FormFields.Text(asked.What, "what it is paid for", MoneyRules.TitleLength);
        if (asked.Pence is <= 0 or > MostPaidPence)
            throw new InputRefusedException($"Enter an amount up to {MoneyRules.Pounds(MostPaidPence)}.");
        if (asked.Day > clock.Today().AddMonths(3) || asked.Day < clock.Today().AddYears(-2))
            throw new InputRefusedException("Enter the day of what it is paid for: not more than two years ago.");
        if (!(await people.HoldersAsync(Capability.TakePart, null, ct)).Contains(asked.Person))
            throw new InputRefusedException("Choose somebody who takes part here.");
        if (asked.Charity is { } charity && (await organisations.AllAsync(ct)).All(o => o.Id != charity))
            throw new InputRefusedException("Choose an organisation of this locality.");
        await using var transaction = await turn.TakeAsync(ct);
        if (await db.Set<InvolvementPayment>().AnyAsync(p => p.PersonId == asked.Person && p.Day == asked.Day && p.Pence == asked.Pence && p.For == asked.For && p.What == what, ct))
            throw new InputRefusedException("This payment is written down already. If it is another one, say in what it is paid for how it differs.");
        db.Add(new InvolvementPayment { Id = Guid.CreateVersion7(), PersonId = asked.Person, CharityId = asked.Charity, For = asked.For, What = what, Day = asked.Day, Pence = asked.Pence, WrittenBy = actor.Person!.Value });
        notices.Tell(asked.Person, "A payment for taking part in the collaborative was written down for you.", MoneyLinks.Payments);
        await audit.SaveAsync(ct, new AuditFact("add", "involvement-payment"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">There is none that waits.</exception>
    public async Task PaidAsync(Guid id, CancellationToken ct)
    {
        Check();
        var payment = await db.Set<InvolvementPayment>().SingleOrDefaultAsync(p => p.Id == id && p.PaidOn == null, ct) ?? throw new InputRefusedException("There is no such payment that waits.");
        payment.PaidOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("pay", "involvement-payment", id.ToString()));
    }

    /// <summary>A payment that was called paid by mistake waits again.</summary>
    /// <exception cref="InputRefusedException">There is none that was paid.</exception>
    public async Task NotPaidAsync(Guid id, CancellationToken ct)
    {
        Check();
        var payment = await db.Set<InvolvementPayment>().SingleOrDefaultAsync(p => p.Id == id && p.PaidOn != null, ct) ?? throw new InputRefusedException("There is no such payment that was paid.");
        payment.PaidOn = null;
        notices.Tell(payment.PersonId, "A payment for taking part in the collaborative was called paid by mistake: it waits to be paid.", MoneyLinks.Payments);
        await audit.SaveAsync(ct, new AuditFact("correct", "involvement-payment", id.ToString()));
    }

    /// <summary>Takes out a payment that was written down by mistake and has not been paid; whoever it named is told.</summary>
    /// <exception cref="InputRefusedException">There is none that waits.</exception>
    public async Task WithdrawPaymentAsync(Guid id, CancellationToken ct)
    {
        Check();
        var payment = await db.Set<InvolvementPayment>().SingleOrDefaultAsync(p => p.Id == id && p.PaidOn == null, ct) ?? throw new InputRefusedException("There is no such payment that waits. One that was paid stays: say first that it was not.");
        db.Remove(payment);
        notices.Tell(payment.PersonId, "A payment for taking part in the collaborative was written down for you by mistake, and was taken out.", MoneyLinks.Payments);
        await audit.SaveAsync(ct, new AuditFact("withdraw", "involvement-payment", id.ToString(), Detail: $"{MoneyRules.Pounds(payment.Pence)} of {payment.Day:yyyy-MM-dd}"));
    }

    private void Check()
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene keep the money.");
    }
}
