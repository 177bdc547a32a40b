using Headwater.Access.Contracts;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using static Headwater.Children.Subjects.SubjectRows;

namespace Headwater.Children.Response;

/// <summary>Plans, what came of them and conversations, for a request of the subject; by the same marks as the rest of the record.</summary>
internal sealed class ResponseSubjectData(HeadwaterDb db, IOrganisations organisations, IPeople people) : ISubjectData
{
    public int Order => 105;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var (plans, actions, talks) = (await db.OfSubject<PlanCycle>(records).OrderBy(p => p.Began).ThenBy(p => p.Id).ToListAsync(ct), await db.OfSubject<PlanAction>(records).OrderBy(a => a.By).ThenBy(a => a.Id).ToListAsync(ct), await db.OfSubject<Talk>(records).OrderBy(t => t.RaisedOn).ThenBy(t => t.Id).ToListAsync(ct));
        var outcomes = await db.OfSubject<PlanOutcome>(records).OrderBy(o => o.Id).ToListAsync(ct);
        var reviews = await db.OfSubject<PlanReview>(records).OrderBy(r => r.Day).ThenBy(r => r.Id).ToListAsync(ct);
        var ratings = await db.OfSubject<OutcomeRating>(records).ToListAsync(ct);
        var names = await people.NamesAsync([.. plans.Select(p => p.CoordinatorId).Concat(actions.Select(a => a.DoerId).OfType<PersonId>()).Concat(talks.Select(t => t.HeldBy)).Distinct()], ct);
        string Plan(Guid id) => plans.Find(p => p.Id == id) is { } plan ? $"{ResponseWords.Of(plan.PlanKind)} of {Words.Date(plan.Began)}" : "a plan";
        return
        [
            ByAudience("Plans", audience, plans, p => Item(
                ("Kind", ResponseWords.Of(p.PlanKind)), ("By", places.GetValueOrDefault(p.OwnerId, "an organisation no longer on record")), ("Began", Words.Date(p.Began)), ("Needs and strengths", p.NeedsAndStrengths), ("Reasonable adjustments", p.Adjustments),
                ("Coordinated by", names[p.CoordinatorId]), ("To be looked at", p.ClosedOn is null ? Words.Date(p.ReviewOn) : null), ("Closed", p.ClosedOn is { } closed ? Words.Date(closed) : null), ("What came of it", p.ClosedWith))),
            ByAudience("Outcomes of plans", audience, outcomes, o => Item(("Plan", Plan(o.PlanId)), ("Outcome", o.What), ("Baseline", o.Baseline), ("Measure", o.Measure), ("Target", o.Target))),
            ByAudience("Actions of plans", audience, actions, a => Item(("Plan", Plan(a.PlanId)), ("Action", a.What), ("Who", a.DoerId is { } doer ? names[doer] : a.Doer), ("By", Words.Date(a.By)), ("Help used", a.HelpName), ("What became of it", ResponseWords.Of(a.State)), ("In words", a.Came))),
            ByAudience("Reviews of plans", audience, reviews, r => Item(("Plan", Plan(r.PlanId)), ("Day", Words.Date(r.Day)), ("Who took part", r.TookPart), ("What was said", r.Said), ("Next", r.Next))),
            ByAudience("How far outcomes came", audience, ratings, r => Item(("Outcome", outcomes.Find(o => o.Id == r.OutcomeId)?.What), ("On", reviews.Find(v => v.Id == r.ReviewId) is { } review ? Words.Date(review.Day) : null), ("Step", OutcomeScale.Of(r.Step)), ("How it was", r.Now))),
            ByAudience("Conversations about what would help", audience, talks, t => Item(("Opened", Words.Date(t.RaisedOn)), ("Because", t.Because), ("Seen to by", names[t.HeldBy]), ("With", t.WithWhom), ("By", Words.Date(t.By)), ("What came of it", t.Came))),
        ];
    }
}
