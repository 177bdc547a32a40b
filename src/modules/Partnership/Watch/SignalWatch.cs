using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Watch;

/// <summary>
/// Looks at every signal each day, and tells those who convene when one asks for more than before. Of a seat or a sector that fades it
/// makes a conversation to be had: nobody is written to about their own fading.
/// </summary>
internal sealed class SignalWatch(HeadwaterDb db, IEnumerable<ISignalSource> sources, MeetingSignals meetings, IPeople people, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    private const int MostTold = 350;

    public async Task RunAsync(CancellationToken ct)
    {
        if (await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) is not { ClosedOn: null })
            return;
        var today = clock.Today();
        var now = await NowAsync(today, ct);
        var before = await db.Set<WatchedSignal>().ToDictionaryAsync(w => (w.Number, w.Subject), ct);
        List<AuditFact> facts = [];
        List<AttendanceSignal> worse = [];
        foreach (var ((number, subject), said) in now)
        {
            var state = said.Result.State;
            if (!before.TryGetValue((number, subject), out var known))
                db.Add(known = new() { Number = number, Subject = subject, State = SignalState.NotEnoughData, Since = today });
            if (known.State == state)
                continue;
            if (said.Result.Fires && state > known.State)
                worse.Add(said);
            (known.State, known.Since) = (state, today);
            facts.Add(new("change", "signal", $"S{number:00}", Detail: state.ToString()));
        }

        // What is not said any more (a seat that was closed) is forgotten, so that it is told anew should it come back.
        foreach (var gone in before.Where(b => !now.ContainsKey(b.Key)).Select(b => b.Value))
        {
            db.Remove(gone);
            facts.Add(new("change", "signal", $"S{gone.Number:00}", Detail: "not said any more"));
        }

        if (worse.Count > 0)
        {
            await RaiseAsync(worse, today, facts, ct);
            await TellAsync(worse, ct);
        }

        if (facts.Count > 0)
            await audit.SaveAsync(ct, [.. facts]);
    }

    /// <summary>Every signal by what it speaks of; of several of one kind that speak of all the gravest.</summary>
    private async Task<Dictionary<(int Number, string Subject), AttendanceSignal>> NowAsync(DateOnly today, CancellationToken ct)
    {
        List<AttendanceSignal> all = [.. await meetings.AllAsync(today, ct)];
        foreach (var source in sources.Where(s => s is not MeetingSignals))
            all.AddRange((await source.SignalsAsync(today, ct)).Select(r => new AttendanceSignal(r, null, null, Few: false)));
        return all.GroupBy(s => ((int)s.Result.Signal, s.Seat?.ToString() ?? s.Sector ?? "")).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Result.State)!);
    }

    private async Task RaiseAsync(List<AttendanceSignal> worse, DateOnly today, List<AuditFact> facts, CancellationToken ct)
    {
        var open = await db.Set<Conversation>().AsNoTracking().Where(c => c.EndedOn == null).ToListAsync(ct);
        foreach (var said in worse.Where(s => s.Result.Signal is Signal.FadingSeat or Signal.FadingSector && !open.Exists(o => o.Number == (int)s.Result.Signal && o.SeatId == s.Seat && (s.Seat is not null || o.SectorCode == s.Sector))))
        {
            var reason = said.Result.Reasons[0];
            var conversation = new Conversation
            {
                Id = Guid.CreateVersion7(), Number = (int)said.Result.Signal, SeatId = said.Seat, SectorCode = said.Sector, Reason = reason.Length <= Conversation.TextLength ? reason : reason[..Conversation.TextLength], RaisedOn = today,
            };
            db.Add(conversation);
            facts.Add(new("raise", "conversation", conversation.Id.ToString()));
        }
    }

    private async Task TellAsync(List<AttendanceSignal> worse, CancellationToken ct)
    {
        var first = worse.OrderByDescending(s => s.Result.State).ThenBy(s => s.Result.Signal).First().Result;
        var more = worse.Count == 1 ? "" : $" And {worse.Count - 1} more.";
        foreach (var person in await people.HoldersAsync(Capability.Convene, null, ct))
            notices.Tell(person, $"{SignalWords.Of(first.Signal)}: {(first.Reasons[0].Length <= MostTold ? first.Reasons[0] : first.Reasons[0][..MostTold] + "…")}{more}", worse.Exists(s => s.Result.Signal is Signal.FadingSeat or Signal.FadingSector) ? WatchLinks.Conversations : SignalLinks.Signals);
    }
}
