using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Children.Imports;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children;

/// <summary>A school's system hands over files by a key: in the name of who made it, by the posts they hold now, and never more.</summary>
public sealed class HandOverTests
{
    private const string Keys = "/children/import/keys";
    private const string File = $"upn,kind,start,sessions,reasons\n{Robin},SUSP,2026-11-05,2,DB\n";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_system_hands_over_exclusions_once_and_the_same_file_changes_nothing(Engine engine)
    {
        await using var scene = await ExclusionScene.NumberedAsync(engine);
        var token = await MakeAsync(scene, scene.Head);
        var (looked, seen) = await SendAsync(scene, "exclusions?dryRun=true", File, token);
        Assert.Equal((HttpStatusCode.OK, 1, false), (looked, seen.GetProperty("added").GetInt32(), seen.GetProperty("written").GetBoolean()));
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        var (first, result) = await SendAsync(scene, "exclusions", File, token);
        Assert.Equal((HttpStatusCode.OK, 1, true), (first, result.GetProperty("added").GetInt32(), result.GetProperty("written").GetBoolean()));
        var (_, again) = await SendAsync(scene, "exclusions", File, token);
        Assert.Equal((0, 1), (again.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        var x = Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
        Assert.Equal((scene.Head, true), (x.RecordedBy, x.Imported));
    }

    [Fact]
    public async Task Bad_rows_are_named_by_line_and_column_and_nothing_is_taken()
    {
        await using var scene = await ExclusionScene.NumberedAsync(Engine.Sqlite);
        var token = await MakeAsync(scene, scene.Head);
        var (status, answer) = await SendAsync(scene, "exclusions", File + $"{Robin},SUSP,2026-11-31,2,DB\n", token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var bad = answer.GetProperty("bad").EnumerateArray().Single();
        Assert.Equal((3, "start"), (bad.GetProperty("line").GetInt32(), bad.GetProperty("column").GetString()));
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(scene, "exclusions?skipBad=true", File + $"{Robin},SUSP,2026-11-31,2,DB\n", token)).Status);
        Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
        foreach (var (what, body, expected, said) in new[]
        {
            ("exclusions", "", HttpStatusCode.BadRequest, "The body is empty"), ("exclusions", "a,b\n1,2\n", HttpStatusCode.BadRequest, "upn"), ("weather", File, HttpStatusCode.NotFound, "use roll, attendance, exclusions"),
        })
        {
            var (refused, why) = await SendAsync(scene, what, body, token);
            Assert.Equal(expected, refused);
            Assert.Contains(said, why.GetProperty("error").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_does_what_its_maker_may_do_now_and_nothing_once_it_or_the_post_has_ended()
    {
        await using var scene = await ExclusionScene.NumberedAsync(Engine.Sqlite);
        // The SENCO keeps records, and excludes nobody: neither does her key.
        var (status, why) = await SendAsync(scene, "exclusions", File, await MakeAsync(scene, scene.Senco));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("only the headteacher", why.GetProperty("error").GetString(), StringComparison.Ordinal);
        var token = await MakeAsync(scene, scene.Head);
        // Another locality, a wrong key, none at all: one answer.
        foreach (var wrong in new[] { SecretToken.New(), "zzz", "" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(scene, "exclusions", File, wrong)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(scene, "exclusions", File, token, LocalityId.New())).Status);
        // Another school's head neither sees nor ends it.
        Assert.DoesNotContain("Alder", await scene.TextAsync(scene.OtherHead, Keys), StringComparison.Ordinal);
        var (browser, page) = (await scene.BrowserAsync(scene.Head), (await (await scene.BrowserAsync(scene.Head)).GetAsync(Keys)).Page);
        Assert.Contains("made by Head on Tuesday 10 November 2026", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(token, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            await db.Set<Post>().Where(p => p.PersonId == scene.Head).ExecuteUpdateAsync(s => s.SetProperty(p => p.ToDay, Day("2026-11-09")), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(scene, "exclusions", File, token)).Status);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            await db.Set<Post>().Where(p => p.PersonId == scene.Head).ExecuteUpdateAsync(s => s.SetProperty(p => p.ToDay, (DateOnly?)null), Ct);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(scene, "exclusions?dryRun=true", File, token)).Status);
        var made = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<SchoolKeyService>().InForceAsync(Ct));
        Assert.True(await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<SchoolKeyService>().EndAsync(made.Single(k => k.PersonId == scene.Head).Id, Ct)));
        Assert.False(await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<SchoolKeyService>().EndAsync(made.Single(k => k.PersonId == scene.Senco).Id, Ct)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(scene, "exclusions", File, token)).Status);
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        Assert.NotNull(browser);
    }

    private static async Task<string> MakeAsync(ExclusionScene scene, PersonId person)
    {
        var browser = await scene.BrowserAsync(person);
        var made = await browser.PostAsync((await browser.GetAsync(Keys)).Page, Keys, "Make a key", ("School", scene.Alder.ToString()));
        return made.Page.QuerySelector("code")!.TextContent;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(ExclusionScene scene, string what, string body, string token, LocalityId? locality = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, HandOverApi.Path(locality ?? scene.World.Locality, what)) { Content = new StringContent(body, Encoding.UTF8, "text/csv") };
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await (await scene.AnybodyAsync()).SendAsync(request, Ct);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.Clone());
    }
}
