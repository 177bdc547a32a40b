using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>
/// A sense check as the five files that Polis exports, which tools for reading consultations take. A vote without names gives the three
/// that tie no two answers of one person together.
/// </summary>
internal static class SenseCheckFiles
{
    public static readonly string[] Names = ["summary.csv", "comments.csv", "votes.csv", "participant-votes.csv", "comment-groups.csv"];

    private const string Readme = "README.txt";

    /// <summary>Writes them.</summary>
    /// <param name="view">The vote, which is closed.</param>
    /// <param name="result">Its result.</param>
    /// <param name="ballots">The ballots with names; none for a vote without.</param>
    /// <param name="address">Where the vote is read.</param>
    /// <param name="made">When.</param>
    public static byte[] Zip(ProposalView view, ProposalResult result, IReadOnlyList<BallotLine> ballots, string address, DateTimeOffset made)
    {
        var check = new SenseCheckTables(view, result, ballots);
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(Readme, check.Readme());
            Add(Names[0], check.Summary(address));
            Add(Names[1], check.Comments());
            if (!view.Proposal.IsAnonymous)
            {
                Add(Names[2], check.Votes());
                Add(Names[3], check.Matrix());
            }

            Add(Names[4], check.Groups());

            void Add(string name, string text)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = made;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}

/// <summary>The tables of those files. Statements are numbered from 0 as Polis does, voters from 1; 0 is whoever put the vote.</summary>
internal sealed class SenseCheckTables
{
    private readonly ProposalView view;
    private readonly ProposalResult result;
    private readonly IReadOnlyList<string> groups;
    private readonly IReadOnlyList<(int Group, IReadOnlyList<int> Marks)> voters;
    private readonly string seconds;
    private readonly string moment;

    public SenseCheckTables(ProposalView view, ProposalResult result, IReadOnlyList<BallotLine> ballots)
    {
        (this.view, this.result, groups) = (view, result, result.SectorsShown);
        // Sectors with fewer than three voices stand together, as on the page. No group where none can be shown.
        var together = groups.Count == 0 || ballots.Count == 0 ? [] : GroupMerge.Below([.. ballots.GroupBy(b => b.Sector, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupTally(g.Key, new Tally(0, 0, g.Count())))], new SupportRule().NamedMinimum)
            .SelectMany(g => g.Members.Select(m => (m, g.Label))).ToDictionary(g => g.m, g => g.Label, StringComparer.Ordinal);
        var shuffled = ballots.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        voters = [.. shuffled.Select(b => (together.TryGetValue(b.Sector, out var label) ? Array.IndexOf([.. groups], label) : -1, BallotMarks.Read(b.Ballot.Marks)))];
        // When somebody voted could tell who they are: everything is of the day on which the vote was closed.
        var closed = new DateTimeOffset(view.Proposal.ClosedOn!.Value, TimeOnly.MinValue, TimeSpan.Zero);
        seconds = closed.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        moment = closed.ToString("ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", CultureInfo.InvariantCulture);
    }

    public string Summary(string address) => string.Concat(
        Line("topic", view.Proposal.Title), Line("url", address), Line("voters", Number(result.Voted)), Line("voters-in-conv", Number(result.Voted)), Line("commenters", "1"), Line("comments", Number(view.Options.Count)),
        Line("groups", Number(groups.Count)), Line("conversation-description", view.Proposal.Text));

    public string Comments() => Line("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body") + string.Concat(view.Options.Select((o, at) => Of(o) is var statement
        ? Line(seconds, moment, Number(at), "0", statement.IsWithheld ? "" : Number(statement.All.Agree), statement.IsWithheld ? "" : Number(statement.All.Disagree), "1", o.Label) : ""));

    public string Votes() => Line("timestamp", "datetime", "comment-id", "voter-id", "vote")
        + string.Concat(view.Options.SelectMany((_, at) => voters.Select((voter, n) => voter.Marks[at] == 0 ? "" : Line(seconds, moment, Number(at), Number(n + 1), Said(voter.Marks[at])))));

