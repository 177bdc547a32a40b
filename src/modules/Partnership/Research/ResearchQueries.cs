using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>A source as the reader may see it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Consent">What those heard agreed to; null where nothing is written down or nobody is asked.</param>
/// <param name="Sector">Its sector in words; empty where it is nobody's.</param>
/// <param name="Allows">What may be kept of it today.</param>
/// <param name="MayKnow">Whether the reader listened, or convenes: they see which session it was even where few families were heard.</param>
internal sealed record HeardSource(ResearchSource Source, SourceConsent? Consent, string Sector, MayKeep Allows, bool MayKnow)
{
    /// <summary>So few parents or young people that which session it was could tell who they are.</summary>
    public bool IsFew => FewHeard.IsFew(Source.Voice, Source.People) && Source.Done;

    public bool IsVeiled => IsFew && !MayKnow;

    public string Called => IsVeiled ? $"{ResearchWords.Of(Source.Kind)}, {Sector.ToLowerInvariant()}, fewer than 5 people" : Source.Title;

    public bool NeedsConsent => VoiceConsent.IsNeeded(Source.Kind) && Source.Done && Consent is null;

    /// <summary>Taken back, or over.</summary>
    public bool IsWithdrawn => Consent is { } consent && (consent.WithdrawnOn is not null || consent.ErasedOn is not null);

    /// <summary>Whether what was said there may be told in any words.</summary>
    public bool Speaks => Source.Done && Allows >= MayKeep.Summary;
}

/// <summary>A source under a finding, with the words quoted from it; null where none are, or none may be.</summary>
internal sealed record SourceOfFinding(HeardSource Heard, string? Quotation);

/// <summary>A finding as it is read today.</summary>
internal sealed record ReadFinding(
    Finding Finding, IReadOnlyList<FindingWording> Wordings, IReadOnlyList<SourceOfFinding> Sources, IReadOnlyList<ResearchTheme> Themes, IReadOnlyList<FindingTie> Ties, IReadOnlyList<FindingComment> Comments, string By)
{
    /// <summary>Whether it counts as evidence: one of its sources at least may still be told in words.</summary>
    public bool Counts => Finding.WithdrawnOn is null && Sources.Any(s => s.Heard.Speaks);

    public string Statement => Counts && Wordings.Count > 0 ? Wordings[^1].Statement : "";

    /// <summary>Whose voices it rests on. Those who agreed to be counted are.</summary>
    public IReadOnlyCollection<VoiceOf> Voices => [.. Sources.Where(s => s.Heard.Source.Done && s.Heard.Allows >= MayKeep.Count).Select(s => s.Heard.Source.Voice).Distinct()];

    public EvidenceFinding AsEvidence(bool against) => new(against, Voices);

    /// <summary>Whether something that may be told was said in this sector.</summary>
    public bool RestsOnSector(string code) => Sources.Any(s => s.Heard.Source.SectorCode == code && s.Heard.Speaks);
}

/// <summary>How far the listening to one sector is.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Planned">Sources of people to be heard, those done among them.</param>
/// <param name="Heard">Of these, done.</param>
/// <param name="People">How many people were heard, in words.</param>
internal sealed record SectorListening(Sector Sector, int Planned, int Heard, string People);

/// <summary>All of a research programme; it is small.</summary>
internal sealed record ResearchBook(
    IReadOnlyList<Sector> Sectors, IReadOnlyList<ResearchQuestion> Questions, IReadOnlyList<HeardSource> Sources, IReadOnlyList<ResearchTheme> Themes, IReadOnlyList<ReadFinding> Findings)
{
    public IReadOnlyDictionary<Guid, Guid> Merged { get; } = Themes.Where(t => t.MergedIntoId is not null).ToDictionary(t => t.Id, t => t.MergedIntoId!.Value);

    /// <summary>The themes that stand, by their codes.</summary>
    public IReadOnlyList<ResearchTheme> Standing => [.. Themes.Where(t => t.MergedIntoId is null)];

    /// <summary>Sectors in their order, and how far the listening to each is.</summary>
    public IReadOnlyList<SectorListening> Listening => [.. Sectors.Select(sector =>
    {
        var voices = Sources.Where(s => s.Source.SectorCode == sector.Code && VoiceConsent.IsNeeded(s.Source.Kind)).ToList();
        var heard = voices.FindAll(s => s.Source.Done);
        return new SectorListening(sector, voices.Count, heard.Count, heard.Count == 0 ? "" : FewHeard.Told(heard.Max(h => h.Source.Voice), [.. heard.Select(h => h.Source.People)]));
    })];

    /// <summary>The theme under which one counts now.</summary>
    public Guid Now(Guid theme) => CodeMerging.EndOf(theme, Merged);

    /// <summary>The findings that count, of a theme.</summary>
    public IReadOnlyList<ReadFinding> Of(Guid theme) => [.. Findings.Where(f => f.Counts && f.Themes.Any(t => Now(t.Id) == theme))];
}

