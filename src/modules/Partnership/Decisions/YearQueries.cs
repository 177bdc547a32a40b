using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>A decision as the record of its year tells it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="View">The vote; null for a decision of a chair between meetings.</param>
/// <param name="Result">The vote's result, with what is withheld of it; null where there was no vote.</param>
/// <param name="Objections">What seats objected, and how it was met.</param>
/// <param name="Reviews">What came of looking at it again, the first look first.</param>
/// <param name="By">Who wrote it down.</param>
internal sealed record RecordedDecision(Decision Decision, ProposalView? View, ProposalResult? Result, IReadOnlyList<ObjectionLine> Objections, IReadOnlyList<DecisionReview> Reviews, string By);

/// <summary>The decisions of a year, in the order in which they were taken.</summary>
internal sealed record YearOfDecisions(string Collaborative, int Year, IReadOnlyList<int> Years, IReadOnlyList<RecordedDecision> Decisions, IReadOnlyDictionary<string, string> Sectors);

/// <summary>Reads the record of decisions.</summary>
internal sealed class YearQueries(HeadwaterDb db, DecisionQueries decisions, StandingQueries standing, IPeople people, TimeProvider clock)
{
    /// <summary>The record of a year, or of the latest in which something was decided; null where there is no collaborative, or nothing was decided in the year.</summary>
    public async Task<YearOfDecisions?> OfAsync(int? asked, CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return null;
        var all = await db.Set<Decision>().AsNoTracking().ToListAsync(ct);
        List<int> years = [.. all.Select(d => d.DecidedOn.Year).Distinct().OrderDescending()];
        var year = asked ?? years.FirstOrDefault(clock.Today().Year);
        if (asked is not null && !years.Contains(year))
            return null;
        var chosen = all.Where(d => d.DecidedOn.Year == year).OrderBy(d => d.DecidedOn).ThenBy(d => d.Id).ToList();
        var ids = chosen.ConvertAll(d => d.Id);
        var reviews = (await db.Set<DecisionReview>().AsNoTracking().Where(r => ids.Contains(r.DecisionId)).OrderBy(r => r.Number).ToListAsync(ct)).ToLookup(r => r.DecisionId);
        var names = await people.NamesAsync([.. chosen.Select(d => d.RecordedBy).Distinct()], ct);
        var sectors = (await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        List<RecordedDecision> told = [];
        foreach (var decision in chosen)
        {
            var view = decision.ProposalId is { } proposal ? await decisions.OneAsync(proposal, ct) : null;
            told.Add(new(
                decision, view, view is null ? null : await decisions.ResultAsync(view, ct), view is null ? [] : await decisions.ObjectionsAsync(view, ct), [.. reviews[decision.Id]], names[decision.RecordedBy]));
        }

        return new(collaborative.Name, year, years, told, sectors);
    }
}