    public string Matrix() => Line(["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", .. view.Options.Select((_, at) => Number(at))])
        + string.Concat(voters.Select((voter, n) => Line(
        [
            Number(n + 1), voter.Group < 0 ? "" : Number(voter.Group), "0", Number(voter.Marks.Count(m => m != 0)), Number(voter.Marks.Count(m => m == BallotMarks.Agree)), Number(voter.Marks.Count(m => m == BallotMarks.Disagree)),
            .. voter.Marks.Select(m => m == 0 ? "" : Said(m)),
        ])));

    public string Groups() => Line(["comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes", .. groups.SelectMany((_, n) => new[] { "votes", "agrees", "disagrees", "passes" }.Select(what => $"group-{Letter(n)}-{what}"))])
        + string.Concat(view.Options.Select((o, at) => Of(o) is var statement ? Line([Number(at), o.Label, .. Cells(statement.IsWithheld ? null : statement.All), .. groups.SelectMany(g => Cells(Shown(statement, g)))]) : ""));

    public string Readme()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{view.Proposal.Title}\r\n\r\nA sense check in the files that Polis exports: agree is 1, disagree -1, pass 0.\r\n\r\n")
            .Append("- All times are the day on which the vote was closed. When somebody voted is not told.\r\n")
            .Append("- Statements are numbered from 0. author-id is 0 for each: whoever put the vote wrote them, and 0 is no voter. moderated is 1 for each: all were asked.\r\n")
            .Append("- A cell that a spreadsheet would run as a formula begins with an apostrophe.\r\n");
        if (view.Proposal.IsAnonymous)
        {
            text.Append("- votes.csv and participant-votes.csv are left out. The vote was without names: nobody is told which answers one person gave together, and their rows would tell it.\r\n")
                .Append("- A cell is empty where fewer than five answered: of all, or of a group. Sectors with fewer than five voices are counted together.\r\n");
        }
        else
        {
            text.Append("- The vote was with names. Here voters are only numbered, from 1, in an order drawn by lot anew for each download. Sectors with fewer than three voices are counted together.\r\n");
        }

        text.Append(groups.Count == 0 ? "- There are no groups: too few voted to show how sectors stand.\r\n" : "- Groups are sectors, and not opinion groups worked out from the answers:\r\n");
        for (var n = 0; n < groups.Count; n++)
            text.Append(CultureInfo.InvariantCulture, $"    group-{Letter(n)} (group-id {n}): {groups[n]}\r\n");
        return text.ToString();
    }

    private StatementResult Of(ProposalOption option) => result.Statements.First(s => s.Statement == option.Label);

    /// <summary>A group's answers to a statement, where so many answered that it stands on its own.</summary>
    private Tally? Shown(StatementResult statement, string group)
    {
        if (!view.Proposal.IsAnonymous)
            return Sum(voters.Where(v => v.Group >= 0 && groups[v.Group] == group).Select(v => v.Marks[view.Options.ToList().FindIndex(o => o.Label == statement.Statement)]));
        return statement.IsWithheld || statement.BySector.Support is null ? null : statement.BySector.Groups.FirstOrDefault(g => g.Label == group)?.Votes;
    }

    private static Tally Sum(IEnumerable<int> answers) => answers.ToLookup(a => a) is var all ? new(all[BallotMarks.Agree].Count(), all[BallotMarks.Disagree].Count(), all[BallotMarks.Pass].Count()) : default;

    private static string[] Cells(Tally? votes) => votes is { } t ? [Number(t.Seen), Number(t.Agree), Number(t.Disagree), Number(t.Pass)] : ["", "", "", ""];

    private static string Said(int mark) => mark switch { BallotMarks.Agree => "1", BallotMarks.Disagree => "-1", _ => "0" };

    private static char Letter(int group) => (char)('a' + group);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Line(params IEnumerable<string> cells) => string.Join(',', cells.Select(c => c == "-1" ? c : ResultFile.Cell(c))) + "\n";
}
