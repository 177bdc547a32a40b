using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>What the form for names holds.</summary>
internal sealed class NamesForm
{
    public int Version { get; set; }
    public string? LegalFirst { get; set; }
    public string? LegalLast { get; set; }
    public string? KnownAs { get; set; }
    public string? Pronunciation { get; set; }
    public string? Born { get; set; }
    public Sex Sex { get; set; }
    public int? YearGroup { get; set; }

    public static NamesForm Of(Child c) => new()
    {
        Version = c.Version, LegalFirst = c.LegalFirst, LegalLast = c.LegalLast, KnownAs = c.KnownAs, Pronunciation = c.Pronunciation,
        Born = FormFields.Typed(c.DateOfBirth), Sex = c.Sex, YearGroup = c.YearGroupOverride,
    };

    public WhoTheChildIs Read() => new(LegalFirst ?? "", LegalLast ?? "", KnownAs, Pronunciation, FormFields.Day(Born, "date of birth"), Sex, YearGroup);

    public IReadOnlyList<Difference> Beside(NamesForm theirs) =>
    [
        new("Legal first name", theirs.LegalFirst, LegalFirst),
        new("Legal last name", theirs.LegalLast, LegalLast),
        new("Known as", theirs.KnownAs, KnownAs),
        new("How to say the name", theirs.Pronunciation, Pronunciation),
        new("Date of birth", theirs.Born, Born),
        new("Sex", RecordWords.Of(theirs.Sex), RecordWords.Of(Sex)),
        new("Year group", theirs.YearGroup?.ToString(Interface.Words.English), YearGroup?.ToString(Interface.Words.English)),
    ];
}

internal sealed class NamesModel(KeptRecords kept, ChildService children, IAuditTrail audit) : PageModel
{
    [BindProperty(Name = "Form")]
    public NamesForm Form { get; set; } = new();

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        (Child, Form) = (child, NamesForm.Of(child));
        await audit.ReadAsync(new("see", "child", child.ChildId.ToString(), child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        Child = child;
        if (!ModelState.IsValid)
            return this.Again("Enter a whole number for the year group, or leave it empty.");
        try
        {
            switch (await children.ChangeAsync(child.ChildId, Form.Version, Form.Read(), ct))
            {
                case Outcome.Saved:
                    return Redirect(ChildLinks.Show(child.ChildId));
                case Outcome.ChangedMeanwhile when await kept.FindAsync(id, ct) is { } newer:
                    // What was typed stays in the form; saved again, it stands on the version that was shown beside it.
                    (Child, Differences, Form.Version) = (newer, Form.Beside(NamesForm.Of(newer)), newer.Version);
                    await audit.ReadAsync(new("see", "child", child.ChildId.ToString(), child.ChildId), ct);
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
}
