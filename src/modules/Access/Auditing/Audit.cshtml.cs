using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Auditing;

internal sealed class AuditModel(AuditQueries audit, IAuditTrail trail, TimeProvider clock) : PageModel
{
    public const int MostInCsv = 20_000;

    [BindProperty(SupportsGet = true)]
    public string? Child { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public DateOnly ToDay => To ?? clock.Today();

    public DateOnly FromDay => From ?? ToDay.AddDays(-30);

    public string? Older => Lines.Count == AuditQueries.PageSize ? Link(Child, Person) + string.Create(CultureInfo.InvariantCulture, $"&before={Lines[^1].Seq}") : null;

    public string Csv => Link(Child, Person) + "&handler=csv";

    public string? Narrowed => (Child, Person) switch
    {
        (null, null) => null,
        (not null, null) => "Only entries about one child.",
        (null, not null) => "Only entries of one person.",
        _ => "Only entries of one person about one child.",
    };

    public string Link(string? child, string? person) => string.Create(
        CultureInfo.InvariantCulture, $"/audit?from={FromDay:yyyy-MM-dd}&to={ToDay:yyyy-MM-dd}{(child is null ? "" : $"&child={Uri.EscapeDataString(child)}")}{(person is null ? "" : $"&person={Uri.EscapeDataString(person)}")}");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync("page", AuditQueries.PageSize, ct))
            Response.StatusCode = 400;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        if (!await ReadAsync("csv", MostInCsv, ct))
            return BadRequest();
        var text = new StringBuilder("when,who,person,what,child,listed,why\r\n");
        foreach (var line in Lines)
            text.AppendJoin(',', line.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Cell(line.Who), line.Person?.ToString(), Cell(line.What), line.Child?.ToString(), line.Listed.ToString(CultureInfo.InvariantCulture), Cell(line.Why)).Append("\r\n");
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "who-opened-records.csv");
    }

    private async Task<bool> ReadAsync(string where, int most, CancellationToken ct)
    {
        var question = new AuditQuestion(From: FromDay, To: ToDay, Before: Before);
        if (Child is not null)
            question = ChildId.TryParse(Child, null, out var child) ? question with { Child = child } : Wrong(question, "Follow a link to choose a child.");
        if (Person is not null)
            question = PersonId.TryParse(Person, null, out var person) ? question with { Person = person } : Wrong(question, "Follow a link to choose a person.");
        if (FromDay > ToDay)
            Wrong(question, "The first day must not be after the last.");
        if (FromDay.Year < AcademicYear.Earliest || ToDay.Year > AcademicYear.Latest)
            Wrong(question, "Choose days between 1990 and 2099.");
        if (!ModelState.IsValid)
            return false;
        Lines = await audit.ReadAsync(question, most, ct);
        var about = question.Child is { } asked && await audit.KnowsAsync(asked, ct) ? question.Child : null;
        await trail.ReadAsync(new("read", AuditEntry.TrailKind, question.Person?.ToString(), about, where), ct);
        return true;
    }

    private AuditQuestion Wrong(AuditQuestion question, string what)
    {
        ModelState.AddModelError("", what);
        return question;
    }

    /// <summary>Quoted, and never taken for a formula.</summary>
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
