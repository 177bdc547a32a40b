using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>A session as a form: the same to add one and to change one. Shown by <c>/Training/_Session.cshtml</c>.</summary>
internal abstract class SessionForm : PageModel
{
    /// <summary>The id of a new one; sent twice, it makes one.</summary>
    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Starts { get; set; }
    [BindProperty] public string? Ends { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public bool IsOnline { get; set; }
    [BindProperty] public string? Places { get; set; }
    [BindProperty] public string? Share { get; set; }
    [BindProperty] public string? Closes { get; set; }

    /// <summary>What was typed.</summary>
    protected TypedSession Typed => new(Day, Starts, Ends, Place, IsOnline, Places, Share, Closes);
}
