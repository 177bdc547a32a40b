using Headwater.Access.Auditing;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SubjectAccess;

/// <summary>What this part holds about a child: who was involved and why, what was shared, who looked.</summary>
internal sealed class AccessSubjectData(HeadwaterDb db, IPeople people, IOrganisations organisations, DisclosureService disclosures) : ISubjectData
{
    private const string Harm = "showing it could cause serious harm to somebody (Data Protection Act 2018, Schedule 3)";
    private static readonly string[] WithoutInvolvement = [QueryFilters.Involvement];

    public int Order => 900;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct) =>
        [await InvolvementsAsync(records, audience, ct), await DisclosuresAsync(records, ct), await OpeningsAsync(records, audience, ct), await LooksAsync(records, audience, ct)];

    private async Task<SubjectSection> InvolvementsAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var emergencies = audience != SubjectAudience.Parent;
        var all = await db.Set<Involvement>().AsNoTracking().Where(i => records.Contains(i.ChildId) && (emergencies || i.Kind != InvolvementKind.BreakGlass)).OrderBy(i => i.FromDay).ThenBy(i => i.Id).ToListAsync(ct);
        var names = await people.NamesAsync([.. all.Where(i => i.PersonId is not null).Select(i => i.PersonId!.Value)], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return new("Who was involved, and why", [.. all.Select(i => new SubjectItem(
        [
            new("Kind", InvolvementWords.Of(i.Kind)),
            new("Organisation", i.OrganisationId is { } o ? places.GetValueOrDefault(o, "no longer on record") : "none: family"),
            new("Person", i.PersonId is { } p ? names[p] : "those whose post lets them see the organisation's children", ThirdParty: i.OrganisationId is null),
            new("Purpose", i.Purpose),
            new("Lawful basis", InvolvementWords.Of(i.Basis)),
            new("What it covers", InvolvementWords.Of(i.Covers)),
            new("From", Words.Date(i.FromDay)),
            .. i.CarriedFromId is null ? Array.Empty<SubjectField>() : [new("Carried over", "from a record that was joined to this one")],
            new("Until", i.RevokedAtUtc is { } ended ? Words.Date(UkDays.DayOf(ended)) : i.ToDay is { } to ? Words.Date(to) : "it lasts"),
        ]))], [], []);
    }

    private async Task<SubjectSection> DisclosuresAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var all = await db.Set<Disclosure>().IgnoreQueryFilters(WithoutInvolvement).AsNoTracking().Where(d => records.Contains(d.ChildId)).OrderBy(d => d.DecidedAtUtc).ThenBy(d => d.Id).ToListAsync(ct);
        var shown = await disclosures.RowsAsync([.. all.Where(d => d.HarmIfShown is null)], ct);
        return new("What was shared, and what was not", [.. shown.Select(d => new SubjectItem(
        [
            new("When", Words.Date(d.On)),
            new("By", $"{d.By}, {d.From}"),
            new("With", d.To),
            new("What", d.What),
            new("Kinds", d.Kinds),
            .. d.Basis is { } basis ? new SubjectField[] { new("Lawful basis", basis) } : [],
            new("Ground", d.Ground),
            new("State", d.State),
        ]))], [.. all.Where(d => d.HarmIfShown is not null).Select(_ => Harm)], [.. all.Where(d => d.ConsentWhose is not null).Select(d => d.ConsentWhose!)]);
    }

    // An emergency is about what may happen at home, so a parent is given none of it here: the officer answers by hand.
    private async Task<SubjectSection> OpeningsAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var all = await db.Set<EmergencyOpening>().AsNoTracking().Where(e => records.Contains(e.ChildId)).OrderBy(e => e.OpenedAtUtc).ToListAsync(ct);
        if (audience == SubjectAudience.Parent)
            return new("Emergency openings", [], [.. all.Select(_ => Harm)], []);
        var names = await people.NamesAsync([.. all.Select(e => e.PersonId)], ct);
        return new("Emergency openings", [.. all.Select(e => new SubjectItem(
        [
            new("When", Words.Date(UkDays.DayOf(e.OpenedAtUtc))),
            new("By", names[e.PersonId]),
            new("Review", e.Justified switch { true => "found justified", false => "found not justified", null => "not reviewed yet" }),
        ]))], [.. all.Select(_ => "the reason of an emergency opening is given after its review, by the data-protection officer")], []);
    }

    private async Task<SubjectSection> LooksAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var openers = audience == SubjectAudience.Parent ? await db.Set<EmergencyOpening>().Where(e => records.Contains(e.ChildId)).Select(e => e.PersonId).Distinct().ToListAsync(ct) : [];
        var children = records.Select(r => (ChildId?)r).ToList();
        var found = await db.Set<AuditEntry>().AsNoTracking().Where(a => children.Contains(a.ChildId) && a.PersonId != null).OrderBy(a => a.Seq)
            .Select(a => new { a.AtUtc, Person = a.PersonId!.Value, a.Verb, a.Kind }).ToListAsync(ct);
        var all = found.FindAll(a => !openers.Contains(a.Person));
        var who = all.Select(a => a.Person).Distinct().ToList();
        var names = await people.NamesAsync(who, ct);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => who.Contains(p.PersonId)).Select(p => new { p.PersonId, p.Role }).ToListAsync(ct);
        var family = posts.GroupBy(p => p.PersonId).Where(g => g.All(p => p.Role.Capabilities() == Capability.BeFamily)).Select(g => g.Key).ToHashSet();
        return new("Who looked at the record, or changed it", [.. all.Select(a => new SubjectItem(
        [
            new("When", Words.Date(UkDays.DayOf(a.AtUtc))),
            new("Who", names[a.Person], ThirdParty: family.Contains(a.Person)),
            new("What", AuditWords.Of(a.Verb, a.Kind)),
        ]))], [.. found.Except(all).Select(_ => Harm)], []);
    }
}
