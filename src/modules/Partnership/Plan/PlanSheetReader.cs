using System.Globalization;
using Headwater.Kernel;
using Sylvan.Data.Csv;

namespace Headwater.Partnership.Plan;

/// <summary>A value of the file that cannot be taken.</summary>
internal sealed record SheetError(int Row, string Column, string Reason);

/// <summary>What was read: the plan, the rows that cannot be taken, and in which row each id stands.</summary>
internal sealed record SheetReading(PlanSheet Plan, IReadOnlyList<SheetError> Errors, IReadOnlyDictionary<Guid, int> Rows);

/// <summary>Reads the plan's file back, row by row; every row that cannot be taken is named.</summary>
internal sealed class PlanSheetReader(SheetNames names, PlanSheet now)
{
    public const int MostRows = 2000;

    private readonly List<SheetError> errors = [];
    private readonly List<SheetActivity> activities = [];
    private readonly List<SheetStep> steps = [];
    private readonly Dictionary<Guid, int> ids = [];

    /// <summary>Whether a cell that begins so is written with an apostrophe before it.</summary>
    public static bool IsMarked(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'';

    /// <exception cref="InputRefusedException">It is no such file at all.</exception>
    public SheetReading Read(string text)
    {
        var rows = Rows(text);
        foreach (var row in rows.Where(r => r.Is(PlanSheetWriter.Activity)))
            Try(row, () => activities.Add(Activity(row)));
        foreach (var row in rows.Where(r => !r.Is(PlanSheetWriter.Activity)))
            Try(row, () => steps.Add(Step(row)));
        return new(new(activities, steps), [.. errors.OrderBy(e => e.Row)], ids);
    }

    private List<SheetRow> Rows(string text)
    {
        try
        {
            using var reader = new StringReader(text.TrimStart('\uFEFF'));
            using var csv = CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = 1 << 16, MaxBufferSize = 1 << 20 });
            if (!csv.Read())
                throw new InputRefusedException("The file is empty.");
            var headings = Enumerable.Range(0, csv.RowFieldCount).Select(i => Plain(csv.GetString(i))).ToArray();
            if (headings.FirstOrDefault(h => h.Length > 0 && headings.Count(o => Same(o, h)) > 1) is { } twice)
                throw new InputRefusedException($"Row 1: the column '{twice}' is there twice.");
            foreach (var needed in new[] { "kind", "title" }.Where(c => !headings.Any(h => Same(h, c))))
                throw new InputRefusedException($"Row 1: there is no column '{needed}'. Take the plan’s own file as a pattern.");
            List<SheetRow> rows = [];
            for (var number = 2; csv.Read(); number++)
            {
                var cells = Enumerable.Range(0, csv.RowFieldCount).Select(i => Plain(csv.GetString(i))).ToArray();
                if (cells.All(c => c.Length == 0))
                    continue;
                if (rows.Count + errors.Count == MostRows)
                    throw new InputRefusedException($"The file has more than {MostRows} rows. A plan is no longer than that.");
                if (cells.Length > headings.Length)
                    errors.Add(new(number, "all", $"there are {cells.Length} values under {headings.Length} headings."));
                else
                    rows.Add(new(number, headings, cells));
            }

            return rows;
        }
        catch (CsvFormatException why)
        {
            throw new InputRefusedException($"Row {why.RowNumber + 1}: this is not well-formed CSV. Save it again as CSV with commas.", why);
        }
    }

    private void Try(SheetRow row, Action work)
    {
        try
        {
            work();
        }
        catch (CellRefusedException refused)
        {
            errors.Add(new(row.Number, refused.Column, refused.Message));
        }
        catch (InputRefusedException refused)
        {
            errors.Add(new(row.Number, "all", refused.Message));
        }
    }

    private SheetActivity Activity(SheetRow row)
    {
        var id = IdOf(row, now.Activities.Select(a => a.Id));
        var before = now.Activities.FirstOrDefault(a => a.Id == id)?.Fields;
        return new(id, PlanRules.Checked(new ActivityFields(
            row["title"] ?? "", Or(row, "aim", before?.Aim), Or(row, "outcome", before?.Outcome), Or(row, "measure", before?.Measure), Or(row, "sub_group", before?.SubGroup), Or(row, "chair", before?.ChairSeat, Seat),
            Or(row, "lead_sector", before?.LeadSector, Sector)!, Or(row, "start", before?.Start, (r, c) => r.Day(c)) ?? throw new CellRefusedException("start", "enter the day on which it starts."),
            Or(row, "target", before?.Target, (r, c) => r.Day(c)), Or(row, "status", before?.Status, (r, c) => r.One<ActivityStatus>(c))!.Value, Or(row, "more_than_six_why", before?.OverWhy), Or(row, "carried_on_by", before?.CarriedBy),
            Or(row, "carried_on_owner", before?.CarriedOwner), Or(row, "carried_on_from", before?.CarriedFrom, (r, c) => r.Day(c)), row.NotesWithUnknown(before?.Notes))));
    }

    private SheetStep Step(SheetRow row)
    {
        var id = IdOf(row, now.Steps.Select(s => s.Id));
        var there = now.Steps.FirstOrDefault(s => s.Id == id);
        var before = there?.Fields;
        return new(id, there is not null && !row.Has("activity") ? there.Activity : ActivityOf(row), PlanRules.Checked(new StepFields(
            row.One<StepKind>("kind"), row["title"] ?? "", Or(row, "owner", before?.Owner, Seat), Or(row, "due", before?.Due, (r, c) => r.Day(c)), Or(row, "done", before?.Done, (r, c) => r.Day(c)),
            Or(row, "blocked_by", before?.BlockedBy), Or(row, "answer", before?.Answer), row.NotesWithUnknown(before?.Notes))));
    }

    /// <summary>What the file says; where it has no such column, what is there stays.</summary>
    private static string? Or(SheetRow row, string column, string? before) => row.Has(column) ? row[column] : before;

    private static T? Or<T>(SheetRow row, string column, T? before, Func<SheetRow, string, T?> read) => before is not null && !row.Has(column) ? before : read(row, column);

    private string Sector(SheetRow row, string column) =>
        names.SectorOf(row[column] ?? throw new CellRefusedException(column, "name the sector that leads it.")) ?? throw new CellRefusedException(column, "there is no such sector here.");

    private Guid? Seat(SheetRow row, string column) => row[column] is not { } text ? null : names.SeatOf(text) ?? throw new CellRefusedException(column, "there is no such seat, or more than one of that name. Give the seat as the plan’s own file does.");

    /// <summary>An id of the file stays; a row without one is new.</summary>
    private Guid IdOf(SheetRow row, IEnumerable<Guid> known)
    {
        var id = Guid.CreateVersion7();
        if (row["id"] is { } text && (!Guid.TryParse(text, out id) || id == Guid.Empty))
            throw new CellRefusedException("id", "leave it empty for a new row, and as it is for the others.");
        if (!ids.TryAdd(id, row.Number))
            throw new CellRefusedException("id", "the same id is there twice.");
        return known.Contains(id) || !Elsewhere(id) ? id : throw new CellRefusedException("id", "this id belongs to a row of another kind.");
    }

    private bool Elsewhere(Guid id) => now.Activities.Any(a => a.Id == id) || now.Steps.Any(s => s.Id == id);

    private Guid ActivityOf(SheetRow row)
    {
        var text = row["activity"] ?? throw new CellRefusedException("activity", "say which activity it belongs to: its id or its title.");
        var all = activities.Concat(now.Activities).DistinctBy(a => a.Id).ToList();
        var found = Guid.TryParse(text, out var id) ? all.FindAll(a => a.Id == id) : all.FindAll(a => Same(a.Fields.Title, text));
        return found.Count == 1 ? found[0].Id : throw new CellRefusedException("activity", found.Count == 0 ? "there is no such activity in the file or in the plan." : "two activities have that title: give the id.");
    }

    /// <summary>A cell without the apostrophe that keeps it from being a formula.</summary>
    public static string Plain(string cell) => cell is ['\'', var second, ..] && IsMarked(second) ? cell[1..] : cell.Trim(' ');

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed class CellRefusedException(string column, string reason) : Exception(reason)
    {
        public string Column => column;
    }

    private sealed class SheetRow(int number, string[] headings, string[] cells)
    {
        public int Number => number;

        public string? this[string column] => Array.FindIndex(headings, h => Same(h, column)) is >= 0 and var at && at < cells.Length && cells[at].Length > 0 ? cells[at] : null;

        public bool Has(string column) => headings.Any(h => Same(h, column));

        public bool Is(string kind) => this["kind"] is { } own && Same(own, kind);

        public DateOnly? Day(string column)
        {
            try
            {
                return FormFields.OptionalDay(this[column], "day");
            }
            catch (InputRefusedException)
            {
                throw new CellRefusedException(column, "write the day as 2026-11-10 or 10/11/2026.");
            }
        }

        public T One<T>(string column) where T : struct, Enum =>
            this[column] is { } text && Enum.TryParse<T>(text, ignoreCase: true, out var one) && Enum.IsDefined(one) && char.IsAsciiLetter(text[0])
                ? one
                : throw new CellRefusedException(column, $"write one of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}{(column == "kind" ? ", activity" : "")}.");

        /// <summary>Columns that the plan does not know are kept, as lines of the notes; once, however often the file comes.</summary>
        public string? NotesWithUnknown(string? before)
        {
            var notes = Has("notes") ? this["notes"] : before;
            var more = headings.Zip(cells).Where(c => c.First.Length > 0 && c.Second.Length > 0 && !PlanSheetWriter.Columns.Any(k => Same(k, c.First))).Select(c => $"{c.First}: {c.Second}");
            var all = string.Join('\n', new[] { notes }.OfType<string>().Concat(more.Where(m => notes is null || !notes.Split('\n').Contains(m, StringComparer.Ordinal))));
            return all.Length == 0 ? null : all;
        }
    }
}
