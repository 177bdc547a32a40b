namespace Headwater.Voting;

/// <summary>A place on the plane of opinions; without unit.</summary>
/// <param name="X">Along the first component.</param>
/// <param name="Y">Along the second.</param>
public readonly record struct PlanePoint(double X, double Y);

/// <summary>
/// The two directions along which answers differ most: principal components (Pearson 1901) by power iteration with deflation,
/// missing answers taken as the statement's mean. The sign of a component means nothing; here its largest entry is positive.
/// </summary>
public sealed class OpinionPlane
{
    private const int MostSteps = 5_000;
    private const double Still = 1e-13;
    private readonly double[] centre, first, second;

    /// <summary>Takes a plane that was worked out before.</summary>
    /// <param name="centre">The mean answer to each statement.</param>
    /// <param name="first">The first component.</param>
    /// <param name="second">The second component.</param>
    /// <exception cref="ArgumentException">There is no statement, the lengths differ, or an entry is not a number.</exception>
    public OpinionPlane(IReadOnlyList<double> centre, IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Require.NotEmpty(centre, "statement");
        if (first.Count != centre.Count || second.Count != centre.Count)
            throw new ArgumentException($"The components have {first.Count} and {second.Count} entries for {centre.Count} statements: give one for each.", nameof(first));
        foreach (var entry in centre.Concat(first).Concat(second))
            Require.Finite(entry, "entry", nameof(centre));
        (this.centre, this.first, this.second) = ([.. centre], [.. first], [.. second]);
    }

    /// <summary>The mean answer to each statement.</summary>
    public IReadOnlyList<double> Centre => centre;

    /// <summary>The first component, of length 1; all zero where everybody answers alike.</summary>
    public IReadOnlyList<double> First => first;

    /// <summary>The second component, of length 1 and at a right angle to the first; all zero where one direction says all.</summary>
    public IReadOnlyList<double> Second => second;

    /// <summary>Finds the plane.</summary>
    /// <param name="votes">The answers.</param>
    /// <param name="seed">Where the iteration starts; the outcome does not hang on it unless two directions say the same.</param>
    public static OpinionPlane Of(VoteMatrix votes, ulong seed = 1)
    {
        double[] means = [.. Enumerable.Range(0, votes.Statements).Select(votes.Mean)];
        double[][] rows = [.. Enumerable.Range(0, votes.People).Select(p => Centred(votes.Row(p), means))];
        var random = new SplitMix(seed);
        var main = Component(rows, random);
        foreach (var row in rows)
        {
            var along = Dot(row, main);
            for (var i = 0; i < row.Length; i++)
                row[i] -= along * main[i];
        }

        return new(means, main, Component(rows, random));
    }

    /// <summary>
    /// Where a person lies: the product over the statements they saw, times √(statements ÷ seen), so that somebody who saw few
    /// is not drawn to the middle. Nobody who saw none is anywhere but there.
    /// </summary>
    /// <param name="row">The person's answers, one place for each statement.</param>
    /// <exception cref="ArgumentException">The number of places is not the number of statements.</exception>
    public PlanePoint Project(IReadOnlyList<Vote?> row)
    {
        if (row.Count != centre.Length)
            throw new ArgumentException($"There are {row.Count} places for {centre.Length} statements: give one for each.", nameof(row));
        var (x, y, seen) = (0.0, 0.0, 0);
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { } vote)
                continue;
            var from = (int)vote - centre[i];
            (x, y, seen) = (x + (from * first[i]), y + (from * second[i]), seen + 1);
        }

        var scale = seen == 0 ? 0 : Math.Sqrt((double)row.Count / seen);
        return new(x * scale, y * scale);
    }

    /// <summary>How far out a statement lies: the length of the projection of somebody who saw only it and agreed.</summary>
    /// <param name="statement">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such statement.</exception>
    public double Extremity(int statement)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)statement, (uint)centre.Length, nameof(statement));
        var row = new Vote?[centre.Length];
        row[statement] = Vote.Agree;
        var point = Project(row);
        return Math.Sqrt((point.X * point.X) + (point.Y * point.Y));
    }

    private static double[] Centred(IReadOnlyList<Vote?> row, double[] means) =>
        [.. means.Select((mean, i) => row[i] is { } vote ? (int)vote - mean : 0)];

    private static double[] Component(double[][] rows, SplitMix random)
    {
        var width = rows[0].Length;
        double[] direction = [.. Enumerable.Range(0, width).Select(_ => random.NextUnit() - 0.5)];
        if (!Normalise(direction))
            direction[0] = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            var next = new double[width];
            foreach (var row in rows)
            {
                var along = Dot(row, direction);
                for (var i = 0; i < width; i++)
                    next[i] += along * row[i];
            }

            if (!Normalise(next))
                return new double[width];
            var moved = next.Zip(direction, (a, b) => Math.Abs(a - b)).Max();
            direction = next;
            if (moved < Still)
                break;
        }

        // Of entries equal but for rounding the first decides, so that the sign does not hang on the last bit.
        var largest = direction.Max(Math.Abs) - 1e-9;
        return direction[Array.FindIndex(direction, d => Math.Abs(d) >= largest)] < 0 ? [.. direction.Select(d => -d)] : direction;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static bool Normalise(double[] vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length < 1e-12)
            return false;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= length;
        return true;
    }
}
