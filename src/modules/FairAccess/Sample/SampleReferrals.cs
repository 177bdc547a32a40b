using Headwater.Children.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.FairAccess.Sample;

/// <summary>Made-up referrals: short, ordinary and about nobody.</summary>
internal sealed class SampleReferrals(SampleOrder order, IReadOnlyList<OrganisationSummary> schools)
{
    private static readonly ReferralState[] States = [ReferralState.Draft, ReferralState.SignedOff, ReferralState.Accepted, ReferralState.SentBack, ReferralState.Withdrawn, ReferralState.Accepted, ReferralState.Accepted, ReferralState.SignedOff, ReferralState.Draft, ReferralState.Accepted, ReferralState.Placed, ReferralState.Placed];

    private static readonly (Category Letter, string Evidence, string Needs)[] Cases =
    [
        (Category.A, "Child in need plan since September; the social worker’s letter is in the file.", "Somebody to talk to in the first week, and a phased start."),
        (Category.D, "Permanently excluded by another school in the summer; the unit says that he is ready for a mainstream school.", "Small steps: mornings first, a mentor, and a plan for break times."),
        (Category.E, "SEN support for language; report of the speech therapist of June.", "Instructions one at a time, and the day’s plan on paper."),
        (Category.G, "The family lost its home in August and lives in a hostel.", "A bus pass, uniform, and a quiet place for homework."),
        (Category.L, "No place since July; four schools were asked and are full in the year group.", "To begin soon: every week at home makes it harder."),
    ];

    private static readonly string[] Views = ["I want to go to a school where I know somebody.", "I would like to do art.", "I am nervous, but I want to be back in school.", "Not too far, please."];
    private static readonly string[] ParentViews = ["We will go where somebody is glad to have her. Near would help.", "We were told no four times. We would like an answer.", "He needs a fresh start, and so do we."];

    private readonly SampleIds ids = order.Ids("fair access referral");
    private readonly SplitMix random = order.Random("fair access");

    /// <summary>The state of the so-manieth referral.</summary>
    public static ReferralState StateOf(int number) => States[number % States.Length];

    public ReferralPaper Paper(SampleChild child, ReferralState state, int number, PersonId head, PersonId chair, Guid protocol)
    {
        var (letter, evidence, needs) = Cases[number % Cases.Length];
        // Those who are placed were before the meeting of seven weeks ago.
        var begun = Weekday(order.Today.AddDays(state == ReferralState.Placed ? -75 : -14 - (6 * number)));
        var others = schools.Select(s => s.Id).Where(s => s != child.School).ToList();
        var referral = new Referral
        {
            Id = ids.Next(), ChildId = child.Id, Track = Track.Mainstream, ReferredBy = child.School, Category = letter, Evidence = evidence, OrdinarySteps = "Three schools were asked in the ordinary way. All said that the year group is full.", Needs = needs,
            ChildView = random.One(Views), ParentView = random.One(ParentViews), NoPreference = others.Count == 0, ExcludedBy = letter == Category.D && others.Count > 2 ? others[^1] : null, PreviousSchools = "This school since Year 7; a primary school near by before.",
            Siblings = number % 2 == 0 ? "A sister at a primary school near by" : null, Transport = "By bus, one change; the family has no car.", Subjects = child.YearGroup is 10 or 11 ? "English and mathematics (AQA), combined science, art" : null,
            UnplacedSince = letter is Category.L or Category.D ? begun.AddDays(-50) : null, State = state, AcceptedOn = state is ReferralState.Accepted or ReferralState.Placed ? Weekday(begun.AddDays(5)) : null, ProtocolId = state is ReferralState.Accepted or ReferralState.Placed ? protocol : null,
            PlacedOn = state == ReferralState.Placed ? Weekday(order.Today.AddDays(-50)) : null, PlacedAt = state == ReferralState.Placed ? others[number % others.Count] : null,
            RecordedBy = head, RecordedAtUtc = UkDays.StartOf(begun),
        };
        // A draft still misses something.
        if (state == ReferralState.Draft)
            (referral.ParentView, referral.Transport) = (null, null);
        List<ReferralSchool> named = [.. others.Take(2).Select((s, n) => new ReferralSchool { Id = ids.Next(), ChildId = child.Id, ReferralId = referral.Id, SchoolId = s, Wish = n + 1 })];
        if (others.Count > 2 && number % 4 == 1)
            named.Add(new() { Id = ids.Next(), ChildId = child.Id, ReferralId = referral.Id, SchoolId = others[2], BarredBecause = "Somebody who hurt the child is a pupil there." });
        var risk = state == ReferralState.Draft ? null : new ReferralRisk { Id = ids.Next(), ChildId = child.Id, ReferralId = referral.Id, Visibility = Visibility.Professionals, OwnerId = child.School, Text = number % 3 == 0 ? "Leaves the building when it is loud; comes back when somebody walks along." : "Nothing beyond what is said above." };
        return new(referral, named, risk, [.. Steps(referral, begun, head, chair)]);
    }

    /// <summary>The day, or the Monday after it.</summary>
    public static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };

    private IEnumerable<ReferralStep> Steps(Referral referral, DateOnly begun, PersonId head, PersonId chair)
    {
        if (referral.State == ReferralState.Draft)
            yield break;
        yield return Step(ReferralDeed.SignedOff, Weekday(begun.AddDays(3)), head, null);
        if (referral.State is ReferralState.Accepted or ReferralState.Placed)
            yield return Step(ReferralDeed.Accepted, referral.AcceptedOn!.Value, chair, null);
        if (referral.State == ReferralState.SentBack)
            yield return Step(ReferralDeed.SentBack, Weekday(begun.AddDays(5)), chair, "Which schools were asked, and when?");
        if (referral.State == ReferralState.Withdrawn)
            yield return Step(ReferralDeed.Withdrawn, Weekday(begun.AddDays(8)), head, "The family found a place by itself.");

        ReferralStep Step(ReferralDeed deed, DateOnly day, PersonId by, string? why) => new() { Id = ids.Next(), ChildId = referral.ChildId, ReferralId = referral.Id, Deed = deed, Day = day, By = by, AtUtc = UkDays.StartOf(day).AddHours(10), Reason = why };
    }
}
