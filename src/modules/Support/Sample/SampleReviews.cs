using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Reviews;

namespace Headwater.Support.Sample;

/// <summary>Made-up reviews by the helpline's organisation: one that the school has and shares, with a recommendation done and one late, and one that is being written.</summary>
internal sealed class SampleReviews(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    /// <summary>After the clinics.</summary>
    public int Order => 95;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (posts.FirstOrDefault(p => p.Role == Role.TriageAdviser) is not { } adviser || posts.FirstOrDefault(p => p.Role == Role.Headteacher) is not { } head)
            return "no reviews";
        var ids = order.Ids("reviews");
        SchoolReview Made(ReviewKind kind, ReviewState state, int daysAgo, string scope) => new()
        {
            Id = ids.Next(), Kind = kind, SchoolId = head.Organisation, LeadId = adviser.Organisation, AskedBy = "The headteacher and the governors", Scope = scope, Team = "Inclusion officer, council (lead)\nSENCO of another school\nEducational psychologist", State = state,
            SentOn = state == ReviewState.Draft ? null : order.Today.AddDays(8 - daysAgo), VisitOn = state == ReviewState.Draft ? null : order.Today.AddDays(40), SharedAtUtc = state == ReviewState.Draft ? null : UkDays.StartOf(order.Today.AddDays(9 - daysAgo)).AddHours(11), SharedBy = state == ReviewState.Draft ? null : head.Person,
            BegunBy = adviser.Person, BegunAtUtc = UkDays.StartOf(order.Today.AddDays(-daysAgo)).AddHours(9),
        };
        var sent = Made(ReviewKind.Inclusion, ReviewState.Sent, 45, "How lessons and the behaviour policy keep pupils in Years 7 to 9 in the room. Attendance is not looked at.");
        var draft = Made(ReviewKind.Send, ReviewState.Draft, 6, "How needs are found in Year 7, and what teachers know of them.");
        List<ReviewItem> items = [];
        void Add(SchoolReview review, ReviewPart part, string text, string? owner = null, int? due = null, string? with = null) => items.Add(new()
        {
            Id = ids.Next(), ReviewId = review.Id, Part = part, Text = text, Owner = owner, DueOn = due is { } days ? order.Today.AddDays(days) : null, DoneOn = with is null ? null : order.Today.AddDays(-10), DoneWith = with, AddedBy = adviser.Person, AddedAtUtc = review.BegunAtUtc.AddDays(2).AddMinutes(items.Count),
        });
        Add(sent, ReviewPart.Evidence, "Nine lessons in Years 7 to 9, two break times, and the register of removals of one half term.");
        Add(sent, ReviewPart.Evidence, "Talks with twelve pupils, eight parents and the pastoral team.");
        Add(sent, ReviewPart.Strength, "Every pupil met could name an adult who helps.");
        Add(sent, ReviewPart.ToImprove, "Pupils are removed for the same few reasons in the same few rooms, and nobody looks at the pattern.");
        Add(sent, ReviewPart.Recommendation, "Look at the pattern of removals every Friday, and change one thing a week.", "Deputy headteacher", -14, "A page on the wall of the office; removals of Year 8 are down by half.");
        Add(sent, ReviewPart.Recommendation, "Agree what every teacher tries before a removal, on one page.", "SENCO", -3);
        Add(draft, ReviewPart.Evidence, "The papers of transition of one year group.");
        List<ReviewStep> steps = [];
        void Step(SchoolReview review, ReviewStepKind kind, ReviewState? from, ReviewState to, SamplePost by, DateTime at, string why) =>
            steps.Add(new() { Id = ids.Next(), ReviewId = review.Id, Number = steps.Count(s => s.ReviewId == review.Id) + 1, Kind = kind, From = from, To = to, By = by.Person, OrganisationId = by.Organisation, AtUtc = at, Why = why });
        foreach (var review in new[] { sent, draft })
            Step(review, ReviewStepKind.Moved, null, ReviewState.Draft, adviser, review.BegunAtUtc, $"Asked for by {review.AskedBy}.");
        Step(sent, ReviewStepKind.Moved, ReviewState.Draft, ReviewState.Sent, adviser, UkDays.StartOf(sent.SentOn!.Value).AddHours(10), $"The team comes again on {Interface.Words.Date(sent.VisitOn!.Value)}.");
        Step(sent, ReviewStepKind.Shared, ReviewState.Sent, ReviewState.Sent, head, sent.SharedAtUtc!.Value, "Professionals of the area and the local lead read it from now on.");
        Step(sent, ReviewStepKind.Done, ReviewState.Sent, ReviewState.Sent, head, UkDays.StartOf(order.Today.AddDays(-10)).AddHours(14), "Look at the pattern of removals every Friday, and change one thing a week.");
        await db.InsertManyAsync([sent, draft], ct);
        await db.InsertManyAsync(items, ct);
        await db.InsertManyAsync(steps, ct);
        return "2 reviews of schools";
    }
}
