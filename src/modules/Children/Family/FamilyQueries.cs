using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Journeys;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Family;

/// <summary>All that the family's page shows.</summary>
internal sealed record FamilyView(
    FamilyMember Me,
    Child Child,
    IReadOnlyList<PlanView> Plans,
    IReadOnlyList<OwnWords> Said,
    IReadOnlyList<FamilyExclusion> Exclusions,
    RuleBook Book,
    string? Holder,
    string? School,
    IReadOnlyList<Representation> Written,
    IReadOnlyList<BoardRequest> Requests,
    IReadOnlyList<ConsentChoice> Consents,
    IReadOnlyList<FamilyLook> Looks,
    IReadOnlySet<(Guid Exclusion, LetterKind Kind)> Letters,
    IReadOnlyDictionary<PersonId, string> Names,
    PersonId Reader,
    DateOnly Today)
{
    public bool Young => Me.Young;

    public string First => Child.KnownAs ?? Child.LegalFirst;

    public IReadOnlyList<PlanView> OpenPlans => [.. Plans.Where(p => p.IsOpen)];

    public string Standing => FamilyRules.Standing(Exclusions, [.. OpenPlans.Select(p => p.Plan)], Today, Young);

    public IReadOnlyList<NextDate> Next => FamilyRules.Next(Exclusions, [.. OpenPlans.Select(p => p.Plan)], Today, Young);

    public string Name(PersonId? person) => person is { } known ? Names.GetValueOrDefault(known, "Somebody no longer on record") : "";

    /// <summary>To a parent or to the young person.</summary>
    public string Say(string parent, string young) => Young ? young : parent;
}

/// <summary>Puts the family's page together. What is open to the family is decided at the root of every query; what is marked for professionals is left out here too, for who is both.</summary>
internal sealed class FamilyQueries(HeadwaterDb db, ResponseQueries responses, LedgerQueries ledgers, ConsentService consents, IFamilyLooks looks, IPeople people, IOrganisations organisations, CurrentActor actor)
{
    /// <summary>Days of people who looked that are read.</summary>
    public const int MostLooks = 60;

    /// <summary>Null when the record is not there for the reader.</summary>
    public async Task<FamilyView?> FindAsync(FamilyMember me, CancellationToken ct)
    {
        if (await responses.FindAsync(me.Child, ct) is not { } response || await ledgers.OfChildAsync(me.Child, ct) is not { } ledger)
            return null;
        var today = db.Reader.Today;
        var reader = actor.Person!.Value;
        // What one of the family writes to the board is not for the others of it. An exclusion under a record that was joined to this one counts.
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == me.Child || c.JoinedToId == me.Child)
            join h in db.Set<CaseHolder>().Where(h => h.ToDay == null) on c.ChildId equals h.ChildId into held
            from holder in held.DefaultIfEmpty()
            join w in db.Set<Representation>().Where(w => w.By == reader) on c.ChildId equals w.ChildId into said
            from written in said.DefaultIfEmpty()
            join r in db.Set<BoardRequest>().Where(r => r.By == reader) on c.ChildId equals r.ChildId into asked
            from request in asked.DefaultIfEmpty()
            select new { Holder = holder, Written = written, Request = request }).ToListAsync(ct);
        var plans = response.Plans.Where(p => p.Plan.Visibility == Visibility.Family).ToList();
        var words = response.Words.Where(w => w.Visibility == Visibility.Family).ToList();
        var holding = rows.Select(r => r.Holder).OfType<CaseHolder>().Where(h => h.ChildId == me.Child).MaxBy(h => h.FromDay);
        var names = await people.NamesAsync(
            [.. plans.Select(p => p.Plan.CoordinatorId), .. plans.SelectMany(p => p.Actions).Select(a => a.DoerId).OfType<PersonId>(), .. words.Select(w => w.WrittenBy), .. holding is null ? Array.Empty<PersonId>() : [holding.HolderId]], ct);
        // The family reads the letters it was sent, and no drafts.
        var excluded = ledger.Ledger.Exclusions.Select(x => x.Id).ToList();
        var letters = excluded.Count == 0 ? [] : (await db.Set<SentLetter>().Where(l => excluded.Contains(l.ExclusionId)).Select(l => new { l.ExclusionId, l.What }).Distinct().ToListAsync(ct)).Where(l => LetterKinds.IsForFamily(l.What)).Select(l => (l.ExclusionId, l.What)).ToHashSet();
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var school = me.Involved.FirstOrDefault(i => i is { Kind: InvolvementKind.Roll, InForce: true })?.Organisation;
        return new(
            me, response.Child, plans, words, [.. ledger.Ledger.Exclusions.OrderByDescending(x => x.Start).Select(x => Of(ledger, x) with { IsElsewhere = school is { } now && now != x.SchoolId })], ledger.Book,
            holding is null ? null : $"{names[holding.HolderId]}, {places.GetValueOrDefault(holding.OrganisationId, "an organisation no longer on record")}", school is { } at ? places.GetValueOrDefault(at) : null,
            [.. rows.Select(r => r.Written).OfType<Representation>().DistinctBy(w => w.Id).OrderBy(w => w.MadeOn).ThenBy(w => w.Id)], [.. rows.Select(r => r.Request).OfType<BoardRequest>().DistinctBy(r => r.Id).OrderBy(r => r.AskedOn).ThenBy(r => r.Id)],
            me.Has(EntryKinds.Help) ? await consents.ChoicesAsync(me, ct) : [], await looks.OfAsync(me.Child, MostLooks, ct), letters, names, reader, today);
    }

    private static FamilyExclusion Of(LedgerView ledger, RecordedExclusion x)
    {
        var calendar = ledger.ClockOf(x).Dates.Calendar;
        var last = ExclusionWords.LastDay(x, calendar);
        var midday = last is { } end && ExclusionWords.EndsAtMidday(x, end, calendar);
        return new(x, last, midday ? last : last is { } day ? calendar?.After(day, 1) : null, ledger.DutiesOf(x.Id));
    }
}
