using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Research;

/// <summary>What somebody says they looked at before saving: the passages that were shown to them, a line each.</summary>
internal sealed record LookedAt(bool Ticked, string? Passages)
{
    public static LookedAt Nothing { get; } = new(false, null);

    public bool Covers(ScreenedPassage passage) => Ticked && (Passages ?? "").Split('\n', StringSplitOptions.TrimEntries).Contains(passage.Text, StringComparer.Ordinal);
}

/// <summary>
/// Stops a text once that may tell who somebody is, and lets it pass when whoever wrote it looked at those very passages. What was
/// found is kept for the page that shows the form again.
/// </summary>
internal sealed class Screening(IOrganisations organisations, StandingQueries standing, TimeProvider clock)
{
    public IReadOnlyList<ScreenedPassage> Found { get; private set; } = [];

    /// <exception cref="InputRefusedException">Something was found that nobody has looked at.</exception>
    public async Task CheckAsync(LookedAt looked, CancellationToken ct, params IReadOnlyList<string?> texts)
    {
        var found = await LookAsync(texts, ct);
        if (found.All(looked.Covers))
            return;
        Found = found;
        throw new InputRefusedException($"This may tell who somebody is: {string.Join(", ", found.Select(p => $"“{p.Text.ReplaceLineEndings(" ")}” ({ResearchWords.Of(p.Kind)})"))}. Take it out, or say below that you looked and nobody can be known from it. Nothing was saved yet.");
    }

    /// <summary>What is found in some texts, each passage once.</summary>
    public async Task<IReadOnlyList<ScreenedPassage>> LookAsync(IReadOnlyList<string?> texts, CancellationToken ct)
    {
        string[] known = [.. (await organisations.AllAsync(ct)).Select(o => o.Name), .. (await standing.SectorsAsync(ct)).Select(s => s.Label)];
        return [.. texts.SelectMany(t => TextScreen.Of(t, clock.Today(), known)).DistinctBy(p => p.Text)];
    }
}
