using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Training;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>What outreach asks: of a headteacher to have an invoice paid, of those who offer it to write down what a visit did. The local lead is asked for nothing.</summary>
internal sealed class OutreachHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!OutreachRules.MayEnter(actor))
            return [];
        var (today, own) = (db.Reader.Today, OutreachRules.Schools(actor));
        List<HomeTask> tasks = [];
        if (own.Count > 0)
        {
            var due = await (
                from i in db.Set<OutreachInvoice>().AsNoTracking().Where(i => i.State == InvoiceState.Issued)
                join a in db.Set<OutreachAgreement>().Where(a => own.Contains(a.SchoolId)) on i.AgreementId equals a.Id
                join o in db.Set<OutreachOffer>() on i.OfferId equals o.Id
                select new { Invoice = i, o.Title }).ToListAsync(ct);
            tasks.AddRange(due.Select(d => new HomeTask(string.Create(CultureInfo.InvariantCulture, $"Have the invoice for “{d.Title}” paid"), OutreachLinks.Invoice(d.Invoice.Id), d.Invoice.DueOn)));
        }

        var past = await (
            from v in db.Set<OutreachVisit>().AsNoTracking().Where(v => v.State == VisitState.Planned && v.Day <= today)
            join a in db.Set<OutreachAgreement>() on v.AgreementId equals a.Id
            join o in db.Set<OutreachOffer>() on a.OfferId equals o.Id
            select new { Visit = v, Offer = o }).ToListAsync(ct);
        tasks.AddRange(past.Where(p => TrainingRules.IsOf(actor, p.Offer.ProviderId)).Select(p => new HomeTask(string.Create(CultureInfo.InvariantCulture, $"Write down what a visit of “{p.Offer.Title}” did"), OutreachLinks.Visit(p.Visit.Id), p.Visit.Day.AddDays(TrainingRules.FeedbackDays))));
        return tasks;
    }
}
