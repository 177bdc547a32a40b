using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Joining;

/// <summary>Joining and parting by the data-protection officer. Everything is posted, so that no name stands in an address.</summary>
internal sealed class OfficerModel(JoinSearch search, JoinService joins, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public string? Born { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? Into { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Parted { get; set; }

    [BindProperty]
    public string? WhyNot { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public bool Searched { get; private set; }

    public IReadOnlyList<JoinCandidate> Found { get; private set; } = [];

    /// <summary>What was searched for, for the forms below to send again.</summary>
    public IEnumerable<(string Name, string? Value)> Clue => [("First", First), ("Last", Last), ("Born", Born)];

    public void OnGet()
    {
        // The form alone.
    }

    public Task<IActionResult> OnPostSearchAsync(CancellationToken ct) => AfterSearchAsync(() => Task.FromResult<IActionResult>(Page()), ct);

    public Task<IActionResult> OnPostJoinAsync(CancellationToken ct) =>
        AfterSearchAsync(() => ActAsync("joined", async () => await joins.JoinAsync(Chosen(Ends, "Choose the record that ends."), Chosen(Into, "Choose the record that goes on."), Why ?? "", ct)), ct);

    public Task<IActionResult> OnPostPartAsync(CancellationToken ct) =>
        AfterSearchAsync(() => ActAsync("parted", async () => await joins.PartAsync(Chosen(Parted, "Choose the record that was joined."), WhyNot ?? "", ct)), ct);

    private async Task<IActionResult> AfterSearchAsync(Func<Task<IActionResult>> then, CancellationToken ct)
    {
        try
        {
            Found = await search.FindAsync(new(Typed.Name(First, "first name"), Typed.Name(Last, "last name"), null, FormFields.Day(Born, "date of birth")), ct);
            Searched = true;
            await audit.ReadAsync(new("search", "child", Children: [.. Found.Select(f => f.Id)]), ct);
            return await then();
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<IActionResult> ActAsync(string done, Func<Task<Outcome>> act) => await act() switch
    {
        Outcome.Saved => Redirect($"{ChildLinks.Joining}?done={done}"),
        Outcome.ChangedMeanwhile => this.Again("Somebody else changed one of the records meanwhile. Look for them again before you go on."),
        Outcome.NotThere => NotFound(),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    /// <summary>Only what the search showed can be chosen.</summary>
    private ChildId Chosen(string? id, string refusal) =>
        ChildId.TryParse(id, null, out var child) && Found.Any(f => f.Id == child) ? child : throw new InputRefusedException(refusal);
}
