using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Places;

/// <summary>A step as it was typed.</summary>
/// <param name="Deed">What was done.</param>
/// <param name="Day">The day; of an agreed or set start, the first day at the school.</param>
/// <param name="Words">What is said to it.</param>
/// <param name="Outcome">How the child is, at a review.</param>
/// <param name="NeedsPlace">Where a place came to nothing: the child still waits for one.</param>
internal sealed record TypedStep(PlaceDeed Deed, DateOnly Day, string? Words = null, PlaceOutcome? Outcome = null, bool NeedsPlace = true);

/// <summary>Writes of what becomes of a place: the headteacher of the school, and the chair of the panel.</summary>
internal sealed class PlaceService(HeadwaterDb db, PlaceQueries queries, IInvolvements involvements, IPeople people, INotices notices, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>What the actor may do with a place now.</summary>
    public IReadOnlyList<PlaceDeed> MayDo(PlaceOfChild place)
    {
        if (place.IsFamily)
            return [];
        var state = PlaceRules.StateOf(place.View, clock.Today());
        var atSchool = actor.Can(Capability.RecordExclusions, place.View.Place.SchoolId);
        var chairs = actor.Can(Capability.ChairPanel);
        return
        [
            .. (atSchool ? PlaceRules.BySchool(state) : []).Concat(chairs ? PlaceRules.ByChair(state, place.View.SilenceAllocates) : []).Distinct(),
            .. atSchool || chairs ? PlaceRules.Reviews(place.View, clock.Today()) : [],
        ];
    }

    /// <summary>Takes a step.</summary>
    /// <returns>Whether there is such a place and the actor may.</returns>
    /// <exception cref="InputRefusedException">The day cannot be, or words are missing.</exception>
    public async Task<bool> DoAsync(ChildId child, Guid id, TypedStep typed, CancellationToken ct)
    {
        if (await queries.FindAsync(child, id, ct) is not { } place || !MayDo(place).Contains(typed.Deed))
            return false;
        if (PlaceRules.WhyNotOn(place.View, typed.Deed, typed.Day, clock.Today()) is { } why)
            throw new InputRefusedException(why);
        var words = PlaceWords.Asks(typed.Deed) is { } asks ? FormFields.Text(typed.Words, asks, PlaceStep.WordsLength) : FormFields.OptionalText(typed.Words, "what you say", PlaceStep.WordsLength);
        var isReview = typed.Deed is PlaceDeed.ReviewedAtSix or PlaceDeed.ReviewedAtTwelve;
        if (isReview && typed.Outcome is null)
            throw new InputRefusedException("Choose how the child is.");
        var held = place.View.Place;
        db.Add(new PlaceStep
        {
            Id = Guid.CreateVersion7(), ChildId = held.ChildId, PlaceId = id, Deed = typed.Deed, Day = typed.Day, Words = words, Outcome = isReview ? typed.Outcome : null, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        List<AuditFact> facts = [new AuditFact("step", "fair-access", held.ReferralId.ToString(), held.ChildId, typed.Deed.ToString())];
        if (typed.Deed is PlaceDeed.RefusalUpheld or PlaceDeed.FellThrough)
            facts.AddRange(await TakeBackAsync(held, typed, words!, ct));
        await TellAsync(held, typed.Deed, ct);
        await audit.SaveAsync(ct, facts);
        return true;
    }

    /// <summary>Says on which day the letter to the family was given or sent.</summary>
    /// <exception cref="InputRefusedException">The day cannot be.</exception>
    public async Task<bool> LetterSentAsync(ChildId child, Guid place, Guid letter, DateOnly day, CancellationToken ct)
    {
        if (await queries.FindAsync(child, place, ct) is not { IsFamily: false } found || !MaySend(found) || await db.Set<PanelLetter>().SingleOrDefaultAsync(l => l.Id == letter && l.PlaceId == place && l.To == LetterTo.Family, ct) is not { } held)
            return false;
        if (day > clock.Today() || day < found.View.Place.DecidedOn)
            throw new InputRefusedException($"The letter was given or sent between {Words.Date(found.View.Place.DecidedOn)} and today. Correct the day.");
        held.SentOn = day;
        await audit.SaveAsync(ct, new AuditFact("send", "fair-access-letter", letter.ToString(), held.ChildId));
        return true;
    }

    /// <summary>The chair, and the school that takes the child, send the family's letter.</summary>
    public bool MaySend(PlaceOfChild place) => !place.IsFamily && (actor.Can(Capability.ChairPanel) || actor.Can(Capability.RecordExclusions, place.View.Place.SchoolId));

    /// <summary>The place came to nothing: the points go back, the school sees the child no longer, and the child waits again with the same clock, or needs no place.</summary>
    private async Task<IReadOnlyList<AuditFact>> TakeBackAsync(PanelPlace place, TypedStep typed, string because, CancellationToken ct)
    {
        var referral = await db.Set<Referral>().SingleAsync(r => r.Id == place.ReferralId, ct);
        var entry = await db.Set<LedgerEntry>().AsNoTracking().SingleAsync(e => e.PlaceId == place.Id && e.Cause == LedgerCause.FairAccess, ct);
        db.Add(new LedgerEntry
        {
            Id = Guid.CreateVersion7(), Track = entry.Track, SchoolId = entry.SchoolId, Day = clock.Today(), Cause = LedgerCause.TakenBack, Points = -entry.Points, YearGroup = entry.YearGroup, PlaceId = place.Id, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime,
        });
        var waits = typed.Deed == PlaceDeed.RefusalUpheld || typed.NeedsPlace;
        (referral.State, referral.PlacedOn, referral.PlacedAt) = (waits ? ReferralState.Accepted : ReferralState.Withdrawn, null, null);
        if (!waits)
            db.Add(new ReferralStep { Id = Guid.CreateVersion7(), ChildId = place.ChildId, ReferralId = referral.Id, Deed = ReferralDeed.Withdrawn, Day = clock.Today(), By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Reason = because });
        List<AuditFact> facts = [];
        foreach (var seeing in (await involvements.OfAsync(place.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.Referral, InForce: true } && i.Organisation == place.SchoolId && i.Purpose == ClosingService.SchoolPurpose))
            facts.AddRange(await involvements.RevokeAsync(seeing.Id, "The place of the fair access panel came to nothing.", ct));
        return facts;
    }

    /// <summary>The other side is told: the chair of what a school says, the school of what the chair does.</summary>
    private async Task TellAsync(PanelPlace place, PlaceDeed deed, CancellationToken ct)
    {
        var link = PlaceLinks.One(place.ChildId, place.Id);
        if (PlaceWords.ToldToChair(deed) is { } toChair)
        {
            foreach (var chair in (await people.HoldersAsync(Capability.ChairPanel, null, ct)).Where(p => p != actor.Person))
                await notices.TellByMailAsync(chair, toChair, link, ct);
        }

        if (PlaceWords.ToldToSchool(deed) is { } toSchool)
        {
            foreach (var head in (await people.HoldersAsync(Capability.RecordExclusions, place.SchoolId, ct)).Where(p => p != actor.Person))
                await notices.TellByMailAsync(head, toSchool, deed is PlaceDeed.FellThrough or PlaceDeed.RefusalUpheld ? ReferralLinks.List : link, ct);
        }
    }
}
