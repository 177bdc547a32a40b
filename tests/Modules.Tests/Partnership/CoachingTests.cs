using System.Net;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Coaching;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Coaching is between two people; what members take over is for everybody.</summary>
public sealed class CoachingTests
{
    private const string Secret = "I am afraid of the anchor's director.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Coaching_notes_are_invisible_to_everybody_but_coach_and_coached(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var coach = await table.World.PersonAsync("Coach Crane", (await table.World.OrganisationAsync("Coaches"), Role.Coach));
        var lead = await table.World.PersonAsync("Lead Lane", (table.Council, Role.LocalLead));
        var observer = await table.World.PersonAsync("Observer Oak", (table.Council, Role.Observer));
        var officer = await table.World.PersonAsync("Officer Orr", (table.Council, Role.DataProtectionOfficer));
        using var offered = await table.FillAsync(coach, CoachingLinks.All, "Focus", ("Focus", "Chairing so that everybody speaks"), ("When", "Tuesdays"));
        var offer = (await table.AskAsync<CoachingQueries, IReadOnlyList<(CoachingOffer Offer, string Coach)>>(table.Nurse, q => q.OffersAsync(Ct))).Single().Offer;
        using var asked = await table.FillAsync(table.Head, CoachingLinks.Ask(offer.Id), "Focus", ("Focus", "Two people do all the talking."));
        var path = asked.Headers.Location!.OriginalString;
        var id = Guid.Parse(path[(path.LastIndexOf('/') + 1)..]);
        using var agreed = await table.FillAsync(coach, path, "To", ("Day", "10 11 2026"), ("To", "Agreed"));
        Assert.Equal(path, agreed.Headers.Location?.OriginalString);
        using var noted = await table.FillAsync(table.Head, path, "Text", ("Text", Secret));
        using var next = await table.FillAsync(coach, path, "NextStep", ("NextStep", "Begin with a round."), ("NextBy", "1 12 2026"));

        foreach (var person in new[] { coach, table.Head })
        {
            var page = await table.TextAsync(person, path);
            Assert.Contains(Secret, page, StringComparison.Ordinal);
            Assert.Contains("Begin with a round., by Tuesday 1 December 2026", page, StringComparison.Ordinal);
        }

        // Convenor, local lead, facilitator, administrator, and all others: not the note, not the session; and but for whoever reads the trail, not that there is one.
        foreach (var person in new[] { table.Convenor, lead, table.Facilitator, table.Administrator, table.Nurse, table.Mother, observer, officer, table.Teacher })
        {
            using var refused = await table.Client(person).GetAsync(path, Ct);
            Assert.False(refused.IsSuccessStatusCode, "a session opened for somebody else");
            Assert.Null(await table.AskAsync<CoachingQueries, object?>(person, async q => await q.OneAsync(id, Ct)));
            await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<CoachingService>(person, s => s.NoteAsync(id, "Mine", Ct)));
            await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<CoachingService>(person, s => s.AgreeAsync(id, "Mine", null, 2, Ct)));
            foreach (var shown in new[] { "/collaborative", CoachingLinks.All, "/notices", "/audit" })
            {
                var text = await table.TextAsync(person, shown);
                foreach (var word in new[] { Secret, "Two people do all the talking.", "Begin with a round.", id.ToString() })
                    Assert.DoesNotContain(word, text, StringComparison.Ordinal);
                Assert.Equal(person == officer && shown == "/audit", text.Contains("coaching session of their own", StringComparison.Ordinal) || text.Contains("Asked for a coaching session", StringComparison.Ordinal));
            }

            if (person != table.Administrator && person != officer && person != table.Teacher)
                Assert.Contains("You have none.", await table.TextAsync(person, CoachingLinks.All), StringComparison.Ordinal);
        }

        // Whoever asks for a session is told so before they do: the officer can see that they did.
        Assert.Contains("Head Hart", await table.TextAsync(officer, "/audit"), StringComparison.Ordinal);
        foreach (var shown in new[] { CoachingLinks.All, CoachingLinks.Ask(offer.Id) })
            Assert.Contains("the data-protection officer can read", await table.TextAsync(table.Nurse, shown), StringComparison.Ordinal);

        // Nor does the trail carry what was said or whose session it was.
        await using var db = table.World.Database.Open(table.World.Locality);
        var trail = await db.Database.SqlQueryRaw<string>("SELECT coalesce(detail, '') || ' ' || coalesce(record_id, '') AS \"Value\" FROM access_audit_entry WHERE kind LIKE 'coaching-%'").ToListAsync(Ct);
        Assert.NotEmpty(trail);
        Assert.All(trail, t => Assert.Equal(" ", t));
    }

    [Fact]
    public async Task Of_the_two_the_second_to_save_is_told_and_what_was_written_stays()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        await table.AsAsync<CoachingService>(table.Facilitator, s => s.OfferAsync("Agendas", null, Ct));
        var offer = (await table.AskAsync<CoachingQueries, IReadOnlyList<(CoachingOffer Offer, string Coach)>>(table.Nurse, q => q.OffersAsync(Ct))).Single().Offer;
        var id = await table.AskAsync<CoachingService, Guid>(table.Nurse, s => s.AskAsync(offer.Id, "Agendas", Ct));
        var path = CoachingLinks.Session(id);
        var (client, form) = await table.OpenAsync(table.Nurse, path, "NextStep");
        using var theirs = await table.FillAsync(table.Facilitator, path, "NextStep", ("NextStep", "As the coach wrote it"), ("NextBy", ""));
        using var late = await client.SendAllAsync(form, path + "?handler=Agree", ("NextStep", "As she wrote it"), ("NextBy", ""));
        var page = await Forms.Read(late);
        Assert.Contains("The other one changed this in the meantime.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("As she wrote it", page.QuerySelector("[name=NextStep]")!.TextContent.Trim());
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal("As the coach wrote it", (await db.Set<CoachingSession>().AsNoTracking().SingleAsync(Ct)).NextStep);
        // Only the coach names the day, nobody asks oneself, and who only observes does not ask.
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<CoachingService>(table.Nurse, s => s.MoveAsync(id, SessionState.Agreed, table.World.Today, 2, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AskAsync<CoachingService, Guid>(table.Facilitator, s => s.AskAsync(offer.Id, "Me", Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<CoachingService>(table.Nurse, s => s.OfferAsync("I coach", null, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_table_of_skills_says_who_last_did_what_and_is_kept_by_those_who_convene(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        using var added = await table.FillAsync(table.Convenor, CoachingLinks.Skill(), "What", ("What", "Writing the agenda"), ("By", "Together"), ("On", "3 11 2026"), ("Note", ""));
        Assert.Equal(CoachingLinks.All, added.Headers.Location?.OriginalString);
        await table.AsAsync<CoachingService>(table.Facilitator, s => s.SkillAsync(null, "Taking notes", DoneBy.Members, table.World.Today, null, 0, Ct));
        var page = await table.TextAsync(table.Nurse, CoachingLinks.All);
        Assert.Contains("1 of 2 tasks were last done by members alone, 1 together with the facilitator.", page, StringComparison.Ordinal);
        Assert.Contains("Tuesday 3 November 2026", page, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await table.Client(table.Nurse).GetAsync(CoachingLinks.Skill(), Ct)).StatusCode);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<CoachingService>(table.Nurse, s => s.SkillAsync(null, "Mine", DoneBy.Members, null, null, 0, Ct)));
    }
}
