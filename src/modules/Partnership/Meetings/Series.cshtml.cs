using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class SeriesModel(MeetingService service) : MeetingForm
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Rhythm { get; set; }

    [BindProperty]
    public string? Count { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? OtherStarts { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var when = new SeriesPlan(
            FormFields.Day(First, "first day"), FormFields.One<MeetingRhythm>(Rhythm, "how often"),
            int.TryParse(Count?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw new InputRefusedException("Enter how many meetings as a number, such as 6."),
            MeetingWords.TimeOf(Starts), MeetingWords.TimeOf(OtherStarts), ShowModel.MinutesOf(Minutes));
        var first = await service.CallSeriesAsync(PlanOf(FormFields.One<MeetingKind>(Kind, "who meets")), when, ct);
        return LocalRedirect(MeetingLinks.Meeting(first));
    }, () => Task.FromResult<IActionResult>(Page()));
}
