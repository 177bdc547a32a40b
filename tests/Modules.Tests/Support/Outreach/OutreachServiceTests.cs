using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Outreach;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Training;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Outreach.OutreachScene;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>Who offers, takes part, asks for the fee and plans visits; what is frozen, what is sent twice, and what somebody else changed.</summary>
public sealed class OutreachServiceTests
{
    [Fact]
    public async Task An_offer_is_kept_by_those_of_the_provider_and_the_local_lead_and_read_by_headteachers_once_it_is_open()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var key = Guid.CreateVersion7();
        Assert.Equal(key, await scene.AsAsync<OfferService, Guid>(scene.Worker, s => s.AddAsync(key, scene.Typed, Ct)));
        Assert.Equal(key, await scene.AsAsync<OfferService, Guid>(scene.Worker, s => s.AddAsync(key, scene.Typed, Ct)));
        Assert.Single(await scene.RowsAsync<OutreachOffer>());
        foreach (var person in new[] { scene.Head, scene.Referrals.OtherWorker, scene.Referrals.Senco, scene.Referrals.Parent })
        {
            Assert.Contains("one of an organisation that you work for", await RefusedAsync(() => scene.AsAsync<OfferService, Guid>(person, s => s.AddAsync(Guid.CreateVersion7(), scene.Typed, Ct))), StringComparison.Ordinal);
            Assert.False(await scene.AsAsync<OfferService, bool>(person, s => s.MoveAsync(key, 1, OfferState.Open, Ct)));
            Assert.False(await scene.AsAsync<OfferService, bool>(person, s => s.ChangeAsync(key, 1, scene.Typed, Ct)));
            Assert.Null(await scene.AsAsync<OutreachQueries, OfferView?>(person, q => q.OfferAsync(key, Ct)));
        }

