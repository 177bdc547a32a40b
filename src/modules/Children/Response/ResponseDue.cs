using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>What is to be done.</summary>
internal enum DueKind
{
    Review,
    Action,
    Talk,

    /// <summary>Days of suspension came to the locality's number and nobody has opened a conversation since.</summary>
    Begin,

    /// <summary>The family was asked to agree to something and has not answered.</summary>
    Consent,

    /// <summary>The law asks for it after an exclusion.</summary>
    Duty,
}

/// <summary>Something of a child's response that waits for the actor.</summary>
internal sealed record DueThing(DueKind Kind, PlanKind? Plan, DateOnly Day, ChildId Child, string Name, string Href)
{
    /// <summary>What it is, where its kind does not say it.</summary>
    public string? What { get; init; }
}

/// <summary>Plans to be looked at, actions of one's own that are late, conversations to be had or to be opened, questions to the family that wait for its answer; those due first before the others, read once in a scope.</summary>
internal sealed class ResponseDue(HeadwaterDb db, LedgerQueries ledgers, TalkService talkService, CurrentActor actor)
{
    /// <summary>A review is announced this long before.</summary>
    private const int DaysAhead = 14;

    /// <summary>What the family was asked is asked about again after this long.</summary>
    public const int DaysToAnswer = 14;

    /// <summary>So far back suspensions are looked at: three terms lie in it.</summary>
    private const int MonthsBack = 12;

    private IReadOnlyList<DueThing>? all;

    /// <summary>More of a kind are not listed.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<DueThing>> AllAsync(CancellationToken ct) => all ??= await ReadAsync(ct);

