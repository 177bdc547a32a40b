using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Sample;

/// <summary>Two meetings of the made-up panel: one that was held, whose places are on their way, and one called for today; and a ledger with a past.</summary>
internal sealed class SamplePanels(SampleOrder order, IReadOnlyList<OrganisationSummary> schools, IReadOnlyDictionary<OrganisationId, PersonId> heads, SamplePost chair, IReadOnlyList<SamplePost> sitting, ProtocolVersion protocol)
{
    private const int PastEntries = 9;

    private readonly SampleIds ids = order.Ids("panel");

    private DateOnly Held => SampleReferrals.Weekday(order.Today.AddDays(-50));

    public async Task<(string Words, IReadOnlyList<NewInvolvement> Involved)> WriteAsync(HeadwaterDb db, IReadOnlyList<ReferralPaper> papers, CancellationToken ct)
    {
        var (held, called) = (Meeting(Held, MeetingState.Closed), Meeting(SampleReferrals.Weekday(order.Today), MeetingState.Called));
        List<PanelMember> members = [.. new[] { held, called }.SelectMany(m => sitting.DistinctBy(s => s.Person).Select(s => new PanelMember { MeetingId = m.Id, PersonId = s.Person, OrganisationId = s.Organisation, IsChair = s.Person == chair.Person, Present = m == held ? true : null }))];
        List<PanelInvitation> told = [.. new[] { held, called }.SelectMany(m => schools.Select(s => new PanelInvitation { MeetingId = m.Id, SchoolId = s.Id, Told = heads.TryGetValue(s.Id, out var head) ? head : null, Otherwise = m == held && !heads.ContainsKey(s.Id) ? "By telephone, the week before" : null }))];
        List<ReferralPaper> waiting = [.. papers.Where(p => p.Referral.State == ReferralState.Accepted)], placed = [.. papers.Where(p => p.Referral.State == ReferralState.Placed)];
        List<PanelCase> cases = [.. Cases(called, waiting), .. Cases(held, placed)];
        List<(PanelDecision Decision, PanelPlace Place, ReferralPaper Paper)> decided = [.. placed.Select(p => Decided(p, cases.First(c => c.ReferralId == p.Referral.Id)))];
        await db.InsertManyAsync([held, called], ct);
        await db.InsertManyAsync(members, ct);
        await db.InsertManyAsync(told, ct);
        await db.InsertManyAsync(cases, ct);
        await db.InsertManyAsync(decided.Select(d => d.Decision), ct);
        await db.InsertManyAsync(decided.Select(d => d.Place), ct);
        await db.InsertManyAsync(decided.SelectMany((d, n) => Steps(d.Place, n)), ct);
        await db.InsertManyAsync(decided.SelectMany(d => Letters(d.Place, d.Decision)), ct);
        await db.InsertManyAsync([.. Past(), .. decided.Select(d => Entry(d.Place.SchoolId, Held, d.Place.YearGroup, d.Place.Points, d.Place.Id))], ct);
        return ($"2 panel meetings, {placed.Count} places",
        [
            .. decided.Select(d => new NewInvolvement(d.Place.ChildId, InvolvementKind.Referral, d.Place.SchoolId, null, ClosingService.SchoolPurpose, LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Movement, Held, order.Today.AddMonths(3))),
            .. waiting.SelectMany(p => sitting.DistinctBy(s => s.Person).Where(s => s.Person != chair.Person).Select(s => new NewInvolvement(p.Referral.ChildId, InvolvementKind.PanelPaper, s.Organisation, s.Person, PanelWords.Purpose(called), LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Movement, order.Today.AddDays(-3), called.Day))),
        ]);
    }

    private PanelMeeting Meeting(DateOnly day, MeetingState state) => new()
    {
        Id = ids.Next(), Track = Track.Mainstream, Day = day, Place = "9:30, council offices, room 2", ProtocolId = protocol.Id, State = state, PapersOpenedAtUtc = UkDays.StartOf(day.AddDays(-3)), ClosedAtUtc = state == MeetingState.Closed ? UkDays.StartOf(day).AddHours(12) : null,
        Minutes = state == MeetingState.Closed ? "The statistics of the term were read." : null, CalledBy = chair.Person, CalledAtUtc = UkDays.StartOf(day.AddDays(-14)),
    };

