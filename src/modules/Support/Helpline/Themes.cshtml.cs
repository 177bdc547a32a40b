using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Helpline;

/// <summary>What is asked, what could not be answered, and what becomes of a question that comes again and again.</summary>
internal sealed class ThemesModel(ThemeQueries queries, HelplineSettingsService service) : PageModel
{
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Guid Which { get; set; }

    public ThemesView View { get; private set; } = null!;

    /// <summary>Needs that were asked about again and again, and of which nothing was made in these months.</summary>
    public IEnumerable<ThemeLine> Repeated => View.Lines.Where(l => l.Need is not null && l.All >= ThemeRules.Repeated && View.Lessons.All(lesson => lesson.Need != l.Need || lesson.Day < View.Months[0]));

    public static string About(string? need) => need is null ? "Nobody said yet" : NeedWords.Of(need) ?? "Something else";

    /// <summary>A number, or that it is withheld.</summary>
    public string Number(int? count) => count is { } known ? Interface.Words.Count(known) : $"fewer than {View.Threshold}, or withheld";

    public static string Short(int? count) => count is { } known ? Interface.Words.Count(known) : "*";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => DoAsync(() => service.LearnAsync(Key, Need, FormFields.One<LessonKind>(Kind, "what it becomes"), Text, ct), ct);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken ct) => DoAsync(() => service.FinishAsync(Which, ct), ct);

    private Task<IActionResult> DoAsync(Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return Redirect(HelplineLinks.Themes);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await queries.ReadAsync(ct) is not { } view)
            return NotFound();
        View = view;
        if (ModelState.IsValid || Key == Guid.Empty)
            Key = Guid.CreateVersion7();
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        return Page();
    }
}