/// <summary>Reads the research.</summary>
internal sealed class ResearchQueries(HeadwaterDb db, StandingQueries standing, CurrentActor actor, IPeople people, TimeProvider clock)
{
    public async Task<ResearchBook> AllAsync(CancellationToken ct)
    {
        var sectors = await standing.SectorsAsync(ct);
        var sources = await SourcesAsync(sectors, ct);
        var themes = await db.Set<ResearchTheme>().AsNoTracking().ToListAsync(ct);
        var questions = await db.Set<ResearchQuestion>().AsNoTracking().OrderBy(q => q.Number).ToListAsync(ct);
        var findings = await db.Set<Finding>().AsNoTracking().OrderBy(f => f.Number).ToListAsync(ct);
        var wordings = (await db.Set<FindingWording>().AsNoTracking().OrderBy(w => w.Number).ToListAsync(ct)).ToLookup(w => w.FindingId);
        var rests = (await db.Set<FindingSource>().AsNoTracking().ToListAsync(ct)).ToLookup(s => s.FindingId);
        var coded = (await db.Set<FindingTheme>().AsNoTracking().ToListAsync(ct)).ToLookup(t => t.FindingId);
        var ties = (await db.Set<FindingTie>().AsNoTracking().ToListAsync(ct)).ToLookup(t => t.FindingId);
        var comments = (await db.Set<FindingComment>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.FindingId);
        var names = await people.NamesAsync([.. findings.Select(f => f.WrittenBy).Distinct()], ct);
        var (byId, theme) = (sources.ToDictionary(s => s.Source.Id), themes.ToDictionary(t => t.Id));
        return new(
            sectors, questions, sources, [.. themes.OrderBy(t => t.Code, StringComparer.OrdinalIgnoreCase)],
            [.. findings.Select(f => new ReadFinding(
                f, [.. wordings[f.Id]], [.. rests[f.Id].Where(r => byId.ContainsKey(r.SourceId)).Select(r => Of(byId[r.SourceId], r.Quotation)).OrderBy(s => s.Heard.IsVeiled).ThenBy(s => s.Heard.Source.Day).ThenBy(s => s.Heard.Source.Id)],
                [.. coded[f.Id].Where(c => theme.ContainsKey(c.ThemeId)).Select(c => theme[c.ThemeId]).OrderBy(t => t.Code, StringComparer.OrdinalIgnoreCase)], [.. ties[f.Id].OrderBy(t => t.IsLink).ThenBy(t => t.Code, StringComparer.Ordinal)], [.. comments[f.Id]], names[f.WrittenBy]))]);
    }

    /// <summary>Every source, the latest day first; those whose day is not told come last, as their place would tell it.</summary>
    public async Task<IReadOnlyList<HeardSource>> SourcesAsync(IReadOnlyList<Sector> sectors, CancellationToken ct)
    {
        var labels = sectors.ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        var consents = await db.Set<SourceConsent>().AsNoTracking().ToDictionaryAsync(c => c.SourceId, ct);
        var today = clock.Today();
        return [.. (await db.Set<ResearchSource>().AsNoTracking().ToListAsync(ct)).OrderByDescending(s => s.Day).ThenBy(s => s.Id).Select(s =>
        {
            var consent = consents.GetValueOrDefault(s.Id);
            return new HeardSource(s, consent, s.SectorCode is { } code ? labels.GetValueOrDefault(code, code) : "", VoiceConsent.Allows(s.Kind, consent?.Given, today), actor.MayKnow(s));
        }).OrderBy(s => s.IsVeiled).ThenBy(s => s.IsVeiled ? s.Called : "", StringComparer.Ordinal)];
    }

    private static SourceOfFinding Of(HeardSource heard, string? quotation) => new(heard, heard.Allows == MayKeep.Quotation ? quotation : null);
}

/// <summary>Who does what with research.</summary>
internal static class ResearchRights
{
    public static bool Researches(this CurrentActor actor) => actor.Can(Capability.TakePart) || actor.Can(Capability.Facilitate) || actor.Can(Capability.Convene);

    /// <summary>Who listened or wrote it down, and those who convene: they change a source, write its consent down and take it back.</summary>
    public static bool MayKnow(this CurrentActor actor, ResearchSource source) => actor.Can(Capability.Convene) || (actor.Person is { } me && (me == source.ListenerId || me == source.AddedBy));

    /// <exception cref="InputRefusedException">They only read.</exception>
    public static PersonId Researcher(this CurrentActor actor) =>
        actor.Researches() ? actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.") : throw new InputRefusedException("Those who take part do the research; you read it.");
}
