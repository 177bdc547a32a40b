using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class VisionTextModel(VisionService service, NextVersionService rounds, VisionQueries queries, IPeople people, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    private const int StartLength = 60;

    [BindProperty]
    public int Sentence { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Quorum { get; set; }

    [BindProperty]
    public string? Closes { get; set; }

    public VisionLine Line { get; private set; } = null!;

    public string Author { get; private set; } = "";

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public IReadOnlyList<CommentLine> Comments { get; private set; } = [];

    private bool IsLatest { get; set; }

    public bool MayComment => IsLatest && Line.Version.AdoptedOn is null && (actor.Can(Capability.TakePart) || actor.Can(Capability.Convene));

    public bool MayPut => IsLatest && Line.ProposalId is null && actor.Can(Capability.Convene);

    /// <summary>How a sentence begins, for the list to choose from.</summary>
    public string Start(int sentence) => Sentences[sentence - 1] is { Length: > StartLength } text ? text[..StartLength] + "…" : Sentences[sentence - 1];

    public Task<IActionResult> OnGetAsync(int number, CancellationToken ct) => ShowAsync(number, ct);

    public async Task<IActionResult> OnPostCommentAsync(int number, CancellationToken ct) => !actor.Can(Capability.TakePart) && !actor.Can(Capability.Convene) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.CommentAsync(number, Sentence, Text, ct);
        return LocalRedirect(DecisionLinks.VisionOf(number));
    }, () => ShowAsync(number, ct));

    public async Task<IActionResult> OnPostPutAsync(int number, CancellationToken ct) => !actor.Can(Capability.Convene) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        var quorum = int.TryParse(Quorum, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : throw new InputRefusedException("The quorum is a share of the seats: a whole number from 0 to 100.");
        return LocalRedirect(DecisionLinks.Question(await rounds.PutVisionAsync(number, quorum, FormFields.Day(Closes, "last day"), ct)));
    }, () => ShowAsync(number, ct));

    private async Task<IActionResult> ShowAsync(int number, CancellationToken ct)
    {
        var versions = await queries.VersionsAsync(ct);
        if (versions.FirstOrDefault(v => v.Version.Number == number) is not { } line)
            return NotFound();
        (Line, IsLatest) = (line, versions[0].Version.Number == number);
        Author = (await people.NamesAsync([line.Version.WrittenBy], ct))[line.Version.WrittenBy];
        Sentences = Decisions.Sentences.Of(line.Version.Text);
        Comments = await queries.CommentsAsync(number, ct);
        (Quorum, Closes) = (Quorum ?? "50", Closes ?? FormFields.Typed(clock.Today().AddDays(14)));
        await audit.ReadAsync(new AuditFact("see", "vision", number.ToString(CultureInfo.InvariantCulture)), ct);
        return Page();
    }
}