        // A draft is no offer to anybody.
        Assert.False(await scene.AgreeAsync(scene.Head, key, Guid.CreateVersion7(), version: 1));
        foreach (var typed in new[] { scene.Typed with { Title = " " }, scene.Typed with { Gets = null }, scene.Typed with { DesignedWith = "" }, scene.Typed with { HowToPay = "" }, scene.Typed with { Year = "2025/26" }, scene.Typed with { Year = "soon" }, scene.Typed with { Bands = null }, scene.Typed with { Service = scene.Referrals.Steady.ToString() } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.AsAsync<OfferService, Guid>(scene.Worker, s => s.AddAsync(Guid.CreateVersion7(), typed, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Worker, s => s.ChangeAsync(key, 1, scene.Typed with { Title = "Help in schools" }, Ct)));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.AsAsync<OfferService, bool>(scene.Referrals.Lead, s => s.ChangeAsync(key, 1, scene.Typed, Ct))));
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Referrals.Lead, s => s.MoveAsync(key, 2, OfferState.Open, Ct)));
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Referrals.Lead, s => s.MoveAsync(key, 2, OfferState.Open, Ct)));
        foreach (var (person, reads, keeps) in new[] { (scene.Worker, true, true), (scene.Referrals.Lead, true, true), (scene.Head, true, false), (scene.BirchHead, true, false), (scene.Referrals.Senco, false, false), (scene.Referrals.OtherWorker, false, false), (scene.Referrals.Teacher, false, false), (scene.Referrals.Parent, false, false) })
        {
            var view = await scene.AsAsync<OutreachQueries, OfferView?>(person, q => q.OfferAsync(key, Ct));
            Assert.Equal((reads, keeps), (view is not null, view?.MayKeep ?? false));
            Assert.Equal(reads, (await scene.AsAsync<OutreachQueries, OutreachListView?>(person, q => q.ListAsync(Ct)))?.Offers.Count == 1);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_headteacher_takes_part_at_the_fee_of_the_size_which_stays_as_it_was(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var offer = await scene.OfferAsync();
        // Sizes can still change, and whoever saw the old ones is told.
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Worker, s => s.ChangeAsync(offer, 2, scene.Typed with { Bands = [new("0", "260", "3"), new("101", "400.50", "6")] }, Ct)));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.AgreeAsync(scene.Head, offer, Guid.CreateVersion7(), Pupils("150"))));
        var key = Guid.CreateVersion7();
        Assert.True(await scene.AgreeAsync(scene.Head, offer, key, version: 3));
        Assert.True(await scene.AgreeAsync(scene.Head, offer, key, version: 3));
        var agreement = Assert.Single(await scene.RowsAsync<OutreachAgreement>());
        Assert.Equal((scene.Alder, 150, new DateOnly(2026, 10, 1), 40_050, 6, scene.Head, scene.World.Today), (agreement.SchoolId, agreement.Pupils, agreement.CountedOn, agreement.FeePence, agreement.Visits, agreement.AgreedBy, agreement.AgreedOn));
        Assert.Contains("takes part already", await RefusedAsync(() => scene.AgreeAsync(scene.Head, offer, Guid.CreateVersion7(), version: 3)), StringComparison.Ordinal);
        Assert.Contains("sent already", await RefusedAsync(() => scene.AgreeAsync(scene.BirchHead, offer, key, version: 3)), StringComparison.Ordinal);
        foreach (var (typed, said) in new[] { (Pupils("0"), "from 1 to"), (Pupils("many"), "from 1 to"), (Pupils("150") with { CountedOn = "11 11 2026" }, "not ahead"), (Pupils("150") with { CountedOn = null }, "day on which"), (Pupils("150") with { School = scene.Alder.ToString() }, "which of your schools") })
            Assert.Contains(said, await RefusedAsync(() => scene.AgreeAsync(scene.BirchHead, offer, Guid.CreateVersion7(), typed, 3)), StringComparison.Ordinal);
        foreach (var person in new[] { scene.Referrals.Senco, scene.Referrals.Teacher, scene.Referrals.Lead, scene.Worker, scene.Referrals.Parent })
            Assert.False(await scene.AgreeAsync(person, offer, Guid.CreateVersion7(), version: 3));
        // The words of the offer may change still, its sizes may not.
        Assert.Contains("stay as they are", await RefusedAsync(() => scene.AsAsync<OfferService, bool>(scene.Worker, s => s.ChangeAsync(offer, 3, scene.Typed, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Worker, s => s.ChangeAsync(offer, 3, scene.Typed with { Title = "Help", Bands = null }, Ct)));
        Assert.Equal([(0, 26_000), (101, 40_050)], (await scene.RowsAsync<OutreachBand>()).OrderBy(b => b.FromPupils).Select(b => (b.FromPupils, b.FeePence)));
        // Once it is closed no school joins; the agreement goes on, and is read.
        Assert.True(await scene.AsAsync<OfferService, bool>(scene.Worker, s => s.MoveAsync(offer, 4, OfferState.Closed, Ct)));
        Assert.False(await scene.AgreeAsync(scene.BirchHead, offer, Guid.CreateVersion7(), version: 5));
        Assert.Contains("not open any more", await RefusedAsync(() => scene.AgreeAsync(scene.Head, offer, Guid.CreateVersion7(), version: 5)), StringComparison.Ordinal);
        Assert.NotNull(await scene.AsAsync<OutreachQueries, OfferView?>(scene.Head, q => q.OfferAsync(offer, Ct)));
        Assert.Contains("opened once and closed once", await RefusedAsync(() => scene.AsAsync<OfferService, bool>(scene.Worker, s => s.MoveAsync(offer, 5, OfferState.Open, Ct))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_side_ends_an_agreement_with_a_reason_and_the_school_can_come_back()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var (alder, birch) = (await scene.AgreedAsync(scene.Head, offer), await scene.AgreedAsync(scene.BirchHead, offer));
        Task<bool> EndAsync(PersonId by, Guid id, string? why = "Too far away.", int version = 1) => scene.AsAsync<AgreementService, bool>(by, s => s.EndAsync(id, version, why, Ct));
        foreach (var person in new[] { scene.BirchHead, scene.Referrals.Senco, scene.Referrals.OtherWorker, scene.Referrals.Parent })
            Assert.False(await EndAsync(person, alder));
        Assert.Contains("why it ends", await RefusedAsync(() => EndAsync(scene.Head, alder, " ")), StringComparison.Ordinal);
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => EndAsync(scene.Head, alder, version: 2)));
        var visit = await scene.PlannedAsync(alder);
        Assert.Contains("still planned", await RefusedAsync(() => EndAsync(scene.Head, alder)), StringComparison.Ordinal);
        Assert.True(await scene.CancelAsync(scene.Head, visit));
        Assert.True(await EndAsync(scene.Head, alder));
        Assert.True(await EndAsync(scene.Head, alder, "Again"));
        Assert.True(await EndAsync(scene.Worker, birch));
        Assert.Equal([("Too far away.", scene.Head), ("Too far away.", scene.Worker)], (await scene.RowsAsync<OutreachAgreement>()).OrderBy(a => a.Id == birch).Select(a => (a.EndedBecause!, a.EndedBy!.Value)));
        Assert.Contains("is over", await RefusedAsync(() => scene.PlannedAsync(alder)), StringComparison.Ordinal);
        await scene.AgreedAsync(scene.Head, offer, "300");
        Assert.Equal(3, (await scene.RowsAsync<OutreachAgreement>()).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Invoices_made_at_once_have_numbers_of_their_own_without_gaps(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var offer = await scene.OfferAsync();
        Guid[] agreements = [await scene.AgreedAsync(scene.Head, offer, "90"), await scene.AgreedAsync(scene.BirchHead, offer), await scene.AgreedAsync(scene.CedarHead, offer, "400")];
        var made = await Task.WhenAll(agreements.Select(a => Task.Run(() => scene.IssueAsync(scene.Worker, a))));
        var rows = (await scene.RowsAsync<OutreachInvoice>()).OrderBy(i => i.Number).ToList();
        Assert.Equal([1, 2, 3], rows.Select(i => i.Number));
        Assert.Equal([25_000, 40_050, 60_000], agreements.Select(a => rows.Single(i => i.AgreementId == a).AmountPence));
        Assert.All(rows, i => Assert.Equal((scene.World.Today, scene.World.Today.AddDays(30), InvoiceState.Issued), (i.IssuedOn, i.DueOn, i.State)));
        // One at a time; a number that was cancelled is not given again.
        Assert.Contains("already", await RefusedAsync(() => scene.IssueAsync(scene.Worker, agreements[0])), StringComparison.Ordinal);
        var first = made[0]!.Value;
        Assert.Equal(first, await scene.IssueAsync(scene.Worker, agreements[0], first));
        Assert.Contains("sent already", await RefusedAsync(() => scene.IssueAsync(scene.Worker, agreements[1], first)), StringComparison.Ordinal);
        Assert.Contains("why the invoice is cancelled", await RefusedAsync(() => scene.SettleAsync(scene.Worker, first, 1, InvoiceState.Cancelled)), StringComparison.Ordinal);
        Assert.True(await scene.SettleAsync(scene.Worker, first, 1, InvoiceState.Cancelled, "The wrong school."));
        Assert.True(await scene.SettleAsync(scene.Worker, first, 1, InvoiceState.Cancelled));
        Assert.Contains("stays so", await RefusedAsync(() => scene.SettleAsync(scene.Worker, first, 2, InvoiceState.Paid)), StringComparison.Ordinal);
        var again = (await scene.IssueAsync(scene.Worker, agreements[0], due: "1 12 2026"))!.Value;
        Assert.Equal((4, new DateOnly(2026, 12, 1)), (await scene.RowsAsync<OutreachInvoice>()).Where(i => i.Id == again).Select(i => (i.Number, i.DueOn)).Single());
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.SettleAsync(scene.Worker, again, 2, InvoiceState.Paid)));
        Assert.True(await scene.SettleAsync(scene.Referrals.Lead, again, 1, InvoiceState.Paid));
        Assert.True(await scene.SettleAsync(scene.Referrals.Lead, again, 1, InvoiceState.Paid));
        foreach (var due in new[] { "9 11 2026", "1 1 2028", "soon" })
            Assert.EndsWith(".", await RefusedAsync(() => scene.IssueAsync(scene.Worker, agreements[0], due: due)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoices_are_the_providers_to_keep_and_the_schools_own_to_read()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var agreement = await scene.AgreedAsync(scene.Head, offer);
        foreach (var person in new[] { scene.Head, scene.BirchHead, scene.Referrals.OtherWorker, scene.Referrals.Senco, scene.Referrals.Parent })
            Assert.Null(await scene.IssueAsync(person, agreement));
        var invoice = (await scene.IssueAsync(scene.Worker, agreement))!.Value;
        foreach (var (person, reads, keeps) in new[] { (scene.Worker, true, true), (scene.Referrals.Lead, true, true), (scene.Head, true, false), (scene.BirchHead, false, false), (scene.Referrals.Senco, false, false), (scene.Referrals.OtherWorker, false, false), (scene.Referrals.Parent, false, false) })
        {
            Assert.Equal((reads, keeps), await scene.AsAsync<OutreachQueries, (bool, bool)>(person, async q => await q.InvoiceAsync(invoice, Ct) is var (_, mayKeep) ? (true, mayKeep) : (false, false)));
            Assert.Equal(reads, await scene.AsAsync<OutreachQueries, AgreementView?>(person, q => q.AgreementAsync(agreement, Ct)) is not null);
            Assert.Equal(keeps, await scene.AsAsync<OutreachQueries, bool>(person, async q => await q.InvoicesAsync(offer, Ct) is not null));
            if (!keeps)
                Assert.False(await scene.SettleAsync(person, invoice, 1, InvoiceState.Paid));
        }

        // A fee of nothing is asked of nobody.
        var free = await scene.OfferAsync(scene.Typed with { Bands = [new("0", "0", "1")] });
        var nothing = await scene.AgreedAsync(scene.Head, free);
        Assert.Contains("nothing to pay", await RefusedAsync(() => scene.IssueAsync(scene.Worker, nothing)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Visits_are_planned_took_place_or_were_cancelled_and_name_no_child(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var offer = await scene.OfferAsync();
        var agreement = await scene.AgreedAsync(scene.Head, offer);
        var referral = await scene.Referrals.SentAsync();
        Task<bool> PlanAsync(PersonId by, TypedVisit typed, Guid? key = null) => scene.AsAsync<VisitService, bool>(by, s => s.PlanAsync(agreement, key ?? Guid.CreateVersion7(), typed, Ct));
        TypedVisit plain = new("10 11 2026", "Break times", null);
        foreach (var person in new[] { scene.Head, scene.Referrals.OtherWorker, scene.Referrals.Senco, scene.Referrals.Parent })
            Assert.False(await PlanAsync(person, plain));
        foreach (var typed in new[] { plain with { Purpose = " " }, plain with { Day = "1 9 2027" }, plain with { Day = "31 8 2026" }, plain with { Day = "soon" }, plain with { Purpose = "For A123456789012" }, plain with { Purpose = "Born 2 5 2016" }, plain with { Referral = Guid.NewGuid().ToString() } })
            Assert.EndsWith(".", await RefusedAsync(() => PlanAsync(scene.Worker, typed)), StringComparison.Ordinal);
        // The local lead keeps the offer and sees no child: the referral is none of theirs to choose.
        Assert.Contains("from the list", await RefusedAsync(() => PlanAsync(scene.Referrals.Lead, plain with { Referral = referral.ToString() })), StringComparison.Ordinal);
        var key = Guid.CreateVersion7();
        Assert.True(await PlanAsync(scene.Worker, plain with { Referral = referral.ToString() }, key));
        Assert.True(await PlanAsync(scene.Worker, plain, key));
        Assert.Equal(referral, Assert.Single(await scene.RowsAsync<OutreachVisit>()).ReferralId);
        Assert.Equal((1, 0), (await scene.AsAsync<OutreachReferrals, int>(scene.Worker, async r => (await r.NamedAsync(scene.Referrals.Calm, scene.Alder, Ct)).Count), await scene.AsAsync<OutreachReferrals, int>(scene.Referrals.Lead, async r => (await r.NamedAsync(scene.Referrals.Calm, scene.Alder, Ct)).Count)));

        Assert.False(await scene.TookPlaceAsync(scene.Head, key));
        Assert.Contains("what came of it", await RefusedAsync(() => scene.TookPlaceAsync(scene.Worker, key, outcome: "")), StringComparison.Ordinal);
        Assert.Contains("pupil number", await RefusedAsync(() => scene.TookPlaceAsync(scene.Worker, key, done: "Met A123456789012")), StringComparison.Ordinal);
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.TookPlaceAsync(scene.Worker, key, 2)));
        Assert.True(await scene.TookPlaceAsync(scene.Worker, key));
        Assert.True(await scene.TookPlaceAsync(scene.Worker, key));
        Assert.Contains("stays so", await RefusedAsync(() => scene.CancelAsync(scene.Head, key, 2)), StringComparison.Ordinal);

        var ahead = await scene.PlannedAsync(agreement, "20 11 2026");
        Assert.Contains("Write it down once it was", await RefusedAsync(() => scene.TookPlaceAsync(scene.Worker, ahead)), StringComparison.Ordinal);
        Assert.False(await scene.CancelAsync(scene.BirchHead, ahead));
        Assert.Contains("why the visit is cancelled", await RefusedAsync(() => scene.CancelAsync(scene.Head, ahead, why: " ")), StringComparison.Ordinal);
        var other = await scene.PlannedAsync(agreement, "24 11 2026");
        Assert.True(await scene.CancelAsync(scene.Head, ahead));
        Assert.Equal([VisitState.TookPlace, VisitState.Cancelled, VisitState.Planned], (await scene.RowsAsync<OutreachVisit>()).OrderBy(v => v.Day).Select(v => v.State));
        var row = Assert.Single((await scene.AsAsync<OutreachQueries, OfferView?>(scene.Worker, q => q.OfferAsync(offer, Ct)))!.Agreements);
        Assert.Equal((2, scene.World.Today), (row.Used, row.LastVisit));
        Assert.Equal(1, (await scene.AsAsync<OutreachQueries, IReadOnlyDictionary<OrganisationId, int>>(scene.Worker, q => q.OpenReferralsAsync(scene.Referrals.Calm, Ct)))[scene.Alder]);
        Assert.NotEqual(Guid.Empty, other);
    }

    [Fact]
    public async Task A_subject_is_given_visits_about_their_referral_and_an_offer_is_erased_whole()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var agreement = await scene.AgreedAsync(scene.Head, offer);
        await scene.PlannedAsync(agreement, referral: (await scene.Referrals.SentAsync()).ToString());
        await scene.PlannedAsync(agreement);
        await scene.IssueAsync(scene.Worker, agreement);
        var section = Assert.Single(await scene.AsAsync<IEnumerable<ISubjectData>, IReadOnlyList<SubjectSection>>(scene.Head, s => s.OfType<OutreachSubjectData>().Single().OfAsync([scene.Referrals.Child], SubjectAudience.Parent, Ct)));
        Assert.Contains(Assert.Single(section.Items).Fields, f => f.Value == "Break times");
        await scene.World.AsAsync(scene.Head, async s =>
        {
            var retained = ((IEnumerable<IRetained>)s.GetService(typeof(IEnumerable<IRetained>))!).OfType<OutreachRetained>().Single();
            var item = Assert.Single(await retained.HeldAsync(scene.World.Today, Ct).ToListAsync(Ct));
            Assert.Equal((RetentionClasses.Outreach, new DateOnly(2027, 8, 31)), (item.Class, item.Facts.Ended));
            Assert.Equal(8, await retained.EraseAsync(item, Ct));
            return true;
        });
        Assert.Empty(await scene.RowsAsync<OutreachOffer>());
    }
}
