using System.Globalization;
using System.Text;

namespace Headwater.Partnership.Plan;

/// <summary>An activity in the plan's file.</summary>
internal sealed record SheetActivity(Guid Id, ActivityFields Fields);

/// <summary>A milestone, an action or a risk in the plan's file.</summary>
internal sealed record SheetStep(Guid Id, Guid Activity, StepFields Fields);

/// <summary>The plan as its file holds it. What chairs and reviews wrote is not part of it: nobody edits another's words.</summary>
internal sealed record PlanSheet(IReadOnlyList<SheetActivity> Activities, IReadOnlyList<SheetStep> Steps);

/// <summary>What the file names by words: sectors by their code or label, seats by whose they are.</summary>
internal sealed class SheetNames(IReadOnlyDictionary<string, string> sectors, IReadOnlyDictionary<Guid, string> seats)
{
    /// <summary>A seat as the file names it: by whose it is, or by its id where two would be called the same.</summary>
    public string Seat(Guid id) => seats.TryGetValue(id, out var name) && SeatOf(name) == id ? name : id.ToString();

    /// <summary>The seat that a text names; null where there is none, or more than one.</summary>
    public Guid? SeatOf(string text) => Guid.TryParse(text, out var id)
        ? seats.ContainsKey(id) ? id : null
        : seats.Where(s => Same(s.Value, text)).Select(s => (Guid?)s.Key).Take(2).ToList() is [{ } only] ? only : null;

    /// <summary>What a sector is called.</summary>
    public string Sector(string code) => sectors.GetValueOrDefault(code, code);

    /// <summary>The code of the sector that a text names; null where there is none.</summary>
    public string? SectorOf(string text) => sectors.ContainsKey(text) ? text : sectors.FirstOrDefault(s => Same(s.Value, text)).Key;

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The plan as a CSV file: a row for each activity, milestone, action and risk. A cell that a spreadsheet would run as a formula is
/// written as text, with an apostrophe before it that reading takes off again.
/// </summary>
internal static class PlanSheetWriter
{
    public static readonly string[] Columns =
    [
        "kind", "id", "activity", "title", "aim", "outcome", "measure", "sub_group", "chair", "lead_sector", "start", "target", "status", "more_than_six_why", "carried_on_by", "carried_on_owner",
        "carried_on_from", "owner", "due", "done", "blocked_by", "answer", "notes",
    ];

    /// <summary>Kinds of rows: an activity, or one of the kinds of steps.</summary>
    public const string Activity = "activity";

    public static string Write(PlanSheet plan, SheetNames names)
    {
        var csv = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        var steps = plan.Steps.ToLookup(s => s.Activity);
        foreach (var (id, f) in plan.Activities)
        {
            Row(csv, Activity, id.ToString(), "", f.Title, f.Aim, f.Outcome, f.Measure, f.SubGroup, Seat(f.ChairSeat), f.LeadSector, Day(f.Start), Day(f.Target), f.Status.ToString().ToLowerInvariant(), f.OverWhy,
                f.CarriedBy, f.CarriedOwner, Day(f.CarriedFrom), "", "", "", "", "", f.Notes);
            foreach (var (step, of, s) in steps[id])
            {
                Row(csv, s.Kind.ToString().ToLowerInvariant(), step.ToString(), of.ToString(), s.Title, "", "", "", "", "", "", "", "", "", "", "", "", "", Seat(s.Owner), Day(s.Due), Day(s.Done), s.BlockedBy, s.Answer,
                    s.Notes);
            }
        }

        return csv.ToString();

        string? Seat(Guid? seat) => seat is { } at ? names.Seat(at) : null;
    }

    /// <summary>A cell as it is written: no formula, and quoted where it must be.</summary>
    public static string Cell(string? text)
    {
        var safe = text is [var first, ..] && PlanSheetReader.IsMarked(first) ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Row(StringBuilder csv, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            csv.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        csv.Append("\r\n");
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
