using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Outreach;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Sample;

/// <summary>A made-up offer of the outreach service for this school year, with six schools that take part, invoices of every state and visits. Nobody in it is anybody.</summary>
internal sealed class SampleOutreach(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    private static readonly (int From, int Pence, int Visits)[] Sizes = [(0, 25_000, 3), (101, 40_000, 5), (211, 60_000, 8), (421, 90_000, 12)];
    private static readonly int[] Pupils = [84, 140, 205, 230, 310, 430];

    /// <summary>After the directory and training.</summary>
    public int Order => 96;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        List<SamplePost> heads = [.. posts.Where(p => p.Role == Role.Headteacher).DistinctBy(p => p.Organisation).Take(Pupils.Length)];
        if (posts.FirstOrDefault(p => p.Role == Role.OutreachWorker) is not { } worker || heads.Count < Pupils.Length)
            return "no offer of outreach";
        var services = await (
            from s in db.Set<ListedService>().AsNoTracking().Where(s => s.ArchivedOn == null)
            join o in db.Set<ListedOrganisation>().Where(o => o.PartnerId == worker.Organisation) on s.ProviderId equals o.Id
            join v in db.Set<ServiceVersion>() on s.ApprovedId equals v.Id
            orderby v.Name
            select s.Id).ToListAsync(ct);
        if (services.Count == 0)
            return "no offer of outreach";
        Made made = new(order, worker, services[^1]);
        foreach (var (head, n) in heads.Select((h, n) => (h, n)))
            made.Add(head, n);
        await db.InsertManyAsync([made.Offer], ct);
        await db.InsertManyAsync(made.Bands, ct);
        await db.InsertManyAsync(made.Agreements, ct);
        await db.InsertManyAsync(made.Invoices, ct);
        await db.InsertManyAsync(made.Visits, ct);
        return string.Create(CultureInfo.InvariantCulture, $"an offer of outreach with {made.Agreements.Count} schools, {made.Invoices.Count} invoices and {made.Visits.Count} visits");
    }

    private sealed class Made
    {
        private readonly SampleOrder order;
        private readonly SamplePost worker;
        private readonly SampleIds ids;

        public Made(SampleOrder order, SamplePost worker, Guid service)
        {
            (this.order, this.worker, ids) = (order, worker, order.Ids("outreach"));
            var year = AcademicYear.Of(order.Today);
            Offer = new()
            {
                Id = ids.Next(), ProviderId = worker.Organisation, ServiceId = service, YearFrom = year.FirstDay, Title = "Outreach for primary schools", State = OfferState.Open, AddedBy = worker.Person,
                Gets = "Visits of a specialist teacher who watches, talks with staff and family, and stays with the plan\nA telephone call within two school days\nA half day of training for all staff",
                DesignedWith = "Six headteachers of primary schools, in three meetings in the spring and summer term before", HowToPay = "By bank transfer. The finance office of the service sends the details and answers questions.",
            };
            Bands = [.. Sizes.Select(s => new OutreachBand { OfferId = Offer.Id, FromPupils = s.From, FeePence = s.Pence, Visits = s.Visits })];
        }

        public OutreachOffer Offer { get; }
        public List<OutreachBand> Bands { get; }
        public List<OutreachAgreement> Agreements { get; } = [];
        public List<OutreachInvoice> Invoices { get; } = [];
        public List<OutreachVisit> Visits { get; } = [];

        /// <summary>A school: the first three have paid (one of them a second invoice), the next two have not, and the last has no invoice yet. The earlier it stands the more visits it had.</summary>
        public void Add(SamplePost head, int n)
        {
            var size = OutreachRules.BandOf(Bands, Pupils[n])!;
            OutreachAgreement agreement = new() { Id = ids.Next(), OfferId = Offer.Id, SchoolId = head.Organisation, Pupils = Pupils[n], CountedOn = Back(50), FeePence = size.FeePence, Visits = size.Visits, AgreedBy = head.Person, AgreedOn = Back(50 - n) };
            Agreements.Add(agreement);
            if (n == 1)
                Bill(agreement, InvoiceState.Cancelled, 44);
            if (n < 5)
                Bill(agreement, n < 3 ? InvoiceState.Paid : InvoiceState.Issued, 40 - n);
            if (n < 3)
                Visit(agreement, VisitState.TookPlace, 30 - (n * 4), "How break times are built, with the team");
            if (n == 0)
                Visit(agreement, VisitState.TookPlace, 12, "Looking at what was agreed about break times");
            if (n == 2)
                Visit(agreement, VisitState.Cancelled, 9, "A plan of small steps with the SENCO");
            if (n is 0 or 3)
                Visit(agreement, VisitState.Planned, -6, "Watching in one class, and talking with its teachers");
        }

        private void Bill(OutreachAgreement agreement, InvoiceState state, int ago)
        {
            var isOpen = state == InvoiceState.Issued;
            Invoices.Add(new()
            {
                Id = ids.Next(), OfferId = Offer.Id, AgreementId = agreement.Id, Number = Invoices.Count + 1, AmountPence = agreement.FeePence, IssuedOn = Back(ago), DueOn = Back(ago).AddDays(InvoiceService.UsualDays), IssuedBy = worker.Person, State = state,
                SettledOn = isOpen ? null : Back(ago - 10), SettledBy = isOpen ? null : worker.Person, CancelledBecause = state == InvoiceState.Cancelled ? "It named the wrong school year." : null,
            });
        }

        private void Visit(OutreachAgreement agreement, VisitState state, int ago, string purpose)
        {
            var (day, isOver, wasThere) = (Back(ago), state != VisitState.Planned, state == VisitState.TookPlace);
            Visits.Add(new()
            {
                Id = ids.Next(), AgreementId = agreement.Id, Day = day, Purpose = purpose, PlannedBy = worker.Person, State = state, SettledBy = isOver ? worker.Person : null, SettledOn = isOver ? day : null,
                Done = wasThere ? "Watched two break times, then sat with the team." : null, Outcome = wasThere ? "A quiet corner, and the same two adults outside for half a term. We look at it again together." : null, CancelledBecause = state == VisitState.Cancelled ? "The SENCO was ill." : null,
            });
        }

        /// <summary>So many days ago, within the school year.</summary>
        private DateOnly Back(int days)
        {
            var day = order.Today.AddDays(-days);
            return day < Offer.Year.FirstDay ? Offer.Year.FirstDay : day > Offer.Year.LastDay ? Offer.Year.LastDay : day;
        }
    }
}
