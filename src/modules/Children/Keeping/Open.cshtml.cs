using Headwater.Access.Contracts;
using Headwater.Children.Asking;
using Headwater.Children.Forms;
using Headwater.Children.Identifiers;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>What is asked before a record is opened, and then for opening it.</summary>
internal sealed class OpenForm
{
    public string? First { get; set; }
    public string? Last { get; set; }
    public string? KnownAs { get; set; }
    public string? Born { get; set; }
    public string? Upn { get; set; }
    public Sex Sex { get; set; } = Sex.NotRecorded;
    public string? School { get; set; }
    public string? Entry { get; set; }

    /// <summary>The records that are like it were looked at: this is another child.</summary>
    public bool IsAnother { get; set; }

    public string? Message { get; set; }
}

/// <summary>Search first, then open. Everything is posted, so that no name stands in an address.</summary>
internal sealed class OpenModel(
    LikenessSearch likeness, OpeningService opening, RequestService requests, IOrganisations organisations, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty(Name = "Form")]
    public OpenForm Form { get; set; } = new();

    public bool Searched { get; private set; }

    public bool Asked { get; private set; }

    public IReadOnlyList<LikeRecord> Alike { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostSearchAsync(CancellationToken ct) => AfterSearchAsync((_, _) => Task.FromResult<IActionResult>(Page()), ct);

    public Task<IActionResult> OnPostAskAsync(CancellationToken ct) => AfterSearchAsync(async (asked, school) =>
    {
        await requests.AskAsync(new(asked.First, asked.Last, asked.KnownAs, asked.Born, school, Form.Message, asked.Upn), ct);
        Asked = true;
        return Page();
    }, ct);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken ct) => AfterSearchAsync(async (asked, school) =>
    {
        var entry = FormFields.Day(Form.Entry, "first day on the roll");
        return Redirect(ChildLinks.Show(await opening.OpenAsync(new(asked.First, asked.Last, asked.KnownAs, asked.Born, Form.Sex, school, entry), asked.Upn, Form.IsAnother, ct)));
    }, ct);

    private async Task<IActionResult> AfterSearchAsync(Func<Likened, OrganisationId, Task<IActionResult>> then, CancellationToken ct)
    {
        try
        {
            var asked = new Likened(
                Typed.Name(Form.First, "first name"), Typed.Name(Form.Last, "last name"),
                string.IsNullOrWhiteSpace(Form.KnownAs) ? null : Typed.Name(Form.KnownAs, "known-as name"), FormFields.Day(Form.Born, "date of birth"),
                string.IsNullOrWhiteSpace(Form.Upn) ? null : NumberService.Number(NumberKind.Upn, Form.Upn));
            var mine = actor.Where(Capability.KeepRecords).ToHashSet();
            Schools = [.. (await organisations.AllAsync(ct)).Where(o => mine.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
            Alike = await likeness.FindAsync(asked, ct);
            await audit.ReadAsync(new("search", "child", Detail: string.Create(Interface.Words.English, $"{Alike.Count} alike, of which not seen: {Alike.Count(a => a.Seen is null)}"), Children: [.. Alike.Select(a => a.Seen).OfType<ChildRow>().Select(s => s.Id)]), ct);
            Searched = true;
            return await then(asked, School(mine));
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private OrganisationId School(HashSet<OrganisationId> mine)
    {
        if (mine.Count == 0)
            throw new InputRefusedException("Your post does not let you open a record.");
        return OrganisationId.TryParse(Form.School, null, out var chosen) && mine.Contains(chosen) ? chosen
            : string.IsNullOrEmpty(Form.School) ? mine.First()
            : throw new InputRefusedException("Choose one of your schools.");
    }
}
