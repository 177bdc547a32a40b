using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Tips;

/// <summary>What a tip says, as a form: the same to add one and to change one.</summary>
internal abstract class TipForm : PageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public List<string> Needs { get; set; } = [];
    [BindProperty] public List<string> Whom { get; set; } = [];
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Video { get; set; }
    [BindProperty] public string? Transcript { get; set; }
    [BindProperty] public string? ReviewedBy { get; set; }
    [BindProperty] public string? ReviewedOn { get; set; }

    /// <summary>As it was typed.</summary>
    /// <exception cref="Kernel.InputRefusedException">A choice is none of those offered, or the day is none.</exception>
    protected TypedTip Typed() => new()
    {
        Title = Title, Needs = Needs, ForWhom = Whom.Aggregate(ForWhom.None, (all, one) => all | FormFields.One<ForWhom>(one, "whom it is for")), Text = Text, Video = Video, Transcript = Transcript,
        ReviewedBy = ReviewedBy, ReviewedOn = FormFields.OptionalDay(ReviewedOn, "day of the review"),
    };

    protected void Show(TipVersion version)
    {
        (Title, Needs, Text, Video, Transcript) = (version.Title, [.. ServiceWords.Keys(version.Needs)], version.Text, version.Video, version.Transcript);
        Whom = [.. ServiceWords.Whoms.Where(w => version.ForWhom.HasFlag(w.Who)).Select(w => w.Who.ToString())];
        (ReviewedBy, ReviewedOn) = (version.ReviewedBy, FormFields.Typed(version.ReviewedOn));
    }
}
