using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Joining;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Two records of one child: who sees what while they are joined and after, and what the child is given of both. Every name is made up.</summary>
public sealed class JoiningTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateOnly Born = new(2014, 5, 2);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_was_involved_with_the_joined_record_sees_the_one_that_goes_on_and_parting_restores_both_exactly(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var world = scene.World;
        // Each of these opens something now or later, and ends by itself, by hand or with an emergency's hour.
        await world.InvolveAsync(scene.Head, scene.Referral(EntryKinds.Notes, world.Today.AddDays(30)));
        await world.InvolveAsync(scene.Head, new(scene.Ends, InvolvementKind.Parent, null, scene.Parent, "Mother.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await world.InvolveAsync(scene.Head, new(scene.Ends, InvolvementKind.NamedProfessional, scene.Alder, scene.Teacher, "From next week.", LawfulBasis.PublicTask, EntryKinds.Flags, world.Today.AddDays(7)));
        await world.RevokeAsync(scene.Head, await world.InvolveAsync(scene.Head, new(scene.Ends, InvolvementKind.Referral, scene.Charity, null, "Over.", LawfulBasis.PublicTask, EntryKinds.All, world.Today)));
        await scene.OpenInAnEmergencyAsync();
        var before = await scene.StandingAsync();
        var rows = await scene.RowsAsync();

        Assert.Equal((false, false, false), (await scene.SeesAsync(scene.Psychologist), await scene.SeesAsync(scene.Parent), await scene.SeesAsync(scene.Mentor)));
        Assert.Equal(Outcome.Saved, await scene.JoinAsync(scene.Head));
        Assert.Equal((true, true, false), (await scene.SeesAsync(scene.Psychologist), await scene.SeesAsync(scene.Parent), await scene.SeesAsync(scene.Mentor)));
        // The list shows the one that goes on, and of its entries the kinds that were covered and no others, until the same day.
        Assert.Equal([scene.GoesOn], await scene.ListAsync(scene.Psychologist));
        Assert.Equal((true, false), await world.AsAsync(scene.Psychologist, async s =>
        {
            var involvements = s.GetRequiredService<IInvolvements>();
            return (await involvements.ReachesAsync(scene.GoesOn, EntryKinds.Notes, Visibility.Professionals, default, Ct), await involvements.ReachesAsync(scene.GoesOn, EntryKinds.Flags, Visibility.Professionals, default, Ct));
        }));
        var carried = (await scene.AllAsync()).Where(i => i.CarriedFromId is not null).ToList();
        // The school itself is involved with both already; neither the emergency nor what had ended is carried.
        Assert.Equal([InvolvementKind.Parent, InvolvementKind.Referral, InvolvementKind.NamedProfessional], carried.OrderBy(i => i.CarriedFromId == rows.Single(r => r.PersonId == scene.Teacher).Id).ThenByDescending(i => i.Kind == InvolvementKind.Parent).Select(i => i.Kind));
        Assert.All(carried, c => Assert.Equal((scene.GoesOn, scene.Head), (c.ChildId, c.GrantedBy)));
        Assert.Equal((world.Today.AddDays(7), world.Today.AddDays(30)), (carried.Single(c => c.PersonId == scene.Teacher).FromDay, carried.Single(c => c.Kind == InvolvementKind.Referral).ToDay));
        Assert.Contains("carried over", string.Concat((await world.AsAsync(scene.Head, s => s.GetRequiredService<IPeople>().WhoSeesAsync(scene.GoesOn, Ct))).Select(w => w.Why)), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(Outcome.Saved, await scene.PartAsync(scene.Head));
        Assert.Equal(before, await scene.StandingAsync());
        Assert.Equal(JsonSerializer.Serialize(rows), JsonSerializer.Serialize((await scene.AllAsync()).Where(i => i.CarriedFromId is null)));
        Assert.Equal((false, false), (await scene.SeesAsync(scene.Psychologist), await scene.SeesAsync(scene.Parent)));
        Assert.Equal([scene.Ends], await scene.ListAsync(scene.Psychologist));

        // Joined again, it is carried again.
        Assert.Equal(Outcome.Saved, await scene.JoinAsync(scene.Head));
        Assert.True(await scene.SeesAsync(scene.Psychologist));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_involvement_that_somebody_ends_while_the_records_are_joined_is_over_in_both_and_stays_so(bool endsTheCarried)
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var world = scene.World;
        var source = await world.InvolveAsync(scene.Head, scene.Referral(EntryKinds.All, null));
        await scene.JoinAsync(scene.Head);
        var carried = (await scene.AllAsync()).Single(i => i.CarriedFromId == source).Id;
        await world.RevokeAsync(scene.Head, endsTheCarried ? carried : source);
        Assert.DoesNotContain(await scene.AllAsync(), i => i.Kind == InvolvementKind.Referral && i.RevokedAtUtc is null);
        await scene.PartAsync(scene.Head);
        Assert.Empty(await scene.ListAsync(scene.Psychologist));
        Assert.Equal(2, (await scene.TrailAsync("revoke")).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_child_is_given_what_stands_in_both_records_and_after_parting_each_its_own(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var world = scene.World;
        foreach (var (child, word) in new[] { (scene.Ends, "ends"), (scene.GoesOn, "on") })
        {
            await world.AsAsync(scene.Head, s => s.GetRequiredService<NoteService>().AddAsync(child, new($"note-{word}", world.Today), Ct));
            await world.AsAsync(scene.Head, s => s.GetRequiredService<DocumentService>().AddAsync(child, new($"title-{word}", "letter.txt", Encoding.UTF8.GetBytes($"file-{word}")), Ct));
            await world.AsAsync(scene.Head, async s =>
            {
                var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(new(child, scene.Alder, EntryKinds.Support, $"shared-{word}", new(OutsideBody: "A clinic"), LawfulBasis.PublicTask, SharingGround.WithReason(WithoutConsent.NotNeeded, "The clinic needs it to see the child.")), Ct);
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
                return true;
            });
        }

        string[] ofEnds = ["note-ends", "title-ends", "file-ends", "shared-ends", "Robyn"];
        string[] ofOn = ["note-on", "title-on", "file-on", "shared-on", "Robin"];
        var apart = await scene.ExportAsync(scene.GoesOn);
        Assert.All(ofOn, word => Assert.Contains(word, apart, StringComparison.Ordinal));
        Assert.All(ofEnds, word => Assert.DoesNotContain(word, apart, StringComparison.Ordinal));
        Assert.Equal(1, apart.Split("Added a note").Length / 2);

        await scene.JoinAsync(scene.Head);
        var joined = await scene.ExportAsync(scene.GoesOn);
        Assert.All([.. ofOn, .. ofEnds], word => Assert.Contains(word, joined, StringComparison.Ordinal));
        Assert.Equal(2, joined.Split("Added a note").Length / 2);
        // Whichever of the two is asked for, it is one child.
        Assert.Contains("note-on", await scene.ExportAsync(scene.Ends), StringComparison.Ordinal);
        Assert.Equal([scene.Ends, scene.GoesOn], (await scene.TrailAsync("export")).Skip(1).Take(2).OrderBy(c => c == scene.GoesOn));

        await scene.PartAsync(scene.Head);
        Assert.DoesNotContain("note-ends", await scene.ExportAsync(scene.GoesOn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_joins_records_of_two_schools_on_a_page_and_parts_them_there()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var world = scene.World;
        var beech = await world.OrganisationAsync("Beech School");
        var other = await world.PersonAsync("Head of Beech", (beech, Role.Headteacher));
        var elsewhere = await world.ChildAsync(other, beech, "Robin", "Hale", Born);
        await world.ChildAsync(other, beech, "Wren", "Moor", Born);
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        foreach (var who in new[] { scene.Head, scene.Parent })
            Assert.Equal(HttpStatusCode.NotFound, (await new PageReader(site.Client(who, world.Locality)).GetAsync("/children/joining")).Status);
        var reader = new PageReader(site.Client(scene.Officer, world.Locality));
        var asked = await reader.GetAsync("/children/joining");
        (string, string)[] clue = [("First", "Robin"), ("Last", "Hale"), ("Born", "2 5 2014")];
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(asked.Page, "/children/joining", "Look", ("First", "Robin"))).Status);
        var found = await reader.PostAsync(asked.Page, "/children/joining", "Look", clue);
        var options = found.Page.QuerySelectorAll("select[name=Ends] option").Skip(1).Select(o => (Id: o.GetAttribute("value")!, Words: o.TextContent)).ToList();
        Assert.Equal(new[] { scene.GoesOn, scene.Ends, elsewhere }.Select(c => c.ToString()).Order(), options.Select(o => o.Id).Order());
        Assert.Contains(options, o => o.Id == elsewhere.ToString() && o.Words == "Robin Hale, born Friday 2 May 2014, Beech School, opened Tuesday 10 November 2026");
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync(found.Page, "/children/joining", "Join the", ("Ends", ChildId.New().ToString()), ("Into", elsewhere.ToString()), ("Why", "The same child."))).Status);
        Assert.Equal("/children/joining?done=joined", (await reader.PostAsync(found.Page, "/children/joining", "Join the", ("Ends", scene.Ends.ToString()), ("Into", elsewhere.ToString()), ("Why", "The same child."))).To);
        // The school that had the record that ended sees the one that goes on, and cannot part them alone.
        Assert.Equal(2, (await scene.ListAsync(scene.Head)).Count);
        Assert.Contains(elsewhere, await scene.ListAsync(scene.Head));
        Assert.Equal(Outcome.NotThere, await scene.PartAsync(scene.Head));

        found = await reader.PostAsync(asked.Page, "/children/joining", "Look", clue);
        Assert.Equal([scene.Ends.ToString()], found.Page.QuerySelectorAll("select[name=Parted] option").Skip(1).Select(o => o.GetAttribute("value")));
        Assert.Equal("/children/joining?done=parted", (await reader.PostAsync(found.Page, "/children/joining", "Part the", ("Parted", scene.Ends.ToString()), ("WhyNot", "Two children."))).To);
        Assert.DoesNotContain(elsewhere, await scene.ListAsync(scene.Head));
    }

    private sealed record Scene(
        TestWorld World, OrganisationId Alder, OrganisationId Camhs, OrganisationId Charity, PersonId Head, PersonId Teacher, PersonId Psychologist, PersonId Mentor, PersonId Parent, PersonId Worker, PersonId Officer, ChildId Ends, ChildId GoesOn) : IAsyncDisposable
    {
        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var (alder, camhs, charity) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health), await world.OrganisationAsync("Charity", OrganisationKind.Voluntary));
            var (families, council) = (await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup), await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority));
            var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
            return new(world, alder, camhs, charity, head, await world.PersonAsync("Teacher", (alder, Role.ClassTeacher)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)),
                await world.PersonAsync("Mentor", (charity, Role.EducationalPsychologist)), await world.PersonAsync("Parent", (families, Role.Parent)), await world.PersonAsync("Social worker", (council, Role.SocialWorker)),
                await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer)), await world.ChildAsync(head, alder, "Robyn", "Hale", Born), await world.ChildAsync(head, alder, "Robin", "Hale", Born));
        }

        public NewInvolvement Referral(EntryKinds covers, DateOnly? to) => new(Ends, InvolvementKind.Referral, Camhs, null, "Referred.", LawfulBasis.PublicTask, covers, World.Today, to);

        public Task<Outcome> JoinAsync(PersonId who) => World.AsAsync(who, s => s.GetRequiredService<JoinService>().JoinAsync(Ends, GoesOn, "The same child.", Ct));

        public Task<Outcome> PartAsync(PersonId who) => World.AsAsync(who, s => s.GetRequiredService<JoinService>().PartAsync(Ends, "Two children after all.", Ct));

        public async Task<bool> SeesAsync(PersonId who) => await World.AsAsync(who, s => s.GetRequiredService<RecordQueries>().FindAsync(GoesOn, Ct)) is not null;

        public Task<List<ChildId>> ListAsync(PersonId who) => World.AsAsync(who, async s => (await s.GetRequiredService<ChildQueries>().ListAsync(null, 1, Ct)).Rows.Select(r => r.Id).ToList());

        /// <summary>All that opens either of the two, now or later.</summary>
        public async Task<string> StandingAsync()
        {
            var now = World.Clock.GetUtcNow().UtcDateTime;
            return JsonSerializer.Serialize((await AllAsync()).Where(i => i.RevokedAtUtc is null && (i.ToDay is null || i.ToDay >= World.Today) && (i.EndsAtUtc is null || i.EndsAtUtc > now)));
        }

        public async Task<IReadOnlyList<Involvement>> AllAsync()
        {
            await using var db = World.Database.Open(World.Locality);
            return await db.Set<Involvement>().AsNoTracking().Where(i => i.ChildId == Ends || i.ChildId == GoesOn).OrderBy(i => i.Id).ToListAsync(Ct);
        }

        public async Task<IReadOnlyList<Involvement>> RowsAsync() => [.. (await AllAsync()).Where(i => i.CarriedFromId is null)];

        public async Task<List<ChildId?>> TrailAsync(string verb)
        {
            await using var db = World.Database.Open(World.Locality);
            return await db.Set<Headwater.Access.Auditing.AuditEntry>().AsNoTracking().Where(a => a.Verb == verb && a.ChildId != null).OrderBy(a => a.Seq).Select(a => a.ChildId).ToListAsync(Ct);
        }

        /// <summary>An hour's sight of the record that ends, as an emergency opening leaves it.</summary>
        public async Task OpenInAnEmergencyAsync()
        {
            var now = World.Clock.GetUtcNow().UtcDateTime;
            await World.AsAsync(Worker, async s =>
            {
                s.GetRequiredService<HeadwaterDb>().Add(new Involvement
                {
                    Id = Guid.CreateVersion7(), ChildId = Ends, Kind = InvolvementKind.BreakGlass, OrganisationId = Camhs, PersonId = Worker, Purpose = "Opened in an emergency.", Basis = LawfulBasis.VitalInterests,
                    Covers = EntryKinds.All, FromDay = World.Today, EndsAtUtc = now.AddHours(1), GrantedBy = Worker, GrantedAtUtc = now,
                });
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("open", "emergency opening"));
                return true;
            });
        }

        /// <summary>Every part of the zip, one after another.</summary>
        public async Task<string> ExportAsync(ChildId child)
        {
            using var zip = new ZipArchive(new MemoryStream(await World.AsAsync(Officer, s => s.GetRequiredService<SubjectExport>().MakeAsync(child, SubjectAudience.Child, Ct))));
            var all = new StringBuilder();
            foreach (var entry in zip.Entries)
            {
                using var text = new StreamReader(entry.Open());
                all.Append(await text.ReadToEndAsync(Ct));
            }

            return all.ToString();
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
