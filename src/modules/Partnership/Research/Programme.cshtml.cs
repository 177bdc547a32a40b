using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Research;

internal sealed class ProgrammeModel(ResearchQueries queries, SourceService service, MapQueries maps, StandingQueries standing, Screening screening, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public Guid Question { get; set; }
    [BindProperty] public bool Looked { get; set; }
    [BindProperty] public string? LookedAt { get; set; }

    public ResearchBook Book { get; private set; } = null!;
    public IReadOnlyList<ListedMap> Maps { get; private set; } = [];
    public IReadOnlyList<ScreenedPassage> Found => screening.Found;
    public bool MayResearch => actor.Researches();
    public bool MayConvene => actor.Can(Capability.Convene);
    public IReadOnlyList<ResearchQuestion> Questions => [.. Book.Questions.Where(q => q.SetAsideOn is null)];
    public IReadOnlyList<ResearchQuestion> SetAside => [.. Book.Questions.Where(q => q.SetAsideOn is not null)];

    /// <summary>Sessions without consent, for those who can write it down.</summary>
    public IReadOnlyList<HeardSource> NoConsent => [.. Book.Sources.Where(s => s.NeedsConsent && s.MayKnow)];

    public string Progress
    {
        get
        {
            var (done, all) = (Book.Sources.Count(s => s.Source.Done), Book.Sources.Count);
            return done < all ? $"{Interface.Words.Count(done)} of {Interface.Words.Count(all)} sources {(done == 1 ? "is" : "are")} read or heard." : all == 1 ? "The one source is read or heard." : $"All {Interface.Words.Count(all)} sources are read or heard.";
        }
    }

    public string Missing => ResearchOverview.Missing(Book);

    public string FindingsSaid
    {
        get
        {
            var (counting, gone) = (Book.Findings.Count(f => f.Counts), Book.Findings.Count(f => !f.Counts));
            return $"{ResearchWords.Count(counting, "finding")} so far.{(gone == 0 ? "" : $" {ResearchWords.Count(gone, "finding was", "findings were")} withdrawn, and {(gone == 1 ? "counts" : "count")} no more.")}";
        }
    }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAskAsync(CancellationToken ct) => RunAsync(() => service.AskAsync(Text, new(Looked, LookedAt), ct), ct);

    public Task<IActionResult> OnPostSetAsideAsync(CancellationToken ct) => RunAsync(() => service.SetAsideAsync(Question, ct), ct);

    private async Task<IActionResult> RunAsync(Func<Task> work, CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(ResearchLinks.Programme);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(PartnershipLinks.Overview);
        (Book, Maps) = (await queries.AllAsync(ct), await maps.ListAsync(ct));
        await audit.ReadAsync(new AuditFact("list", "research-source"), ct);
        return Page();
    }
}

/// <summary>What research needs, on the overview.</summary>
internal sealed class ResearchOverview(ResearchQueries queries, StandingQueries standing) : IOverviewPart
{
    public int Order => 15;

    /// <summary>Who has not been listened to yet, and what that means.</summary>
    public static string Missing(ResearchBook book)
    {
        var nobody = book.Listening.Where(l => l.Heard == 0).ToList();
        if (nobody.Count == 0)
            return "Every sector has been listened to at least once.";
        var families = nobody.Exists(l => l.Sector.Code is UsualSectors.Parents or UsualSectors.YoungPeople);
        return $"Not listened to yet: {ResearchWords.List([.. nobody.Select(l => l.Sector.Label.ToLowerInvariant())])}. {(families ? "Without them, what is found is what professionals think." : "What they know is not in the findings.")}";
    }

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return [];
        var book = await queries.AllAsync(ct);
        if (book.Sources.Count == 0)
            return collaborative.Phase == Phase.Convening ? [new("No research is planned yet: say what you want to find out and whom you will listen to", ResearchLinks.Programme)] : [];
        var core = book.Listening.Where(l => l.Heard == 0 && (l.Sector.IsCore || l.Sector.Code == UsualSectors.YoungPeople)).Select(l => l.Sector.Label.ToLowerInvariant()).ToList();
        return core.Count == 0 ? [] : [new($"The research has not listened to {ResearchWords.List(core)} yet", ResearchLinks.Programme)];
    }
}
