using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Offer;
using Headwater.Support.Listings;
using Headwater.Support.Services;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Offer;

/// <summary>The area's offer as professionals read it, and the directory as a file.</summary>
public sealed class OfferPageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Gaps_overlaps_long_waits_and_what_changed_since_a_day(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var first = await scene.ApprovedAsync();
        Assert.True(await scene.ApprovalAsync(s => s.RenewAsync(first, 2, Room.Few, 13, false, Ct)));
        scene.World.Clock.Advance(TimeSpan.FromDays(10));
        await scene.ApprovedAsync(Whole with { Name = "Calm evenings", Openness = Openness.Private });
        await scene.ApprovedAsync(Whole with { Name = "Calm noons", Areas = "Saltmarsh", AgeFrom = 11, AgeTo = 16, Needs = ["anxiety"] });
        var text = await scene.TextAsync(scene.Head, OfferRegistration.Page + "?Since=12+11+2026");
        Assert.Contains("3 services. For 48 of 50 needs there is none.", text, StringComparison.Ordinal);
        Assert.Contains("3 services or more that do the same: 1", text, StringComparison.Ordinal);
        Assert.Contains("A wait of 12 weeks or more: 2", text, StringComparison.Ordinal);
        Assert.Contains("Otherwise than on Thursday 12 November 2026: 2", text, StringComparison.Ordinal);
        Assert.Contains("3 services, 1 with room. Longest wait: about 13 weeks (as of Tuesday 10 November 2026) Several do the same Long wait 2 more", text, StringComparison.Ordinal);
        Assert.Contains("A wait of 14 weeks or more: 0", await scene.TextAsync(scene.Head, OfferRegistration.Page + "?Weeks=14"), StringComparison.Ordinal);
        Assert.Contains("2 services. For", await scene.TextAsync(scene.Head, OfferRegistration.Page + "?Phase=EarlyYears"), StringComparison.Ordinal);
        Assert.Contains("2 services. For", await scene.TextAsync(scene.Head, OfferRegistration.Page + "?Place=Highmoor"), StringComparison.Ordinal);
        Assert.True(await scene.ApprovalAsync(s => s.ArchiveAsync(first, 3, "It ended.", Ct)));
        Assert.Contains("2 services. For", await scene.TextAsync(scene.Head, OfferRegistration.Page), StringComparison.Ordinal);
        // It was there then.
        Assert.Contains("1 more", await scene.TextAsync(scene.Head, OfferRegistration.Page + "?Since=12+11+2026"), StringComparison.Ordinal);
        var client = await scene.ClientAsync(scene.Head);
        using var csv = await client.GetAsync(OfferRegistration.Page + "?handler=Csv&Since=12+11+2026", Ct);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"Worry and anxiety\",\"For those who need more\",2,0,,,1,no,no,no\r\n", await csv.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_lost_its_last_service_stays_to_be_chosen()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var only = await scene.ApprovedAsync(Whole with { Areas = "Saltmarsh" });
        scene.World.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True(await scene.ApprovalAsync(s => s.ArchiveAsync(only, 2, "It ended.", Ct)));
        var head = await scene.BrowserAsync(scene.Head);
        var compared = (await head.GetAsync(OfferRegistration.Page + "?Since=12+11+2026")).Page;
        Assert.Equal(["", "Saltmarsh"], compared.QuerySelectorAll<IHtmlOptionElement>("#Place option").Select(o => o.Value));
        // An address that was kept says where it is for, however it is spelt.
        var kept = (await head.GetAsync(OfferRegistration.Page + "?Since=12+11+2026&Place=saltmarsh")).Page;
        Assert.Equal("Saltmarsh", kept.QuerySelector<IHtmlSelectElement>("#Place")!.Value);
        Assert.Contains("1 fewer", Text(kept), StringComparison.Ordinal);
        var gone = (await head.GetAsync(OfferRegistration.Page + "?Place=Highmoor")).Page;
        Assert.Equal("Highmoor", gone.QuerySelector<IHtmlSelectElement>("#Place")!.Value);
        Assert.Contains("0 services. For 50 of 50 needs there is none.", Text(gone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_only_professionals_read_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var head = await scene.BrowserAsync(scene.Head);
        Assert.Contains(OfferRegistration.Page, (await head.GetAsync(ServiceLinks.List)).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        foreach (var (query, sentence) in new[] { ("Weeks=many", "from 1 to 520"), ("Since=tomorrow", "must be a day such as"), ("Since=10+11+2026", "must lie in the past"), ("Phase=Nursery", "a stage of schooling from the list") })
        {
            var wrong = await head.GetAsync($"{OfferRegistration.Page}?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
            Assert.Contains(sentence, Text(wrong.Page), StringComparison.Ordinal);
        }

        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Parent)).GetAsync(OfferRegistration.Page)).Status);
    }

    [Fact]
    public async Task The_directory_is_a_file_too_and_a_name_is_no_formula_there()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.ApprovedAsync(Whole with { Name = "=cmd|\"calc\"" });
        await scene.DirectoryAsync(s => s.AddAsync(scene.Kestrel, Whole with { Name = "A draft" }, Ct));
        var client = await scene.ClientAsync(scene.Head);
        using var answer = await client.GetAsync(ServiceLinks.List + "?handler=Csv", Ct);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        // The head has no business with drafts.
        Assert.Equal(2, lines.Length);
        Assert.Equal("\"'=cmd|\"\"calc\"\"\",\"Kestrel Family Support\",\"Public\",\"For those who need more\",\"Worry and anxiety, Being a parent\",4,11,\"Nobody has said\",,,", lines[1]);
    }
}
