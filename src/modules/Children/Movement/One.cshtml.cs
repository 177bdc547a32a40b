using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Movement;

/// <summary>One move: what is on record and what to look at, its reviews, how the child is, and giving it up.</summary>
internal sealed class OneModel(MoveQueries queries, MoveService service, NoticeService noticesOf, IOrganisations organisations, IPeople people, CurrentActor actor, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    /// <summary>How long before its day an outcome may be written down.</summary>
    public const int OutcomeDaysAhead = 7;

    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private string writer = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Review { get; set; }

    [BindProperty]
    public int ReviewVersion { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Invited { get; set; }

    [BindProperty]
    public string? TookPart { get; set; }

    [BindProperty]
    public string? Decided { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? OutcomeSent { get; set; }

    [BindProperty]
    public int Weeks { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? GivenUpOn { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public Child Child { get; private set; } = null!;

    public MoveView View { get; private set; } = null!;

    /// <summary>The notices that the reader can give, and those that were given.</summary>
    public IReadOnlyList<NoticeTo> Notices { get; private set; } = [];

    /// <summary>The review that the form is about; null for another one.</summary>
    public MoveReview? Editing { get; private set; }

    /// <summary>Which form was sent and not taken.</summary>
    public string? Posted { get; private set; }

    public DateOnly Today => db.Reader.Today;

    private bool Safeguards => actor.Can(Capability.SeeSafeguarding) && !actor.Can(Capability.BeFamily);

    /// <summary>What should be looked at: the family reads it too, and of a child-protection file those who hold a safeguarding role.</summary>
    public IReadOnlyList<string> Warnings => [.. View.Warnings.Where(w => Safeguards || w != MovementRules.FileWaits)];

    public bool MayChange { get; private set; }

    public bool MayReview => MayChange && View.Move is { Start: not null, What: MoveKind.OffSiteDirection or MoveKind.DualRegistration };

    public static IReadOnlyList<(string Value, string Words)> Decisions { get; } = [("", "Nothing yet: it is planned"), ("continue", "It goes on"), ("stop", "It stops")];

    public static IReadOnlyList<(string Value, string Words)> OutcomeChoices { get; } = [("", "Choose"), .. Enum.GetValues<MoveOutcome>().Select(o => (o.ToString(), MovementWords.Of(o)))];

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            IEnumerable<(string Label, string? Value)> facts =
            [
                ("From", places.GetValueOrDefault(View.Move.SchoolId, "A school no longer here")),
                .. MoveFields.Of(View.Move.What).Where(f => Safeguards || !MovementRules.IsForSafeguarding(f)).Select(f => (f.Heading ?? f.Label, MoveFacts.Said(f, View.Move, places))),
                ("Recorded", $"{Words.Date(View.Move.RecordedAtUtc)} by {writer}"),
            ];
            return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Label, f.Value!));
        }
    }

    public Task<IActionResult> OnGetAsync(string id, string move, CancellationToken ct) => ShowAsync(id, move, ct);

    public Task<IActionResult> OnPostReviewAsync(string id, string move, CancellationToken ct) => ActAsync(id, move, nameof(Review), (child, which) =>
    {
        bool? stops = Decided switch { "continue" => false, "stop" => true, null or "" => null, _ => throw new InputRefusedException("Choose what the review decided.") };
        var asked = new TypedReview(FormFields.Day(Day, "day of the review"), TookPart, FormFields.OptionalDay(Invited, "day of the invitations"), stops, FormFields.OptionalDay(Until, "last day"), FormFields.OptionalDay(OutcomeSent, "day on which the outcome was sent"));
        return service.ReviewAsync(child, which, Guid.TryParse(Review, out var review) ? review : null, ReviewVersion, asked, ct);
    }, ct);

    public Task<IActionResult> OnPostOutcomeAsync(string id, string move, CancellationToken ct) => ActAsync(id, move, $"Outcome{Weeks}", (child, which) =>
        Weeks is not (MovementRules.FirstLook or MovementRules.SecondLook) ? Task.FromResult(Outcome.NotThere)
        : service.OutcomeAsync(child, which, Version, Weeks, FormFields.One<MoveOutcome>(What, "how the child is"), FormFields.Day(On, "day of the outcome"), Said, ct), ct);

    public Task<IActionResult> OnPostWithdrawAsync(string id, string move, CancellationToken ct) => ActAsync(id, move, "Withdraw", (child, which) =>
        service.WithdrawAsync(child, which, Version, FormFields.Day(GivenUpOn, "day on which it was given up"), Because, ct), ct);

    private Task<IActionResult> ActAsync(string id, string move, string form, Func<ChildId, Guid, Task<Outcome>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(move, out var which))
            return NotFound();
        Posted = form;
        return await act(child, which) switch
        {
            Outcome.Saved => Redirect(MovementLinks.One(child, which)),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again."),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, move, ct));

    private async Task<IActionResult> ShowAsync(string id, string move, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(move, out var which) || await queries.OfChildAsync(child, ct) is not { } all || all.Moves.FirstOrDefault(m => m.Move.Id == which) is not { } found)
            return NotFound();
        (Child, View, MayChange) = (all.Child, found, found.Move.Withdrawn is null && await service.MayChangeAsync(child, found.Move, ct));
        Notices = await noticesOf.OfAsync(child, found.Move, ct);
        Editing = Guid.TryParse(Review, out var review) ? found.Reviews.FirstOrDefault(r => r.Id == review) : null;
        if (Editing is { } r && Posted != nameof(Review))
            (ReviewVersion, Day, Invited, TookPart, Decided, Until, OutcomeSent) = (r.Version, FormFields.Typed(r.Day), FormFields.Typed(r.Invited), r.TookPart, r.Stops switch { true => "stop", false => "continue", null => null }, FormFields.Typed(r.Until), FormFields.Typed(r.OutcomeSent));
        else if (Editing is { } shown)
            (ReviewVersion, _) = (shown.Version, ModelState.Remove(nameof(ReviewVersion)));
        if (Posted is not null)
            Response.StatusCode = 400;
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        writer = (await people.NamesAsync([found.Move.RecordedBy], ct)).GetValueOrDefault(found.Move.RecordedBy, "somebody no longer here");
        await audit.ReadAsync(new("see", "move", which.ToString(), child), ct);
        return Page();
    }
}
