using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

/// <summary>The headteacher cancels (rule 1.47); what the law forbids of it the clock refuses.</summary>
internal sealed class CancelModel(LedgerQueries ledgers, ExclusionService service, CurrentActor actor, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? Mistake { get; set; }

    public ChildLedger Ledger { get; private set; } = null!;

    public RecordedExclusion Exclusion { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, ct))
            return NotFound();
        (Day, Because) = (FormFields.Typed(Exclusion.Cancelled ?? db.Reader.Today), Exclusion.CancelledBecause);
        return await ShowAsync(id, exclusion, ct);
    }

    public Task<IActionResult> OnPostAsync(string id, string exclusion, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!await LoadAsync(id, exclusion, ct))
            return NotFound();
        var day = FormFields.Day(Day, "day on which it was cancelled");
        if (day > db.Reader.Today)
            throw new InputRefusedException("The day of cancelling lies in the future. Cancel it on the day.");
        var because = Typed.Text(Because, "reason: everybody who was told must be told it", RecordedExclusion.ExplanationLength);
        return Done(await service.ChangeAsync(Ledger.Child.ChildId, Exclusion.Id, Version, x => (x.Cancelled, x.CancelledBecause) = (day, because), ExclusionDeed.Cancel, ct));
    }, () => ShowAsync(id, exclusion, ct));

    /// <summary>It was recorded as cancelled by mistake.</summary>
    public Task<IActionResult> OnPostBackAsync(string id, string exclusion, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!await LoadAsync(id, exclusion, ct) || Exclusion.Cancelled is null)
            return NotFound();
        var mistake = Typed.Text(Mistake, "account of the mistake: it stays on record", RecordedExclusion.ExplanationLength);
        return Done(await service.ChangeAsync(Ledger.Child.ChildId, Exclusion.Id, Version, x => TakeBack(x, mistake), ExclusionDeed.TakeBackCancelling, ct));
    }, () => ShowAsync(id, exclusion, ct));

    /// <summary>What stood there stays on record beside the exclusion.</summary>
    private static void TakeBack(RecordedExclusion x, string mistake)
    {
        var words = string.Join('\n', new[] { x.Explanation, $"Was recorded as cancelled on {Words.Date(x.Cancelled!.Value)}{(x.CancelledBecause is { } because ? $": {because}" : "")}", $"Taken back: {mistake}" }.OfType<string>());
        (x.Cancelled, x.CancelledBecause, x.Explanation) = (null, null, Typed.OptionalText(words, "account of the mistake, together with what is explained already,", RecordedExclusion.ExplanationLength));
    }

    private IActionResult Done(Moved moved)
    {
        if (moved.Outcome == Outcome.ChangedMeanwhile)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands on its page now, and do it again if it still should be.");
        return moved.Outcome == Outcome.Saved ? Redirect(ExclusionLinks.One(Ledger.Child.ChildId, Exclusion.Id)) : NotFound();
    }

    private async Task<IActionResult> ShowAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, ct))
            return NotFound();
        Version = Exclusion.Version;
        ModelState.Remove(nameof(Version));
        await audit.ReadAsync(new("see", "exclusion", Exclusion.Id.ToString(), Ledger.Child.ChildId), ct);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || await ledgers.LedgerAsync(child, ct) is not { } found
            || found.Exclusions.FirstOrDefault(x => x.Id == which) is not { } x || !actor.Can(Capability.RecordExclusions, x.SchoolId))
            return false;
        (Ledger, Exclusion) = (found, x);
        return true;
    }
}
