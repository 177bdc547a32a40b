using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Letters;

internal sealed class ShowModel(LetterService letters, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    /// <summary>One of the letters that were sent, as it was; null for the letter as it would be written now.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Sent { get; set; }

    public Letter Letter { get; private set; } = null!;

    /// <summary>How many of the family were told just now.</summary>
    public int? Told { get; private set; }

    public static IReadOnlyList<(string Value, string Words)> Ways { get; } = [("", "Choose"), .. new[] { LetterWay.ByHand, LetterWay.ByPost, LetterWay.Electronic }.Select(w => (w.ToString(), LetterKinds.Words(w)))];

    public bool Sends => Letter.Sends;

    /// <summary>The mark of the words that were looked at.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The letter that was sent and is looked at.</summary>
    public SentLetter? Looked => Letter.Sent.FirstOrDefault(l => l.Id == Sent);

    public IReadOnlyList<Paragraph> Paragraphs => Looked is { } sent ? LetterFields.Paragraphs(sent.Text) : Letter.Paragraphs;

    public string By(SentLetter sent) => names.GetValueOrDefault(sent.By, "somebody no longer on record");

    public async Task<IActionResult> OnGetAsync(string id, string exclusion, string kind, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, kind, ct))
            return NotFound();
        Day = FormFields.Typed(db.Reader.Today);
        // What was sent is the letter; as it would be written now is looked at where somebody asks for it.
        if (Sent is null && Letter.Sent.Count > 0)
            Sent = Letter.Sent[0].Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string exclusion, string kind, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, kind, ct) || !Sends || Letter.Why is not null || !LetterKinds.IsForFamily(Letter.Kind))
            return NotFound();
        Told = await letters.TellFamilyAsync(Letter, ct);
        await LoadAsync(id, exclusion, kind, ct);
        return Page();
    }

    public Task<IActionResult> OnPostSentAsync(string id, string exclusion, string kind, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var (way, day) = (FormFields.One<LetterWay>(Way, "how it was given or sent"), FormFields.Day(Day, "day on which it was given or sent"));
        if (!await LoadAsync(id, exclusion, kind, ct, day) || !Sends)
            return NotFound();
        return await letters.SendAsync(Letter, Seen, way, day, ct) switch
        {
            Outcome.Saved => Redirect(LetterLinks.One(Letter.Child.ChildId, Letter.Exclusion.Id, Letter.Kind)),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("Somebody else changed the exclusion in the meantime. Read the letter as it is now, and say it again."),
            _ => NotFound(),
        };
    }, async () =>
    {
        ModelState.Remove(nameof(Seen));
        return await LoadAsync(id, exclusion, kind, ct) ? Page() : NotFound();
    });

    private async Task<bool> LoadAsync(string id, string exclusion, string kind, CancellationToken ct, DateOnly? dated = null)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || !Enum.TryParse<LetterKind>(kind, out var what) || !Enum.IsDefined(what) || await letters.FindAsync(child, which, what, dated, ct) is not { } found)
            return false;
        Letter = found;
        names = await people.NamesAsync([.. found.Sent.Select(l => l.By).Distinct()], ct);
        await audit.ReadAsync(new("see", "letter", which.ToString(), child, what.ToString()), ct);
        return true;
    }
}
