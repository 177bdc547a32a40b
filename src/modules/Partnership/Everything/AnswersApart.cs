using System.Globalization;
using Headwater.Partnership.Decisions;
using Headwater.Voting;

namespace Headwater.Partnership.Everything;

/// <summary>
/// The answers of a sense check without names, statement by statement: nobody can tell which of them one person gave together, and they
/// count as before, by sector too. Where fewer than five of a sector answered a statement, its answers stand mixed with those that it is
/// counted with; where fewer than five answered at all, none stands there.
/// </summary>
internal static class AnswersApart
{
    /// <summary>What each ballot says in the file, by its id.</summary>
    public static IReadOnlyDictionary<Guid, string> Of(IReadOnlyCollection<AnonymousBallot> ballots)
    {
        var least = new SupportRule().AnonymousMinimum;
        var rows = ballots.OrderBy(b => b.Together).ThenBy(b => b.Id).Select(b => (Ballot: b, Marks: BallotMarks.Read(b.Marks), Says: new int[BallotMarks.Read(b.Marks).Count])).ToList();
        for (var statement = 0; statement < rows.Max(r => r.Says.Length); statement++)
        {
            var at = statement;
            var answers = rows.Where(r => at < r.Marks.Count && r.Marks[at] != 0).ToLookup(r => Name(r.Ballot.Together), r => r.Marks[at]);
            if (answers.Sum(g => g.Count()) < least)
                continue;
            foreach (var counted in GroupMerge.Below([.. answers.Select(g => new GroupTally(g.Key, new Tally(0, 0, g.Count())))], least))
            {
                // Of each sector as many rows as answered, its first ones; the answers in the order of what they say.
                var places = counted.Members.SelectMany(m => rows.Where(r => Name(r.Ballot.Together) == m && at < r.Says.Length).Take(answers[m].Count()));
                foreach (var (row, answer) in places.Zip(counted.Members.SelectMany(m => answers[m]).Order()))
                    row.Says[at] = answer;
            }
        }

        return rows.ToDictionary(r => r.Ballot.Id, r => BallotMarks.Write(r.Says));
    }

    private static string Name(int together) => together.ToString(CultureInfo.InvariantCulture);
}
