using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Everything;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Network;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>What members were promised holds for the file too.</summary>
public sealed class EverythingSecrecyTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task While_a_vote_is_open_nothing_of_how_or_who_is_in_the_file(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 3), (Health, 3));
        var named = await scene.OpenAsync(scene.Draft(ProposalKind.Consent) with { Title = "With names" });
        await scene.VoteAsync(named, scene.Seats[0], "It would harm us.", (int)Voting.ConsentPosition.Objection);
        var secret = await scene.OpenAsync(scene.Draft(ProposalKind.Dots, "A\nB\nC", anonymous: true) with { Title = "Without names" });
        await scene.VoteAsync(secret, scene.Seats[0], 1, 1, 1);
        var taken = await TakenFile.OfAsync(scene.World, scene.Convenor);
        foreach (var table in new[] { "ballot", "anonymous_ballot", "objection", "proposal_seat" })
            Assert.Empty(taken.Rows(table));
        Assert.Equal([("Draft", ""), ("Draft", "")], taken.Rows("proposal").Select(p => ((string)p["stage"]!, (string)p["coreSectors"]!)));
        Assert.Equal(3, taken.Rows("proposal_option").Count);
        Assert.DoesNotContain("It would harm us.", taken.All, StringComparison.Ordinal);
        await scene.CloseAsync(named);
        taken = await TakenFile.OfAsync(scene.World, scene.Convenor);
        Assert.Equal((1, 1, 6), (taken.Rows("ballot").Count, taken.Rows("objection").Count, taken.Rows("proposal_seat").Count));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_a_sense_check_without_names_no_row_tells_two_answers_of_one_person_and_it_counts_as_before(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6), (Health, 5), (Parents, 2));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "First\nSecond\nThird", anonymous: true));
        // Whoever agrees with the first disagrees with the second, and the other way round. Of the schools three answer the third; of all, the last is answered by three.
        foreach (var (seat, n) in scene.Seats.Select((s, n) => (s, n)))
            await scene.VoteAsync(id, seat, n % 2 == 0 ? [1, 2, n is 0 or 2 or 4 or 6 or 7 or 8 or 9 or 10 ? 1 + (n % 3) : 0] : [2, 1, n is 7 or 9 ? 1 : 0]);
        await scene.CloseAsync(id);
        var before = await scene.ResultAsync(id);
        var taken = await TakenFile.OfAsync(scene.World, scene.Convenor);
        var rows = taken.Rows("anonymous_ballot");
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var kept = await db.Set<AnonymousBallot>().AsNoTracking().ToListAsync(Ct);
        Assert.Equal(kept.Select(k => k.Id.ToString()).Order(), rows.Select(r => (string)r["id"]!).Order());
        // In order within each group, so a row is nobody's: the first rows have all that agree with the first, and with the second.
        foreach (var group in rows.GroupBy(r => (int)r["together"]!))
        {
            var says = group.OrderBy(r => (string)r["id"]!, StringComparer.Ordinal).Select(r => BallotMarks.Read((string)r["marks"]!)).ToList();
            Assert.Equal(says.Select(s => s[0]).Order(), says.Select(s => s[0]));
            Assert.Equal(says.Select(s => s[1]).Order(), says.Select(s => s[1]));
            Assert.Contains(says, s => s[0] == s[1]);
        }

        Assert.DoesNotContain(kept, k => BallotMarks.Read(k.Marks) is var m && m[0] == m[1]);
        await using var other = await DecisionScene.CreateAsync(engine);
        await ClearAsync(other);
        Assert.Empty((await taken.RestoreAsync(other.World, other.Convenor, unnamed: true)).Problems);
        var after = await other.ResultAsync(id);
        Assert.Equal(before.Sentences, after.Sentences);
        Assert.Equal(before.SectorsShown, after.SectorsShown);
        foreach (var (was, now) in before.Statements.Zip(after.Statements))
            Assert.Equal((was.Statement, was.All, string.Join('|', was.BySector.Groups.Select(g => (g.Label, g.Votes)))), (now.Statement, now.All, string.Join('|', now.BySector.Groups.Select(g => (g.Label, g.Votes)))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Coaching_calendars_ratings_and_words_without_consent_are_not_in_the_file(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.World.AsAsync(table.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            var session = new CoachingSession { Id = Guid.CreateVersion7(), CoachId = table.Facilitator, CoachedId = table.Nurse, AskedOn = table.World.Today, Focus = "ZZ-focus", State = SessionState.Asked };
            db.AddRange(session, new CoachingNote { Id = Guid.CreateVersion7(), SessionId = session.Id, WrittenBy = table.Nurse, WrittenOn = table.World.Today, Text = "ZZ-note" });
            var wave = new NetworkWave { Id = Guid.CreateVersion7(), Title = "A survey", AskedOn = table.World.Today, KeeperId = table.Nurse, RunByMember = true, State = WaveState.Open };
            db.AddRange(
                wave, new WaveMember { WaveId = wave.Id, Number = 1, Name = "One", Key = "one", IsAnchor = false, Answered = true }, new WaveMember { WaveId = wave.Id, Number = 2, Name = "Two", Key = "two", IsAnchor = false },
                new TieRating { WaveId = wave.Id, Rater = 1, Rated = 2, Reliability = 1, Mission = 1, Openness = 1 }, new CalendarFeed { PersonId = table.Nurse, TokenHash = [1, 2, 3], MadeOn = table.World.Today });
            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("make", "sample"));
            return true;
        });
        var quoted = await table.HeardAsync("Quoted", Parents, 8);
        var counted = await table.HeardAsync("Only summed up", Parents, 8, ConsentUse.Summarised, until: table.World.Today.AddDays(3));
        await table.FindingAsync("ZZ-said-with-consent", [quoted], "ZZ-quote");
        await table.FindingAsync("ZZ-said-until-friday", [counted]);
        var early = await TakenFile.OfAsync(table.World, table.Convenor);
        Assert.All(new[] { "ZZ-said-with-consent", "ZZ-quote", "ZZ-said-until-friday" }, word => Assert.Contains(word, early.All, StringComparison.Ordinal));
        // The day after it ran out, before the daily work has erased it.
        table.World.Clock.Advance(TimeSpan.FromDays(4));
        var late = await TakenFile.OfAsync(table.World, table.Convenor);
        Assert.DoesNotContain("ZZ-said-until-friday", late.All, StringComparison.Ordinal);
        Assert.Contains("ZZ-quote", late.All, StringComparison.Ordinal);
        Assert.All(new[] { early, late }, f => Assert.All(new[] { "ZZ-focus", "ZZ-note", "reliability", "tokenHash" }, word => Assert.DoesNotContain(word, f.All, StringComparison.Ordinal)));
        Assert.Equal(2, late.Rows("wave_member").Count);
        // Nobody takes it along but those who convene.
        foreach (var person in new[] { table.Nurse, table.Administrator, table.Teacher })
            await Assert.ThrowsAsync<InputRefusedException>(() => TakenFile.OfAsync(table.World, person));
    }

    private static Task<int> ClearAsync(DecisionScene scene) => scene.World.AsAsync(scene.Convenor, async services =>
    {
        var db = services.GetRequiredService<HeadwaterDb>();
        await db.Set<Sector>().ExecuteDeleteAsync(Ct);
        return await db.Set<Collaborative>().ExecuteDeleteAsync(Ct);
    });
}
