using System.Globalization;
using System.Text;
using Headwater.Files;

namespace Headwater.Insight.Sources;

/// <summary>
/// Writes the one query that reads a decoded table: it folds words, reads years and figures, keeps the raw mark beside a
/// missing figure, and names the first fault of each row. The result has the same columns whatever the vintage.
/// </summary>
internal static class TableSql
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Build(TableLayout layout, DecodedFile file, IReadOnlyList<int> filters)
    {
        var sql = new StringBuilder("CREATE OR REPLACE TEMP TABLE taken AS SELECT ");
        sql.Append(CultureInfo.InvariantCulture, $"{Level(layout)} AS level, {Year(layout)} AS year, {Term(layout)} AS term, {Column(layout, "time_period")} AS period, ");
        sql.Append(CultureInfo.InvariantCulture, $"{Code(layout)} AS la_code, {Optional(layout, "new_la_code")} AS ons_code, {Optional(layout, "region_code")} AS region_code, ");
        sql.Append(CultureInfo.InvariantCulture, $"{Place(layout)} AS place, {School(layout)} AS school, {Phase(layout)} AS phase, ");
        sql.Append(CultureInfo.InvariantCulture, $"{Topic(layout, filters)}, ");
        if (layout.Kind is TableKind.Long or TableKind.Lait)
        {
            var value = layout.Roles["value"];
            sql.Append(CultureInfo.InvariantCulture, $"{Column(layout, "metric")} AS metric, {Number(value)} AS value, {Mark("value", value)} AS marks, ");
        }
        else
        {
            foreach (var (measure, name) in Figures(layout))
                sql.Append(CultureInfo.InvariantCulture, $"{(measure is null ? "NULL::DOUBLE" : Number(measure.Value))} AS {Quoted(name)}, ");
            var marks = Figures(layout).Where(f => f.Column is not null).Select(f => Mark(f.Name, f.Column!.Value));
            sql.Append(CultureInfo.InvariantCulture, $"nullif(concat_ws(';', {string.Join(", ", marks)}), '') AS marks, ");
        }

        sql.Append(CultureInfo.InvariantCulture, $"{Fault(layout)} AS fault FROM (SELECT *, {Numbers(layout)} FROM {Source(layout, file)})");
        return sql.ToString();
    }

    /// <summary>The file as trimmed text columns c0, c1, …: every value is read as text first, none is guessed.</summary>
    public static string Source(TableLayout layout, DecodedFile file)
    {
        var columns = string.Join(", ", layout.Header.Select((_, i) => $"'c{i}': 'VARCHAR'"));
        // DuckDB's trim knows every space of Unicode, which is slow; it is left out where the decoder saw that there is nothing to trim.
        var trimmed = string.Join(", ", layout.Header.Select((_, i) => file.MayHoldEdgeSpaces ? $"trim(coalesce(c{i}, '')) AS c{i}" : $"coalesce(c{i}, '') AS c{i}"));
        return $"(SELECT {trimmed} FROM read_csv({Text(file.CsvPath)}, auto_detect=false, header=true, delim=',', quote='\"', escape='\"',"
            + $"strict_mode=true, null_padding=false, max_line_size={FileDecoder.LongestLine * 2}, columns={{{columns}}}))";
    }

    public static IEnumerable<(int? Column, string Name)> Figures(TableLayout layout)
    {
        if (layout.Kind == TableKind.Reasons)
        {
            foreach (var (column, permanent, reason) in layout.Reasons)
                yield return (column, (permanent ? "perm:" : "susp:") + reason);
            yield break;
        }

        foreach (var name in new[] { "headcount", "perm_excl", "perm_excl_rate", "suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate" })
            yield return (layout.Measures.TryGetValue(name, out var column) ? column : null, name);
    }

    /// <summary>A column as trimmed text, never null.</summary>
    public static string Raw(int column) => $"c{column}";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Column(TableLayout layout, string role) => Raw(layout.Roles[role]);

    private static string Optional(TableLayout layout, string role) =>
        layout.Roles.TryGetValue(role, out var column) ? $"nullif({Raw(column)}, '')" : "NULL::VARCHAR";

    private static string IsMark(string value) => $"lower({value}) IN ('', {string.Join(", ", Vocabulary.Marks.Select(Text))})";

    /// <summary>Each column of figures is turned into a number once; what is no number stays null there.</summary>
    private static string Numbers(TableLayout layout) => string.Join(", ", FigureColumns(layout).Select(column =>
    {
        var text = Raw(column);
        // DuckDB takes 2.64_4 for a number.
        return $"CASE WHEN contains({text}, '_') THEN NULL WHEN isfinite(TRY_CAST({text} AS DOUBLE)) THEN TRY_CAST({text} AS DOUBLE) WHEN regexp_matches({text}, '^[0-9]{{1,3}}(,[0-9]{{3}})+$') THEN TRY_CAST(replace({text}, ',', '') AS DOUBLE) END AS n{column}";
    }));

    private static IEnumerable<int> FigureColumns(TableLayout layout) =>
        layout.Kind is TableKind.Long or TableKind.Lait ? [layout.Roles["value"]] : Figures(layout).Where(f => f.Column is not null).Select(f => f.Column!.Value);

    private static string Number(int column) => $"n{column}";

    private static string Mark(string name, int column) =>
        $"CASE WHEN n{column} IS NULL AND c{column} <> '' THEN {Text(name + "=")} || c{column} END";

    private static string Level(TableLayout layout)
    {
        if (layout.Kind == TableKind.Lait)
            return $"CASE WHEN lower({Column(layout, "la_name")}) = 'england' THEN 'national' WHEN {LaitRegion(layout)} THEN 'region' ELSE 'authority' END";
        if (!layout.Roles.ContainsKey("geographic_level"))
            return "'authority'";
        var level = $"lower({Column(layout, "geographic_level")})";
        return $"CASE WHEN {level} IN ('national', 'country') THEN 'national' WHEN {level} IN ('regional', 'region') THEN 'region' "
            + $"WHEN {level} IN ('local authority', 'la', 'lea') THEN 'authority' WHEN {level} = 'school' THEN 'school' ELSE 'other' END";
    }

    private static string LaitRegion(TableLayout layout) =>
        $"replace(lower({Column(layout, "la_name")}), '&', 'and') IN ('north east', 'north west', 'yorkshire and the humber', 'east midlands', 'west midlands', "
        + "'east of england', 'london', 'london (inner)', 'london (outer)', 'inner london', 'outer london', 'south east', 'south west')";

    private static string Year(TableLayout layout)
    {
        var text = Column(layout, "time_period");
        var start = $"TRY_CAST(left({text}, 4) AS INTEGER)";
        var end = $"TRY_CAST(right({text}, 2) AS INTEGER)";
        var calendar = layout.Kind == TableKind.Lait ? $"{start} - 1" : start;
        return $"CASE WHEN regexp_matches({text}, '^[0-9]{{4}}[/_-]?[0-9]{{2}}$') AND ({start} + 1) % 100 = {end} AND {start} BETWEEN 1990 AND 2098 THEN {start} "
            + $"WHEN regexp_matches({text}, '^[0-9]{{4}}[/_-][0-9]{{4}}$') AND {start} + 1 = TRY_CAST(right({text}, 4) AS INTEGER) AND {start} BETWEEN 1990 AND 2098 THEN {start} "
            + $"WHEN regexp_matches({text}, '^(19|20)[0-9]{{2}}$') AND {start} BETWEEN 1990 AND 2099 THEN {calendar} "
            + (layout.Kind == TableKind.Lait ? $"WHEN regexp_matches({text}, '^(19|20)[0-9]{{2}}[ /-].*') THEN {start} " : "") + "END";
    }

    private static string Term(TableLayout layout)
    {
        if (!layout.Roles.TryGetValue("time_identifier", out var column))
            return $"CASE WHEN regexp_matches({Column(layout, "time_period")}, '^[0-9]{{4}}[/_-]?[0-9]{{2}}$') THEN 'year' ELSE 'single year' END";
        var text = $"lower({Raw(column)})";
        return $"CASE WHEN {text} IN ('academic year', 'academic years', 'year', '') THEN 'year' WHEN {text} LIKE 'autumn term' THEN 'autumn' "
            + $"WHEN {text} = 'spring term' THEN 'spring' WHEN {text} = 'summer term' THEN 'summer' ELSE {text} END";
    }

    private static string Code(TableLayout layout) =>
        layout.Roles.TryGetValue("old_la_code", out var column) ? $"regexp_extract({Raw(column)}, '^([0-9]{{3}})(?:\\.0)?$', 1)" : "NULL::VARCHAR";

    private static string Place(TableLayout layout)
    {
        var names = new[] { "la_name", "region_name", "country_name" }.Where(layout.Roles.ContainsKey).Select(r => $"nullif({Column(layout, r)}, '')").ToList();
        return names.Count == 0 ? "'England'" : $"coalesce({string.Join(", ", names)}, 'England')";
    }

    private static string School(TableLayout layout) =>
        layout.Roles.ContainsKey("urn") ? Optional(layout, "urn") : Optional(layout, "laestab");

    private static string Phase(TableLayout layout)
    {
        if (!layout.Roles.ContainsKey("phase"))
            return "'all'";
        var text = layout.Roles.TryGetValue("phase_second", out var second)
            ? $"lower(coalesce(nullif({Column(layout, "phase")}, ''), {Raw(second)}))"
            : $"lower({Column(layout, "phase")})";
        return $"CASE WHEN {text} IN ({string.Join(", ", Vocabulary.Totals.Select(Text))}) OR {text} LIKE '%primary%secondary%' THEN 'all' "
            + $"WHEN {text} LIKE '%primary%' THEN 'primary' WHEN {text} LIKE '%secondary%' THEN 'secondary' WHEN {text} LIKE '%special%' THEN 'special' ELSE {text} END";
    }

    private static string Topic(TableLayout layout, IReadOnlyList<int> filters)
    {
        var totals = string.Join(", ", Vocabulary.Totals.Select(Text));
        List<string> topics = [], items = [];
        if (layout.Roles.TryGetValue("item", out var item))
        {
            var group = layout.Roles.TryGetValue("topic", out var topic) ? $"coalesce(nullif({Raw(topic)}, ''), 'Group')" : "'Group'";
            topics.Add($"CASE WHEN lower({Raw(item)}) NOT IN ({totals}) THEN {group} END");
            items.Add($"CASE WHEN lower({Raw(item)}) NOT IN ({totals}) THEN {Raw(item)} END");
        }

        var named = layout.Roles.Where(r => r.Key is "filter" or "reason").Select(r => r.Value).Concat(filters);
        foreach (var column in named)
        {
            topics.Add($"CASE WHEN lower({Raw(column)}) NOT IN ({totals}) THEN {Text(layout.Header[column].Replace('_', ' '))} END");
            items.Add($"CASE WHEN lower({Raw(column)}) NOT IN ({totals}) THEN {Band(Raw(column))} END");
        }

        return topics.Count == 0
            ? "NULL::VARCHAR AS topic, NULL::VARCHAR AS item"
            : $"nullif(concat_ws(' and ', {string.Join(", ", topics)}), '') AS topic, nullif(concat_ws(' and ', {string.Join(", ", items)}), '') AS item";
    }

    /// <summary>Excel turns the band 1-5 into "01-May" and 11-15 into "Nov-15"; both ways back are certain.</summary>
    private static string Band(string value)
    {
        var month = $"list_position([{string.Join(", ", Months.Select(m => Text(m)))}], regexp_extract({value}, '[A-Z][a-z]{{2}}'))";
        return $"CASE WHEN regexp_matches({value}, '^[0-9]{{1,2}}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$') THEN CAST(CAST(regexp_extract({value}, '^[0-9]+') AS INTEGER) AS VARCHAR) || '-' || {month} "
            + $"WHEN regexp_matches({value}, '^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{{1,2}}$') THEN {month} || '-' || CAST(CAST(regexp_extract({value}, '[0-9]+$') AS INTEGER) AS VARCHAR) ELSE {value} END";
    }

    /// <summary>The number of the column whose value cannot be what the header says; null when the row is sound.</summary>
    private static string Fault(TableLayout layout)
    {
        List<string> faults = [];
        void When(int column, string condition) => faults.Add($"WHEN {condition} THEN {column}");
        foreach (var (role, pattern) in new[]
        {
            ("country_code", "^([A-Z][0-9]{8}|[a-z:~.-])?$"), ("region_code", "^([A-Z][0-9]{8}|[a-z:~.-])?$"), ("new_la_code", "^([A-Z][0-9]{8}|[a-z:~.-])?$"),
            ("old_la_code", "^([0-9]{3}(\\.0)?|[a-z:~.-]|NA)?$"), ("laestab", "^([0-9]{7}|[a-z:~.-]|NA)?$"), ("urn", "^([0-9]{5,6}|[a-z:~.-]|NA)?$"),
        })
        {
            if (layout.Roles.TryGetValue(role, out var column))
                When(column, $"NOT regexp_matches({Raw(column)}, '{pattern}')");
        }

        if (layout.Roles.TryGetValue("geographic_level", out var level))
            When(level, $"lower({Raw(level)}) NOT IN ({string.Join(", ", Vocabulary.LevelsRead.Select(Text))}) AND lower({Raw(level)}) NOT IN ({string.Join(", ", Vocabulary.OtherLevels.Select(Text))})");
        if (layout.Roles.TryGetValue("time_identifier", out var identifier))
            When(identifier, $"{Raw(identifier)} <> '' AND NOT regexp_matches(lower({Raw(identifier)}), 'year|term|week|month|quarter|january|february|march|april|may|june|july|august|september|october|november|december')");
        foreach (var text in new[] { "country_name", "region_name", "la_name", "phase", "metric", "item", "topic" })
        {
            if (layout.Roles.TryGetValue(text, out var column) && !(text is "item"))
                When(column, $"regexp_matches({Raw(column)}, '^[0-9.]+$')");
        }

        if (layout.Roles.TryGetValue("phase", out var phase) && !layout.Roles.ContainsKey("phase_second"))
            When(phase, $"{Raw(phase)} = ''");
        if (layout.Roles.TryGetValue("metric", out var metric))
            When(metric, $"{Raw(metric)} = ''");
        if (layout.Kind is TableKind.Lait)
            When(layout.Roles["la_name"], $"{Column(layout, "la_name")} = ''");
        foreach (var column in FigureColumns(layout))
            When(column, $"n{column} IS NULL AND NOT {IsMark(Raw(column))}");
        if (layout.Kind is TableKind.Wide)
        {
            // Pupils and suspensions come whole; where a rate stands under them, values have slipped. Permanent exclusions of
            // 2006/07 to 2009/10 are published in fractions, as estimates.
            foreach (var (column, name) in Figures(layout))
            {
                if (column is { } figure)
                    When(figure, $"n{figure} < 0" + (name is "perm_excl" || name.EndsWith("_rate", StringComparison.Ordinal) ? "" : $" OR n{figure} <> floor(n{figure})"));
            }
        }

        // A rate that its own count and headcount cannot give: the values stand one column aside of their names.
        foreach (var (count, rate) in new[] { ("perm_excl", "perm_excl_rate"), ("suspension", "susp_rate"), ("one_plus_susp", "one_plus_susp_rate") })
        {
            if (!layout.Measures.TryGetValue(count, out var c) || !layout.Measures.TryGetValue(rate, out var r) || !layout.Measures.TryGetValue("headcount", out var h))
                continue;
            string a = Number(c), b = Number(r), n = Number(h);
            // Without a headcount, or with one so small that it may be something else: some, and yet a rate of none.
            When(r, $"{b} = 0 AND {a} > 3 AND NOT coalesce({n} > 0 AND 100 * ({a} - 3) / {n} < 0.0061, false)");
            When(r, $"{n} > 0 AND abs({b} - 100 * {a} / {n}) > 0.0061 + 300 / {n} + 300 * {a} / ({n} * {n})");
        }

        // Text where a year should stand is a slipped row; a figure that is no year is only a year that cannot be.
        When(layout.Roles["time_period"], $"regexp_matches({Column(layout, "time_period")}, '[A-Za-z]') AND ({Year(layout)}) IS NULL");
        return $"CASE {string.Join(" ", faults)} END";
    }
}
