using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>
/// Writes of the ledger: only the headteacher's post excludes (rule 1.1), and nothing is saved that the clock refuses. What a change
/// moves is worked out before it is saved, and is saved with it.
/// </summary>
internal sealed class ExclusionService(HeadwaterDb db, LedgerQueries ledgers, ISchoolCalendars calendars, RuleBooks books, RecordKeeping keeping, IInvolvements involvements, BarredContacts contacts, LocalityTurn turn, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Records one.</summary>
    /// <exception cref="InputRefusedException">The clock refuses it, a field cannot be taken, or it is unusual and nobody says why.</exception>
    public async Task<Moved> RecordAsync(ChildId child, TypedExclusion asked, CancellationToken ct)
    {
        // Two people who record at once must not both find the days free.
        await using var transaction = await turn.TakeAsync(ct);
        if (await SchoolAsync(child, ct) is not { } school || await ledgers.LedgerAsync(child, ct) is not { } ledger)
            return Moved.Nothing(Outcome.NotThere);
        await RefuseOffRollAsync(ledger, school, asked.Start, ct);
        var ground = await GroundAsync([.. ledger.Schools, school], ct);
        var (row, words, facts) = await AddAsync(ledger, school, asked, ground, ct);
        if (row.Explanation is null && UnusualExclusions.Of(ledger, row, ground, clock.Today()) is { Count: > 0 } unusual)
        {
            // What was refused must not be saved with whatever this scope saves next.
            db.ChangeTracker.Clear();
            throw new InputRefusedException($"{unusual[0]} Say under “Why?” why it is so all the same: it stays on record.");
        }

        var outcome = await keeping.SaveAsync(ct, facts);
        if (outcome == Outcome.Saved)
            await transaction.CommitAsync(ct);
        return new(outcome, words, row.Id);
    }

    /// <summary>What recording one would bring: the duties that would arise, what would move, and what is unusual in it; nothing is saved.</summary>
    /// <exception cref="InputRefusedException">The clock refuses it, or a field cannot be taken.</exception>
    public async Task<WhatFollows?> TryAsync(ChildId child, TypedExclusion asked, CancellationToken ct)
    {
        if (await SchoolAsync(child, ct) is not { } school || await ledgers.LedgerAsync(child, ct) is not { } ledger)
            return null;
        await RefuseOffRollAsync(ledger, school, asked.Start, ct);
        var row = await RowAsync(ledger.Child, school, asked, ct);
        var after = ledger with { Exclusions = [.. ledger.Exclusions, row] };
        var ground = await GroundAsync([.. after.Schools], ct);
        var (now, moves) = Compare(ledger, after, school, row.Id, ground);
        return new([.. now.Duties.Where(d => d.Exclusion == row.Id.ToString())], now with { Warnings = [.. now.Warnings.Select(w => LedgerClock.Said(w, after))] }, moves, UnusualExclusions.Of(ledger, row, ground, clock.Today()));
    }

    /// <summary>The school in whose name the actor may exclude this child: the one that has it on its roll.</summary>
    public async Task<OrganisationId?> SchoolAsync(ChildId child, CancellationToken ct) =>
        await keeping.KeeperAsync(child, ct) is { } school && actor.Can(Capability.RecordExclusions, school) ? school : null;

    /// <summary>A school excludes from its own roll: on the first day the child was on it.</summary>
    private async Task RefuseOffRollAsync(ChildLedger ledger, OrganisationId school, DateOnly start, CancellationToken ct)
    {
        List<ChildId> records = [ledger.Child.ChildId, .. ledger.Joined];
        if (!await db.Set<RollEntry>().AnyAsync(r => records.Contains(r.ChildId) && r.SchoolId == school && r.EntryDate <= start && (r.LeavingDate == null || r.LeavingDate >= start), ct))
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The child was not on this school's roll on {start:d MMMM yyyy}. Correct the first day, or the time on the roll."));
    }

    /// <summary>As <see cref="RecordAsync"/>, pending; what a school's file brings is taken without an explanation, and its page says that there is none.</summary>
    public async Task<(RecordedExclusion Row, IReadOnlyList<string> Words, IReadOnlyList<AuditFact> Facts)> AddAsync(ChildLedger ledger, OrganisationId school, TypedExclusion asked, ClockGround ground, CancellationToken ct)
    {
        var row = await RowAsync(ledger.Child, school, asked, ct);
        var (_, words) = Compare(ledger, ledger with { Exclusions = [.. ledger.Exclusions, row] }, school, row.Id, ground);
        db.Add(row);
        if (words.Count > 0)
            db.Add(ChangeOf(row, words));
        return (row, words, [new(asked.Imported ? "import" : "record", "exclusion", row.Id.ToString(), row.ChildId, string.Create(CultureInfo.InvariantCulture, $"{row.What} from {row.Start:yyyy-MM-dd}, {row.Sessions} sessions"))]);
    }

    private async Task<RecordedExclusion> RowAsync(Child child, OrganisationId school, TypedExclusion asked, CancellationToken ct)
    {
        ExclusionDays.Refuse(asked.Decided, asked.Start, child.DateOfBirth, clock.Today());
        var stage = await db.Set<SupportStage>().AsNoTracking().Where(s => s.ChildId == child.ChildId && s.FromDay <= asked.Decided && (s.ToDay == null || s.ToDay >= asked.Decided)).OrderByDescending(s => s.FromDay).FirstOrDefaultAsync(ct);
        return new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.ChildId,
            SchoolId = school,
            What = asked.What,
            Start = asked.Start,
            StartsAfternoon = asked.StartsAfternoon,
            Sessions = asked.What switch { ExclusionKind.Permanent => 0, ExclusionKind.Lunchtime => 1, _ => asked.Sessions },
            Decided = asked.Decided,
            Reasons = string.Join(',', asked.Reasons),
            Circumstances = Typed.OptionalText(asked.Circumstances, "account of what happened", RecordedExclusion.CircumstancesLength),
            Breach = Typed.OptionalText(asked.Breach, "account of the breach", RecordedExclusion.CircumstancesLength),
            Harm = Typed.OptionalText(asked.Harm, "account of the harm", RecordedExclusion.CircumstancesLength),
            Considered = Typed.OptionalText(asked.Considered, "account of what was tried", RecordedExclusion.CircumstancesLength),
            Explanation = Typed.OptionalText(asked.Explanation, "explanation", RecordedExclusion.ExplanationLength),
            YearGroup = YearGroups.Of(child, asked.Decided),
            Provision = stage?.Provision,
            LookedAfter = asked.LookedAfter,
            SocialWorker = asked.SocialWorker,
            LivesInOtherAuthority = asked.LivesInOtherAuthority,
            MissesExam = asked.MissesExam,
            Cancelled = asked.Cancelled,
            CancelledBecause = Typed.OptionalText(asked.CancelledBecause, "reason for cancelling", RecordedExclusion.ExplanationLength),
            RecordedBy = actor.Person!.Value,
            RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
            Imported = asked.Imported,
        };
    }

    /// <summary>Changes facts of one; what moved is kept beside it.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="change">Sets the facts.</param>
    /// <param name="deed">What the trail calls it.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="also">What is pending and is saved with it.</param>
    /// <exception cref="InputRefusedException">The clock refuses what comes out.</exception>
    public async Task<Moved> ChangeAsync(ChildId child, Guid id, int version, Action<RecordedExclusion> change, ExclusionDeed deed, CancellationToken ct, params IReadOnlyList<AuditFact> also) =>
        await ChangeAsync(child, id, version, await RightsAsync(child, ct), change, deed, also, ct);

    /// <summary>
    /// The family made representations on a day, whoever wrote it down; saved with what is pending. The first such day stands: from it
    /// the board must meet where the term has passed five days (rule 1.28).
    /// </summary>
    public Task<Moved> RepresentedAsync(ChildId child, Guid id, DateOnly made, CancellationToken ct) =>
        ChangeAsync(child, id, null, null, x => x.ParentRepresentations = x.ParentRepresentations < made ? x.ParentRepresentations : made, ExclusionDeed.Represent, [], ct);

    private async Task<Moved> ChangeAsync(ChildId child, Guid id, int? version, CaseRights? rights, Action<RecordedExclusion> change, ExclusionDeed deed, IReadOnlyList<AuditFact> also, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        if (await ledgers.LedgerAsync(child, ct) is not { } ledger || ledger.Exclusions.FirstOrDefault(x => x.Id == id) is not { } before || (rights is { } held && !MayDo(deed, before, held)))
            return Moved.Nothing(Outcome.NotThere);
        var row = await db.Set<RecordedExclusion>().SingleAsync(x => x.Id == id, ct);
        if (version is { } looked && row.Version != looked)
            return Moved.Nothing(Outcome.ChangedMeanwhile);
        IReadOnlyList<string> words;
        try
        {
            change(row);
            ExclusionDays.Refuse(row.Decided, row.Start, ledger.Child.DateOfBirth, clock.Today());
            var after = ledger with { Exclusions = [.. ledger.Exclusions.Select(x => x.Id == id ? row : x)] };
            var ground = await GroundAsync([.. after.Schools], ct);
            // What the family says is taken also where the school's dates do not tell what follows from it.
            (var now, words) = deed == ExclusionDeed.Represent && LedgerClock.Of(after, row.SchoolId, ground.Dates, ground.Book, clock.Today()).Result is null ? (null, []) : Compare(ledger, after, row.SchoolId, null, ground);
            if (row.Explanation is null && before.Explanation is not null && now?.ToExplain.Any(e => e.Exclusion == id.ToString()) == true)
                throw new InputRefusedException("It is unusual, and why it is so all the same stays on record: the explanation can be put right, and not emptied.");
            if (deed == ExclusionDeed.Cancel)
                ExclusionDays.RefuseCancelling(row, now, ground.Book);
        }
        catch (InputRefusedException)
        {
            // What was refused must not be saved with whatever this scope saves next.
            db.ChangeTracker.Clear();
            throw;
        }

        // Nobody was told of a cancelling that was none.
        if (deed == ExclusionDeed.TakeBackCancelling)
            db.RemoveRange(await db.Set<DutyDone>().Where(d => d.ExclusionId == id && d.Duty == DutyKind.NotifyCancellation).ToListAsync(ct));
        if (words.Count > 0)
            db.Add(ChangeOf(row, words));
        var outcome = await keeping.SaveAsync(ct, [.. also, new AuditFact(deed == ExclusionDeed.Cancel ? "cancel" : deed == ExclusionDeed.TakeBackCancelling ? "uncancel" : deed == ExclusionDeed.Represent ? "represent" : "change", "exclusion", id.ToString(), child)]);
        if (outcome == Outcome.Saved)
            await transaction.CommitAsync(ct);
        return new(outcome, words, id);
    }

    /// <summary>What the actor is to a child: by how this record is open to them, not by what posts they hold elsewhere.</summary>
    public async Task<CaseRights> RightsAsync(ChildId child, CancellationToken ct)
    {
        if (!actor.Can(Capability.BeFamily) && !actor.Can(Capability.Govern))
            return default;
        var own = (await involvements.OfAsync(child, ct)).Where(i => i.InForce && i.Person == actor.Person).ToList();
        var family = own.Exists(i => i.Kind is InvolvementKind.Parent or InvolvementKind.Self);
        var barred = family && own.TrueForAll(i => i.Kind != InvolvementKind.Self) && (await contacts.OfActorAsync([child], ct)).Count > 0;
        return new(family, !family && actor.Can(Capability.Govern) && own.Exists(i => i.Kind == InvolvementKind.PanelPaper), barred);
    }

    /// <summary>
    /// The headteacher of the school that excluded, and a governor or clerk to whom the case was opened, add what comes after the
    /// decision and say what was done; of their own child nobody does by a post.
    /// </summary>
    public bool MayChange(RecordedExclusion x, CaseRights rights) => !rights.IsFamily && (actor.Can(Capability.RecordExclusions, x.SchoolId) || rights.Considers);

    /// <summary>Excluding and cancelling are the headteacher's alone, whoever the child is (rules 1.1 and 1.47).</summary>
    private bool MayDo(ExclusionDeed deed, RecordedExclusion x, CaseRights rights) =>
        MayChange(x, rights) || (deed is ExclusionDeed.Cancel or ExclusionDeed.TakeBackCancelling && !rights.IsBarred && actor.Can(Capability.RecordExclusions, x.SchoolId));

    /// <summary>Days of suspension in a school year at schools that are not on record here; 0 takes them back.</summary>
    /// <exception cref="InputRefusedException">The number or the year cannot be.</exception>
    public async Task<Moved> SetElsewhereAsync(ChildId child, int year, decimal days, string? saidBy, int version, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null || await ledgers.LedgerAsync(child, ct) is not { } ledger)
            return Moved.Nothing(Outcome.NotThere);
        if (days is < 0 or > 190 || days * 2 != decimal.Truncate(days * 2))
            throw new InputRefusedException("Give the days as 0 to 190, in halves, such as 3.5.");
        if (year < ledger.Child.DateOfBirth.Year || year > clock.Today().Year)
            throw new InputRefusedException("Choose a school year in which the child could be at school.");
        var held = await db.Set<DaysElsewhere>().SingleOrDefaultAsync(d => d.ChildId == child && d.Year == year, ct);
        if ((held?.Version ?? 0) != version)
            return Moved.Nothing(Outcome.ChangedMeanwhile);
        var from = Typed.Line(saidBy, "name of who told it", DaysElsewhere.SaidByLength);
        if (held is null)
            db.Add(held = new() { ChildId = child, Year = year, Sessions = 0, SaidBy = from });
        (held.Sessions, held.SaidBy) = ((int)(days * 2), from);
        return new(await keeping.SaveAsync(ct, new AuditFact("change", "days-elsewhere", null, child, string.Create(CultureInfo.InvariantCulture, $"{year}: {held.Sessions} sessions"))), []);
    }

    /// <summary>The row that keeps what moved beside an exclusion.</summary>
    public ExclusionChange ChangeOf(RecordedExclusion x, IReadOnlyList<string> words)
    {
        var text = string.Join('\n', words);
        return new()
        {
            Id = Guid.CreateVersion7(), ChildId = x.ChildId, ExclusionId = x.Id, AtUtc = clock.GetUtcNow().UtcDateTime, By = actor.Person!.Value,
            Words = text.Length <= ExclusionChange.WordsLength ? text : text[..ExclusionChange.WordsLength],
        };
    }

    public async Task<ClockGround> GroundAsync(IReadOnlyCollection<OrganisationId> schools, CancellationToken ct) => new(await calendars.OfAsync(schools, ct), await books.CurrentAsync(ct));

    /// <summary>What moves at one school between two states of a child's ledger.</summary>
    /// <param name="before">As it was.</param>
    /// <param name="after">As it is to be.</param>
    /// <param name="school">Which school.</param>
    /// <param name="added">The exclusion that is new, whose own duties are not told one by one; null where none is.</param>
    /// <param name="ground">By what is counted.</param>
    /// <exception cref="InputRefusedException">The clock refuses what comes out.</exception>
    public (ClockResult Now, IReadOnlyList<string> Words) Compare(ChildLedger before, ChildLedger after, OrganisationId school, Guid? added, ClockGround ground)
    {
        var now = LedgerClock.Of(after, school, ground.Dates, ground.Book, clock.Today());
        if (now.Result is not { } result)
            throw new InputRefusedException(now.Why!);
        if (LedgerClock.Of(before, school, ground.Dates, ground.Book, clock.Today()) is not { Result: not null, Case: { } old })
            return (result, []);
        return (result, [.. ClockChanges.Between(old, now.Case!, ground.Book, LedgerClock.Reading).Where(c => c.Exclusion != added?.ToString()).Select(c => LedgerClock.Said(c.Words, after))]);
    }
}
