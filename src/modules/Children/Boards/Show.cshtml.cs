using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Boards;

/// <summary>One of those who take part, with what its part of the page needs.</summary>
internal sealed record PartyOnPage(Party Who, BoardParty? Held, ShowModel Page)
{
    public (string? Invited, string? Papers)? Typed => Page.TypedFor == Who ? (Page.Invited ?? "", Page.Papers ?? "") : null;

    public static IReadOnlyList<(string Value, string Words)> Answers { get; } = [("", "Not known yet"), ("yes", "Comes"), ("remote", "Takes part by video"), ("no", "Does not come")];

    public static string Words(Party party) => party switch
    {
        Party.Parent => "Parent, and a friend or representative",
        Party.Headteacher => "Headteacher",
        Party.LocalAuthority => "Local authority’s representative",
        Party.SocialWorker => "Social worker",
        Party.VirtualSchoolHead => "Virtual school head",
        _ => "The child, who is helped to take part",
    };
}

internal sealed class ShowModel(BoardService boards, BoardRequestService requests, CurrentActor actor, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public bool Remote { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Invited { get; set; }

    [BindProperty]
    public string? Papers { get; set; }

    [BindProperty]
    public string? Comes { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    /// <summary>What the family asked for, and is answered.</summary>
    [BindProperty]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Agree { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<BoardRequest> Requests { get; private set; } = [];

    public BoardCase Case { get; private set; } = null!;

    public Party? TypedFor { get; private set; }

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<PersonId, string> Considerers { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlySet<PersonId> OpenTo { get; private set; } = new HashSet<PersonId>();

    public bool MayChange => Case.MayChange;

    public bool IsFamily => Case.Rights.IsFamily && !MayChange;

    public bool MayRepresent => Case.Exclusion.Cancelled is null && (IsFamily || MayChange);

    public bool MayOpen => actor.Can(Capability.RecordExclusions, Case.Exclusion.SchoolId);

    public DateOnly? PapersBy => Case.View.DutiesOf(Case.Exclusion.Id).FirstOrDefault(d => d.Duty == DutyKind.Papers)?.Due;

    /// <summary>What the board has to do here, in a sentence.</summary>
    public string Standing => Case.Exclusion switch
    {
        { Cancelled: not null } => "It was cancelled: the board does not look at it any more.",
        { BoardDecision: { } decision } => $"{ExclusionWords.Of(decision)}.",
        _ when Case.View.DutiesOf(Case.Exclusion.Id).FirstOrDefault(d => d.Duty == DutyKind.BoardMeeting) is { } meeting => meeting.Due is { } due ? $"The board must meet by {ExclusionWords.Due(due, db.Reader.Today, Case.View.ClockOf(Case.Exclusion).Dates.Calendar)}." : "The board must meet; the time runs from when it is told.",
        _ when Case.View.DutiesOf(Case.Exclusion.Id).Any(d => d.Duty == DutyKind.NotifyBoard) => "If the family writes here, the board must meet within 50 school days, and can bring the child back.",
        _ => "The board need not meet. It must think about what the family says.",
    };

    public async Task<IActionResult> OnGetAsync(string id, string exclusion, CancellationToken ct)
    {
        Day = FormFields.Typed(db.Reader.Today);
        return await ShowAsync(id, exclusion, ct);
    }

    public Task<IActionResult> OnPostRepresentAsync(string id, string exclusion, CancellationToken ct) => ActAsync(id, exclusion, (child, which) => boards.RepresentAsync(child, which, Text, FormFields.OptionalDay(Day, "day on which it was said"), Remote, ct), ct);

    public Task<IActionResult> OnPostPartyAsync(string id, string exclusion, CancellationToken ct) => ActAsync(id, exclusion, (child, which) =>
    {
        var who = FormFields.One<Party>(Who, "who it is about");
        TypedFor = who;
        return boards.SavePartyAsync(child, which, who, Version, FormFields.OptionalDay(Invited, "day of the invitation"), FormFields.OptionalDay(Papers, "day of the papers"), Comes switch { "yes" or "remote" => true, "no" => false, _ => null }, Comes == "remote", ct);
    }, ct);

    public Task<IActionResult> OnPostOpenAsync(string id, string exclusion, CancellationToken ct) => ActAsync(id, exclusion, (child, which) => PersonId.TryParse(Person, null, out var person) ? boards.OpenToAsync(child, which, person, ct) : Task.FromResult(Outcome.NotThere), ct);

    public Task<IActionResult> OnPostAnswerAsync(string id, string exclusion, CancellationToken ct) => ActAsync(id, exclusion, (child, which) => !Guid.TryParse(Asked, out var request) ? Task.FromResult(Outcome.NotThere)
        : requests.AnswerAsync(child, which, request, Agree switch { "yes" => true, "no" => false, _ => throw new InputRefusedException("Say yes or no to what the family asks.") }, Answer, ct), ct);

    private Task<IActionResult> ActAsync(string id, string exclusion, Func<ChildId, Guid, Task<Outcome>> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which))
            return NotFound();
        return await work(child, which) switch
        {
            Outcome.Saved => Redirect(ExclusionLinks.Of(child, which, "board")),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again."),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, exclusion, ct));

    private async Task<IActionResult> ShowAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || await boards.FindAsync(child, which, ct) is not { } found)
            return NotFound();
        Case = found;
        if (!MayChange && !IsFamily)
            return NotFound();
        Requests = await requests.OfAsync(which, MayChange, ct);
        if (found.Representations.Count + Requests.Count > 0)
            Names = await people.NamesAsync([.. found.Representations.Select(r => r.By), .. Requests.Select(r => r.By)], ct);
        if (MayOpen)
            (Considerers, OpenTo) = (await boards.ConsiderersAsync(found.Exclusion, ct), await boards.OpenNowAsync(child, ct));
        await audit.ReadAsync(new("see", "board-case", which.ToString(), child), ct);
        return Page();
    }
}
