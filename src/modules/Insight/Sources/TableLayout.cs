using Headwater.Files;

namespace Headwater.Insight.Sources;

internal enum TableKind
{
    /// <summary>One row a place, phase and group; counts and rates in columns of their own.</summary>
    Wide,

    /// <summary>As wide, with a pair of columns for each reason.</summary>
    Reasons,

    /// <summary>One figure a row: the measure's name in one column, its value in another.</summary>
    Long,

    /// <summary>The Department's local authority interactive tool: as long, with places by number or name only.</summary>
    Lait,
}

/// <summary>Which column plays which part, by position. Made from the header alone; nothing is mapped by file.</summary>
internal sealed class TableLayout
{
    private static readonly string[] Pairs = ["perm_excl", "perm_excl_rate", "suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate"];

    private static readonly string[] Signature = ["time_period", "time_identifier", "geographic_level", "country_code", "old_la_code", "new_la_code", "phase"];

    public required string[] Header { get; init; }

    public required TableKind Kind { get; init; }

    public required Dictionary<string, int> Roles { get; init; }

    public required Dictionary<string, int> Measures { get; init; }

    public required List<(int Column, bool Permanent, string Reason)> Reasons { get; init; }

    /// <summary>Columns nobody here knows: a new breakdown or a new figure. The data decides which.</summary>
    public required List<int> Unknown { get; init; }

    /// <exception cref="NotThisKindException">The header is of something else.</exception>
    /// <exception cref="Kernel.InputRefusedException">It is of this kind, and a needed column is missing or there twice.</exception>
    public static TableLayout Read(string file, string[] header)
    {
        Dictionary<string, int> roles = [], measures = [];
        List<(int, bool, string)> reasons = [];
        List<int> unknown = [];
        var days = header.Any(h => Vocabulary.Squeeze(h) == "durationdaysfixedexclusions");
        for (var i = 0; i < header.Length; i++)
        {
            var name = Vocabulary.Squeeze(header[i]);
            // In "number of suspensions" tables this column is the group; in "length" tables it is the count.
            var numberColumn = name is "numfixedexcl" or "numsuspensions";
            if (numberColumn && days)
                Add(measures, "suspension", i);
            else if (numberColumn)
                Add(roles, "filter", i);
            else if (Vocabulary.Measure(header[i]) is { } measure)
                Add(measures, measure, i);
            else if (Vocabulary.Reason(header[i]) is { } reason)
                reasons.Add((i, reason.Permanent, reason.Reason));
            else if (Vocabulary.Role(header[i]) is not { } role)
                unknown.Add(i);
            else if (role is "filter" && roles.ContainsKey("filter"))
                unknown.Add(i);
            else if (role is not "ignore")
                Add(roles, role, i);
        }

        void Add(Dictionary<string, int> to, string name, int column)
        {
            if (!to.TryAdd(name, column))
                throw Kernel.InputRefusedException.At(file, 1, header[column], $"two columns hold the same thing (also '{header[to[name]]}').");
        }

        var kind = KindOf(header, roles, measures, reasons);
        var layout = new TableLayout { Header = header, Kind = kind, Roles = roles, Measures = measures, Reasons = reasons, Unknown = unknown };
        layout.Require(file);
        return layout;
    }

    private static TableKind KindOf(string[] header, Dictionary<string, int> roles, Dictionary<string, int> measures, List<(int, bool, string)> reasons)
    {
        var squeezed = header.Select(Vocabulary.Squeeze).ToHashSet(StringComparer.Ordinal);
        var lait = new[] { "shortdesc", "measureshort", "laandregions", "areaname", "values", "years" }.Count(squeezed.Contains);
        if (lait >= 3)
            return TableKind.Lait;
        if (roles.ContainsKey("metric") && (roles.ContainsKey("new_la_code") || roles.ContainsKey("old_la_code")) && roles.ContainsKey("time_identifier"))
            return TableKind.Long;
        // A workbook of one council may count suspensions too: the Department's tables say when, where and which schools.
        if (Signature.Count(roles.ContainsKey) < 3)
            throw new NotThisKindException("not a table of suspensions and exclusions, nor of the local authority interactive tool");
        if (reasons.Count >= 3)
            return TableKind.Reasons;
        if (measures.Keys.Any(m => m is not "headcount") || roles.ContainsKey("filter"))
            return TableKind.Wide;
        throw new NotThisKindException("not a table of suspensions and exclusions, nor of the local authority interactive tool");
    }

    private void Require(string file)
    {
        string[] needed = Kind switch
        {
            TableKind.Lait => ["metric", "time_period", "la_name", "value"],
            TableKind.Long => ["metric", "time_period", "time_identifier", "value"],
            TableKind.Wide or TableKind.Reasons => ["time_period", "time_identifier", "geographic_level", "phase"],
            _ => throw new InvalidOperationException($"Unknown kind {Kind}."),
        };
        foreach (var role in needed)
        {
            if (!Roles.ContainsKey(role))
                throw Missing(file, role);
        }

        for (var i = 0; i < Pairs.Length; i++)
        {
            var other = Pairs[i ^ 1];
            if (Kind == TableKind.Wide && Measures.ContainsKey(Pairs[i]) && !Measures.ContainsKey(other) && !Roles.ContainsKey("filter"))
                throw Missing(file, other);
        }

        if (Kind is TableKind.Wide && Measures.ContainsKey("perm_excl") && !Measures.ContainsKey("headcount"))
            throw Missing(file, "headcount");
        if (Kind is TableKind.Wide or TableKind.Reasons && Roles.ContainsKey("la_name") && !Roles.ContainsKey("old_la_code") && !Roles.ContainsKey("new_la_code"))
            throw Missing(file, "old_la_code");
        if (Roles.ContainsKey("item") != Roles.ContainsKey("topic") && Kind == TableKind.Wide)
            throw Missing(file, Roles.ContainsKey("item") ? "characteristic_group" : "characteristic");
    }

    private static Kernel.InputRefusedException Missing(string file, string role)
    {
        var name = role switch { "phase" => "education_phase (or school_type)", "metric" => "measure name", _ => role };
        return Kernel.InputRefusedException.At(file, 1, name, "the column is missing from the header. Fetch the file again, as it was published.");
    }
}
