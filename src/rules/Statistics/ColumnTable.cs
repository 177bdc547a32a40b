namespace Headwater.Statistics;

/// <summary>One column of categories of a <see cref="ColumnTable"/>.</summary>
/// <param name="Name">What the column says, such as "Year group".</param>
/// <param name="Categories">The words a row can have here; at most <see cref="MostCategories"/>.</param>
/// <param name="Codes">For each row the index of its word in <paramref name="Categories"/>.</param>
public sealed record CategoryColumn(string Name, IReadOnlyList<string> Categories, byte[] Codes)
{
    /// <summary>The most categories a column can have.</summary>
    public const int MostCategories = 250;
}

/// <summary>One column of whole numbers of a <see cref="ColumnTable"/>, such as the suspensions of each child.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Values">For each row its number.</param>
public sealed record CountColumn(string Name, ushort[] Values);

/// <summary>
/// Rows kept column by column, so that a breakdown reads only what it needs. One row is one child, in one year where a
/// column says the year.
/// </summary>
public sealed class ColumnTable
{
    private readonly Dictionary<string, CategoryColumn> categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CountColumn> counts = new(StringComparer.Ordinal);

    /// <summary>Puts columns of equal length together.</summary>
    /// <param name="categories">Columns to break down by; at least one.</param>
    /// <param name="counts">Columns to add up; may be none.</param>
    /// <exception cref="ArgumentException">
    /// There is no column, lengths differ, two columns have one name, a column has too many categories, or a code names none.
    /// </exception>
    public ColumnTable(IReadOnlyList<CategoryColumn> categories, IReadOnlyList<CountColumn> counts)
    {
        if (categories.Count == 0)
            throw new ArgumentException("A table needs a column of categories.", nameof(categories));
        Rows = categories[0].Codes.Length;
        foreach (var column in categories)
        {
            if (column.Codes.Length != Rows)
                throw new ArgumentException($"Column {column.Name} has {column.Codes.Length} rows, the first has {Rows}.", nameof(categories));
            if (column.Categories.Count is 0 or > CategoryColumn.MostCategories)
                throw new ArgumentException($"Column {column.Name} has {column.Categories.Count} categories; 1 to {CategoryColumn.MostCategories} can be kept.", nameof(categories));
            if (column.Codes.AsSpan().IndexOfAnyInRange((byte)column.Categories.Count, byte.MaxValue) is >= 0 and var row)
                throw new ArgumentException($"Column {column.Name}, row {row}: code {column.Codes[row]} names no category.", nameof(categories));
            if (!this.categories.TryAdd(column.Name, column))
                throw new ArgumentException($"There are two columns called {column.Name}.", nameof(categories));
        }

        foreach (var column in counts)
        {
            if (column.Values.Length != Rows)
                throw new ArgumentException($"Column {column.Name} has {column.Values.Length} rows, the first has {Rows}.", nameof(counts));
            if (this.categories.ContainsKey(column.Name) || !this.counts.TryAdd(column.Name, column))
                throw new ArgumentException($"There are two columns called {column.Name}.", nameof(counts));
        }

        Categories = categories;
        Counts = counts;
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>The columns to break down by, in the order given.</summary>
    public IReadOnlyList<CategoryColumn> Categories { get; }

    /// <summary>The columns to add up, in the order given.</summary>
    public IReadOnlyList<CountColumn> Counts { get; }

    /// <summary>The column of categories called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public CategoryColumn Category(string name) =>
        categories.TryGetValue(name, out var column) ? column : throw new ArgumentException($"There is no column {name} to break down by.", nameof(name));

    /// <summary>The column of numbers called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public CountColumn Count(string name) =>
        counts.TryGetValue(name, out var column) ? column : throw new ArgumentException($"There is no column {name} to add up.", nameof(name));
}
