using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>Finds one child by the whole name and the day of birth, past all involvements: for emergencies and requests of subjects.</summary>
internal sealed class ChildFinder(HeadwaterDb db) : IChildFinder
{
    private static readonly string[] WithoutInvolvement = [QueryFilters.Involvement];

    public async Task<ChildId?> FindAsync(ChildClue clue, CancellationToken ct)
    {
        if (clue.Born is not { } born || string.IsNullOrWhiteSpace(clue.First) || string.IsNullOrWhiteSpace(clue.Last))
            return null;
        // The engines fold letters differently, so names are compared here, among the few born on that day.
        var thatDay = await db.Set<Child>().IgnoreQueryFilters(WithoutInvolvement).AsNoTracking().Where(c => c.DateOfBirth == born).ToListAsync(ct);
        var found = thatDay.Where(c => Same(c.LegalLast, clue.Last) && (Same(c.LegalFirst, clue.First) || (c.KnownAs is { } known && Same(known, clue.First)))).ToList();
        return found.Count == 1 ? found[0].ChildId : null;
    }

    private static bool Same(string kept, string typed) =>
        string.Equals(kept.Normalize(NormalizationForm.FormC), typed.Trim().Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase);
}