    private async Task<IReadOnlyList<DueThing>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.WriteEntries))
            return [];
        var (me, today) = (actor.Person!.Value, db.Reader.Today);
        var soon = today.AddDays(DaysAhead);
        // Who keeps the school's records is told of every plan of the school; others of those that they coordinate.
        var kept = actor.Where(Capability.KeepRecords | Capability.WriteEntries).ToList();
        var plans = await (
            from p in db.Set<PlanCycle>().AsNoTracking().Where(p => p.ClosedOn == null && p.ReviewOn <= soon && (p.CoordinatorId == me || kept.Contains(p.OwnerId)))
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on p.ChildId equals c.ChildId
            orderby p.ReviewOn, p.Id
            select new { Child = c, p.Id, p.PlanKind, Day = p.ReviewOn }).Take(Most).ToListAsync(ct);
        var actions = await (
            from a in db.Set<PlanAction>().AsNoTracking().Where(a => a.DoerId == me && a.State == ActionState.Open && a.By < today && db.Set<PlanCycle>().Any(p => p.Id == a.PlanId && p.ClosedOn == null))
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on a.ChildId equals c.ChildId
            orderby a.By, a.Id
            select new { Child = c, a.PlanId, Day = a.By }).Take(Most).ToListAsync(ct);
        var talks = await (
            from t in db.Set<Talk>().AsNoTracking().Where(t => t.HeldBy == me && t.EndedOn == null)
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on t.ChildId equals c.ChildId
            orderby t.By, t.Id
            select new { Child = c, Day = t.By }).Take(Most).ToListAsync(ct);
        return
        [
            .. plans.Select(p => new DueThing(DueKind.Review, p.PlanKind, p.Day, p.Child.ChildId, p.Child.Name, ResponseLinks.Plan(p.Child.ChildId, p.Id))),
            .. actions.Select(a => new DueThing(DueKind.Action, null, a.Day, a.Child.ChildId, a.Child.Name, ResponseLinks.Plan(a.Child.ChildId, a.PlanId))),
            .. talks.Select(t => new DueThing(DueKind.Talk, null, t.Day, t.Child.ChildId, t.Child.Name, ResponseLinks.Now(t.Child.ChildId))),
            .. await BeginAsync(kept, today, ct),
            .. await ConsentsAsync(me, today, ct),
        ];
    }

    /// <summary>Children whose days of suspension came to the locality's number, for those who keep their records and plan for them.</summary>
    private async Task<IEnumerable<DueThing>> BeginAsync(List<OrganisationId> kept, DateOnly today, CancellationToken ct)
    {
        // Who left is asked about by the school of today, whichever school suspended.
        var views = await ledgers.OfRollAsync(kept, today.AddMonths(-MonthsBack), ct);
        if (views.Count == 0)
            return [];
        var limits = await talkService.LimitsAsync(ct);
        var asked = views.Where(v => TriggerRules.Reason(limits, YearGroups.Of(v.Ledger.Child, today), new(v.AcrossThreeTerms(today) / 2m)) is not null).ToList();
        var ids = asked.ConvertAll(v => v.Ledger.Child.ChildId);
        var talks = ids.Count == 0 ? [] : await db.Set<Talk>().AsNoTracking().Where(t => ids.Contains(t.ChildId)).Select(t => new { t.ChildId, t.RaisedOn, t.EndedOn }).ToListAsync(ct);
        return asked.Select(v => (View: v, Last: TriggerRules.Last(v.Ledger.Exclusions)))
            .Where(a => a.Last is not null && !talks.Exists(t => t.ChildId == a.View.Ledger.Child.ChildId && (t.EndedOn is null || t.RaisedOn >= a.Last.Start)))
            .Select(a => new DueThing(DueKind.Begin, null, TriggerRules.TalkBy(a.Last!, a.View.ClockOf(a.Last!).Dates.Calendar), a.View.Ledger.Child.ChildId, a.View.Ledger.Child.Name, ResponseLinks.Talk(a.View.Ledger.Child.ChildId)));
    }

    /// <summary>What the actor asked a family and nobody answered in two weeks.</summary>
    private async Task<IEnumerable<DueThing>> ConsentsAsync(PersonId me, DateOnly today, CancellationToken ct)
    {
        var until = UkDays.StartOf(today.AddDays(1 - DaysToAnswer));
        var open = await (
            from s in db.Set<ConsentStep>().AsNoTracking().Where(s => s.By == me && s.Deed == ConsentDeed.Asked && s.AtUtc < until && !db.Set<ConsentStep>().Any(o => o.ConsentId == s.ConsentId && o.Deed != ConsentDeed.Asked))
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on s.ChildId equals c.ChildId
            orderby s.AtUtc, s.Id
            select new { Child = c, s.AtUtc }).Take(Most).ToListAsync(ct);
        return open.Select(s => new DueThing(DueKind.Consent, null, UkDays.DayOf(s.AtUtc).AddDays(DaysToAnswer), s.Child.ChildId, s.Child.Name, FamilyLinks.Consents(s.Child.ChildId)));
    }

    /// <summary>What to do, beginning with a verb; it names no child.</summary>
    public static string Words(DueThing due) => due.Kind switch
    {
        DueKind.Review => $"Review a {ResponseWords.Of(due.Plan ?? PlanKind.SupportPlan)}",
        DueKind.Action => "Say what became of something you agreed to do in a plan",
        DueKind.Talk => "Have a conversation about what would help a child",
        DueKind.Begin => "Open a conversation about what would help: days of suspension came to the number from which people talk here",
        DueKind.Consent => "Ask the family again: it has not answered what you asked it to agree to",
        _ => due.Kind.ToString(),
    };
}

/// <summary>The same for the first page: a few by themselves, many of a kind as one.</summary>
internal sealed class ResponseHome(ResponseDue due) : IHomePart
{
    private const int Few = 3;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct) =>
        [.. (await due.AllAsync(ct)).GroupBy(d => d.Kind).SelectMany(g => g.Count() <= Few ? g.Select(d => new HomeTask(ResponseDue.Words(d), d.Href, d.Day)) : [new(Many(g.Key, g.Count()), ResponseLinks.Due, g.Min(d => d.Day))])];

    private static string Many(DueKind kind, int count)
    {
        var many = count < ResponseDue.Most ? Interface.Words.Count(count) : $"{Interface.Words.Count(ResponseDue.Most)} or more";
        return kind switch
        {
            DueKind.Review => $"Review {many} plans",
            DueKind.Action => $"Say what became of {many} things you agreed to do in plans",
            DueKind.Begin => $"Open {many} conversations about what would help, after days of suspension",
            DueKind.Consent => $"Ask {many} families again that have not answered",
            _ => $"Have {many} conversations about what would help",
        };
    }
}
