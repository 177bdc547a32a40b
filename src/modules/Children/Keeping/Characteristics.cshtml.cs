using Headwater.Children.Codes;
using Headwater.Children.Forms;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

internal sealed class CharacteristicsModel(KeptRecords kept, NeedsService needs, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<(string Value, string Words)> YesOrNo { get; } = [("", "Not known"), ("True", "Yes"), ("False", "No")];

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Ethnicity { get; set; }

    [BindProperty]
    public bool? FreeSchoolMeals { get; set; }

    [BindProperty]
    public bool? LookedAfter { get; set; }

    public Child Child { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        var held = await needs.ReadCharacteristicsAsync(child.ChildId, ct);
        (Child, Version, Ethnicity, FreeSchoolMeals, LookedAfter) = (child, held?.Version ?? 0, held?.Ethnicity, held?.FreeSchoolMeals, held?.LookedAfter);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        Child = child;
        try
        {
            switch (await needs.SetCharacteristicsAsync(child.ChildId, Version, Ethnicity, FreeSchoolMeals, LookedAfter, ct))
            {
                case Outcome.Saved:
                    return Redirect(ChildLinks.Show(child.ChildId));
                case Outcome.ChangedMeanwhile:
                    var held = await needs.ReadCharacteristicsAsync(child.ChildId, ct);
                    Differences =
                    [
                        new("Ethnic group", Group(held?.Ethnicity), Group(Ethnicity)),
                        new("Free school meals", YesNo(held?.FreeSchoolMeals), YesNo(FreeSchoolMeals)),
                        new("Looked after by the local authority", YesNo(held?.LookedAfter), YesNo(LookedAfter)),
                    ];
                    Version = held?.Version ?? 0;
                    Response.StatusCode = 409;
                    return Page();
                default:
                    return NotFound();
            }
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private static string? Group(string? code) => string.IsNullOrEmpty(code) ? null : NationalCodes.Ethnicity.Words(code);

    private static string YesNo(bool? value) => value switch { true => "Yes", false => "No", null => "Not known" };
}