    private IEnumerable<PanelCase> Cases(PanelMeeting meeting, List<ReferralPaper> papers) =>
        papers.OrderBy(p => ReferralRules.WaitsSince(p.Referral)).ThenBy(p => p.Referral.Id).Select((p, n) => new PanelCase { Id = ids.Next(), ChildId = p.Referral.ChildId, MeetingId = meeting.Id, ReferralId = p.Referral.Id, Position = n + 1 });

    private (PanelDecision, PanelPlace, ReferralPaper) Decided(ReferralPaper paper, PanelCase one)
    {
        var decision = new PanelDecision { Id = ids.Next(), ChildId = one.ChildId, CaseId = one.Id, Outcome = PanelOutcome.Place, SchoolId = paper.Referral.PlacedAt, ProposedId = paper.Referral.PlacedAt, Reason = "By the protocol this is the fairest place, looked at together with all other children of the meeting.", By = chair.Person, AtUtc = UkDays.StartOf(Held).AddHours(11) };
        var place = new PanelPlace { Id = ids.Next(), ChildId = one.ChildId, ReferralId = paper.Referral.Id, DecisionId = decision.Id, ProtocolId = protocol.Id, SchoolId = paper.Referral.PlacedAt!.Value, Points = paper.Referral.Category == Category.D ? 2 : 1, YearGroup = 8, DecidedOn = Held, AnswerBy = SampleReferrals.Weekday(Held.AddDays(5)) };
        return (decision, place, paper);
    }

    /// <summary>The first child is at school and well; the second school has agreed and the child starts.</summary>
    private IEnumerable<PlaceStep> Steps(PanelPlace place, int number)
    {
        var head = heads.TryGetValue(place.SchoolId, out var known) ? known : chair.Person;
        yield return Step(PlaceDeed.Agreed, SampleReferrals.Weekday(Held.AddDays(number == 0 ? 8 : 45)), SampleReferrals.Weekday(Held.AddDays(2)), "A mentor meets the child at the gate.", null);
        if (number == 0)
            yield return Step(PlaceDeed.OnRoll, SampleReferrals.Weekday(Held.AddDays(8)), SampleReferrals.Weekday(Held.AddDays(9)), null, null);

        PlaceStep Step(PlaceDeed deed, DateOnly day, DateOnly on, string? words, PlaceOutcome? outcome) => new() { Id = ids.Next(), ChildId = place.ChildId, PlaceId = place.Id, Deed = deed, Day = day, Words = words, Outcome = outcome, By = head, AtUtc = UkDays.StartOf(on).AddHours(9) };
    }

    private IEnumerable<PanelLetter> Letters(PanelPlace place, PanelDecision decision)
    {
        var facts = new LetterFacts("the child", "Year 8", schools.First(s => s.Id == place.SchoolId).Name, "the school before", place, decision.Reason, "see the referral", protocol.SilenceAllocates);
        return new[] { LetterTo.School, LetterTo.Family }.Select(to => new PanelLetter { Id = ids.Next(), ChildId = place.ChildId, PlaceId = place.Id, To = to, Text = PanelLetters.Of(to, facts), AtUtc = UkDays.StartOf(Held).AddHours(12), SentOn = to == LetterTo.Family ? Held.AddDays(1) : null });
    }

    /// <summary>Children of meetings before, whose records are not in the sample.</summary>
    private IEnumerable<LedgerEntry> Past()
    {
        var random = order.Random("fair access ledger");
        for (var n = 0; n < PastEntries; n++)
            yield return Entry(schools[random.Below(schools.Count)].Id, SampleReferrals.Weekday(Held.AddDays(-14 * (n + 1))), 7 + random.Below(5), n % 4 == 0 ? 2 : 1, null);
    }

    private LedgerEntry Entry(OrganisationId school, DateOnly day, int year, int points, Guid? place) => new()
    {
        Id = ids.Next(), Track = Track.Mainstream, SchoolId = school, Day = day, Cause = LedgerCause.FairAccess, Points = points, YearGroup = year, PlaceId = place, DaysToPlace = 18 + (day.DayNumber % 25), SchoolDaysToPlace = 8 + (day.DayNumber % 15), By = chair.Person, AtUtc = UkDays.StartOf(day).AddHours(12),
    };
}
