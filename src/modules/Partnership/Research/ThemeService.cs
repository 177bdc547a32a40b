using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>Keeps the code book. A theme is never renamed: it is merged into another, and what was coded with it stays coded so.</summary>
internal sealed class ThemeService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, Screening screening, IAuditTrail audit, TimeProvider clock)
{
    public const int MostThemes = 100;

    /// <exception cref="InputRefusedException">A field cannot be taken, or the code is there already.</exception>
    public async Task<Guid> AddAsync(string? code, string? meaning, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var (called, means) = (FormFields.Text(code, "the code", ResearchTheme.CodeLength), FormFields.Text(meaning, "what it means", ResearchTheme.MeaningLength));
        if (called.Contains('|', StringComparison.Ordinal))
            throw new InputRefusedException("A code holds no upright line: it stands between codes in the file.");
        await screening.CheckAsync(looked, ct, means);
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var codes = await db.Set<ResearchTheme>().Select(t => t.Code).ToListAsync(ct);
        if (codes.Contains(called, StringComparer.OrdinalIgnoreCase))
            throw new InputRefusedException("There is a theme with that code already.");
        if (codes.Count >= MostThemes)
            throw new InputRefusedException($"The code book holds {MostThemes} themes at most. Merge some.");
        var theme = new ResearchTheme { Id = Guid.CreateVersion7(), Code = called, Meaning = means, AddedBy = me, AddedOn = clock.Today() };
        db.Add(theme);
        await audit.SaveAsync(ct, new AuditFact("add", "research-theme", theme.Id.ToString()));
        await transaction.CommitAsync(ct);
        return theme.Id;
    }

    /// <summary>Lets what is coded with one theme count under another.</summary>
    /// <exception cref="InputRefusedException">There is no such theme, it was merged already, or it would be merged into itself.</exception>
    public async Task MergeAsync(Guid id, Guid into, CancellationToken ct)
    {
        actor.Researcher();
        await using var transaction = await turn.TakeAsync(ct);
        var themes = await db.Set<ResearchTheme>().ToDictionaryAsync(t => t.Id, ct);
        if (!themes.TryGetValue(id, out var theme) || !themes.ContainsKey(into))
            throw new InputRefusedException("Choose two themes of the code book.");
        var merged = themes.Values.Where(t => t.MergedIntoId is not null).ToDictionary(t => t.Id, t => t.MergedIntoId!.Value);
        if (CodeMerging.WhyNot(id, into, merged) is { } why)
            throw new InputRefusedException(why);
        (theme.MergedIntoId, theme.MergedOn) = (into, clock.Today());
        await audit.SaveAsync(ct, new AuditFact("merge", "research-theme", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Codes a finding with these themes. Those it was coded with and that were merged stay.</summary>
    /// <exception cref="InputRefusedException">There is no such finding, somebody else changed it, or a theme was merged.</exception>
    public async Task CodeAsync(Guid findingId, IReadOnlyList<Guid> themes, int known, CancellationToken ct)
    {
        actor.Researcher();
        await using var transaction = await turn.TakeAsync(ct);
        var finding = await db.Set<Finding>().SingleOrDefaultAsync(f => f.Id == findingId && f.WithdrawnOn == null, ct) ?? throw new InputRefusedException(FindingService.Gone);
        if (finding.Version != known)
            throw new InputRefusedException("Somebody else changed this finding or its themes in the meantime. Look at what stands above; what you ticked is still in the form.");
        var standing = await db.Set<ResearchTheme>().Where(t => t.MergedIntoId == null).Select(t => t.Id).ToListAsync(ct);
        if (themes.Any(t => !standing.Contains(t)))
            throw new InputRefusedException("Choose themes of the code book. One of them was merged in the meantime.");
        var coded = await db.Set<FindingTheme>().Where(t => t.FindingId == findingId).ToListAsync(ct);
        db.RemoveRange(coded.Where(c => standing.Contains(c.ThemeId) && !themes.Contains(c.ThemeId)));
        db.AddRange(themes.Distinct().Where(t => coded.TrueForAll(c => c.ThemeId != t)).Select(t => new FindingTheme { FindingId = findingId, ThemeId = t }));
        // Its themes are rows of their own: the finding's version moves with them, so that whoever looks at the old ones is told.
        db.Entry(finding).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("code", "finding", findingId.ToString()));
        await transaction.CommitAsync(ct);
    }
}
