using System.Net;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Kept;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Journeys;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Journeys;

/// <summary>A journey that was made is shown again to its reader. It never shows what a journey made anew would not, and every look is written down.</summary>
public sealed class KeptJourneyTests
{
    private const int Full = 600;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Every_look_is_in_the_trail_and_the_second_one_reads_nothing_of_the_child_again(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true, services: Counted);
        var (page, hits) = (JourneyLinks.Of(scene.Child), site.Services.GetRequiredService<Hits>());
        var before = await LooksAsync(scene);
        var (first, second) = (await MainAsync(site, scene, scene.Head, page), await MainAsync(site, scene, scene.Head, page));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first, second);
        Assert.Equal((2, 1), (await LooksAsync(scene) - before, hits.Count));
        // Another reader's page is another one; the first reader's stands beside it.
        await MainAsync(site, scene, scene.Senco, page);
        await MainAsync(site, scene, scene.Head, page);
        Assert.Equal((4, 2), (await LooksAsync(scene) - before, hits.Count));
    }

    [Theory]
    [InlineData(Engine.Sqlite, 3)]
    [InlineData(Engine.PostgreSql, 1)]
    public async Task Whatever_is_written_wherever_shows_at_the_next_look_as_it_would_on_a_page_made_anew(Engine engine, int share)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var outreach = await scene.World.OrganisationAsync("Outreach", OrganisationKind.LocalAuthority);
        var worker = await scene.World.PersonAsync("Worker", (outreach, Role.EducationalPsychologist));
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        await using var kept = await TestSite.StartAsync(scene.World.Database, byHeader: true, services: Counted);
        await using var anew = await TestSite.StartAsync(scene.World.Database, byHeader: true, services: s => s.Replace(ServiceDescriptor.Scoped<IKeptPages, NoneKept>()));
        var (random, page, changed) = (new Random(20_261_127), JourneyLinks.Of(scene.Child), 0);
        var deeds = new Deeds(scene, worker, outreach, random);
        var last = new Dictionary<PersonId, string>();
        for (var n = 0; n < Math.Max(12, Effort.Of(Full * share / 3)); n++)
        {
            await deeds.OneAsync();
            foreach (var reader in new[] { scene.Head, scene.Senco, worker, mother, scene.OtherHead, scene.Clerk })
            {
                var (made, shown, again) = (await MainAsync(anew, scene, reader, page), await MainAsync(kept, scene, reader, page), await MainAsync(kept, scene, reader, page));
                Assert.True(made == shown && made == again, $"After {deeds.Last} (step {n}), to {reader}:\n{made}\n\n{shown}\n\n{again}");
                changed += last.GetValueOrDefault(reader) is { } then && then != made.Text ? 1 : 0;
                last[reader] = made.Text;
            }
        }

        // Otherwise nothing was tried.
        Assert.True(changed > 8, $"{changed} pages changed");
        Assert.True(kept.Services.GetRequiredService<Hits>().Count > 24, "nothing was shown again");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task When_an_emergency_opening_ends_the_page_that_it_let_through_ends_with_it(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var care = await scene.World.OrganisationAsync("Social care", OrganisationKind.SocialCare, agreed: false);
        var anchor = await scene.World.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority);
        await scene.World.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer));
        var worker = await scene.World.PersonAsync("Worker", (care, Role.SocialWorker));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true, services: Counted);
        var page = JourneyLinks.Of(scene.Child);
        Assert.Equal(HttpStatusCode.NotFound, (await MainAsync(site, scene, worker, page)).Status);
        await scene.World.AsAsync(worker, s => ActivatorUtilities.CreateInstance<BreakGlassService>(s, new TestStepUp { Given = true }).OpenAsync(new("Robin", "Hale", new(2013, 5, 2), null), care, "The child may come to harm tonight.", Ct));
        Assert.Equal(HttpStatusCode.OK, (await MainAsync(site, scene, worker, page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await MainAsync(site, scene, worker, page)).Status);
        Assert.Equal(1, site.Services.GetRequiredService<Hits>().Count);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.NotFound, (await MainAsync(site, scene, worker, page)).Status);
    }

    [Fact]
    public async Task At_midnight_an_involvement_and_a_post_of_the_day_before_open_no_kept_page()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var outreach = await scene.World.OrganisationAsync("Outreach", OrganisationKind.LocalAuthority);
        var worker = await scene.World.PersonAsync("Worker", (outreach, Role.EducationalPsychologist));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, outreach, null, "Outreach works with the family.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today, scene.World.Today));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true, services: Counted);
        var page = JourneyLinks.Of(scene.Child);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [(await MainAsync(site, scene, worker, page)).Status, (await MainAsync(site, scene, worker, page)).Status]);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await MainAsync(site, scene, worker, page)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> MainAsync(TestSite site, ExclusionScene scene, PersonId reader, string path)
    {
        var (status, page, _) = await new PageReader(site.Client(reader, scene.World.Locality)).GetAsync(path);
        return (status, page.QuerySelector("main")!.InnerHtml);
    }

    private static Task<int> LooksAsync(ExclusionScene scene) => scene.World.AsAsync(scene.Head, async s =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(s.GetRequiredService<Headwater.Data.HeadwaterDb>().Set<Headwater.Access.Auditing.AuditEntry>().Where(a => a.Kind == "journey" && a.Verb == "see"), Ct));

    private static void Counted(IServiceCollection services) =>
        services.AddSingleton<Hits>().AddScoped<KeptPages>().Replace(ServiceDescriptor.Scoped<IKeptPages, CountedPages>());

    /// <summary>Things that happen to a child, by people who may do them, in no order.</summary>
    private sealed class Deeds(ExclusionScene scene, PersonId worker, OrganisationId outreach, Random random)
    {
        private readonly List<Guid> exclusions = [], involvements = [];
        // On the roll since 10 September.
        private DateOnly next = new(2026, 9, 10);
        private bool closed;

        public string Last { get; private set; } = "";

        private DateOnly Today => scene.World.Today;

        public async Task OneAsync()
        {
            var (world, child, head) = (scene.World, scene.Child, scene.Head);
            (Last, var deed) = random.Next(11) switch
            {
                0 => ("a note", world.AsAsync(head, s => s.GetRequiredService<NoteService>().AddAsync(child, new("Spoke with the aunt.", Today), Ct))),
                1 => ("own words", world.AsAsync(head, s => s.GetRequiredService<EntryService>().AddWordsAsync(child, new($"I like {random.Next(1000)}.", Voice.Child, Today), Ct))),
                2 => ("a flag for the school alone", world.AsAsync(head, s => s.GetRequiredService<EntryService>().RaiseAsync(child, new($"Look again {random.Next(1000)}.", Today.AddDays(20), Visibility.Organisation), Ct))),
                3 => ("an exclusion", ExcludeAsync()),
                4 when exclusions.Count > 0 => ("what became of an exclusion", scene.ChangeAsync(exclusions[random.Next(exclusions.Count)], x => x.ParentRepresentations = x.Start.AddDays(random.Next(3)))),
                5 => ("an involvement", InvolveAsync()),
                6 when involvements.Count > 0 => ("an involvement that is over", RevokeAsync()),
                7 => ("who holds the case", world.AsAsync(head, async s => await s.GetRequiredService<CaseHolderService>().NameAsync(child, random.Next(2) == 0 ? head : scene.Senco, (await s.GetRequiredService<JourneyQueries>().HolderAsync(child, Ct))?.Id, Ct))),
                8 => ("a day that passes", PassAsync()),
                9 when !closed => ("a day on which the school was closed", CloseAsync()),
                _ => ("nothing", Task.CompletedTask),
            };
            await deed;
        }

        private async Task ExcludeAsync()
        {
            next = next.AddDays(next.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
            if (next < new DateOnly(2026, 10, 23))
                exclusions.Add((await scene.RecordAsync(ExclusionKind.Suspension, next.ToString("O", System.Globalization.CultureInfo.InvariantCulture), 1)).Id!.Value);
        }

        private async Task InvolveAsync() => involvements.Add(await scene.World.InvolveAsync(scene.Head, new(
            scene.Child, InvolvementKind.Referral, outreach, random.Next(2) == 0 ? worker : null, "Outreach works with the family.", LawfulBasis.PublicTask, random.Next(2) == 0 ? EntryKinds.All : EntryKinds.Flags | EntryKinds.Identity, Today, Today.AddDays(random.Next(4)))));

        private async Task RevokeAsync()
        {
            var one = involvements[random.Next(involvements.Count)];
            involvements.Remove(one);
            await scene.World.RevokeAsync(scene.Head, one);
        }

        private Task PassAsync()
        {
            if (Today < new DateOnly(2026, 12, 10))
                scene.World.Clock.Advance(TimeSpan.FromDays(1));
            return Task.CompletedTask;
        }

        private Task<bool> CloseAsync()
        {
            closed = true;
            return scene.World.AsAsync(scene.Head, async s =>
            {
                await s.GetRequiredService<ISchoolCalendars>().AddDayAsync(scene.Alder, new(2026, 9, 4), ClosedFor.WholeDay, ClosedBecause.Closure, Ct);
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "closed day"));
                return true;
            });
        }
    }

    private sealed class Hits
    {
        private int count;

        public int Count => count;

        public void One() => Interlocked.Increment(ref count);
    }

    private sealed class CountedPages(KeptPages pages, Hits hits) : IKeptPages
    {
        public Task<KeptPlace> PlaceAsync(string page, ChildId child, CancellationToken ct) => pages.PlaceAsync(page, child, ct);

        public MadePage? Find(KeptPlace place)
        {
            var found = pages.Find(place);
            if (found is not null)
                hits.One();
            return found;
        }

        public Task KeepAsync(KeptPlace place, IReadOnlyList<ChildId> records, MadePage page, CancellationToken ct) => pages.KeepAsync(place, records, page, ct);
    }

    private sealed class NoneKept : IKeptPages
    {
        public Task<KeptPlace> PlaceAsync(string page, ChildId child, CancellationToken ct) => Task.FromResult(new KeptPlace(0, ""));

        public MadePage? Find(KeptPlace place) => null;

        public Task KeepAsync(KeptPlace place, IReadOnlyList<ChildId> records, MadePage page, CancellationToken ct) => Task.CompletedTask;
    }
}
