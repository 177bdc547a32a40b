using Headwater.Collaboration;

namespace Headwater.Partnership.Research;

/// <summary>What <c>/Research/_Screened.cshtml</c> shows above the button of a form: passages to look at, and the box that says one did.</summary>
/// <param name="Found">What was found; nothing is shown where there is none.</param>
/// <param name="Prefix">What the names of its fields begin with, where a page has several such forms.</param>
internal sealed record ScreenedForm(IReadOnlyList<ScreenedPassage> Found, string Prefix = "")
{
    public string Passages => string.Join('\n', Found.Select(p => p.Text));
}

/// <summary>Boxes of which several are ticked. Shown by <c>/Research/_Ticks.cshtml</c>.</summary>
internal sealed record ResearchTicks(string Name, string Legend, IReadOnlyCollection<Guid> Chosen, IReadOnlyList<(Guid Id, string Words)> Options);
