using Headwater.Access.Contracts;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Movement;

/// <summary>The written notice of a direction off site: read, printed, and kept as it was given.</summary>
internal sealed class NoticeModel(NoticeService notices, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    /// <summary>One of the notices that were given, as it was; null for the notice as it would be written now.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Sent { get; set; }

    /// <summary>The mark of the words that were looked at.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public OffSiteNotice Notice { get; private set; } = null!;

    public MoveNotice? Looked => Notice.Sent.FirstOrDefault(n => n.Id == Sent);

    public IReadOnlyList<Paragraph> Paragraphs => Looked is { } sent ? LetterFields.Paragraphs(sent.Text) : Notice.Paragraphs;

    public string By(MoveNotice sent) => names.GetValueOrDefault(sent.By, "somebody no longer on record");

    public async Task<IActionResult> OnGetAsync(string id, string move, string to, CancellationToken ct)
    {
        if (!await LoadAsync(id, move, to, null, ct))
            return NotFound();
        Day = FormFields.Typed(db.Reader.Today);
        // What was given is the notice; as it would be written now is looked at where somebody asks for it.
        if (Sent is null && Notice.Sent.Count > 0)
            Sent = Notice.Sent[0].Id;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id, string move, string to, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var (way, day) = (FormFields.One<LetterWay>(Way, "how it was given or sent"), FormFields.Day(Day, "day on which it was given or sent"));
        if (way == LetterWay.ReadHere || !await LoadAsync(id, move, to, day, ct))
            return NotFound();
        return await notices.SendAsync(Notice, Seen, way, day, ct) switch
        {
            Outcome.Saved => Redirect(MovementLinks.Notice(Notice.Child.ChildId, Notice.View.Move.Id, Notice.To)),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("Somebody else changed the direction in the meantime. Read the notice as it is now, and say it again."),
            _ => NotFound(),
        };
    }, async () =>
    {
        ModelState.Remove(nameof(Seen));
        db.ChangeTracker.Clear();
        Response.StatusCode = 400;
        return await LoadAsync(id, move, to, null, ct) ? Page() : NotFound();
    });

    private async Task<bool> LoadAsync(string id, string move, string to, DateOnly? dated, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(move, out var which) || !Enum.TryParse<NoticeTo>(to, out var whom) || !Enum.IsDefined(whom) || await notices.FindAsync(child, which, whom, dated, ct) is not { } found)
            return false;
        Notice = found;
        names = await people.NamesAsync([.. found.Sent.Select(n => n.By).Distinct()], ct);
        await audit.ReadAsync(new("see", "move-notice", which.ToString(), child, whom.ToString()), ct);
        return true;
    }
}
