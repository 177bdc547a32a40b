using Headwater.Children.Away;
using Headwater.Children.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Children.Movement;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>Moves to other places, and time out of class that is no suspension.</summary>
internal sealed class MoveJourney(HeadwaterDb db, ChildRows rows, ExclusionService exclusions) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        var today = db.Reader.Today;
        var moves = await db.Set<Move>().AsNoTracking().Where(m => records.Contains(m.ChildId) && m.Withdrawn == null).ToListAsync(ct);
        var reviews = moves.Exists(m => m.What is MoveKind.OffSiteDirection or MoveKind.DualRegistration) ? (await rows.OfAsync<MoveReview>(records, ct)).ToLookup(r => r.MoveId) : null;
        foreach (var move in moves)
        {
            var (what, href) = (MovementWords.Of(move.What), MovementLinks.One(child, move.Id));
            if (move.Start is { } starts)
                entries.Add(new(starts, what, $"{(starts > today ? "Begins" : "Began")}{(move.ToName is { } at && IsPlacement(move) ? $", at {at}" : "")}.", move.SchoolId, move.RecordedBy, Visibility.Family, href));
            foreach (var review in reviews?[move.Id].Where(r => r.Stops is not null) ?? [])
                entries.Add(new(review.Day, what, $"Review. {MovementWords.Of(review)}.", move.SchoolId, null, Visibility.Family, href));
            // Where the child is only for a time, the way shows when that is over.
            if (IsPlacement(move) && MovementRules.EndNow(move, [.. reviews?[move.Id] ?? []]) is { } last)
                entries.Add(new(last, what, last < today ? "Ended." : "Ends.", move.SchoolId, null, Visibility.Family, href));
            Add(move.At6WeeksOn, move.At6Weeks);
            Add(move.At12WeeksOn, move.At12Weeks);

            void Add(DateOnly? day, MoveOutcome? outcome)
            {
                if (day is { } on && outcome is { } came)
                    entries.Add(new(on, what, $"{MoveFacts.After(move, on)}: {MovementWords.Of(came).ToLowerInvariant()}.", move.SchoolId, null, Visibility.Family, href));
            }
        }

        if (moves.Exists(m => m.What == MoveKind.OffSiteDirection))
            entries.AddRange(await NoticesAsync(child, records, moves, ct));
        foreach (var time in await rows.OfAsync<TimeOut>(records, ct))
        {
            var (what, href) = (AwayWords.Of(time.What), AwayLinks.One(child, time.Id));
            entries.Add(new(time.FromDay, what, $"{ExclusionDays(time)} a week out of class.", time.SchoolId, time.RecordedBy, Visibility.Family, href));
            if (time.ToDay is { } to && time.IsOver(today))
                entries.Add(new(to, what, "Ended.", time.SchoolId, null, Visibility.Family, href));
        }

        return entries;
    }

    /// <summary>Notices as they were given; the one to the local authority is for professionals.</summary>
    private async Task<IEnumerable<JourneyEntry>> NoticesAsync(ChildId child, IReadOnlyList<ChildId> records, List<Move> moves, CancellationToken ct)
    {
        var given = await db.Set<MoveNotice>().AsNoTracking().Where(n => records.Contains(n.ChildId)).Select(n => new { n.MoveId, n.To, n.Way, n.SentOn, n.By }).ToListAsync(ct);
        var family = given.Count > 0 && (await exclusions.RightsAsync(child, ct)).IsFamily;
        return
            from n in given
            join m in moves on n.MoveId equals m.Id
            where !family || n.To == NoticeTo.Parent
            select new JourneyEntry(n.SentOn, "Notice", $"{MovementWords.Of(n.To, adult: false)} of a direction off site: {LetterKinds.Words(n.Way).ToLowerInvariant()}.", m.SchoolId, n.By, n.To == NoticeTo.Parent ? Visibility.Family : Visibility.Professionals, MovementLinks.Notice(child, m.Id, n.To));
    }

    private static bool IsPlacement(Move m) => m.What is MoveKind.OffSiteDirection or MoveKind.DualRegistration;

    private static string ExclusionDays(TimeOut time) => char.ToUpperInvariant(Exclusions.ExclusionWords.Days(time.HalfDaysAWeek)[0]) + Exclusions.ExclusionWords.Days(time.HalfDaysAWeek)[1..];
}
