using System.Net;
using System.Text.RegularExpressions;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>The pages on which the trail is read, as those who may and those who may not.</summary>
public sealed class AuditPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_headteacher_reads_who_opened_records_and_that_is_written_down_too(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var school = await world.OrganisationAsync("Alder School");
        var (head, teacher) = (await world.PersonAsync("=Head", (school, Role.Headteacher)), await world.PersonAsync("Teacher", (school, Role.ClassTeacher)));
        var child = await world.ChildAsync(head, school, "Robin", "Hale");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        using var client = site.Client(head, world.Locality);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.GetStringAsync($"/children/{child}", Ct);

        var html = await client.GetStringAsync("/audit", Ct);
        Assert.Contains("Looked at the record", html, StringComparison.Ordinal);
        Assert.Contains("Robin Hale", html, StringComparison.Ordinal);
        Assert.Contains("Tuesday 10 November 2026, 09:05", html, StringComparison.Ordinal);
        Assert.Contains("Only entries about one child", await client.GetStringAsync($"/audit?child={child}&from=2026-11-10&to=2026-11-10", Ct), StringComparison.Ordinal);
        var csv = await client.GetAsync("/audit?handler=csv", Ct);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        // A name that begins like a formula stays a name.
        Assert.Contains($",\"'=Head\",{head},\"Looked at the record\",{child},0,", await csv.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        foreach (var bad in new[] { "/audit?child=none", "/audit?from=2026-12-01&to=2026-11-01", "/audit?from=rubbish", "/audit?person=1", "/audit?handler=csv&to=9999-12-31" })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(bad, Ct)).StatusCode);
        using var other = site.Client(teacher, world.Locality);
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync("/audit", Ct)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync("/audit/verified", Ct)).StatusCode);
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(a => a.Verb == "read" && a.PersonId == head, Ct));
    }

    [Fact]
    public async Task The_data_protection_officer_verifies_the_trail_and_sees_the_anchors_written_when_the_server_stops()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var officer = await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer));
        await using (var site = await TestSite.StartAsync(world.Database, byHeader: true))
        {
            using var client = site.Client(officer, world.Locality);
            var page = await client.GetAsync("/audit/verified", Ct);
            var html = await page.Content.ReadAsStringAsync(Ct);
            Assert.Contains("There is none yet", html, StringComparison.Ordinal);
            var token = Regex.Match(html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/audit/verified", new FormUrlEncodedContent([]), Ct)).StatusCode);
            var verified = await client.PostAsync("/audit/verified", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct);
            Assert.Contains("are as they were written", await verified.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            await site.StopAsync();
        }

        Assert.Single(world.Database.Services.GetRequiredService<AnchorFiles>().Read(world.Locality).Anchors);
    }
}
