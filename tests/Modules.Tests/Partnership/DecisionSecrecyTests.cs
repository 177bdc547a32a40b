using System.Globalization;
using System.Text;
using Headwater.Access.Auditing;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What somebody learns of an anonymous vote who reads the tables themselves, at every moment.</summary>
public sealed class DecisionSecrecyTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents, Voluntary = UsualSectors.Voluntary;

    private const string Twelve = "A\nB\nC\nD\nE\nF\nG\nH\nI\nJ\nK\nL";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A22_while_it_is_open_no_table_holds_a_ballot_that_can_be_read_and_none_can_be_told_from_another(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6), (Health, 3), (Parents, 3));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Dots, Twelve, anonymous: true));
        HashSet<Guid> keys = [];
        HashSet<string> seals = [];
        for (var n = 0; n < 12; n++)
        {
            await scene.VoteAsync(id, scene.Seats[n], One(n));
            // After the very first vote too, when the trail says whose the only ballot is.
            Assert.Empty(await FoundAsync(scene, [.. Enumerable.Range(0, n + 1).Select(Written)]));
            await using var look = scene.World.Database.Open(scene.World.Locality);
            var box = await look.Set<SealedBallot>().AsNoTracking().ToListAsync(Ct);
            Assert.Equal((n + 1, 0, 0), (box.Count, await look.Set<AnonymousBallot>().CountAsync(Ct), await look.Set<Ballot>().CountAsync(Ct)));
            // Random keys (version 4) and seals, all of them new each time, all of one length.
            Assert.All(box, b => Assert.Equal((4, true, true), (b.Id.Version, keys.Add(b.Id), seals.Add(Convert.ToHexString(b.Contents)))));
            Assert.Single(box.Select(b => b.Contents.Length).Distinct());
            Assert.All(await look.Set<ProposalSeat>().AsNoTracking().ToListAsync(Ct), s => Assert.Null(s.Together));
            Assert.Single((await RowsAsync(scene, engine, "partnership_sealed_ballot", "id")).Select(r => r.Writer).Distinct());
        }

        await using var db = scene.World.Database.Open(scene.World.Locality);
        foreach (var ballot in new[] { typeof(SealedBallot), typeof(AnonymousBallot) }.Select(t => db.Model.FindEntityType(t)!))
        {
            Assert.Equal(ballot.ClrType == typeof(SealedBallot) ? ["Contents", "Id", "LocalityId", "ProposalId"] : ["Id", "LocalityId", "Marks", "ProposalId", "Together"], ballot.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.Equal([typeof(Proposal)], ballot.GetForeignKeys().Select(f => f.PrincipalEntityType.ClrType));
            Assert.DoesNotContain(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()), f => f.PrincipalEntityType == ballot);
        }

        // The row of a seat says that it has voted, and nothing of how or when.
        Assert.Equal(["HasVoted", "LocalityId", "ProposalId", "SeatId", "SectorCode", "Together", "VoidedOn"], db.Model.FindEntityType(typeof(ProposalSeat))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        var trail = await db.Set<AuditEntry>().AsNoTracking().ToListAsync(Ct);
        Assert.All(trail.Where(e => e is { Verb: "vote", Kind: "proposal" }), e => Assert.True(e.RecordId == id.ToString() && e.Detail is null));
        var everything = string.Join('\n', trail.Select(e => $"{e.RecordId} {e.Detail} {e.Why}"));
        Assert.DoesNotContain(keys, k => everything.Contains(k.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A22_once_closed_every_seat_that_voted_could_have_cast_each_of_five_ballots_or_more(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6), (Health, 3), (Parents, 3), (Voluntary, 2));
        // Two vacant seats make five of the parents', and would have let the one that votes be shown alone.
        await scene.VacantAsync(Parents);
        await scene.VacantAsync(Parents);
        var (schools, health, parents, voluntary) = (scene.Of(Schools).ToList(), scene.Of(Health).ToList(), scene.Of(Parents).ToList(), scene.Of(Voluntary).ToList());
        // Health and parents are five together only with the two of the voluntary sector; one of these is not there.
        foreach (var (voting, groups) in new[]
        {
            (schools.Take(5).Append(parents[0]).ToList(), new[] { 6 }),
            ([.. schools, .. health, .. parents], [6, 6]),
            ([.. schools, .. health, voluntary[0]], [10]),
            ([.. schools.Take(2), .. health.Take(1), .. parents.Take(1), voluntary[1]], [5]),
        })
        {
            var id = await scene.OpenAsync(scene.Draft(ProposalKind.Dots, Twelve, anonymous: true, quorum: 0));
            for (var n = 0; n < voting.Count; n++)
                await scene.VoteAsync(id, voting[n], One(n));
            await scene.CloseAsync(id);
            await using var db = scene.World.Database.Open(scene.World.Locality);
            var ballots = await db.Set<AnonymousBallot>().AsNoTracking().Where(b => b.ProposalId == id).ToListAsync(Ct);
            Assert.Equal(Enumerable.Range(0, voting.Count).Select(Written).Order(StringComparer.Ordinal), ballots.Select(b => b.Marks).Order(StringComparer.Ordinal));
            Assert.Equal(0, await db.Set<SealedBallot>().CountAsync(Ct));
            Assert.Equal(groups, ballots.GroupBy(b => b.Together).Select(g => g.Count()).Order());
            // The join that there is, by what both rows hold: each seat that voted stands beside five ballots or more.
            var joined = await db.Set<ProposalSeat>().Where(s => s.ProposalId == id && s.HasVoted).Select(s => new { s.SeatId, s.Together, Ballots = db.Set<AnonymousBallot>().Count(b => b.ProposalId == id && b.Together == s.Together) }).ToListAsync(Ct);
            Assert.Equal(voting.Select(v => v.Id).Order(), joined.Select(j => j.SeatId).Order());
            Assert.All(joined, j => Assert.True(j.Ballots >= 5 && j.Ballots == joined.Count(o => o.Together == j.Together)));
            Assert.All(await db.Set<ProposalSeat>().AsNoTracking().Where(s => s.ProposalId == id && s.Together == null).ToListAsync(Ct), s => Assert.False(s.HasVoted));

            var rows = await RowsAsync(scene, engine, "partnership_anonymous_ballot", "marks");
            var stored = rows.Where(r => ballots.Exists(b => b.Marks == r.Value)).ToList();
            Assert.Single(stored.Select(r => r.Writer).Distinct());
            if (voting.Count > 9)
                // One in 3,628,800 that the lot falls so.
                Assert.NotEqual(Enumerable.Range(0, voting.Count).Select(Written), stored.Select(r => r.Value));
            await db.Set<AnonymousBallot>().Where(b => b.ProposalId == id).ExecuteDeleteAsync(Ct);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A22_of_fewer_than_five_votes_no_ballot_is_ever_written_where_it_could_be_read(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Dots, Twelve, anonymous: true, quorum: 0));
        for (var n = 0; n < 4; n++)
            await scene.VoteAsync(id, scene.Seats[n], One(n));
        await scene.CloseAsync(id);
        Assert.Empty(await FoundAsync(scene, [.. Enumerable.Range(0, 4).Select(Written)]));
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.Equal((0, 0, 4), (await db.Set<SealedBallot>().CountAsync(Ct), await db.Set<AnonymousBallot>().CountAsync(Ct), await db.Set<ProposalSeat>().CountAsync(s => s.HasVoted, Ct)));
        Assert.True(await scene.ResultAsync(id) is { IsWithheld: true, Voted: 4, Recount: null });
        Assert.Contains("they were thrown away unread", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);

        // Five seats are not five people: what is asked for is that five could have cast it.
        await using var few = await DecisionScene.CreateAsync(engine, (Schools, 4));
        await few.VacantAsync(Schools);
        var draft = await few.AskAsync<ProposalService, Guid>(few.Convenor, s => s.DraftAsync(few.Draft(ProposalKind.SenseCheck, "S1", anonymous: true), Ct));
        Assert.Contains("there are 4", (await Assert.ThrowsAsync<InputRefusedException>(() => few.AsAsync<ProposalService>(few.Convenor, s => s.OpenAsync(draft, 1, Ct)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_statement_that_fewer_than_five_answered_is_withheld_on_the_page_and_in_both_files(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1\nS2\nS3", anonymous: true));
        foreach (var (seat, marks) in scene.Seats.Zip(new int[][] { [1, 2, 0], [1, 0, 0], [1, 0, 0], [2, 0, 0], [1, 0, 0], [1, 0, 0] }))
            await scene.VoteAsync(id, seat, marks);
        await scene.CloseAsync(id);
        var result = await scene.ResultAsync(id);
        var withheld = Assert.Single(result.Statements, s => s.IsWithheld);
        Assert.Equal(("S2", 0), (withheld.Statement, withheld.All.Seen));
        Assert.Equal((5, 1), (result.Statements.Single(s => s.Statement == "S1").All.Agree, result.Statements.Single(s => s.Statement == "S1").All.Disagree));
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("S2: fewer than five answered this one", page, StringComparison.Ordinal);
        Assert.DoesNotContain("S2: 0 of 1", page, StringComparison.Ordinal);
        using var client = await scene.ClientAsync(scene.Observer);
        var csv = await client.GetStringAsync(DecisionLinks.Csv(id), Ct);
        Assert.Contains("statement,S2,,\"agree, disagree, pass\",fewer than five answered\r\n", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("0 1 0", csv, StringComparison.Ordinal);
        Assert.Equal("#/Options: S1 ; S2 ; S3\n#/Not shown, fewer than five answered: x\n1,x,0 * 5\n2,x,0 * 1\n", await client.GetStringAsync(DecisionLinks.Recount(id), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_card_without_a_name_keeps_its_sector_only_where_five_people_sit_for_it(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 5), (Parents, 3));
        await scene.VacantAsync(Parents);
        await scene.VacantAsync(Parents);
        var (school, parent) = (scene.Of(Schools).First(), scene.Of(Parents).First());
        await scene.AsAsync<VisionService>(school.Holder, s => s.AddCardAsync("Fewer letters.", Schools, true, Ct));
        await scene.AsAsync<VisionService>(parent.Holder, s => s.AddCardAsync("Heard once.", Parents, true, Ct));
        await scene.AsAsync<VisionService>(scene.Convenor, s => s.AddCardAsync("Help early.", Parents, false, Ct));
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.Equal([("Fewer letters.", Schools), ("Heard once.", null), ("Help early.", Parents)], (await db.Set<Card>().OrderBy(c => c.Text).ToListAsync(Ct)).Select(c => (c.Text, c.SectorCode)));
        var board = await scene.TextAsync(scene.Observer, DecisionLinks.Cards);
        Assert.Contains("Fewer letters. Schools, without a name", board, StringComparison.Ordinal);
        Assert.Contains("Heard once. Without a name or a sector", board, StringComparison.Ordinal);
        Assert.Contains("Help early. Parents and carers, Connie Convenor", board, StringComparison.Ordinal);
    }

    private static int[] One(int n) => [.. Enumerable.Range(0, 12).Select(i => i == n ? 3 : i == (n + 1) % 12 ? 1 : 0)];

    private static string Written(int n) => BallotMarks.Write(One(n));

    /// <summary>Which of some texts stand anywhere in the database: in any column of any table, and on SQLite in the bytes of its files, where what was deleted and the log lie too.</summary>
    private static async Task<IReadOnlyList<string>> FoundAsync(DecisionScene scene, IReadOnlyList<string> sought)
    {
        var all = new StringBuilder();
        await using var db = scene.World.Database.Open(scene.World.Locality);
        await using var connection = await scene.World.Database.ConnectAsync(Ct);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
            {
                for (var i = 0; i < rows.FieldCount; i++)
                    all.Append('\n').Append(rows.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture));
            }
        }

        foreach (var file in Directory.EnumerateFiles(scene.World.Database.Settings.DataFolder, "headwater.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append('\n').Append(await reader.ReadToEndAsync(Ct));
        }

        var text = all.ToString();
        return [.. sought.Where(s => text.Contains(s, StringComparison.Ordinal))];
    }

    /// <summary>A column of a table in the order in which its rows lie, with what tells which transaction wrote each.</summary>
    private static async Task<IReadOnlyList<(string Value, string Writer)>> RowsAsync(DecisionScene scene, Engine engine, string table, string column)
    {
        await using var connection = await scene.World.Database.ConnectAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = engine == Engine.Sqlite ? $"SELECT CAST({column} AS TEXT), 'one' FROM {table} ORDER BY rowid" : $"SELECT {column}::text, xmin::text FROM {table} ORDER BY ctid";
        await using var rows = await command.ExecuteReaderAsync(Ct);
        List<(string, string)> found = [];
        while (await rows.ReadAsync(Ct))
            found.Add((rows.GetString(0), rows.GetString(1)));
        return found;
    }
}
