namespace Headwater.Voting;

/// <summary>One person's answer to one statement.</summary>
public enum Vote
{
    /// <summary>Disagrees.</summary>
    Disagree = -1,

    /// <summary>Saw it and passed.</summary>
    Pass = 0,

    /// <summary>Agrees. (Polis itself stores agree as −1: turn its raw votes round when reading them.)</summary>
    Agree = 1,
}

/// <summary>Who answered what: a row for each person, a column for each statement, null where it was not seen.</summary>
public sealed class VoteMatrix
{
    private readonly Vote?[][] rows;

    /// <summary>Takes the answers.</summary>
    /// <param name="rows">One row for each person, all of the same length.</param>
    /// <exception cref="ArgumentException">There is no person or no statement, the rows differ in length, or an answer is none of the three.</exception>
    public VoteMatrix(IReadOnlyList<IReadOnlyList<Vote?>> rows)
    {
        Require.NotEmpty(rows, "person's answers");
        Statements = rows[0].Count;
        if (Statements == 0)
            throw new ArgumentException("There is no statement: give each person a place for each statement.", nameof(rows));
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != Statements)
                throw new ArgumentException($"Row {i + 1} has {rows[i].Count} places, the first has {Statements}: give an empty place where a statement was not seen.", nameof(rows));
            if (rows[i].Any(v => v is < Vote.Disagree or > Vote.Agree))
                throw new ArgumentException($"Row {i + 1} holds an answer that is none of agree, disagree and pass: correct it or leave it out.", nameof(rows));
        }

        this.rows = [.. rows.Select(r => r.ToArray())];
    }

    /// <summary>Number of persons.</summary>
    public int People => rows.Length;

    /// <summary>Number of statements.</summary>
    public int Statements { get; }

    /// <summary>The answers of one person.</summary>
    /// <param name="person">From 0.</param>
    public IReadOnlyList<Vote?> Row(int person) => rows[person];

    /// <summary>How many statements a person has seen.</summary>
    /// <param name="person">From 0.</param>
    public int Seen(int person) => rows[person].Count(v => v is not null);

    /// <summary>The rows of some persons.</summary>
    /// <param name="people">Their places, one or more.</param>
    public VoteMatrix Of(IEnumerable<int> people) => new([.. people.Select(p => rows[p])]);

    /// <summary>The mean answer to a statement over those who saw it; 0 where nobody did.</summary>
    /// <param name="statement">From 0.</param>
    public double Mean(int statement)
    {
        var (sum, seen) = (0, 0);
        foreach (var row in rows)
        {
            if (row[statement] is { } vote)
                (sum, seen) = (sum + (int)vote, seen + 1);
        }

        return seen == 0 ? 0 : (double)sum / seen;
    }
}
