using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

/// <summary>The fields that planning and changing a meeting share.</summary>
internal abstract class MeetingForm : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Materials { get; set; }

    [BindProperty]
    public string? Mode { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Access { get; set; }

    protected MeetingPlan PlanOf(MeetingKind kind) => new(Title, kind, Purpose, Materials, FormFields.One<MeetingMode>(Mode, "how people meet"), Place, Access);
}
