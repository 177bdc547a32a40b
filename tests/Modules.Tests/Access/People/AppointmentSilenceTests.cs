using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>Whoever appoints by an e-mail address learns nothing of an account that is there already. Every name is made up.</summary>
public sealed partial class AppointmentSilenceTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_account_of_another_place_is_shown_as_it_was_typed_and_as_a_new_one_would_be(bool inAnotherLocality)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, beech) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"));
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.AddLocalityAsync(LocalityId.New(), "there", "885");
        await KnownAsync(world, "known@example.org", "Marigold Quillfeather", inAnotherLocality ? null : beech);
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var seen = new List<string>();
        foreach (var email in new[] { "known@example.org", "fresh@example.org" })
        {
            var reader = new PageReader(site.Client(head, world.Locality));
            var appointed = await reader.PostAsync((await reader.GetAsync("/people/appoint")).Page, "/people/appoint", "Appoint",
                ("Email", email), ("Name", "Nameas Typed"), ("Post", $"{alder} {Role.ClassTeacher}"), ("From", "2026-11-10"));
            Assert.Equal((HttpStatusCode.Redirect, "/people"), (appointed.Status, appointed.To));
            await using var db = world.Database.Open(world.Locality);
            var post = await db.Set<Post>().SingleAsync(p => p.OrganisationId == alder && p.Role == Role.ClassTeacher && p.EndedAtUtc == null, Ct);
            await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, alder, post.PersonId, "Teaches him.", LawfulBasis.PublicTask, EntryKinds.Notes, world.Today));
            var pages = "";
            foreach (var path in new[] { "/people", $"/people/posts/{post.Id}/end", $"/involvements/{child}", $"/children/{child}" })
                pages += (await reader.GetAsync(path)).Page.QuerySelector("main")!.InnerHtml;
            Assert.Equal(4, pages.Split("Nameas Typed").Length / 2);
            // Who could see the record before them is folded away.
            seen.Add(Blotted().Replace(pages.Replace(email, "", StringComparison.Ordinal), ""));
            var account = (await reader.GetAsync($"/people/accounts/{post.PersonId}")).Page.QuerySelector("main")!.TextContent;
            Assert.Contains("Nameas Typed", account, StringComparison.Ordinal);
            Assert.DoesNotContain("Quillfeather", account + pages, StringComparison.OrdinalIgnoreCase);
            await world.RevokeAsync(head, (await db.Set<Headwater.Access.Involvements.Involvement>().SingleAsync(i => i.PersonId == post.PersonId && i.RevokedAtUtc == null, Ct)).Id);
            await EndAsync(world, head, post.Id);
        }

        Assert.Equal(seen[0], seen[1]);
    }

    private static async Task KnownAsync(TestWorld world, string email, string name, OrganisationId? at)
    {
        await using var db = world.Database.Open();
        var person = new Person
        {
            Id = PersonId.New().Value, DisplayName = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            PasswordHash = "not looked at", SecurityStamp = "s", CreatedAtUtc = TestWorld.Start.UtcDateTime,
        };
        db.Add(person);
        var localities = await db.Set<Headwater.Localities.Places.Locality>().ToListAsync(Ct);
        db.Add(new PersonLocality { PersonId = person.Id, LocalityId = at is null ? localities.Single(l => l.Id != world.Locality).Id : world.Locality });
        await db.SaveChangesAsync(Ct);
        if (at is { } organisation)
            await world.AsAsync(person.PersonId, async s =>
            {
                var here = s.GetRequiredService<HeadwaterDb>();
                here.Add(new Post { Id = Guid.CreateVersion7(), PersonId = person.PersonId, NamedAs = "Mari Quillfeather", OrganisationId = organisation, Role = Role.Senco, FromDay = world.Today, AppointedBy = person.PersonId, CertifiedOn = world.Today });
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("appoint", "post"));
                return true;
            });
    }

    private static Task<bool> EndAsync(TestWorld world, PersonId who, Guid post) => world.AsAsync(who, async s =>
    {
        await s.GetRequiredService<PostService>().EndAsync(post, null, "The year is over.", null, Ct);
        return true;
    });

    [GeneratedRegex("\\s+|<details[\\s\\S]*?</details>|[0-9a-f]{8}-[0-9a-f-]{27}|name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Blotted();
}
