using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>
/// Closing a meeting makes its decisions hold, in one breath: places with their clocks, letters, points in the ledger, the school's sight of the
/// child, and the end of the members' sight.
/// </summary>
internal sealed class ClosingService(
    HeadwaterDb db, PanelQueries queries, PanelPapers papers, ProtocolQueries protocols, IChildSummaries children, IInvolvements involvements, ISchoolCalendars calendars,
    IOrganisations organisations, IPeople people, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>How long a school sees a child whom it is to take, unless the child comes on its roll before.</summary>
    private const int SchoolSeesForMonths = 4;

    private const EntryKinds SchoolCovers = EntryKinds.Identity | EntryKinds.Movement;

    public static string SchoolPurpose => "The fair access panel decided that this school takes the child.";

    /// <summary>Closes a meeting.</summary>
    /// <returns>How many children were placed; null when there is no such meeting for the actor to close.</returns>
    /// <exception cref="InputRefusedException">It cannot be closed.</exception>
    public async Task<int?> CloseAsync(Guid id, CancellationToken ct)
    {
        if (!actor.Can(Capability.ChairPanel))
            return null;
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.FindAsync(id, ct) is not { } view)
            return null;
        if (PanelRules.WhyNotClose(view, await CasesAsync(id, ct), clock.Today()) is { } why)
            throw new InputRefusedException(why);
        var (now, names) = (clock.GetUtcNow().UtcDateTime, (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name));
        var content = (await protocols.ContentAsync(view.Protocol.Id, ct))!;
        var summaries = await children.OfAsync([.. view.Cases.Select(c => c.Case.ChildId).Distinct()], ct);
        var local = (await calendars.OfLocalityAsync(ct)).Calendar;
        List<AuditFact> facts = [new AuditFact("close", "panel", id.ToString())];
        // Members' papers end before schools' begin: a head may sit on the panel.
        facts.AddRange(await papers.CloseAsync(view.Meeting, view.Cases, null, ct));
        foreach (var one in view.Cases.Where(c => c.Decision is not null))
        {
            var row = await db.Set<Referral>().SingleAsync(r => r.Id == one.Referral.Id, ct);
            if (row.State != ReferralState.Accepted)
                continue;
            if (one.Decision!.Outcome == PanelOutcome.NotFairAccess)
                SendBack(row, one.Decision, view.Meeting.Day);
            if (one.Decision.Outcome == PanelOutcome.Place)
                facts.AddRange(await PlaceAsync(view, content, one, row, summaries[row.ChildId], names, local, ct));
            if (one.Decision.Outcome != PanelOutcome.Defer)
                await TellReferrerAsync(row, ct);
        }

        var meeting = await db.Set<PanelMeeting>().SingleAsync(m => m.Id == id, ct);
        (meeting.State, meeting.ClosedAtUtc) = (MeetingState.Closed, now);
        await audit.SaveAsync(ct, facts);
        await mine.CommitAsync(ct);
        return view.Cases.Count(c => c.Decision?.Outcome == PanelOutcome.Place);
    }

    /// <summary>All cases of the meeting: also those that are not open to whoever closes it.</summary>
    private Task<int> CasesAsync(Guid id, CancellationToken ct) => db.Set<PanelCase>().IgnoreQueryFilters([QueryFilters.Involvement]).CountAsync(c => c.MeetingId == id, ct);

    private void SendBack(Referral row, PanelDecision decision, DateOnly day)
    {
        (row.State, row.AcceptedOn, row.ProtocolId) = (ReferralState.SentBack, null, null);
        db.Add(new ReferralStep { Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, Deed = ReferralDeed.SentBack, Day = day, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Reason = decision.Reason });
    }

    private async Task<IReadOnlyList<AuditFact>> PlaceAsync(
        PanelView view, ProtocolContent content, PanelCaseView one, Referral row, ChildSummary child, Dictionary<OrganisationId, string> names, Duties.SchoolCalendar? local, CancellationToken ct)
    {
        var (school, day, now) = (one.Decision!.SchoolId!.Value, view.Meeting.Day, clock.GetUtcNow().UtcDateTime);
        var points = view.Protocol.FairAccessCounts ? content.Of(row.Category ?? Category.A)?.Points ?? 1 : 0;
        var place = new PanelPlace
        {
            Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, DecisionId = one.Decision.Id, ProtocolId = view.Protocol.Id, SchoolId = school, Points = points, YearGroup = child.YearGroup, DecidedOn = day,
            AnswerBy = PlaceRules.AnswerBy(day, view.Protocol.ResponseDays, (await calendars.OfAsync(school, ct)).Calendar ?? local),
        };
        db.Add(place);
        (row.State, row.PlacedOn, row.PlacedAt) = (ReferralState.Placed, day, school);
        db.Add(new LedgerEntry
        {
            Id = Guid.CreateVersion7(), Track = view.Meeting.Track, SchoolId = school, Day = day, Cause = LedgerCause.FairAccess, Points = points, YearGroup = child.YearGroup, PlaceId = place.Id,
            DaysToPlace = day.DayNumber - ReferralRules.WaitsSince(row).DayNumber, SchoolDaysToPlace = PlaceRules.SchoolDays(row.AcceptedOn!.Value, day, local), By = actor.Person!.Value, AtUtc = now,
        });
        var about = new LetterFacts(child.Name, child.Year, names.GetValueOrDefault(school, ReferralWords.NoLongerHere), names.GetValueOrDefault(row.ReferredBy, ReferralWords.NoLongerHere), place, one.Decision.Reason, ReferralWords.Of(row.Category, content), view.Protocol.SilenceAllocates);
        foreach (var to in new[] { LetterTo.School, LetterTo.Family })
            db.Add(new PanelLetter { Id = Guid.CreateVersion7(), ChildId = row.ChildId, PlaceId = place.Id, To = to, Text = PanelLetters.Of(to, about), AtUtc = now });
        foreach (var head in await people.HoldersAsync(Capability.RecordExclusions, school, ct))
            await notices.TellByMailAsync(head, place.AnswerBy is { } by ? $"The fair access panel decided on a child for your school. Answer by {Interface.Words.Date(by)}." : "The fair access panel decided on a child for your school. Answer as soon as you can.", PlaceLinks.One(row.ChildId, place.Id), ct);
        try
        {
            return [await involvements.GrantAsync(new(row.ChildId, InvolvementKind.Referral, school, null, SchoolPurpose, LawfulBasis.PublicTask, SchoolCovers, clock.Today(), clock.Today().AddMonths(SchoolSeesForMonths)), ct), new AuditFact("place", "fair-access", row.Id.ToString(), row.ChildId, string.Create(CultureInfo.InvariantCulture, $"{school}; {points} points"))];
        }
        catch (InputRefusedException refused)
        {
            throw new InputRefusedException($"{names.GetValueOrDefault(school, "The school")} cannot be let in to the child’s papers. {refused.Message}", refused);
        }
    }

    private async Task TellReferrerAsync(Referral row, CancellationToken ct)
    {
        var signed = await db.Set<ReferralStep>().AsNoTracking().Where(s => s.ReferralId == row.Id && s.Deed == ReferralDeed.SignedOff).OrderByDescending(s => s.AtUtc).FirstOrDefaultAsync(ct);
        if (signed is not null)
            await notices.TellByMailAsync(signed.By, "The fair access panel decided on a referral of yours.", ReferralLinks.One(row.ChildId, row.Id), ct);
    }
}
