using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>How the helpline is run: when it is open, what it promises, whom to call, its teams and texts.</summary>
internal sealed class SettingsModel(HelplineSettingsService service, HelplineDesk desk, IOrganisations organisations, HeadwaterDb db) : PageModel
{
    public static readonly IReadOnlyList<(string Value, string Words)> WeekDays = [("1", "Monday"), ("2", "Tuesday"), ("3", "Wednesday"), ("4", "Thursday"), ("5", "Friday"), ("6", "Saturday"), ("0", "Sunday")];

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public List<string> Days { get; set; } = [];

    [BindProperty]
    public string? Opens { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    [BindProperty]
    public bool Holidays { get; set; }

    [BindProperty]
    public string? Family { get; set; }

    [BindProperty]
    public string? Professional { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? TeamName { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? TextName { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Which team or text.</summary>
    [BindProperty]
    public Guid Which { get; set; }

    [BindProperty]
    public bool Again { get; set; }

    public IReadOnlyList<HelplineTeam> Teams { get; private set; } = [];

    public IReadOnlyList<HelplineTemplate> Templates { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    /// <summary>Which form was sent, so that the others show what is saved.</summary>
    private bool isSettings;

    public string Place(OrganisationId at) => Places.FirstOrDefault(p => p.Value == at.ToString()).Words ?? NoLongerHere.Organisation;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        isSettings = true;
        return DoAsync(() => service.SaveAsync(Version, new(Days, Opens, Closes, Holidays, Family, Professional, Number), ct), ct);
    }

    public Task<IActionResult> OnPostTeamAsync(CancellationToken ct) => DoAsync(() => service.AddTeamAsync(TeamName, At, ct), ct);

    public Task<IActionResult> OnPostEndTeamAsync(CancellationToken ct) => DoAsync(() => service.EndTeamAsync(Which, Again, ct), ct);

    public Task<IActionResult> OnPostTextAsync(CancellationToken ct) => DoAsync(() => service.AddTemplateAsync(TextName, Text, ct), ct);

    public Task<IActionResult> OnPostEndTextAsync(CancellationToken ct) => DoAsync(() => service.EndTemplateAsync(Which, ct), ct);

    private Task<IActionResult> DoAsync(Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return Redirect(HelplineLinks.Settings);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var held = await desk.SettingsAsync(ct);
        Version = await db.Set<HelplineSettings>().Select(s => s.Version).SingleOrDefaultAsync(ct);
        if (ModelState.IsValid || !isSettings)
        {
            (Days, Opens, Closes, Holidays) = ([.. held.Days.Select(d => d.ToString())], HelplineWords.Time(held.Opens), HelplineWords.Time(held.Closes), held.ClosedInHolidays);
            (Family, Professional, Number) = ($"{held.FamilyHours}", $"{held.ProfessionalHours}", held.CallNumber);
        }

        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        (Teams, Templates) = (await desk.TeamsAsync(ct), await desk.TemplatesAsync(ct));
        Places = [.. (await organisations.AllAsync(ct)).OrderBy(o => o.Name, StringComparer.Ordinal).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
