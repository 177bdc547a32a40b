using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Helpline;

/// <summary>One enquiry: what was asked, what was said, what was done, and what the reader may do. While a child may be in danger: whom to call, and nothing else.</summary>
internal sealed class OneModel(EnquiryQueries queries, EnquiryService service, EnquiryWriting writing, EnquiryReplies replies, HelplineMail mail, HelplineDesk desk, IPeople people, IAuditTrail audit, HeadwaterDb db, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private HelplineClock times = null!;

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public Guid? Team { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public Guid FollowUp { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    [BindProperty]
    public string? Unanswered { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Record { get; set; }

    [BindProperty]
    public string? Told { get; set; }

    [BindProperty]
    public string? Done { get; set; }

    /// <summary>The text from which a reply is begun.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Template { get; set; }

    public EnquiryView View { get; private set; } = null!;

    public HelplineEnquiry Enquiry => View.Enquiry;

    public HelplineSettings Settings { get; private set; } = null!;

    public IReadOnlyList<HelplineTeam> Teams { get; private set; } = [];

    public IReadOnlyList<HelplineTemplate> Templates { get; private set; } = [];

    /// <summary>Minted with the page, for whatever is written on it.</summary>
    public Guid NewKey { get; private set; }

    public bool IsStopped => Enquiry.StoppedAtUtc is not null;

    public bool IsOver => EnquiryStages.IsOver(Enquiry.Stage);

    /// <summary>Why no reply can go by mail; null where one can.</summary>
    public string? WhyNoMail => mail.WhyNot(Enquiry);

    /// <summary>Where mails go instead, on an installation that sends none.</summary>
    public string? MailGoes => mail.WrittenTo;

    public bool IsLate => EnquiryRules.IsLate(Enquiry, clock.GetUtcNow().UtcDateTime);

    public string Left => HelplineWords.Left(times.Between(clock.GetUtcNow().UtcDateTime, Enquiry.DueAtUtc), IsLate);

    public string TeamName => Enquiry.TeamId is { } team ? Teams.FirstOrDefault(t => t.Id == team)?.Name ?? "a team no longer here" : "none yet";

    /// <summary>What happened; that a child on record was named is for those who see the record.</summary>
    public IEnumerable<EnquiryStep> History => View.Steps.Where(s => s.Kind != StepKind.Child || View.Child is not null);

    /// <summary>The steps that are open to the reader; merging has a form of its own.</summary>
    public IEnumerable<EnquiryMove> Open => EnquiryRules.Open(Enquiry.Stage, View.Party, IsStopped).Where(m => m.To != EnquiryStage.Merged);

    public bool MayMerge => EnquiryRules.WhyNot(Enquiry.Stage, EnquiryStage.Merged, View.Party, IsStopped) is null;

    public string Who(PersonId person) => person == SystemPerson.Id ? SystemPerson.Name : names.GetValueOrDefault(person, NoLongerHere.Person);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.MoveAsync(id, Version, FormFields.One<EnquiryStage>(To, "what comes next"), Team, Why, ct), ct);

    public Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.MergeAsync(id, Version, Other, ct), ct);

    public Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.StopAsync(id, ct), ct);

    public Task<IActionResult> OnPostSettleAsync(Guid id, CancellationToken ct) => ActAsync(id, () => service.SettleAsync(id, Version, Told, Done, ct), ct);

    public Task<IActionResult> OnPostReplyAsync(Guid id, CancellationToken ct) => ActAsync(id, () => replies.ReplyAsync(id, Key, Version, FormFields.One<ReplyWay>(Way, "how they are told"), Reply, ct), ct);

    public Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken ct) => ActAsync(id, () => writing.NoteAsync(id, Key, Note, ct), ct);

    public Task<IActionResult> OnPostPromiseAsync(Guid id, CancellationToken ct) => ActAsync(id, () => writing.PromiseAsync(id, Key, Version, Day, What, ct), ct);

    public Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken ct) => ActAsync(id, () => writing.KeepAsync(id, Version, FollowUp, ct), ct);

    public Task<IActionResult> OnPostAboutAsync(Guid id, CancellationToken ct) => ActAsync(id, () => writing.AboutAsync(id, Version, Need, Unanswered, ct), ct);

    public Task<IActionResult> OnPostChildAsync(Guid id, CancellationToken ct) => ActAsync(id, () => writing.NameChildAsync(id, Version, Record, ct), ct);

    private Task<IActionResult> ActAsync(Guid id, Func<Task<bool>> act, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!await act())
            return NotFound();
        // A team that handed it back sees it no longer.
        db.ChangeTracker.Clear();
        return Redirect(await queries.FindAsync(id, ct) is null ? HelplineLinks.Board : HelplineLinks.One(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        // What was typed is kept, under its key: sent again it is the same.
        NewKey = ModelState.IsValid || Key == Guid.Empty ? Guid.CreateVersion7() : Key;
        (Settings, times) = await desk.ClockAsync(ct);
        (Teams, Templates) = (await desk.TeamsAsync(ct), await desk.TemplatesAsync(ct));
        // What another form sent holds nothing of this one.
        if (ModelState.IsValid || !string.Equals(Request.Query["handler"], "About", StringComparison.OrdinalIgnoreCase))
            (Need, Unanswered) = (Enquiry.Need, Enquiry.Unanswered);
        if (ModelState.IsValid)
            Reply = Templates.FirstOrDefault(t => t.Id == Template)?.Text;
        names = await people.NamesAsync([.. view.Steps.Select(s => s.By).Concat(view.Messages.Select(m => m.By)).Concat(view.Notes.Select(n => n.By)).Append(view.Enquiry.TakenBy ?? view.Enquiry.RecordedBy).Distinct()], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "enquiry", id.ToString(), view.Child), ct);
        return Page();
    }
}
