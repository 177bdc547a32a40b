using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Family;

/// <summary>The page of a parent or carer, or of the young person, about one child.</summary>
internal sealed class ShowModel(FamilyDoor door, FamilyQueries queries, EntryService entries, BoardService boards, BoardRequestService requests, LocalityTurn turn, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    /// <summary>What the family thinks, as it is typed.</summary>
    [BindProperty]
    public string? View { get; set; }

    [BindProperty]
    public Voice Voice { get; set; } = Voice.Parent;

    /// <summary>The words that the new ones stand for; empty where they stand beside the earlier ones.</summary>
    [BindProperty]
    public string? Instead { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Exclusion { get; set; }

    [BindProperty]
    public string? ToBoard { get; set; }

    [BindProperty]
    public string? Video { get; set; }

    [BindProperty]
    public string? Companion { get; set; }

    public FamilyView Family { get; private set; } = null!;

    public bool MayWrite => Family.Me.Has(EntryKinds.OwnWords) && Family.Child.JoinedToId is null;

    /// <summary>In whose voice the reader may write.</summary>
    public IReadOnlyList<(string Value, string Words)> Voices => Family.Young ? [] : [(nameof(Voice.Parent), "My own view"), (nameof(Voice.ChildThroughAnother), $"What {Family.First} means, in my words")];

    /// <summary>The exclusion about which the forms write to the governing board: the newest that it may still look at.</summary>
    public FamilyExclusion? Writable => Family.Exclusions.FirstOrDefault(x => x.Row is { Cancelled: null, BoardDecision: null });

    /// <summary>Those of the last year, and what still keeps the child out.</summary>
    public IReadOnlyList<FamilyExclusion> Exclusions => [.. Family.Exclusions.Where(x => x.KeepsOut(Family.Today) || x.Row.Start >= Family.Today.AddYears(-1))];

    public bool MayTakeBack(OwnWords words) => words.WrittenBy == Family.Reader;

    /// <summary>With the words of an earlier entry in the form when <paramref name="change"/> names it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? change, CancellationToken ct)
    {
        if (await ShowAsync(id, ct) is var shown && Family is not null && Family.Said.FirstOrDefault(w => w.Id.ToString() == change) is { } words && MayTakeBack(words))
            (View, Voice, Instead, Version) = (words.Text, words.Voice, words.Id.ToString(), words.Version);
        return shown;
    }

    /// <summary>Nothing is written over: words that others replace are taken back, and the new ones stand for themselves.</summary>
    public Task<IActionResult> OnPostSayAsync(string id, CancellationToken ct) => ActAsync(id, "view", async me =>
    {
        var voice = me.Young ? Voice.Child : Voice;
        await using var both = await turn.TakeAsync(ct);
        var added = await entries.AddWordsAsync(me.Child, new(string.IsNullOrWhiteSpace(View) ? throw new InputRefusedException("Write what you think in the box under “Your view”.") : View, voice, db.Reader.Today), ct);
        if (added == Outcome.Saved && Guid.TryParse(Instead, out var earlier))
            added = await entries.TakeBackAsync(me.Child, earlier, Version, ct);
        if (added == Outcome.Saved)
            await both.CommitAsync(ct);
        return added;
    }, ct);

    public Task<IActionResult> OnPostTakeBackAsync(string id, string entry, int version, CancellationToken ct) =>
        ActAsync(id, "view", me => Guid.TryParse(entry, out var known) ? entries.TakeBackAsync(me.Child, known, version, ct) : Task.FromResult(Outcome.NotThere), ct);

    public Task<IActionResult> OnPostBoardAsync(string id, CancellationToken ct) => AboutAsync(id, (me, which) =>
        boards.RepresentAsync(me.Child, which, string.IsNullOrWhiteSpace(ToBoard) ? throw new InputRefusedException("Write in the box what you want the governing board to know.") : ToBoard, null, remote: false, ct), ct);

    public Task<IActionResult> OnPostVideoAsync(string id, CancellationToken ct) => AboutAsync(id, (me, which) => requests.AskAsync(me, which, BoardAsk.Remote, Video, ct), ct);

    public Task<IActionResult> OnPostCompanionAsync(string id, CancellationToken ct) => AboutAsync(id, (me, which) => requests.AskAsync(me, which, BoardAsk.Companion, Companion, ct), ct);

    private Task<IActionResult> AboutAsync(string id, Func<FamilyMember, Guid, Task<Outcome>> work, CancellationToken ct) =>
        ActAsync(id, "exclusion", me => Guid.TryParse(Exclusion, out var which) ? work(me, which) : Task.FromResult(Outcome.NotThere), ct);

    private Task<IActionResult> ActAsync(string id, string part, Func<FamilyMember, Task<Outcome>> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (await door.OpenAsync(id, ct) is not { } me)
            return NotFound();
        return await work(me) switch
        {
            Outcome.Saved => Redirect(FamilyLinks.Part(me.Child, part)),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("This was changed in the meantime. Look at what stands here now, and try again."),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (await door.OpenAsync(id, ct) is not { } me || await queries.FindAsync(me, ct) is not { } found)
            return NotFound();
        Family = found;
        await audit.ReadAsync(new("see", "family-page", null, me.Child), ct);
        return Page();
    }
}
