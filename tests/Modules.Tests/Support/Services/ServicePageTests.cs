using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Support.Services;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Services;

/// <summary>The pages for those who are signed in, in a browser without script.</summary>
public sealed class ServicePageTests
{
    [Fact]
    public async Task A_worker_writes_a_draft_the_lead_sends_it_back_and_then_approves_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Contains("There is no service yet.", await scene.TextAsync(scene.Worker, ServiceLinks.List), StringComparison.Ordinal);
        var form = (await worker.GetAsync(ServiceLinks.Add)).Page;
        var refused = await worker.PostAsync(form, ServiceLinks.Add, "Save the draft", ("Name", "Calm starts"), ("Summary", ""), ("Provider", scene.Kestrel.ToString()), ("Needs", "anxiety"), ("AgeTo", "11"), ("Places[0].Name", "Kestrel house"), ("Places[0].Postcode", "ZZ99 9AA"));
        Assert.Equal((HttpStatusCode.BadRequest, "Calm starts", "ZZ99 9AA", true), (refused.Status, Value(refused.Page, "Name"), Value(refused.Page, "Places[0].Postcode"), refused.Page.QuerySelector<IHtmlInputElement>("#Needs-anxiety")!.IsChecked));
        Assert.Contains("Enter what the service does.", Text(refused.Page), StringComparison.Ordinal);
        var one = (await worker.PostAsync(refused.Page, ServiceLinks.Add, "Save the draft", ("Summary", "A course for parents."))).To!;
        var draft = (await worker.GetAsync(one)).Page;
        Assert.Contains("Before it can be approved: Tick whom it is for", Text(draft), StringComparison.Ordinal);
        Assert.DoesNotContain(draft.QuerySelectorAll("main button"), b => b.TextContent.Contains("Offer it", StringComparison.Ordinal));
        var change = one + "/change";
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(change)).Page, change, "Save the draft", ("Whom", "Parents"), ("WhenToRefer", "When worries grow."), ("HowToRefer", "Telephone."), ("TriedFirst", "Nothing."), ("WhoDecides", "The leader."), ("WhatHappensNext", "A call."), ("Cost", "Free"), ("Phone", "01632 960000"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Offer it for approval")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(change)).Status);
        // Nobody else learns of it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Head)).GetAsync(one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherWorker)).GetAsync(one)).Status);

        Assert.Contains("Approve or send back one draft in the directory", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        Assert.Contains("Calm starts Kestrel Family Support Waits for approval", await scene.TextAsync(scene.Lead, ServiceLinks.Waiting), StringComparison.Ordinal);
        var lead = await scene.BrowserAsync(scene.Lead);
        var silent = await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Send it back");
        Assert.Equal(HttpStatusCode.BadRequest, silent.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(silent.Page, one, "Send it back", ("Because", "Say who leads it."))).Status);
        Assert.Contains("Sent back Say who leads it.", await scene.TextAsync(scene.Worker, one), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(change)).Page, change, "Save the draft", ("WhoDecides", "The course leader."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Offer it for approval")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Approve it")).Status);
        var published = (await scene.PublishedAsync()).Services.Single();
        Assert.Equal(("Calm starts", "The course leader.", "Kestrel house", "ZZ99 9AA"), (published.Name, published.WhoDecides, published.Places.Single().Name, published.Places.Single().Postcode));
        Assert.Contains("Calm starts", await scene.TextAsync(null, $"/help/{published.Id}"), StringComparison.Ordinal);

        // The next draft shows what is otherwise, and is taken up where it was left.
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync((await worker.GetAsync(change)).Page, change, "Save the draft", ("Cost", "£2"))).Status);
        var compared = await scene.TextAsync(scene.Worker, one);
        Assert.Contains("What it costsFree£2", compared, StringComparison.Ordinal);
        Assert.Contains("What was approved NameCalm starts", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_old_is_asked_for_and_renewed_in_one_small_form()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync();
        var one = ServiceLinks.One(id);
        // Nobody has said anything of room and wait yet.
        Assert.Contains("Say whether there is room and how long people wait: Calm starts", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        Assert.Contains("Ask for news of one service in the directory", await scene.TextAsync(scene.Lead, "/home"), StringComparison.Ordinal);
        Assert.DoesNotContain("Calm starts", await scene.TextAsync(scene.OtherWorker, "/home"), StringComparison.Ordinal);
        Assert.Contains("Calm starts Kestrel Family Support Public, Out of date", await scene.TextAsync(scene.Lead, ServiceLinks.Old), StringComparison.Ordinal);
        var worker = await scene.BrowserAsync(scene.Worker);
        var page = (await worker.GetAsync(one)).Page;
        Assert.Contains("Out of date How long people wait was never said. Renew it below.", Text(page), StringComparison.Ordinal);
        var wrong = await worker.PostAsync(page, one, "Renew it", ("Room", "Few"), ("Weeks", "six"));
        Assert.Equal((HttpStatusCode.BadRequest, "six"), (wrong.Status, Value(wrong.Page, "Weeks")));
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync(wrong.Page, one, "Renew it", ("Room", "Few"), ("Weeks", "6"))).Status);
        Assert.DoesNotContain("Calm starts", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        Assert.Contains("There are few places (as of Tuesday 10 November 2026). Typical wait: About 6 weeks (as of Tuesday 10 November 2026).", await scene.TextAsync(scene.Head, one), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(27));
        Assert.DoesNotContain("Calm starts", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("how long people wait: Calm starts", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Professionals_read_what_families_do_not_and_a_refuge_s_address_only_those_who_keep_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var refuge = ServiceLinks.One(await scene.ApprovedAsync(Whole with { Name = "Refuge", Openness = Openness.Restricted, ForProfessionals = "Write to the night desk." }));
        var closed = ServiceLinks.One(await scene.ApprovedAsync(Whole with { Name = "For schools alone", Openness = Openness.Private }));
        var head = await scene.TextAsync(scene.Head, refuge);
        Assert.Contains("For professionals aloneWrite to the night desk.", head, StringComparison.Ordinal);
        Assert.DoesNotContain("3 Mill Lane", head, StringComparison.Ordinal);
        Assert.DoesNotContain("54.01", head, StringComparison.Ordinal);
        Assert.Contains("3 Mill Lane", await scene.TextAsync(scene.Worker, refuge), StringComparison.Ordinal);
        Assert.Contains("For schools alone", await scene.TextAsync(scene.Head, closed), StringComparison.Ordinal);
        foreach (var page in new[] { ServiceLinks.List, refuge, closed })
        {
            using var parent = await scene.ClientAsync(scene.Parent);
            Assert.NotEqual(HttpStatusCode.OK, (await parent.GetAsync(page, Ct)).StatusCode);
            using var nobody = await scene.ClientAsync();
            Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync(page, Ct)).StatusCode);
        }

        // Whoever may not write finds no form.
        Assert.Empty((await (await scene.BrowserAsync(scene.Head)).GetAsync(closed)).Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_is_offered_no_more_is_archived_with_the_reason_and_can_be_put_back()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync();
        var one = ServiceLinks.One(id);
        var worker = await scene.BrowserAsync(scene.Worker);
        var silent = await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Archive it");
        Assert.Equal(HttpStatusCode.BadRequest, silent.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostAsync(silent.Page, one, "Archive it", ("Because", "The money ended."))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync()).GetAsync($"/help/{id}")).Status);
        Assert.Contains("Calm starts", await scene.TextAsync(scene.Worker, ServiceLinks.List + "?show=archived"), StringComparison.Ordinal);
        Assert.DoesNotContain("Calm starts", await scene.TextAsync(scene.Worker, ServiceLinks.List), StringComparison.Ordinal);
        var lead = await scene.BrowserAsync(scene.Lead);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Put it back")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await scene.BrowserAsync()).GetAsync($"/help/{id}")).Status);
    }

    [Fact]
    public async Task The_lead_adds_an_organisation_and_another_of_the_same_name_is_refused()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (lead, page) = (await scene.BrowserAsync(scene.Lead), ServiceLinks.Organisations);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(page)).Page, page, "Add the organisation", ("Name", "Full Plate"), ("Description", "Shares food."))).Status);
        var again = await lead.PostAsync((await lead.GetAsync(page)).Page, page, "Add the organisation", ("Name", "Full Plate"), ("Description", "The same."));
        Assert.Equal((HttpStatusCode.BadRequest, "Full Plate"), (again.Status, Value(again.Page, "Name")));
        Assert.Contains("2 organisations. Full Plate: Shares food. Nobody there signs in", await scene.TextAsync(scene.Lead, page), StringComparison.Ordinal);
        Assert.Empty((await (await scene.BrowserAsync(scene.Worker)).GetAsync(page)).Page.QuerySelectorAll("main form"));
    }

    private static string? Value(IHtmlDocument page, string field) => page.GetElementById(field) is IHtmlInputElement input ? input.Value : null;
}
