using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Imports;

/// <summary>Puts what a row of the roll says into a record, as far as it says something else than is held; pending until saved.</summary>
internal sealed class RowChanges(HeadwaterDb db, NeedsService needs, TimeProvider clock)
{
    public async Task<IReadOnlyList<AuditFact>> PutAsync(Child child, RollRow row, OrganisationId school, CancellationToken ct)
    {
        List<AuditFact> facts = [];
        if (await WhoAsync(child, row, ct))
            facts.Add(new("change", "child", child.ChildId.ToString(), child.ChildId, "from the roll"));
        if (row.Provision is not null && await StageAsync(child.ChildId, row, ct) is { } stage)
            facts.Add(stage);
        if (await CharacteristicsAsync(child.ChildId, row, ct))
            facts.Add(new("change", "characteristics", null, child.ChildId, "from the roll"));
        if (await AddressAsync(child.ChildId, row, school, ct))
            facts.Add(new("change", "address", null, child.ChildId, "from the roll"));
        return facts;
    }

    private async Task<bool> WhoAsync(Child child, RollRow row, CancellationToken ct)
    {
        var before = WhoTheChildIs.Of(child);
        (child.LegalFirst, child.LegalLast, child.DateOfBirth) = (row.First, row.Last, row.Born);
        child.KnownAs = row.KnownAs ?? child.KnownAs;
        child.Sex = row.Sex ?? child.Sex;
        if (row.YearGroup is { } year)
            child.YearGroupOverride = year == YearGroups.Of(row.Born, clock.Today()) ? null : year;
        if (WhoTheChildIs.Of(child) == before)
            return false;
        if (db.Entry(child).State == EntityState.Added)
            return false;
        var words = ChildService.WordsOf(child);
        var held = await db.Set<NameWord>().Where(w => w.ChildId == child.ChildId).ToListAsync(ct);
        db.RemoveRange(held.Where(h => words.All(w => w.Word != h.Word)));
        db.AddRange(words.Where(w => held.TrueForAll(h => h.Word != w.Word)));
        return true;
    }

    private async Task<AuditFact?> StageAsync(ChildId child, RollRow row, CancellationToken ct)
    {
        var held = await needs.CurrentAsync(child, ct);
        if (held is null && row.Provision == "N")
            return null;
        // Two stages cannot begin on one day: what was recorded today is put right tomorrow, by hand or by the next file.
        return held?.FromDay == clock.Today() ? null : await needs.PutStageAsync(child, held, new(row.Provision, row.Need, clock.Today()), ct);
    }

    private async Task<bool> CharacteristicsAsync(ChildId child, RollRow row, CancellationToken ct)
    {
        if (row.FreeSchoolMeals is null && row.LookedAfter is null)
            return false;
        var held = await db.Set<Characteristics>().SingleOrDefaultAsync(c => c.ChildId == child, ct);
        if (held is not null && held.FreeSchoolMeals == (row.FreeSchoolMeals ?? held.FreeSchoolMeals) && held.LookedAfter == (row.LookedAfter ?? held.LookedAfter))
            return false;
        if (held is null)
            db.Add(held = new() { ChildId = child });
        held.FreeSchoolMeals = row.FreeSchoolMeals ?? held.FreeSchoolMeals;
        held.SayLookedAfter(row.LookedAfter ?? held.LookedAfter);
        return true;
    }

    private async Task<bool> AddressAsync(ChildId child, RollRow row, OrganisationId school, CancellationToken ct)
    {
        if (row.Postcode is null)
            return false;
        var held = await db.Set<Address>().SingleOrDefaultAsync(a => a.ChildId == child, ct);
        if (held?.Postcode == row.Postcode)
            return false;
        if (held is null)
            db.Add(new Address { ChildId = child, OwnerId = school, Postcode = row.Postcode });
        else
            // The old lines belong to the old postcode; and that the family might know the old home says nothing of the new one.
            (held.Postcode, held.Lines, held.Visibility, held.OwnerId) = (row.Postcode, null, Visibility.Professionals, school);
        return true;
    }
}
