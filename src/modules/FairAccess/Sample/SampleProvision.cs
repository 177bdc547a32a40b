using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Duties;
using Headwater.FairAccess.Provision;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Sample;

/// <summary>
/// Made-up placements in alternative provision: some that go on, one of them with a child who is ready to return, and some that ended in
/// the last two years; and checks of the two providers, one of which is out of date.
/// </summary>
internal sealed class SampleProvision(HeadwaterDb db, ISamplePeople people, ISampleChildren children, IOrganisations organisations, ISchools schools, ISchoolCalendars calendars, IManyChildren many) : ISamplePart
{
    private const int Schools = 4;
    private const int OfEach = 7;
    private const int GoOn = 8;

    private static readonly string[] Roles = ["Small groups each morning; a mentor who helps to plan the day.", "English and mathematics in a quiet room, and work with the hands in the afternoon.", "To find out what makes lessons hard, and to try two ways that help."];
    private static readonly string[] Needs = ["Mornings after a weekend are hard; somebody meets the child at the door.", "Works for twenty minutes at a time; a break helps.", "A plan for when it gets loud.", "Two friends from the first school; one adult to talk to.", "The receiving school names a person, and they meet before."];

    /// <summary>After the referrals.</summary>
    public int Order => 91;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        var all = await organisations.AllAsync(ct);
        OrganisationId? Named(string service) => all.FirstOrDefault(o => o.Name == SampleServices.NameIn(order.Area, service))?.Id;
        if (posts.FirstOrDefault(p => p.Role == Role.LocalLead) is not { } lead || Named(SampleServices.ReferralUnit) is not { } unit || Named(SampleServices.YouthProject) is not { } project)
            return "no alternative provision";
        var phases = (await schools.InAreaAsync(order.Area.Code, closedToo: false, ct)).ToDictionary(s => s.Urn, s => s.Phase);
        var heads = posts.Where(p => p.Role == Role.Headteacher).GroupBy(p => p.Organisation).ToDictionary(g => g.Key, g => g.First().Person);
        List<OrganisationId> secondary = [.. all.Where(o => o is { IsSchool: true, Urn: { } urn } && phases.GetValueOrDefault(urn) == "Secondary" && heads.ContainsKey(o.Id)).OrderBy(o => o.Urn).Select(o => o.Id).Take(Schools)];
        var calendar = (await calendars.OfLocalityAsync(ct)).Calendar;
        var drawn = await children.OfAsync(secondary, OfEach, order.Today, ct);
        // One of each school in turn, so that the first head finds some that go on and some that ended.
        var chosen = drawn.GroupBy(c => c.School).SelectMany(g => g.Select((c, n) => (Child: c, Turn: n))).OrderBy(c => c.Turn).Select(c => c.Child).ToList();
        var made = new MadeUpPlacements(order, unit, project, heads, calendar);
        List<PlacementPaper> papers = [.. chosen.Select((c, n) => made.Of(c, n, n < GoOn))];
        await db.InsertManyAsync(papers.Select(p => p.Placement), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Terms), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Reviews), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Days), ct);
        await db.InsertManyAsync(papers.SelectMany(p => p.Notes), ct);
        await db.InsertManyAsync(made.Checks(lead.Person), ct);
        List<NewInvolvement> involved = [.. papers.Where(p => p.Placement.EndedOn is null).Select(p => new NewInvolvement(p.Placement.ChildId, InvolvementKind.Referral, p.Placement.ProviderId, null, PlacementService.ProviderPurpose, LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Movement, p.Placement.FirstDay))];
        await many.InvolveAsync(involved, order.Ids("provision involvement").Next, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{papers.Count} placements in alternative provision");
    }

    private sealed class MadeUpPlacements(SampleOrder order, OrganisationId unit, OrganisationId project, Dictionary<OrganisationId, PersonId> heads, SchoolCalendar? calendar)
    {
        private readonly SampleIds ids = order.Ids("placement");
        private readonly SplitMix random = order.Random("provision");

        public PlacementPaper Of(SampleChild child, int n, bool goesOn)
        {
            var head = heads[child.School];
            var first = SchoolDay(goesOn ? order.Today.AddDays(-24 - (7 * n)) : order.Today.AddDays(-130 - (24 * (n - GoOn))));
            var ended = goesOn ? (DateOnly?)null : SchoolDay(first.AddDays(70 + (7 * (n % 3))));
            var ending = ended is null ? (PlacementEnding?)null : n % 5 is 0 or 1 or 3 ? PlacementEnding.ReturnedToMainstream : n % 5 == 2 ? PlacementEnding.OtherPlacement : PlacementEnding.SpecialSchool;
            var lookable = ending == PlacementEnding.ReturnedToMainstream && ended!.Value.AddDays(7 * PlacementRules.WeeksToLook) is var at && at <= order.Today.AddDays(-20);
            var placement = new Placement
            {
                Id = ids.Next(), ChildId = child.Id, ProviderId = n % 3 == 2 ? project : unit, CommissionerId = child.School, Purpose = (PlacementPurpose)(n % 5 == 2 && child.YearGroup is not (10 or 11) ? 4 : n % 5 == 2 ? 3 : n % 5 == 4 ? 1 : 0), AgreedRole = random.One(Roles), MainSchoolId = child.School,
                FirstDay = first, EndedOn = ended, Ending = ending, EndedBecause = ending is PlacementEnding.OtherPlacement ? "A place at a farm with teaching, nearer home." : null,
                StillThere = lookable ? n % 4 != 0 : null, StillThereOn = lookable ? ended!.Value.AddDays((7 * PlacementRules.WeeksToLook) + 3) : null, RecordedBy = head, RecordedAtUtc = UkDays.StartOf(first.AddDays(-5)),
            };
            var part = n % 4 == 1;
            var terms = new PlacementTerms
            {
                Id = ids.Next(), ChildId = child.Id, PlacementId = placement.Id, FromDay = first, Minutes = part ? 12 * 60 : 20 * 60, MinutesElsewhere = part ? 3 * 60 : 5 * 60, WeeklyPence = placement.ProviderId == unit ? 38_500 : 24_000, PlannedLast = ended ?? SchoolDay(order.Today.AddDays(40)),
                FewerBecause = part ? "The doctor advises to begin with mornings." : null, FullTimeFrom = part ? first.AddDays(goesOn ? 60 : 28) : null, RecordedBy = head, RecordedAtUtc = placement.RecordedAtUtc,
            };
            var note = new PlacementNote { Id = ids.Next(), ChildId = child.Id, PlacementId = placement.Id, Visibility = Visibility.Professionals, OwnerId = child.School, Text = "The taxi comes late on Mondays; the office knows.", WrittenBy = head, WrittenAtUtc = UkDays.StartOf(first.AddDays(4)).AddHours(10) };
            return new(placement, [terms], [.. Reviews(placement, head, n)], [.. Days(placement, head, n)], n % 3 == 0 ? [note] : []);
        }

        public IEnumerable<ProviderCheck> Checks(PersonId lead)
        {
            yield return new() { Id = ids.Next(), ProviderId = unit, VisitedOn = order.Today.AddDays(-80), IsRegistered = true, Seen = Seen.All, NextDue = order.Today.AddDays(200), CheckedBy = lead, CheckedAtUtc = UkDays.StartOf(order.Today.AddDays(-79)) };
            yield return new()
            {
                Id = ids.Next(), ProviderId = project, VisitedOn = order.Today.AddDays(-390), IsRegistered = false, Seen = Seen.Safeguarding | Seen.Staff | Seen.Curriculum, NextDue = order.Today.AddDays(-30), Concern = "The insurance was being renewed; the new paper was not there yet.",
                CheckedBy = lead, CheckedAtUtc = UkDays.StartOf(order.Today.AddDays(-389)),
            };
        }

        /// <summary>One that was held, where there was time for it, and of those that go on the next.</summary>
        private IEnumerable<PlacementReview> Reviews(Placement p, PersonId head, int n)
        {
            var held = SchoolDay(p.FirstDay.AddDays(35));
            var isHeld = held < order.Today && (p.EndedOn is null || held <= p.EndedOn);
            if (isHeld)
            {
                var ready = p.Ending == PlacementEnding.ReturnedToMainstream || (p.EndedOn is null && n % 4 == 2);
                var review = new PlacementReview
                {
                    Id = ids.Next(), ChildId = p.ChildId, PlacementId = p.Id, PlannedFor = held, HeldOn = held, TookPart = "Mother, the child, head of year, key worker of the provider", ChildView = ready ? "I can do a whole day now. I want to see my friends." : "I like the workshop. School is loud.",
                    ParentView = ready ? "Mornings are easier. We would like a school that knows the plan." : "We would rather wait until Christmas.", Decision = ready ? ReviewDecision.ReadyToReturn : ReviewDecision.GoesOn, Until = ready ? null : p.EndedOn ?? SchoolDay(order.Today.AddDays(40)), RecordedBy = head,
                };
                foreach (var (statement, at) in ReviewStatements.All.Select((s, at) => (s, at)))
                {
                    var level = ready && at < 4 ? Readiness.Ready : (at + n) % 3 == 0 ? Readiness.NotYet : Readiness.Partly;
                    statement.Set(review, level);
                    statement.SetNeeds(review, level == Readiness.Ready ? null : Needs[at]);
                }

                yield return review;
            }

            if (p.EndedOn is null)
                yield return new() { Id = ids.Next(), ChildId = p.ChildId, PlacementId = p.Id, PlannedFor = isHeld ? SchoolDay(order.Today.AddDays((3 * n) - 8)) : p.FirstDay.AddDays(7 * PlacementRules.WeeksToFirstReview), RecordedBy = head };
        }

        private IEnumerable<PlacementDay> Days(Placement p, PersonId head, int n)
        {
            var last = p.EndedOn ?? order.Today.AddDays(-1);
            for (var day = p.FirstDay > last.AddDays(-60) ? p.FirstDay : last.AddDays(-60); day <= last; day = day.AddDays(1))
            {
                if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar?.IsSchoolDay(day) != false)
                    yield return new() { PlacementId = p.Id, Day = day, ChildId = p.ChildId, Morning = Mark(n), Afternoon = n % 4 == 1 ? SessionMark.NotRequired : Mark(n), RecordedBy = head, RecordedAtUtc = UkDays.StartOf(day).AddHours(15) };
            }
        }

        private SessionMark Mark(int n) => random.NextDouble() switch { < 0.78 => SessionMark.Present, < 0.86 => SessionMark.Late, < 0.93 => SessionMark.AuthorisedAbsence, _ => n % 2 == 0 ? SessionMark.UnauthorisedAbsence : SessionMark.Present };

        private DateOnly SchoolDay(DateOnly day)
        {
            for (var on = 0; on < 80 && (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || calendar?.IsSchoolDay(day) == false); on++)
                day = day.AddDays(1);
            return day;
        }
    }
}
