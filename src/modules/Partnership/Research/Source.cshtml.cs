using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class SourceModel(ResearchQueries queries, SourceService service, IPeople people, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public bool Sure { get; set; }

    public HeardSource Heard { get; private set; } = null!;
    public IReadOnlyList<ReadFinding> Findings { get; private set; } = [];
    public IReadOnlyList<(string What, string Text)> Rows { get; private set; } = [];
    public bool MayResearch => actor.Researches();

    /// <summary>Whether the box was not ticked: it stands open again.</summary>
    public bool AsksAgain { get; private set; }

    /// <summary>How many findings rest on nothing else.</summary>
    public string WouldGo => ResearchWords.Count(Findings.Count(f => f.Counts && !f.Sources.Any(s => s.Heard.Source.Id != Heard.Source.Id && s.Heard.Speaks)), "finding that rests on nothing else", "findings that rest on nothing else");

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) => !MayResearch ? NotFound() : await this.OrAgainAsync(async () =>
    {
        if (!Sure)
            throw new InputRefusedException("Tick that what they said is to be erased. Nothing was changed yet.");
        await service.WithdrawAsync(id, ct);
        return LocalRedirect(ResearchLinks.Source(id));
    }, () =>
    {
        AsksAgain = true;
        return ShowAsync(id, ct);
    });

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        var book = await queries.AllAsync(ct);
        // Which session it was, of so few, is for those who listened and those who convene.
        if (book.Sources.FirstOrDefault(s => s.Source.Id == id) is not { IsVeiled: false } heard)
            return NotFound();
        Heard = heard;
        Findings = [.. book.Findings.Where(f => f.Sources.Any(s => s.Heard.Source.Id == id))];
        var source = heard.Source;
        var names = await people.NamesAsync([source.ListenerId], ct);
        var asked = VoiceConsent.IsNeeded(source.Kind);
        (string What, string? Text)[] rows =
        [
            (asked ? "Who was heard" : "Whose it is", string.Join(": ", new[] { heard.Sector, source.Group }.Where(t => !string.IsNullOrEmpty(t)))),
            (source.Done ? $"{ResearchWords.Done(source.Kind)} on" : "Planned for", Interface.Words.Date(source.Day)),
            ("How many people", asked && source.Done ? FewHeard.Told(source.Voice, source.People) : null),
            (asked ? "Who listened" : "Who read or saw it", names[source.ListenerId]), ("Published by", source.Publisher), ("Where it is found", source.Reference),
        ];
        Rows = [.. rows.Where(r => !string.IsNullOrEmpty(r.Text)).Select(r => (r.What, r.Text!))];
        await audit.ReadAsync(new AuditFact("see", "research-source", id.ToString()), ct);
        return Page();
    }
}
