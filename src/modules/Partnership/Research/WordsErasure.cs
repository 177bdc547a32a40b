using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Research;

/// <summary>
/// Takes out of the database what consent no longer covers: quotations, and all words of findings that rest on nothing else. It is
/// done when consent is taken back or made narrower, and on the day after the one until which it held.
/// </summary>
internal sealed class WordsErasure(HeadwaterDb db, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var over = await db.Set<SourceConsent>().Where(c => c.Until < today && c.ErasedOn == null).ToListAsync(ct);
        if (over.Count == 0)
            return;
        foreach (var consent in over)
            await EraseAsync(consent, ct);
        await audit.SaveAsync(ct, [.. over.Select(c => new AuditFact("expire", "research-consent", c.SourceId.ToString()))]);
    }

    /// <summary>Takes out the words of one source as far as its consent, as it is now, does not cover them; pending until the caller saves.</summary>
    public async Task EraseAsync(SourceConsent consent, CancellationToken ct)
    {
        var today = clock.Today();
        var source = await db.Set<ResearchSource>().SingleAsync(s => s.Id == consent.SourceId, ct);
        var allows = VoiceConsent.Allows(source.Kind, consent.Given, today);
        if (allows == MayKeep.Nothing && (consent.WithdrawnOn is not null || consent.Until < today))
            consent.ErasedOn ??= today;
        if (allows == MayKeep.Quotation)
            return;
        foreach (var quoted in await db.Set<FindingSource>().Where(s => s.SourceId == source.Id).ToListAsync(ct))
        {
            quoted.Quotation = null;
            if (allows < MayKeep.Summary)
                await EraseWordsAsync(quoted.FindingId, source, today, ct);
        }
    }

    private async Task EraseWordsAsync(Guid findingId, ResearchSource gone, DateOnly today, CancellationToken ct)
    {
        var finding = await db.Set<Finding>().SingleAsync(f => f.Id == findingId, ct);
        if (finding.WithdrawnOn is not null)
            return;
        var others = await db.Set<FindingSource>().Where(s => s.FindingId == findingId && s.SourceId != gone.Id).Select(s => s.SourceId).ToListAsync(ct);
        // As pending: the daily work may end several consents at once.
        var sources = await db.Set<ResearchSource>().Where(s => others.Contains(s.Id)).ToListAsync(ct);
        var consents = (await db.Set<SourceConsent>().Where(c => others.Contains(c.SourceId)).ToListAsync(ct)).ToDictionary(c => c.SourceId);
        if (sources.Exists(s => VoiceConsent.Allows(s.Kind, consents.GetValueOrDefault(s.Id)?.Given, today) >= MayKeep.Summary))
        {
            notices.Tell(finding.WrittenBy, $"Consent for one of the sources of finding {finding.Number} no longer holds. Look whether it still stands by the others, and word it anew if it does not.", ResearchLinks.Finding(findingId));
            return;
        }

        finding.WithdrawnOn = today;
        foreach (var wording in await db.Set<FindingWording>().Where(w => w.FindingId == findingId).ToListAsync(ct))
            (wording.Statement, wording.Why) = ("", null);
        foreach (var quoted in await db.Set<FindingSource>().Where(s => s.FindingId == findingId).ToListAsync(ct))
            quoted.Quotation = null;
        foreach (var comment in await db.Set<FindingComment>().Where(c => c.FindingId == findingId).ToListAsync(ct))
            comment.Text = "";
        notices.Tell(finding.WrittenBy, $"Finding {finding.Number} rested on people who took their consent back, or whose consent ran out. Its words are gone, and it counts as evidence no more.", ResearchLinks.Finding(findingId));
    }
}
