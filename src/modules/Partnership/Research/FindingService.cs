using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>A finding as it was filled in.</summary>
/// <param name="Statement">What was found.</param>
/// <param name="Strength">How many say so.</param>
/// <param name="Sources">What it rests on.</param>
/// <param name="Quotation">Words of the first source; null for none.</param>
/// <param name="Themes">What it is coded with.</param>
internal sealed record TypedFinding(string? Statement, FindingStrength Strength, IReadOnlyList<Guid> Sources, string? Quotation, IReadOnlyList<Guid> Themes);

/// <summary>Writes findings down. Their words are their author's; others code and tie them, and say what they think beside them.</summary>
internal sealed class FindingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, Screening screening, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const string Gone = "The words of this finding are gone, as consent was taken back. Nothing is added to it.";
    private const string None = "There is no such finding.";

    /// <exception cref="InputRefusedException">A field cannot be taken, consent does not cover it, or it may name somebody.</exception>
    public async Task<Guid> AddAsync(TypedFinding typed, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var statement = FormFields.Text(typed.Statement, "what was found", Finding.StatementLength);
        var quotation = FormFields.OptionalText(typed.Quotation, "the quotation", Finding.QuotationLength);
        await screening.CheckAsync(looked, ct, statement, quotation);
        await using var transaction = await turn.TakeAsync(ct);
        var number = (await db.Set<Finding>().MaxAsync(f => (int?)f.Number, ct) ?? 0) + 1;
        var finding = Add(typed, statement, quotation, number, me, await CheckedAsync(typed, quotation, ct));
        await audit.SaveAsync(ct, new AuditFact("add", "finding", finding.Id.ToString()));
        await transaction.CommitAsync(ct);
        return finding.Id;
    }

    /// <summary>Checks what a finding names, and that consent covers it.</summary>
    /// <exception cref="InputRefusedException">It does not.</exception>
    public async Task<IReadOnlyList<Guid>> CheckedAsync(TypedFinding typed, string? quotation, CancellationToken ct)
    {
        var wanted = typed.Sources.Distinct().ToList();
        if (wanted.Count == 0)
            throw new InputRefusedException("Choose the source that it comes from: a finding without one is an opinion.");
        var speak = false;
        foreach (var id in wanted)
            speak |= await AllowsAsync(id, id == wanted[0] && quotation is not null ? MayKeep.Quotation : MayKeep.Count, ct) >= MayKeep.Summary;
        if (!speak)
            await AllowsAsync(wanted[0], MayKeep.Summary, ct);
        var themes = await db.Set<ResearchTheme>().Where(t => t.MergedIntoId == null).Select(t => t.Id).ToListAsync(ct);
        if (typed.Themes.Any(t => !themes.Contains(t)))
            throw new InputRefusedException("Choose themes of the code book. One of them was merged in the meantime.");
        return wanted;
    }

    /// <summary>A finding with its first wording, pending until the caller saves it.</summary>
    public Finding Add(TypedFinding typed, string statement, string? quotation, int number, PersonId me, IReadOnlyList<Guid> sources)
    {
        var finding = new Finding { Id = Guid.CreateVersion7(), Number = number, Strength = typed.Strength, WrittenBy = me, WrittenOn = clock.Today() };
        db.Add(finding);
        db.Add(new FindingWording { FindingId = finding.Id, Number = 1, Statement = statement, WrittenOn = finding.WrittenOn });
        db.AddRange(sources.Select((s, i) => new FindingSource { FindingId = finding.Id, SourceId = s, Quotation = i == 0 ? quotation : null }));
        db.AddRange(typed.Themes.Distinct().Select(t => new FindingTheme { FindingId = finding.Id, ThemeId = t }));
        return finding;
    }

    /// <summary>Words a finding anew; what it said before stays to be read.</summary>
    /// <exception cref="InputRefusedException">It is another's, its words are gone, somebody changed it, or it may name somebody.</exception>
    public async Task WordAsync(Guid id, string? statement, FindingStrength strength, string? why, int known, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var (said, because) = (FormFields.Text(statement, "what was found", Finding.StatementLength), FormFields.Text(why, "why it is worded anew", Finding.StatementLength));
        await screening.CheckAsync(looked, ct, said, because);
        await using var transaction = await turn.TakeAsync(ct);
        var finding = await StandingAsync(id, ct);
        if (finding.WrittenBy != me)
            throw new InputRefusedException("A finding is worded by who wrote it. Say beside it what you see otherwise.");
        if (finding.Version != known)
            throw new InputRefusedException(SourceService.Changed);
        finding.Strength = strength;
        db.Entry(finding).State = EntityState.Modified;
        var number = await db.Set<FindingWording>().Where(w => w.FindingId == id).MaxAsync(w => w.Number, ct) + 1;
        db.Add(new FindingWording { FindingId = id, Number = number, Statement = said, Why = because, WrittenOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("change", "finding", id.ToString(), Detail: "words"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Rests a finding on another source as well, or quotes one it rests on.</summary>
    /// <exception cref="InputRefusedException">It is another's, consent does not cover it, or that source is quoted already.</exception>
    public async Task SupportAsync(Guid id, Guid sourceId, string? quotation, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var quoted = FormFields.OptionalText(quotation, "the quotation", Finding.QuotationLength);
        await screening.CheckAsync(looked, ct, quoted);
        await using var transaction = await turn.TakeAsync(ct);
        var finding = await StandingAsync(id, ct);
        if (finding.WrittenBy != me)
            throw new InputRefusedException("Who wrote the finding says what it rests on. Add a finding of your own, or say it beside this one.");
        await AllowsAsync(sourceId, quoted is null ? MayKeep.Count : MayKeep.Quotation, ct);
        var row = await db.Set<FindingSource>().SingleOrDefaultAsync(s => s.FindingId == id && s.SourceId == sourceId, ct);
        if (row is not null && (quoted is null || row.Quotation is not null))
            throw new InputRefusedException("The finding rests on that source already.");
        if (row is null)
            db.Add(row = new() { FindingId = id, SourceId = sourceId });
        row.Quotation = quoted;
        await audit.SaveAsync(ct, new AuditFact("change", "finding", id.ToString(), Detail: "sources"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Ties a finding to an element or a link of a draft, for it or against it.</summary>
    /// <exception cref="InputRefusedException">There is no such part of a map.</exception>
    public async Task TieAsync(Guid id, Guid mapId, bool isLink, string code, bool against, CancellationToken ct)
    {
        var me = actor.Researcher();
        await using var transaction = await turn.TakeAsync(ct);
        await StandingAsync(id, ct);
        if (!(isLink ? await db.Set<DraftLink>().AnyAsync(l => l.MapId == mapId && l.Code == code, ct) : await db.Set<DraftElement>().AnyAsync(e => e.MapId == mapId && e.Code == code, ct)))
            throw new InputRefusedException("That is not on the map any more. Choose again.");
        var tie = await db.Set<FindingTie>().SingleOrDefaultAsync(t => t.FindingId == id && t.MapId == mapId && t.IsLink == isLink && t.Code == code, ct);
        if (tie is not null && tie.Against == against)
            throw new InputRefusedException("It is tied there already.");
        if (tie is null)
            db.Add(tie = new() { FindingId = id, MapId = mapId, IsLink = isLink, Code = code, Against = against, TiedBy = me, TiedOn = clock.Today() });
        (tie.Against, tie.TiedBy, tie.TiedOn) = (against, me, clock.Today());
        await audit.SaveAsync(ct, new AuditFact("tie", "finding", id.ToString(), Detail: code));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It is not tied there.</exception>
    public async Task UntieAsync(Guid id, Guid mapId, bool isLink, string code, CancellationToken ct)
    {
        actor.Researcher();
        var tie = await db.Set<FindingTie>().SingleOrDefaultAsync(t => t.FindingId == id && t.MapId == mapId && t.IsLink == isLink && t.Code == code, ct) ?? throw new InputRefusedException("It is not tied there any more.");
        db.Remove(tie);
        await audit.SaveAsync(ct, new AuditFact("untie", "finding", id.ToString(), Detail: code));
    }

    /// <summary>Says something beside a finding.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, its words are gone, or it may name somebody.</exception>
    public async Task CommentAsync(Guid id, string? text, bool against, LookedAt looked, CancellationToken ct)
    {
        var me = actor.Researcher();
        var said = FormFields.Text(text, "what you want to say", FindingComment.TextLength);
        await screening.CheckAsync(looked, ct, said);
        await using var transaction = await turn.TakeAsync(ct);
        var finding = await StandingAsync(id, ct);
        db.Add(new FindingComment { Id = Guid.CreateVersion7(), FindingId = id, Text = said, Against = against, By = me, On = clock.Today() });
        if (finding.WrittenBy != me)
            notices.Tell(finding.WrittenBy, against ? $"Somebody sees finding {finding.Number} otherwise, and says why." : $"Somebody said something to finding {finding.Number}.", ResearchLinks.Finding(id));
        await audit.SaveAsync(ct, new AuditFact("comment", "finding", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private async Task<Finding> StandingAsync(Guid id, CancellationToken ct)
    {
        var finding = await db.Set<Finding>().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new InputRefusedException(None);
        return finding.WithdrawnOn is null ? finding : throw new InputRefusedException(Gone);
    }

    private async Task<MayKeep> AllowsAsync(Guid sourceId, MayKeep wanted, CancellationToken ct)
    {
        var source = await db.Set<ResearchSource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, ct) ?? throw new InputRefusedException("There is no such source.");
        if (!source.Done)
            throw new InputRefusedException("That source is only planned: write down first that it was read or heard.");
        var consent = (await db.Set<SourceConsent>().AsNoTracking().SingleOrDefaultAsync(c => c.SourceId == sourceId, ct))?.Given;
        return VoiceConsent.WhyNot(wanted, source.Kind, consent, clock.Today()) is { } why ? throw new InputRefusedException(why) : VoiceConsent.Allows(source.Kind, consent, clock.Today());
    }
}
