using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Shared;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>
/// A child's placements, for a request of the subject. Notes for professionals are the child's to have, unless they are safeguarding
/// entries; a parent gets what the family reads on screen.
/// </summary>
internal sealed class ProvisionSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    private const string Safeguarding = "it is a safeguarding entry; the data-protection officer decides about it";

    public int Order => 109;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var terms = (await db.OfSubject<PlacementTerms>(records).OrderBy(t => t.FromDay).ThenBy(t => t.RecordedAtUtc).ToListAsync(ct)).ToLookup(t => t.PlacementId);
        var reviews = (await db.OfSubject<PlacementReview>(records).OrderBy(r => r.PlannedFor).ToListAsync(ct)).ToLookup(r => r.PlacementId);
        var days = (await db.OfSubject<PlacementDay>(records).OrderBy(d => d.Day).ToListAsync(ct)).ToLookup(d => d.PlacementId);
        var notes = (await db.OfSubject<PlacementNote>(records).OrderBy(n => n.WrittenAtUtc).ToListAsync(ct)).ToLookup(n => n.PlacementId);
        var placements = await db.OfSubject<Placement>(records).OrderBy(p => p.FirstDay).ThenBy(p => p.Id).ToListAsync(ct);
        bool IsTold(PlacementNote n) => n.Visibility == Visibility.Family || (audience != SubjectAudience.Parent && n.Visibility != Visibility.Safeguarding);
        string Place(OrganisationId id) => places.GetValueOrDefault(id, "an organisation no longer on record");
        return
        [
            new("Alternative provision", [.. placements.Select(p => Item(p, [.. terms[p.Id]], [.. reviews[p.Id]], [.. days[p.Id]], [.. notes[p.Id].Where(IsTold)], Place))],
                [.. notes.SelectMany(g => g).Where(n => !IsTold(n)).Select(n => n.Visibility == Visibility.Safeguarding ? Safeguarding : NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(Placement p, IReadOnlyList<PlacementTerms> terms, IReadOnlyList<PlacementReview> reviews, IReadOnlyList<PlacementDay> days, IReadOnlyList<PlacementNote> notes, Func<OrganisationId, string> place)
    {
        IEnumerable<(string Label, string? Value)> fields =
        [
            ("Provider", place(p.ProviderId)), ("Commissioner", place(p.CommissionerId)), ("What it is for", PlacementWords.Of(p.Purpose)), ("What the provider does", p.AgreedRole), ("Main school", p.MainSchoolId is { } main ? place(main) : null), ("First day", Words.Date(p.FirstDay)),
            .. terms.Select(t => ($"From {Words.Date(t.FromDay)}", (string?)PlacementWords.Said(t))),
            .. reviews.SelectMany(Fields),
            .. days.Select(d => ($"Attendance, {Words.Date(d.Day)}", (string?)$"{PlacementWords.Of(d.Morning)}; {PlacementWords.Of(d.Afternoon)}")),
            .. notes.Select(n => ($"Note of {Words.Date(n.WrittenAtUtc)}", (string?)n.Text)),
            ("Ended", PlacementWords.Ended(p)),
            ("Still at the school twelve weeks later", p.StillThere is { } still ? still ? "Yes" : "No" : null),
        ];
        return new([.. fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => new SubjectField(f.Label, f.Value!))]);
    }

    private static IEnumerable<(string Label, string? Value)> Fields(PlacementReview r)
    {
        var what = $"Review of {Words.Date(r.HeldOn ?? r.PlannedFor)}";
        if (r.HeldOn is null)
            yield return (what, "Planned");
        else
            yield return (what, PlacementWords.Decided(r));
        yield return ($"{what}: took part", r.TookPart);
        foreach (var statement in ReviewStatements.All)
        {
            yield return ($"{what}: {statement.Words}", PlacementWords.Said(statement, r));
        }

        yield return ($"{what}: the child’s view", r.ChildView);
        yield return ($"{what}: the parents’ view", r.ParentView);
    }
}
