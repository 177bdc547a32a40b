using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>A duty with what its part of the page needs.</summary>
internal sealed record DutyOnPage(DutyDate Duty, OneModel Page)
{
    public string? How => Page.IsFamily ? null : Page.View.Ledger.Done.FirstOrDefault(d => d.ExclusionId == Page.Exclusion.Id && d.Duty == Duty.Duty)?.How;

    /// <summary>What was typed for this duty and not taken.</summary>
    public (string? Day, string? How)? Typed => Page.TypedFor == Duty.Duty ? (Page.Day, Page.How) : null;

    /// <summary>That it was done is said here; meetings and decisions have days of their own, which are facts. That the review was heard is said by the local authority that arranged it.</summary>
    public bool CanBeSaid => (Page.MayChange || Page.OfAuthority.Contains(Duty.Duty)) && Duty.Duty is not (DutyKind.BoardMeeting or DutyKind.ReviewApplicationCloses or DutyKind.Reconsideration or DutyKind.RemovalFromRollEarliest)
        && (Duty.Duty != DutyKind.ReviewHearing || Page.OfAuthority.Contains(Duty.Duty));
}

internal sealed class OneModel(LedgerQueries ledgers, ExclusionService service, DutyService duties, CurrentActor actor, IPeople people, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private HashSet<LetterKind> sent = [];

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Duty { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    /// <summary>The day on which it was done as it stood when the page was looked at.</summary>
    [BindProperty]
    public string? Known { get; set; }

    [BindProperty]
    public string? How { get; set; }

    public LedgerView View { get; private set; } = null!;

    public RecordedExclusion Exclusion { get; private set; } = null!;

    public SchoolClock Clock { get; private set; } = null!;

    public IReadOnlyList<DutyDate> Duties { get; private set; } = [];

    public IReadOnlyList<ExclusionChange> Changes { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public string School { get; private set; } = "";

    public DutyKind? TypedFor { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public bool MayChange { get; private set; }

    public bool IsFamily { get; private set; }

    /// <summary>The child is the headteacher's own: somebody else of the school says what was done.</summary>
    public bool IsOwnChild => IsFamily && actor.Can(Capability.RecordExclusions, Exclusion.SchoolId);

    /// <summary>What the reader, of the local authority, may say to be done.</summary>
    public IReadOnlySet<DutyKind> OfAuthority { get; private set; } = new HashSet<DutyKind>();

    /// <summary>Only the headteacher cancels, and not once the board has begun to meet (rule 1.47).</summary>
    public bool MayCancel => actor.Can(Capability.RecordExclusions, Exclusion.SchoolId) && Exclusion is { Cancelled: null, BoardDecision: null } && !(Exclusion.BoardMeetingOn <= Today);

    public bool MayCorrectCancelling => Exclusion.Cancelled is not null && actor.Can(Capability.RecordExclusions, Exclusion.SchoolId);

    /// <summary>What is unusual and nobody has explained; said to those who can.</summary>
    public IEnumerable<string> Unexplained => MayChange && Exclusion.Explanation is null && actor.Can(Capability.RecordExclusions, Exclusion.SchoolId)
        ? (Clock.Result?.ToExplain ?? []).Where(e => e.Exclusion == Exclusion.Id.ToString()).Select(e => LedgerClock.Said(e.Words, View.Ledger)) : [];

    /// <summary>The way to the board's case, in the words of whoever looks; null for those who have no part in it.</summary>
    public string? BoardWords => MayChange ? "The governing board: who takes part, papers, what the family says, decision" : IsFamily ? "Say something to the governing board" : null;

    /// <summary>The letters that the facts call for; the family finds its own.</summary>
    public IEnumerable<LetterKind> Letters => Enum.GetValues<LetterKind>().Where(k => IsFamily ? LetterKinds.IsForFamily(k) && sent.Contains(k) : sent.Contains(k) || (MayChange && LetterKinds.Of(Exclusion).Contains(k)));

    public IEnumerable<(string Label, string Value)> Facts => new (string, string?)[]
    {
        ("School", School), ("Decided", Words.Date(Exclusion.Decided)), ("Reasons", string.Join("; ", Exclusion.ReasonCodes.Select(c => ExclusionWords.Reason(View.Book, c)))),
        ("What happened", Exclusion.Circumstances), ("First test: the breach", Exclusion.Breach), ("Second test: the harm", Exclusion.Harm), ("What was tried, who was asked", Exclusion.Considered), ("Explanation", Exclusion.Explanation),
        ("Then", string.Join(", ", new[] { YearGroups.Words(Exclusion.YearGroup), Exclusion.Provision is { } p ? NationalCodes.Provision.Words(p) : null, Exclusion.LookedAfter ? "looked after" : null, Exclusion.SocialWorker ? "with a social worker" : null, Exclusion.LivesInOtherAuthority ? "living in another authority" : null }.OfType<string>())),
        Dated("Exam or test missed", Exclusion.MissesExam), Dated("Board told", Exclusion.BoardNotified), Dated("Parent’s representations", Exclusion.ParentRepresentations), Dated("Board’s meeting", Exclusion.BoardMeetingOn),
        ("Board’s decision", Exclusion.BoardDecision is { } d ? ExclusionWords.Of(d) : null), ("Board’s reasons", Exclusion.BoardReasons), Dated("Notice of the board’s decision", Exclusion.BoardDecisionNotified), Dated("Parent will not apply for a review", Exclusion.ParentWillNotApply),
        Dated("Review applied for", Exclusion.ReviewApplied), ("Review panel", Exclusion.ReviewOutcome is { } o ? ExclusionWords.Of(o) : null), Dated("Board told of the panel’s decision", Exclusion.ReviewOutcomeNotified),
        Dated("Reconsidered without reinstatement", Exclusion.ReconsideredWithoutReinstatement), Dated("Reinstated on reconsideration", Exclusion.ReinstatedOnReconsideration),
        Dated("Cancelled", Exclusion.Cancelled), ("Why it was cancelled", Exclusion.CancelledBecause), ("Recorded", $"{Words.Date(Exclusion.RecordedAtUtc)} by {Names.GetValueOrDefault(Exclusion.RecordedBy)}{(Exclusion.Imported ? ", from the school’s file" : "")}"),
    }.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!));

    public Task<IActionResult> OnGetAsync(string id, string exclusion, CancellationToken ct) => ShowAsync(id, exclusion, ct);

    public Task<IActionResult> OnPostDoneAsync(string id, string exclusion, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which))
            return NotFound();
        var duty = FormFields.One<DutyKind>(Duty, "which duty was done");
        TypedFor = duty;
        var day = FormFields.OptionalDay(Day, "day on which it was done");
        // The board's deadlines run from this day: it is a fact of the exclusion, not only a tick.
        var moved = duty == DutyKind.NotifyBoard
            ? await service.ChangeAsync(child, which, Version, x => x.BoardNotified = day <= Today || day is null ? day : throw new InputRefusedException("The day on which the board was told lies in the future."), ExclusionDeed.Change, ct)
            : await duties.SayDoneAsync(child, which, duty, FormFields.OptionalDay(Known, "day that stood there"), day, How, ct);
        if (moved.Outcome == Outcome.ChangedMeanwhile)
            throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        return moved.Outcome == Outcome.Saved ? Redirect($"{ExclusionLinks.One(child, which)}#{duty}") : NotFound();
    }, () => ShowAsync(id, exclusion, ct));

    private async Task<IActionResult> ShowAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == which) is not { } found)
            return NotFound();
        (View, Exclusion, Clock, Duties) = (view, found, view.ClockOf(found), view.DutiesOf(which));
        var rights = await service.RightsAsync(child, ct);
        if (rights.IsBarred)
            return NotFound();
        (MayChange, IsFamily) = (service.MayChange(found, rights), rights.IsFamily);
        HashSet<DutyKind> own = [];
        foreach (var duty in Duties.Where(_ => !MayChange && !IsFamily))
        {
            if (await duties.MaySayAsync(found, duty, Clock.Dates.Type, ct))
                own.Add(duty.Duty);
        }

        OfAuthority = own;
        sent = [.. await db.Set<SentLetter>().Where(l => l.ExclusionId == which).Select(l => l.What).Distinct().ToListAsync(ct)];
        Changes = await ledgers.ChangesAsync(which, ct);
        Names = await people.NamesAsync([found.RecordedBy, .. Changes.Select(c => c.By)], ct);
        School = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == found.SchoolId)?.Name ?? "A school no longer here";
        await audit.ReadAsync(new("see", "exclusion", which.ToString(), child), ct);
        return Page();
    }

    private static (string, string?) Dated(string label, DateOnly? day) => (label, day is { } known ? Words.Date(known) : null);
}
