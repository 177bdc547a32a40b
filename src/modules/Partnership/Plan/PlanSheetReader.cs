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
            Try(row, () => activities.Add(new(IdOf(row, now.Activities.Select(a => a.Id)), PlanRules.Checked(Activity(row)))));
        foreach (var row in rows.Where(r => !r.Is(PlanSheetWriter.Activity)))
            Try(row, () => steps.Add(new(IdOf(row, now.Steps.Select(s => s.Id)), ActivityOf(row), PlanRules.Checked(Step(row)))));
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

    private ActivityFields Activity(SheetRow row) => new(
        row["title"] ?? "", row["aim"], row["outcome"], row["measure"], row["sub_group"], Seat(row, "chair"),
        names.SectorOf(row["lead_sector"] ?? throw new CellRefusedException("lead_sector", "name the sector that leads it.")) ?? throw new CellRefusedException("lead_sector", "there is no such sector here."),
        row.Day("start") ?? throw new CellRefusedException("start", "enter the day on which it starts."), row.Day("target"), row.One<ActivityStatus>("status"), row["more_than_six_why"], row["carried_on_by"],
        row["carried_on_owner"], row.Day("carried_on_from"), row.NotesWithUnknown());

    private StepFields Step(SheetRow row) => new(row.One<StepKind>("kind"), row["title"] ?? "", Seat(row, "owner"), row.Day("due"), row.Day("done"), row["blocked_by"], row["answer"], row.NotesWithUnknown());

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

        /// <summary>Columns that the plan does not know are kept, as lines of the notes.</summary>
        public string? NotesWithUnknown()
        {
            var more = headings.Zip(cells).Where(c => c.First.Length > 0 && c.Second.Length > 0 && !PlanSheetWriter.Columns.Any(k => Same(k, c.First))).Select(c => $"{c.First}: {c.Second}");
            var all = string.Join('\n', new[] { this["notes"] }.OfType<string>().Concat(more));
            return all.Length == 0 ? null : all;
        }
    }
}
