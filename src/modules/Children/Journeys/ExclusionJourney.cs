using Headwater.Children.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>Suspensions and exclusions, the board's meeting, letters that were sent, and what became of them.</summary>
internal sealed class ExclusionJourney(ChildRows rows, ExclusionService exclusions, HeadwaterDb db) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        var today = db.Reader.Today;
        var arranged = (await rows.OfAsync<DutyDone>(records, ct)).Where(d => d.Duty == DutyKind.AlternativeProvision).ToLookup(d => d.ExclusionId, d => d.DoneOn);
        foreach (var x in await rows.OfAsync<RecordedExclusion>(records, ct))
        {
            var what = ExclusionWords.Of(x.What);
            entries.Add(new(x.Start, what, x.What == ExclusionKind.Permanent ? "Permanently excluded." : $"Out for {ExclusionWords.Length(x)}.", x.SchoolId, x.RecordedBy, Visibility.Family, ExclusionLinks.One(child, x.Id)));
            Add(x.Cancelled, "Cancelled.");
            Add(x.ParentRepresentations, "The family spoke to the governing board.");
            foreach (var day in arranged[x.Id])
                Add(day, "Education elsewhere was arranged, from the sixth day.");
            // Where no day of notice is known the decision stands on the day of the meeting.
            if (x is { Cancelled: null } && (x.BoardDecision is null || x.BoardDecisionNotified is not null))
                Add(x.BoardMeetingOn, x.BoardMeetingOn > today ? "The governing board meets." : "The governing board met.");
            Add(x.BoardDecision is null ? null : x.BoardDecisionNotified ?? x.BoardMeetingOn, x.BoardDecision is { } decision ? $"Governing board: {ExclusionWords.Of(decision).ToLowerInvariant()}." : "");
            Add(x.ReviewApplied, "A review was applied for.");
            Add(x.ReviewOutcome is null ? null : x.ReviewOutcomeNotified, x.ReviewOutcome is { } outcome ? $"Review panel: {ExclusionWords.Of(outcome).ToLowerInvariant()}." : "");
            Add(x.ReinstatedOnReconsideration, "Reinstated on reconsideration.");
            Add(x.ReconsideredWithoutReinstatement, "Reconsidered, and not reinstated.");

            void Add(DateOnly? day, string text)
            {
                if (day is { } known)
                    entries.Add(new(known, what, text, x.SchoolId, null, Visibility.Family, ExclusionLinks.One(child, x.Id)));
            }
        }

        entries.AddRange(await LettersAsync(child, records, ct));
        return entries;
    }

    /// <summary>Letters and notices as they were sent; notices to others are for professionals.</summary>
    private async Task<IEnumerable<JourneyEntry>> LettersAsync(ChildId child, IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var sent = await db.Set<SentLetter>().AsNoTracking().Where(l => records.Contains(l.ChildId))
            .Join(db.Set<RecordedExclusion>(), l => l.ExclusionId, x => x.Id, (l, x) => new { l.ExclusionId, l.What, l.Way, l.SentOn, l.By, x.SchoolId }).ToListAsync(ct);
        // Who is a parent elsewhere reads this child's letters as a professional.
        var family = sent.Count > 0 && (await exclusions.RightsAsync(child, ct)).IsFamily;
        return sent.Where(l => !family || LetterKinds.IsForFamily(l.What))
            .Select(l => new JourneyEntry(l.SentOn, "Letter", $"{LetterKinds.Words(l.What)}: {LetterKinds.Words(l.Way).ToLowerInvariant()}.", l.SchoolId, l.By, LetterKinds.IsForFamily(l.What) ? Visibility.Family : Visibility.Professionals, LetterLinks.One(child, l.ExclusionId, l.What)));
    }
}
