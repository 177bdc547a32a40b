using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Provision;

/// <summary>Hours, cost and planned end as they were typed.</summary>
internal sealed record TypedTerms(int Minutes, int Elsewhere, long WeeklyPence, DateOnly PlannedLast, string? FewerBecause, DateOnly? FullTimeFrom);

/// <summary>A placement as it was typed; without a day for the first review it is the last that can be.</summary>
internal sealed record TypedPlacement(Guid? Referral, OrganisationId Provider, OrganisationId Commissioner, PlacementPurpose Purpose, string? Role, OrganisationId? MainSchool, DateOnly FirstDay, DateOnly? FirstReview, TypedTerms Terms);

/// <summary>
/// Writes of placements: begun, changed by new terms, ended. Provider and commissioner see the child's record from the beginning on,
/// who the child is and movement, where an agreement covers them; the provider no longer than the placement.
/// </summary>
internal sealed class PlacementService(
    HeadwaterDb db, PlacementQueries queries, PlacementDoor door, ReferralService referrals, ReferralQueries referred, IInvolvements involvements, IOrganisations organisations, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string ProviderPurpose = "The child has a place in alternative provision there.";
    public const string CommissionerPurpose = "It asked for the child’s place in alternative provision and answers for it.";
    private const EntryKinds Covers = EntryKinds.Identity | EntryKinds.Movement;

    /// <summary>Begins a placement; null when the child is not there for the actor to place.</summary>
    /// <exception cref="InputRefusedException">Something cannot be; the sentence names it.</exception>
    public async Task<Guid?> PlaceAsync(ChildId id, TypedPlacement typed, CancellationToken ct)
    {
        // One at a time: two people who place the same child at once would both find no place there yet.
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.OfChildAsync(id, null, ct) is not { IsFamily: false } view || await referrals.WriterAsync(view.Child, ct) is null)
            return null;
        var row = new Placement
        {
            Id = Guid.CreateVersion7(), ChildId = id, ReferralId = typed.Referral, ProviderId = typed.Provider, CommissionerId = typed.Commissioner, Purpose = typed.Purpose, AgreedRole = FormFields.Text(typed.Role, "what the provider is to do for the child", Placement.TextLength),
            MainSchoolId = typed.MainSchool, FirstDay = typed.FirstDay, RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        var all = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id);
        RefusePlaces(row, all);
        if (door.WriterOf(row, view.Child) is null)
            throw new InputRefusedException("You would not be able to write about this placement. Name your own organisation as commissioner, or have the child’s school enter it.");
        if (view.Papers.Any(p => p.Placement.EndedOn is null && p.Placement.ProviderId == row.ProviderId))
            throw new InputRefusedException("The child has a place with this provider already. Change that one, or end it first.");
        if (row.FirstDay < view.Child.Born.AddYears(4) || row.FirstDay > clock.Today().AddYears(1))
            throw new InputRefusedException("The first day lies before the child was at school, or more than a year ahead. Correct the year.");
        if (typed.Referral is { } from && (await referred.OfChildAsync(id, ct))?.Papers.Any(p => p.Referral.Id == from && p.Referral.Track == Track.AlternativeProvision) != true)
            throw new InputRefusedException("Choose the referral from the list.");
        var review = typed.FirstReview ?? PlacementRules.FirstReviewBy(row.FirstDay);
        PlacementRules.RefuseReviewDay(review, row.FirstDay, PlacementRules.FirstReviewBy(row.FirstDay), $"the last day for the first review, {PlacementRules.WeeksToFirstReview} weeks after the first day,");
        db.AddRange(row, Terms(row, row.FirstDay, typed.Terms, null), new PlacementReview { Id = Guid.CreateVersion7(), ChildId = id, PlacementId = row.Id, PlannedFor = review, RecordedBy = row.RecordedBy });
        await audit.SaveAsync(ct, [new AuditFact("begin", "placement", row.Id.ToString(), id, row.Purpose.ToString()), .. await OpenToAsync(row, ct)]);
        await mine.CommitAsync(ct);
        return row.Id;
    }

    /// <summary>Other hours, another cost or another planned end, from a day on.</summary>
    /// <exception cref="InputRefusedException">Something cannot be, or somebody else changed it.</exception>
    public async Task<bool> ChangeAsync(ChildId child, Guid id, int version, DateOnly from, TypedTerms typed, string? why, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row.EndedOn: null } open)
            return false;
        db.Add(Terms(open.Row, from, typed, FormFields.Text(why, "why it changes", Placement.TextLength)));
        await audit.SaveAsync(ct, new AuditFact("change", "placement", id.ToString(), open.Row.ChildId, $"from {from:yyyy-MM-dd}"));
        return true;
    }

    /// <summary>It ended. The provider sees the record no longer; the commissioner as long as there is still something to ask.</summary>
    /// <exception cref="InputRefusedException">The day or the reason cannot be.</exception>
    public async Task<bool> EndAsync(ChildId child, Guid id, int version, DateOnly on, PlacementEnding ending, string? because, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row.EndedOn: null } open)
            return false;
        // What never began is called off today, and counts as no placement that ended.
        var isCalledOff = open.Row.FirstDay > open.Today;
        if (isCalledOff && (on != open.Today || ending != PlacementEnding.Other))
            throw new InputRefusedException($"The placement has not begun. To call it off, enter today as the last day, choose “{PlacementWords.Of(PlacementEnding.Other)}” and say why.");
        if (!isCalledOff && (on < open.Row.FirstDay || on > open.Today))
            throw new InputRefusedException($"The last day lies between the first day, {Words.Date(open.Row.FirstDay)}, and today. A day ahead is the planned last day: change that instead.");
        if (open.Paper.Days.LastOrDefault(d => d.Morning is not null || d.Afternoon is not null) is { } last && last.Day > on)
            throw new InputRefusedException($"Attendance is entered for {Words.Date(last.Day)}, after the last day. Correct one of them.");
        if (open.Paper.Held.FirstOrDefault() is { HeldOn: { } held } && held > on)
            throw new InputRefusedException($"A review was held on {Words.Date(held)}, after the last day. Correct the day.");
        var words = FormFields.OptionalText(because, "how it ended", Placement.TextLength);
        if (ending is PlacementEnding.Other or PlacementEnding.OtherPlacement && words is null)
            throw new InputRefusedException("Say in words how it ended, and where the child goes now.");
        (open.Row.EndedOn, open.Row.Ending, open.Row.EndedBecause) = (on, ending, words);
        // A review that was not held is not held any more.
        foreach (var review in open.Paper.Reviews.Where(r => r.HeldOn is null))
            db.Remove(review);
        List<AuditFact> facts = [new AuditFact("end", "placement", id.ToString(), open.Row.ChildId, ending.ToString()), .. await CloseToAsync(open.Row, ProviderPurpose, open.Row.ProviderId, ct)];
        if (ending != PlacementEnding.ReturnedToMainstream)
            facts.AddRange(await CloseToAsync(open.Row, CommissionerPurpose, open.Row.CommissionerId, ct));
        await audit.SaveAsync(ct, facts);
        return true;
    }

    /// <summary>Whether the child is still at the mainstream school, twelve weeks after the return.</summary>
    /// <exception cref="InputRefusedException">The day cannot be.</exception>
    public async Task<bool> LookAsync(ChildId child, Guid id, int version, bool stillThere, DateOnly on, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row.StillThere: null } open || PlacementRules.LookAt(open.Row) is not { } from)
            return false;
        if (on < from || on > open.Today)
            throw new InputRefusedException($"It is asked from {Words.Date(from)} on, {PlacementRules.WeeksToLook} weeks after the return, and up to today. Correct the day.");
        (open.Row.StillThere, open.Row.StillThereOn) = (stillThere, on);
        await audit.SaveAsync(ct, [new AuditFact("look-after", "placement", id.ToString(), open.Row.ChildId), .. await CloseToAsync(open.Row, CommissionerPurpose, open.Row.CommissionerId, ct)]);
        return true;
    }

    /// <summary>A note for professionals.</summary>
    /// <exception cref="InputRefusedException">It is empty or too long.</exception>
    public async Task<bool> NoteAsync(ChildId child, Guid id, string? text, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, null, ct) is not { } open)
            return false;
        db.Add(new PlacementNote
        {
            Id = Guid.CreateVersion7(), ChildId = open.Row.ChildId, PlacementId = id, Visibility = Visibility.Professionals, OwnerId = door.WriterOf(open.Row, open.View.Child)!.Value, Text = FormFields.Text(text, "the note", Placement.TextLength),
            WrittenBy = actor.Person!.Value, WrittenAtUtc = clock.GetUtcNow().UtcDateTime,
        });
        await audit.SaveAsync(ct, new AuditFact("note", "placement", id.ToString(), open.Row.ChildId));
        return true;
    }

    /// <summary>Whether the provider sees this record.</summary>
    public async Task<bool> IsSeenByProviderAsync(Placement p, CancellationToken ct) => await IsInvolvedAsync(p.ChildId, p.ProviderId, ct);

    private PlacementTerms Terms(Placement p, DateOnly from, TypedTerms typed, string? why)
    {
        var isFull = PlacementRules.IsFullTime(typed.Minutes, typed.Elsewhere);
        var terms = new PlacementTerms
        {
            Id = Guid.CreateVersion7(), ChildId = p.ChildId, PlacementId = p.Id, FromDay = from, Minutes = typed.Minutes, MinutesElsewhere = typed.Elsewhere, WeeklyPence = typed.WeeklyPence, PlannedLast = typed.PlannedLast,
            FewerBecause = isFull ? null : FormFields.OptionalText(typed.FewerBecause, "why the child has fewer hours", Placement.TextLength), FullTimeFrom = isFull ? null : typed.FullTimeFrom, Why = why, RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        PlacementRules.Refuse(terms, p.FirstDay);
        return terms;
    }

    private static void RefusePlaces(Placement p, Dictionary<OrganisationId, OrganisationSummary> all)
    {
        if (all.GetValueOrDefault(p.ProviderId) is not { } provider || !ProvisionPlaces.IsProvider(provider))
            throw new InputRefusedException("Choose the provider from the list.");
        if (all.GetValueOrDefault(p.CommissionerId) is not { } commissioner || !ProvisionPlaces.IsCommissioner(commissioner))
            throw new InputRefusedException("Choose the commissioner from the list: a school or the council.");
        if (p.ProviderId == p.CommissionerId)
            throw new InputRefusedException("Provider and commissioner are the same. What a school does in its own house is no placement: choose another.");
        if (p.MainSchoolId is { } main && (all.GetValueOrDefault(main) is not { IsSchool: true } || main == p.ProviderId))
            throw new InputRefusedException("Choose the main school from the list: another school than the provider, on whose roll the child stays.");
    }

    /// <summary>Provider and commissioner are involved, where they are not yet and an agreement covers them; where none does, the page says so.</summary>
    private async Task<IReadOnlyList<AuditFact>> OpenToAsync(Placement p, CancellationToken ct)
    {
        List<AuditFact> facts = [];
        foreach (var (at, purpose) in new[] { (p.ProviderId, ProviderPurpose), (p.CommissionerId, CommissionerPurpose) })
        {
            if (await IsInvolvedAsync(p.ChildId, at, ct))
                continue;
            try
            {
                facts.Add(await involvements.GrantAsync(new(p.ChildId, InvolvementKind.Referral, at, null, purpose, LawfulBasis.PublicTask, Covers, clock.Today()), ct));
            }
            catch (InputRefusedException)
            {
                // Without an agreement the child still has the place; only the record stays closed.
            }
        }

        return facts;
    }

    private async Task<bool> IsInvolvedAsync(ChildId child, OrganisationId at, CancellationToken ct) =>
        (await involvements.OfAsync(child, ct)).Any(i => i is { InForce: true, Person: null } && i.Organisation == at && (i.Covers & Covers) == Covers);

    private async Task<IReadOnlyList<AuditFact>> CloseToAsync(Placement p, string purpose, OrganisationId at, CancellationToken ct)
    {
        // Another placement with the same organisation may still need it.
        if ((await queries.OfChildAsync(p.ChildId, null, ct))?.Papers.Any(other => other.Placement.Id != p.Id && other.Placement.EndedOn is null && (other.Placement.ProviderId == at || other.Placement.CommissionerId == at)) == true)
            return [];
        List<AuditFact> ended = [];
        foreach (var involvement in (await involvements.OfAsync(p.ChildId, ct)).Where(i => i.InForce && i.Organisation == at && i.Purpose == purpose))
            ended.AddRange(await involvements.RevokeAsync(involvement.Id, "The placement in alternative provision ended.", ct));
        return ended;
    }
}
