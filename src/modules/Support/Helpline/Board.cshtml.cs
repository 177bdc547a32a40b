using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Helpline;

/// <summary>The board: every enquiry that is not over, by stage, what is due first on top.</summary>
internal sealed class BoardModel(EnquiryQueries queries, HelplineDesk desk, HelplineSettingsService settings, IPeople people, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    /// <summary>The stages of the board, in the order in which an enquiry goes through them.</summary>
    public static readonly EnquiryStage[] Columns = [EnquiryStage.New, EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryStage.Waiting, EnquiryStage.Answered, EnquiryStage.Passed, EnquiryStage.NotReferred];

    /// <summary>How far ahead the board shows what was promised.</summary>
    private const int DaysAhead = 7;

    private IReadOnlyList<HelplineEnquiry> all = [];
    private IReadOnlySet<Guid>? own;
    private IReadOnlyDictionary<Guid, string> teams = new Dictionary<Guid, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private HelplineClock times = null!;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>A reference that is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    public HelplineSettings Settings { get; private set; } = null!;

    public bool MayCapture => actor.Can(Capability.Triage);

    /// <summary>Whether there can be an enquiry for the reader; the local lead sees counts alone.</summary>
    public bool Reads => actor.CanAny(Capability.Triage | Capability.TakeReferrals);

    public bool MayKeep => settings.MayKeep;

    public string Shown => Show is "mine" or "team" ? Show : "all";

    public bool IsNotFound { get; private set; }

    public int Count(string show) => all.Count(e => Fits(e, show));

    /// <summary>Those where a child may be in danger, whatever their stage.</summary>
    public IReadOnlyList<HelplineEnquiry> Stopped => [.. all.Where(e => e.StoppedAtUtc is not null)];

    /// <summary>What was promised for a day that is near or past, the earliest first.</summary>
    public IReadOnlyList<EnquiryFollowUp> Promised { get; private set; } = [];

    public bool IsPast(EnquiryFollowUp promised) => promised.Day < clock.Today();

    public int Late => all.Count(IsLate);

    public IReadOnlyList<HelplineEnquiry> Of(EnquiryStage stage) => [.. all.Where(e => e.Stage == stage && e.StoppedAtUtc is null && Fits(e, Shown))];

    public bool IsLate(HelplineEnquiry e) => EnquiryRules.IsLate(e, Now);

    public string Left(HelplineEnquiry e) => HelplineWords.Left(times.Between(Now, e.DueAtUtc), IsLate(e));

    public string Team(HelplineEnquiry e) => e.TeamId is { } team ? teams.GetValueOrDefault(team, "a team no longer here") : "No team yet";

    public string Person(HelplineEnquiry e) => e.TakenBy is { } person ? names.GetValueOrDefault(person, NoLongerHere.Person) : "Nobody yet";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Reference))
        {
            if (EnquiryRules.ReferenceIn(Reference.Trim()) is { } reference && await queries.ByReferenceAsync(reference, ct) is { } found)
                return Redirect(HelplineLinks.One(found.Id));
            IsNotFound = true;
        }

        (all, own) = (await queries.OpenAsync(ct), await queries.OwnTeamsAsync(ct));
        teams = (await desk.TeamsAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        names = await people.NamesAsync([.. all.Select(e => e.TakenBy).OfType<PersonId>().Distinct()], ct);
        Promised = [.. (await queries.FollowUpsAsync(ct)).Where(f => f.Day <= clock.Today().AddDays(DaysAhead))];
        (Settings, times) = await desk.ClockAsync(ct);
        await audit.ReadAsync(new("list", "enquiry"), ct);
        return Page();
    }

    private bool Fits(HelplineEnquiry e, string show) => show switch
    {
        "mine" => e.TakenBy == actor.Person,
        "team" => e.TeamId is { } team && own!.Contains(team),
        _ => true,
    };
}
