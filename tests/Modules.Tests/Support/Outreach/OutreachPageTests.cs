using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Modules.Tests.Support.ServiceReferrals;
using Headwater.Support.Outreach;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Outreach.OutreachScene;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>The pages of outreach: from an offer that is written to an invoice that is paid and a visit that took place, and what is not there for others.</summary>
public sealed class OutreachPageTests
{
    private static string Text(IHtmlDocument page) => ReferralScene.Text(page);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_offer_is_written_opened_and_taken_up_and_its_invoice_is_paid(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var worker = await scene.BrowserAsync(scene.Worker);
        var form = (await worker.GetAsync(OutreachLinks.New)).Page;
        var wrong = await worker.PostAsync(form, OutreachLinks.New, "Save", ("Title", "<b>Calm</b>"), ("Gets", "Visits"), ("DesignedWith", "Heads"), ("HowToPay", "Ask us"), ("From[0]", "0"), ("Fee[0]", "a lot"), ("Visits[0]", "3"));
        Assert.Equal((HttpStatusCode.BadRequest, "<b>Calm</b>", "a lot"), (wrong.Status, wrong.Page.QuerySelector<IHtmlInputElement>("#Title")!.Value, wrong.Page.QuerySelectorAll<IHtmlInputElement>("input").Single(i => i.Name == "Fee[0]").Value));
        Assert.Contains("annual fee of size 1 in pounds", Text(wrong.Page), StringComparison.Ordinal);
        var one = (await worker.PostAsync(wrong.Page, OutreachLinks.New, "Save", ("Fee[0]", "250"), ("From[1]", "101"), ("Fee[1]", "400.50"), ("Visits[1]", "5"))).To!;
        Assert.Equal(one, (await worker.PostAsync(wrong.Page, OutreachLinks.New, "Save", ("Fee[0]", "250"))).To);
        var draft = (await worker.GetAsync(one)).Page;
        foreach (var said in new[] { "<b>Calm</b>", "Being written", "up to 100 pupils£250.003", "101 pupils or more£400.505", "No term of the year is over yet." })
            Assert.Contains(said, Text(draft), StringComparison.Ordinal);
        var head = await scene.BrowserAsync(scene.Head);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(one)).Status);
        Assert.Equal(one, (await worker.PostAsync(draft, one, "Open it to schools")).To);
        Assert.Contains("Outreach", Text((await head.GetAsync("/training")).Page), StringComparison.Ordinal);
        Assert.Contains("<b>Calm</b>, 2026/27 Open", Text((await head.GetAsync(OutreachLinks.List)).Page), StringComparison.Ordinal);
        var open = (await head.GetAsync(one)).Page;
        Assert.DoesNotContain("Keep this offer", Text(open), StringComparison.Ordinal);
        var half = await head.PostAsync(open, one, "Take part for the year", ("Pupils", "150"));
        Assert.Equal((HttpStatusCode.BadRequest, "150"), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Pupils")!.Value));
        var agreement = (await head.PostAsync(half.Page, one, "Take part for the year", ("CountedOn", "1 10 2026"))).To!;
        Assert.Equal(agreement, (await head.PostAsync(half.Page, one, "Take part for the year", ("CountedOn", "1 10 2026"))).To);
        foreach (var said in new[] { "Head of Alder, on Tuesday 10 November 2026", "£400.50", "0 of 5 used or planned" })
            Assert.Contains(said, Text((await head.GetAsync(agreement)).Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Make the invoice", Text((await head.GetAsync(agreement)).Page), StringComparison.Ordinal);
        var page = (await worker.GetAsync(agreement)).Page;
        var late = await worker.PostAsync(page, agreement, "Make the invoice", ("Due", "yesterday"));
        Assert.Equal((HttpStatusCode.BadRequest, "yesterday"), (late.Status, late.Page.QuerySelector<IHtmlInputElement>("#Due")!.Value));
        var invoice = (await worker.PostAsync(late.Page, agreement, "Make the invoice", ("Due", "1 12 2026"))).To!;
        Assert.Equal(invoice, (await worker.PostAsync(late.Page, agreement, "Make the invoice", ("Due", "1 12 2026"))).To);
        Assert.Contains("Have the invoice for", Text((await head.GetAsync("/home")).Page), StringComparison.Ordinal);
        foreach (var said in new[] { "Invoice 2026/27-001", "Kestrel", "Alder School", "£400.50", "Ask us", "Print this page" })
            Assert.Contains(said, Text((await head.GetAsync(invoice)).Page), StringComparison.Ordinal);
        Assert.DoesNotContain("It is paid", Text((await head.GetAsync(invoice)).Page), StringComparison.Ordinal);
        Assert.Equal(invoice, (await worker.PostAsync((await worker.GetAsync(invoice)).Page, invoice, "It is paid")).To);
        Assert.Contains("Paid", Text((await head.GetAsync(invoice)).Page), StringComparison.Ordinal);
        Assert.Contains("Paid: £400.50. To be paid: £0.00.", Text((await worker.GetAsync($"{one}/invoices")).Page), StringComparison.Ordinal);
        // Sizes are shown no more where they cannot be changed.
        Assert.DoesNotContain((await worker.GetAsync($"{one}/change")).Page.QuerySelectorAll<IHtmlInputElement>("input"), i => i.Name == "Fee[0]");
    }

    [Fact]
    public async Task Invoices_are_taken_out_as_csv_that_no_spreadsheet_runs()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var invoice = (await scene.IssueAsync(scene.Worker, await scene.AgreedAsync(scene.CedarHead, offer)))!.Value;
        await scene.SettleAsync(scene.Worker, invoice, 1, InvoiceState.Cancelled, "=1+1");
        await scene.IssueAsync(scene.Worker, await scene.AgreedAsync(scene.Head, offer, "90"), due: "1 12 2026");
        var csv = (await (await scene.BrowserAsync(scene.Worker)).GetAsync($"{OutreachLinks.Invoices(offer)}?handler=Csv")).Page.DocumentElement.TextContent;
        Assert.Contains("\"2026/27-001\",\"'=Cedar School\",400.50,2026-11-10,2026-12-10,cancelled,2026-11-10,\"'=1+1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"2026/27-002\",\"Alder School\",250.00,2026-11-10,2026-12-01,issued,,\"\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_is_planned_about_a_referral_that_those_alone_read_who_see_the_child()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var (birch, alder) = (await scene.AgreedAsync(scene.BirchHead, offer), await scene.AgreedAsync(scene.Head, offer));
        var referral = await scene.Referrals.SentAsync();
        var (worker, agreement) = (await scene.BrowserAsync(scene.Worker), OutreachLinks.Agreement(alder));
        // Equal shares: more open referrals come first.
        var offered = Text((await worker.GetAsync(OutreachLinks.One(offer))).Page);
        Assert.True(offered.IndexOf("Alder School 0 of 5 5 1 none yet", StringComparison.Ordinal) is > 0 and var first && first < offered.IndexOf("Birch School 0 of 5 5 0 none yet", StringComparison.Ordinal), offered);
        var page = (await worker.GetAsync(agreement)).Page;
        var half = await worker.PostAsync(page, agreement, "Plan the visit", ("Day", "10 11 2026"), ("Referral", referral.ToString()));
        Assert.Equal((HttpStatusCode.BadRequest, "10 11 2026", referral.ToString()), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value, half.Page.QuerySelector<IHtmlSelectElement>("#Referral")!.Value));
        Assert.Equal(agreement, (await worker.PostAsync(half.Page, agreement, "Plan the visit", ("Purpose", "Mornings"))).To);
        Assert.Equal(agreement, (await worker.PostAsync(half.Page, agreement, "Plan the visit", ("Purpose", "Mornings"))).To);
        var visit = OutreachLinks.Visit(Assert.Single(await scene.RowsAsync<OutreachVisit>()).Id);
        Assert.Contains("Write down what a visit of", Text((await worker.GetAsync("/home")).Page), StringComparison.Ordinal);
        Assert.Contains("The referral of Robin Hale", Text((await worker.GetAsync(visit)).Page), StringComparison.Ordinal);
        var lead = Text((await (await scene.BrowserAsync(scene.Referrals.Lead)).GetAsync(visit)).Page);
        Assert.Contains("Mornings", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", Text((await (await scene.BrowserAsync(scene.Referrals.Lead)).GetAsync(agreement)).Page), StringComparison.Ordinal);
        var write = await worker.PostAsync((await worker.GetAsync(visit)).Page, visit, "Save that it took place", ("Done", "Watched"));
        Assert.Equal((HttpStatusCode.BadRequest, "Watched"), (write.Status, write.Page.QuerySelector<IHtmlTextAreaElement>("#Done")!.Value));
        Assert.Equal(visit, (await worker.PostAsync(write.Page, visit, "Save that it took place", ("Outcome", "A quiet corner"))).To);
        Assert.Contains("A quiet corner", Text((await (await scene.BrowserAsync(scene.Head)).GetAsync(visit)).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.BirchHead)).GetAsync(visit)).Status);
        Assert.NotEqual(alder, birch);
    }

    [Fact]
    public async Task What_is_not_for_somebody_is_not_there()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var agreement = await scene.AgreedAsync(scene.Head, offer);
        var (invoice, visit) = ((await scene.IssueAsync(scene.Worker, agreement))!.Value, await scene.PlannedAsync(agreement));
        string[] all = [OutreachLinks.List, OutreachLinks.New, OutreachLinks.One(offer), OutreachLinks.Change(offer), OutreachLinks.Invoices(offer), $"{OutreachLinks.Invoices(offer)}?handler=Csv", OutreachLinks.Agreement(agreement), OutreachLinks.Invoice(invoice), OutreachLinks.Visit(visit)];
        var parent = await scene.BrowserAsync(scene.Referrals.Parent);
        foreach (var path in all)
            Assert.NotEqual(HttpStatusCode.OK, (await parent.GetAsync(path)).Status);
        var teacher = await scene.BrowserAsync(scene.Referrals.Teacher);
        foreach (var path in all)
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await teacher.GetAsync(path)).Status));
        Assert.DoesNotContain("Outreach", Text((await teacher.GetAsync("/training")).Page), StringComparison.Ordinal);
        foreach (var person in new[] { scene.Referrals.OtherWorker, scene.Referrals.Senco })
        {
            var reader = await scene.BrowserAsync(person);
            foreach (var path in all.Skip(2))
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await reader.GetAsync(path)).Status));
        }

        var birch = await scene.BrowserAsync(scene.BirchHead);
        foreach (var path in all.Skip(3).Append(OutreachLinks.New))
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await birch.GetAsync(path)).Status));
        Assert.DoesNotContain("Alder School", Text((await birch.GetAsync(OutreachLinks.One(offer))).Page), StringComparison.Ordinal);
        var head = await scene.BrowserAsync(scene.Head);
        foreach (var (path, status) in new[] { (OutreachLinks.List, HttpStatusCode.OK), (OutreachLinks.One(offer), HttpStatusCode.OK), (OutreachLinks.Agreement(agreement), HttpStatusCode.OK), (OutreachLinks.Invoice(invoice), HttpStatusCode.OK), (OutreachLinks.Visit(visit), HttpStatusCode.OK), (OutreachLinks.Invoices(offer), HttpStatusCode.NotFound), (OutreachLinks.Change(offer), HttpStatusCode.NotFound), (OutreachLinks.Visit(Guid.NewGuid()), HttpStatusCode.NotFound) })
            Assert.Equal((path, status), (path, (await head.GetAsync(path)).Status));
        Assert.DoesNotContain("Still in their mainstream school", Text((await head.GetAsync(OutreachLinks.One(offer))).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_says_how_many_pupils_there_are_to_begin_with()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var dell = await scene.RegisteredAsync("Dell School", 100_003, "Community school", 187);
        var head = await scene.BrowserAsync(await scene.World.PersonAsync("Head of Dell", (dell, Role.Headteacher)));
        var page = (await head.GetAsync(OutreachLinks.One(offer))).Page;
        Assert.Equal("187", page.QuerySelector<IHtmlInputElement>("#Pupils")!.Value);
        Assert.Contains("The register that was imported has 187", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_reads_a_few_times_however_many_take_part()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var offer = await scene.OfferAsync();
        var agreement = await scene.AgreedAsync(scene.Head, offer);
        await scene.AgreedAsync(scene.BirchHead, offer);
        await scene.AgreedAsync(scene.CedarHead, offer);
        for (var n = 0; n < 6; n++)
            await scene.PlannedAsync(agreement);
        await scene.IssueAsync(scene.Worker, agreement);
        foreach (var read in new Func<OutreachQueries, Task>[] { q => q.ListAsync(Ct), q => q.OfferAsync(offer, Ct), q => q.AgreementAsync(agreement, Ct), q => q.InvoicesAsync(offer, Ct) })
        {
            var reads = await scene.World.AsAsync(scene.Worker, async s =>
            {
                var count = s.GetRequiredService<QueryCount>();
                var before = count.Reads;
                await read(s.GetRequiredService<OutreachQueries>());
                return count.Reads - before;
            });
            Assert.InRange(reads, 1, 3);
        }
    }
}
