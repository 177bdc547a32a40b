using Headwater.Children.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Kernel;

namespace Headwater.Children.Journeys;

/// <summary>Suspensions and exclusions, and what became of them.</summary>
internal sealed class ExclusionJourney(ChildRows rows) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        foreach (var x in await rows.OfAsync<RecordedExclusion>(records, ct))
        {
            var what = ExclusionWords.Of(x.What);
            entries.Add(new(x.Start, what, x.What == Duties.ExclusionKind.Permanent ? "Permanently excluded." : $"Out for {ExclusionWords.Length(x)}.", x.SchoolId, x.RecordedBy, Visibility.Family, ExclusionLinks.One(child, x.Id)));
            Add(x.Cancelled, "Cancelled.");
            Add(x.ParentRepresentations, "The family spoke to the governing board.");
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

        return entries;
    }
}
