using System.Net;
using AngleSharp.Dom;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>Somebody whose last post ended is still found by those who manage people. Every name is made up.</summary>
public sealed class WithoutPostTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Those_without_a_post_are_in_a_list_for_whoever_may_manage_them(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech, council) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority));
        var (administrator, head) = (await world.PersonAsync("Admin", (council, Role.Administrator)), await world.PersonAsync("Head", (alder, Role.Headteacher)));
        var senco = await world.PersonAsync("Senco", (alder, Role.Senco));
        await world.PersonAsync("Never Appointed");
        var gone = await world.PersonAsync("Left Alder", (alder, Role.ClassTeacher));
        await EndAsync(gone, last: null);
        await EndAsync(await world.PersonAsync("Left Beech", (beech, Role.ClassTeacher)), last: null);
        // One post ended and another goes on; one ends only tomorrow.
        await EndAsync(await world.PersonAsync("Still Here", (alder, Role.ClassTeacher), (alder, Role.Senco)), last: null, Role.ClassTeacher);
        await EndAsync(await world.PersonAsync("Until Tomorrow", (alder, Role.ClassTeacher)), world.Today.AddDays(1));
        await world.AddLocalityAsync(LocalityId.New(), "there", "885");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);

        Assert.Equal(["Left Alder|Class teacher, Alder School|Tuesday 10 November 2026", "Left Beech|Class teacher, Beech School|Tuesday 10 November 2026", "Never Appointed|None yet|"], await ListAsync(administrator));
        Assert.Equal(["Left Alder|Class teacher, Alder School|Tuesday 10 November 2026"], await ListAsync(head));
        Assert.Equal(HttpStatusCode.NotFound, (await ReaderOf(senco).GetAsync("/people/without-post")).Status);
        Assert.Contains("/people/without-post", (await ReaderOf(head).GetAsync("/people")).Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        // The administrator looks after the account of somebody without a post; the school that had them no longer does.
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await ReaderOf(administrator).GetAsync($"/people/accounts/{gone}")).Status, (await ReaderOf(head).GetAsync($"/people/accounts/{gone}")).Status));

        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("Until Tomorrow|Class teacher, Alder School|Wednesday 11 November 2026", await ListAsync(head));

        PageReader ReaderOf(PersonId who) => new(site.Client(who, world.Locality));

        async Task<List<string>> ListAsync(PersonId who)
        {
            var read = await ReaderOf(who).GetAsync("/people/without-post");
            Assert.Equal(HttpStatusCode.OK, read.Status);
            return [.. read.Page.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent.Trim())))];
        }

        Task<bool> EndAsync(PersonId person, DateOnly? last, Role? role = null) => world.AsAsync(administrator, async s =>
        {
            var post = await s.GetRequiredService<HeadwaterDb>().Set<Post>().AsNoTracking().SingleAsync(p => p.PersonId == person && (role == null || p.Role == role), Ct);
            await s.GetRequiredService<PostService>().EndAsync(post.Id, last, "They move away.", null, Ct);
            return true;
        });
    }
}
