using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Everything;

/// <summary>What rows must hold among each other: no row twice, no reference to a row that is not there, one collaborative.</summary>
internal static class RestoreChecks
{
    private const int Most = 500;

    /// <summary>Adds what is wrong to the problems of a reading.</summary>
    public static void Add(EverythingReading reading)
    {
        var tables = reading.Rows.GroupBy(r => r.Table).ToDictionary(g => g.Key, g => g.ToList());
        // A row that could not be read is missing for others: they would be blamed for it.
        var whole = reading.Problems.Count == 0;
        if (whole && reading.Rows.Count(r => r.Row is Collaborative) != 1)
            reading.Problems.Add(new("tables/collaborative.jsonl", "It must hold one row: the collaborative."));
        Dictionary<(CarriedTable, string), HashSet<string>> known = [];
        foreach (var (table, rows) in tables)
        {
            foreach (var unique in table.Unique.Where(u => u.Count > 0))
            {
                HashSet<string> seen = new(StringComparer.Ordinal);
                foreach (var row in rows)
                {
                    if (Of(row.Row, unique) is { } key && !seen.Add(key))
                        Problem(row, $"stands there twice: another row has the same {Names(unique)}.");
                }
            }

            if (!whole)
                continue;
            foreach (var reference in table.References.Where(r => r.Fields.Count > 0))
            {
                var place = (reference.To, Names(reference.ToFields));
                if (!known.TryGetValue(place, out var there))
                    known.Add(place, there = tables.GetValueOrDefault(reference.To, []).Select(r => Of(r.Row, reference.ToFields)).OfType<string>().ToHashSet(StringComparer.Ordinal));
                foreach (var row in rows)
                {
                    if (Of(row.Row, reference.Fields) is { } named && !there.Contains(named))
                        Problem(row, $"{Names(reference.Fields)} names a row of {reference.To.Name} that is not in the file.");
                }
            }
        }

        void Problem(ReadRow row, string why)
        {
            if (reading.Problems.Count < Most)
                reading.Problems.Add(new($"{row.Table.JsonLines}, line {row.Line}", why));
        }
    }

    private static string Names(IReadOnlyList<CarriedField> fields) => string.Join(" and ", fields.Select(f => f.Name));

    /// <summary>What a row says in some fields; null where it says nothing in one of them.</summary>
    private static string? Of(object row, IReadOnlyList<CarriedField> fields)
    {
        var values = fields.Select(f => RestoreService.Settable(f).GetValue(row)).ToList();
        return values.Contains(null) ? null : string.Join('\n', values.Select(FieldText.Text));
    }
}
