using System.Globalization;
using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// Asks each seat after a meeting whether it could speak and was heard, from 1 (not at all) to 5 (fully). Answers lie sealed until a week
/// after the meeting; then what is kept is sums of five or more together, and no answer.
/// </summary>
internal sealed class HeardService(HeadwaterDb db, MeetingQueries meetings, SeatQueries seats, LocalityTurn turn, IDataProtectionProvider protection, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    public const int Days = 7;
    public const int Most = 5;

    private readonly SealedTexts sealing = new(protection, "Headwater.Partnership.Heard", SealedAnswer.Length);

    /// <summary>The last day on which a seat can answer.</summary>
    public static DateOnly LastDay(DateOnly held) => held.AddDays(Days);

    /// <summary>Whether seats can answer today: of a meeting of the whole table, in the week after it.</summary>
    public static bool IsOpen(Meeting meeting, DateOnly today) => meeting is { Kind: not MeetingKind.SubGroup, State: MeetingState.Called or MeetingState.Held, Day: { } day } && day <= today && today <= LastDay(day);

    /// <summary>Whether a seat is asked: it was open on the day and, once it is written down who was there, somebody was there for it.</summary>
    public static bool IsAsked(Meeting meeting, Seat seat, IReadOnlyDictionary<Guid, Presence> presences) => seat.FromDay <= meeting.Day && (presences.Count == 0 || new HeldMeeting(meeting, presences).WasThere(seat.Id));

    /// <summary>A seat's answer, by whoever sits there, once.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, the question is not open, the seat has answered, or it is no answer.</exception>
    public async Task AnswerAsync(Guid meetingId, Guid seatId, int answer, CancellationToken ct)
    {
        if (answer is < 1 or > Most)
            throw new InputRefusedException("Choose an answer from 1 to 5.");
        if ((await seats.MineAsync(ct)).Select(s => s.Seat).FirstOrDefault(s => s.Id == seatId && s.Kind == SeatKind.Core) is not { } mine)
            throw new InputRefusedException("Answer for a seat in which you sit.");
        await using var transaction = await turn.TakeAsync(ct);
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meetingId, ct) is not { } meeting || !IsOpen(meeting, clock.Today()))
            throw new InputRefusedException($"This can be answered on the day of a meeting and for {Days} days after it.");
        if (!IsAsked(meeting, mine, await meetings.PresencesAsync(meetingId, ct)))
            throw new InputRefusedException("This seat was not at the table of that meeting.");
        if (await db.Set<HeardSeat>().AnyAsync(h => h.MeetingId == meetingId && h.SeatId == seatId, ct))
            throw new InputRefusedException("This seat has answered. What it said cannot be told apart any more, so it cannot be changed.");
        db.Add(new HeardSeat { MeetingId = meetingId, SeatId = seatId });
        // All are sealed anew, as ballots are: a row that stayed would show by its place whose it is.
        string[] box = [.. await TakeOutAsync(meetingId, ct), string.Create(CultureInfo.InvariantCulture, $"{mine.SectorCode} {answer}")];
        RandomNumberGenerator.Shuffle(box.AsSpan());
        db.AddRange(box.Select(text => new SealedAnswer { Id = RandomKey.Next(), MeetingId = meetingId, Contents = sealing.Seal(text) }));
        await audit.SaveAsync(ct, new AuditFact("answer", "heard", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Counts what was answered where the time is over.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.Today().AddDays(-Days);
        var over = await db.Set<Meeting>().AsNoTracking().Where(m => db.Set<SealedAnswer>().Any(a => a.MeetingId == m.Id) && (m.Day < before || m.State == MeetingState.Cancelled)).ToListAsync(ct);
        foreach (var meeting in over)
        {
            await using var transaction = await turn.TakeAsync(ct);
            var answers = (await TakeOutAsync(meeting.Id, ct)).ConvertAll(t => t.Split(' ')).ConvertAll(t => (Sector: t[0], Answer: int.Parse(t[1], CultureInfo.InvariantCulture)));
            if (meeting.State != MeetingState.Cancelled)
            {
                var together = CountedTogether.Of(answers.Select(a => a.Sector));
                db.AddRange(answers.Where(a => together.ContainsKey(a.Sector)).GroupBy(a => together[a.Sector]).Select(g => new HeardGroup
                {
                    MeetingId = meeting.Id, Number = g.Key, Answers = g.Count(), Sum = g.Sum(a => a.Answer), Sectors = string.Join(' ', g.Select(a => a.Sector).Distinct().Order(StringComparer.Ordinal)),
                }));
            }

            await audit.SaveAsync(ct, new AuditFact("count", "heard", meeting.Id.ToString()));
            await transaction.CommitAsync(ct);
        }
    }

    private async Task<List<string>> TakeOutAsync(Guid meetingId, CancellationToken ct)
    {
        var sealed_ = await db.Set<SealedAnswer>().AsNoTracking().Where(a => a.MeetingId == meetingId).Select(a => a.Contents).ToListAsync(ct);
        var texts = sealing.Open(sealed_).ToList();
        await db.Set<SealedAnswer>().Where(a => a.MeetingId == meetingId).ExecuteDeleteAsync(ct);
        return texts;
    }
}

/// <summary>What was answered, as pages and signals read it.</summary>
internal sealed class HeardQueries(HeadwaterDb db)
{
    public async Task<IReadOnlyList<HeardGroup>> OfAsync(IReadOnlyCollection<Guid> meetings, CancellationToken ct) =>
        await db.Set<HeardGroup>().AsNoTracking().Where(g => meetings.Contains(g.MeetingId)).OrderBy(g => g.MeetingId).ThenBy(g => g.Number).ToListAsync(ct);

    public async Task<IReadOnlySet<Guid>> AnsweredAsync(Guid meetingId, CancellationToken ct) => (await db.Set<HeardSeat>().AsNoTracking().Where(h => h.MeetingId == meetingId).Select(h => h.SeatId).ToListAsync(ct)).ToHashSet();

    /// <summary>Whether no sealed answer waits to be counted.</summary>
    public async Task<bool> IsCountedAsync(Guid meetingId, CancellationToken ct) => !await db.Set<SealedAnswer>().AnyAsync(a => a.MeetingId == meetingId, ct);

    /// <summary>The mean of the groups in which some of these sectors were counted; null where they were in none.</summary>
    public static double? Mean(IEnumerable<HeardGroup> groups, IReadOnlyCollection<string> sectors)
    {
        var theirs = groups.Where(g => g.Codes.Any(sectors.Contains)).ToList();
        return theirs.Count == 0 ? null : (double)theirs.Sum(g => g.Sum) / theirs.Sum(g => g.Answers);
    }
}
