using System.IO.Compression;
using System.Net;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>
/// A sense check in the files of Polis. The headers are those of compdemocracy/polis, <c>server/src/report.ts</c>, as of 2025.
/// </summary>
public sealed class SenseCheckFileTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vote_with_names_gives_all_five_files_with_voters_numbered_by_lot()
    {
        await using var scene = await DecisionScene.CreateAsync(Engine.Sqlite, (Schools, 3), (Health, 3), (Parents, 2));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "=Help early\nMore \"time\"") with { Title = "What we think", Text = "Two lines,\nof text." });
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.Observer)).GetAsync(DecisionLinks.SenseCheck(id), Ct)).StatusCode);
        // First: schools agree, agree, disagree; health agree, agree, pass; one parent disagrees. Second: schools agree, agree and no answer; health pass, disagree, disagree; the parent agrees.
        int[][] marks = [[1, 1], [1, 1], [2, 0], [1, 3], [1, 2], [3, 2], [2, 1]];
        for (var n = 0; n < marks.Length; n++)
            await scene.VoteAsync(id, scene.Seats[n], marks[n]);
        await scene.CloseAsync(id);
        var (files, text) = await FilesAsync(scene, id);
        Assert.Equal(["README.txt", "comment-groups.csv", "comments.csv", "participant-votes.csv", "summary.csv", "votes.csv"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            $"topic,What we think\nurl,http://localhost{DecisionLinks.Question(id)}\nvoters,7\nvoters-in-conv,7\ncommenters,1\ncomments,2\ngroups,2\nconversation-description,\"Two lines,\nof text.\"\n", files["summary.csv"].Replace("\r", "", StringComparison.Ordinal));
        // Closed on Wednesday 11 November 2026, the day after its only day: midnight is 1794355200.
        const string Day = "1794355200,Wed Nov 11 2026 00:00:00 GMT+0000 (Coordinated Universal Time)";
        Assert.Equal($"timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n{Day},0,0,4,2,1,'=Help early\n{Day},1,0,3,2,1,\"More \"\"time\"\"\"\n", files["comments.csv"]);
        var votes = Lines(files["votes.csv"]);
        Assert.Equal("timestamp,datetime,comment-id,voter-id,vote", votes[0]);
        Assert.Equal((13, true), (votes.Count - 1, votes.Skip(1).All(v => v.StartsWith(Day, StringComparison.Ordinal))));
        Assert.Equal([-1, -1, 0, 1, 1, 1, 1], votes.Skip(1).Select(v => v.Split(',')).Where(v => v[2] == "0").Select(v => int.Parse(v[4])).Order());
        var matrix = Lines(files["participant-votes.csv"]);
        Assert.Equal("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1", matrix[0]);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], matrix.Skip(1).Select(r => r.Split(',')[0]));
        // Whoever is numbered how, the seven rows are these: group 0 and 1 are schools, and health with the one parent, in the order shown.
        var result = await scene.ResultAsync(id);
        int Group(string label) => result.SectorsShown.ToList().FindIndex(s => s.Contains(label, StringComparison.Ordinal));
        var (schools, health) = (Group("Schools"), Group("Health"));
        Assert.Equal((2, true), (result.SectorsShown.Count, schools != health));
        string[] expected =
        [
            $"{schools},0,2,2,0,1,1", $"{schools},0,2,2,0,1,1", $"{schools},0,1,0,1,-1,", $"{health},0,2,1,0,1,0", $"{health},0,2,1,1,1,-1", $"{health},0,2,0,1,0,-1", $"{Group("Parents")},0,2,1,1,-1,1",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), matrix.Skip(1).Select(r => r[(r.IndexOf(',', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
        var groups = Lines(files["comment-groups.csv"]);
        Assert.Equal("comment-id,comment,total-votes,total-agrees,total-disagrees,total-passes,group-a-votes,group-a-agrees,group-a-disagrees,group-a-passes,group-b-votes,group-b-agrees,group-b-disagrees,group-b-passes", groups[0]);
        Assert.StartsWith("0,'=Help early,7,4,2,1,", groups[1], StringComparison.Ordinal);
        Assert.Contains("The vote was with names", text, StringComparison.Ordinal);
        // By lot, anew each time: of twenty downloads the first voter is not always the same.
        HashSet<string> firsts = [];
        for (var n = 0; n < 20; n++)
            firsts.Add(Lines((await FilesAsync(scene, id)).Files["participant-votes.csv"])[1]);
        Assert.True(firsts.Count > 1);
    }

    [Fact]
    public async Task A_vote_without_names_gives_no_row_that_ties_two_answers_and_no_cell_of_fewer_than_five()
    {
        await using var scene = await DecisionScene.CreateAsync(Engine.Sqlite, (Schools, 6), (Health, 5), (Parents, 2));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "First\nSecond\nThird", anonymous: true));
        // The first all answer; the second the schools and three others; the third two.
        for (var n = 0; n < 13; n++)
            await scene.VoteAsync(id, scene.Seats[n], n < 8 ? 1 : 2, n < 6 ? 1 : n is 6 or 7 or 11 ? 2 : 0, n is 0 or 12 ? 3 : 0);
        await scene.CloseAsync(id);
        var (files, text) = await FilesAsync(scene, id);
        Assert.Equal(["README.txt", "comment-groups.csv", "comments.csv", "summary.csv"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("votes.csv and participant-votes.csv are left out", text, StringComparison.Ordinal);
        var result = await scene.ResultAsync(id);
        Assert.Equal(2, result.SectorsShown.Count);
        var rows = Lines(files["comment-groups.csv"]).Skip(1).Select(r => r.Split(',')).ToList();
        var (schools, others) = result.SectorsShown[0] == "Schools" ? (6, 10) : (10, 6);
        Assert.Equal("13 8 5 0", string.Join(' ', rows[0][2..6]));
        Assert.Equal(("6 6 0 0", "7 2 5 0"), (string.Join(' ', rows[0][schools..(schools + 4)]), string.Join(' ', rows[0][others..(others + 4)])));
        // Three of the others answered the second: with the schools they are nine, and no group of its own is shown.
        Assert.Equal("9 6 3 0", string.Join(' ', rows[1][2..6]));
        Assert.All(rows[1][6..], c => Assert.Equal("", c));
        Assert.All(rows[2][2..], c => Assert.Equal("", c));
        Assert.Equal(",,1,Third", Lines(files["comments.csv"])[3][^9..]);
        // Fewer than five in all: nothing was kept, and nothing is given.
        var few = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "First", anonymous: true, quorum: 0));
        await scene.VoteAsync(few, scene.Seats[0], 1);
        await scene.CloseAsync(few);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.Observer)).GetAsync(DecisionLinks.SenseCheck(few), Ct)).StatusCode);
        Assert.Contains("The answers in the files of Polis", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        Assert.DoesNotContain("The answers in the files of Polis", await scene.TextAsync(scene.Observer, DecisionLinks.Question(few)), StringComparison.Ordinal);
    }

    private static async Task<(Dictionary<string, string> Files, string Readme)> FilesAsync(DecisionScene scene, Guid id)
    {
        using var client = await scene.ClientAsync(scene.Observer);
        using var zip = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync(DecisionLinks.SenseCheck(id), Ct)));
        var files = zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
        return (files, files["README.txt"]);
    }

    private static List<string> Lines(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
