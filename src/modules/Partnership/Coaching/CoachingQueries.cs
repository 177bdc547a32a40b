using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Coaching;

/// <summary>Reads offers and tasks for every member, and sessions for the two they are between.</summary>
internal sealed class CoachingQueries(HeadwaterDb db, CurrentActor actor, IPeople people)
{
    public async Task<IReadOnlyList<(CoachingOffer Offer, string Coach)>> OffersAsync(CancellationToken ct)
    {
        var offers = await db.Set<CoachingOffer>().AsNoTracking().Where(o => o.EndedOn == null).ToListAsync(ct);
        var names = await people.NamesAsync([.. offers.Select(o => o.CoachId).Distinct()], ct);
        return [.. offers.OrderBy(o => o.OfferedOn).ThenBy(o => o.Id).Select(o => (o, names[o.CoachId]))];
    }

    /// <summary>The reader's own sessions, the latest first.</summary>
    public async Task<IReadOnlyList<(CoachingSession Session, string With)>> MineAsync(CancellationToken ct)
    {
        var mine = await db.Set<CoachingSession>().AsNoTracking().Where(s => s.CoachId == actor.Person || s.CoachedId == actor.Person).ToListAsync(ct);
        var names = await people.NamesAsync([.. mine.SelectMany(s => new[] { s.CoachId, s.CoachedId }).Distinct()], ct);
        return [.. mine.OrderByDescending(s => s.AskedOn).ThenByDescending(s => s.Id).Select(s => (s, names[s.CoachId == actor.Person ? s.CoachedId : s.CoachId]))];
    }

    /// <summary>A session of the reader's and its notes; null for everybody else.</summary>
    public async Task<(CoachingSession Session, IReadOnlyList<CoachingNote> Notes, IReadOnlyDictionary<PersonId, string> Names)?> OneAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<CoachingSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && (s.CoachId == actor.Person || s.CoachedId == actor.Person), ct) is not { } session)
            return null;
        var notes = await db.Set<CoachingNote>().AsNoTracking().Where(n => n.SessionId == id).OrderBy(n => n.WrittenOn).ThenBy(n => n.Id).ToListAsync(ct);
        return (session, notes, await people.NamesAsync([session.CoachId, session.CoachedId], ct));
    }

    /// <summary>Every task: those still in the facilitator's hands first.</summary>
    public async Task<IReadOnlyList<SkillTransfer>> SkillsAsync(CancellationToken ct) =>
        [.. (await db.Set<SkillTransfer>().AsNoTracking().ToListAsync(ct)).OrderBy(s => s.LastBy).ThenBy(s => s.Task, StringComparer.Ordinal).ThenBy(s => s.Id)];
}

internal static class CoachingLinks
{
    public const string All = "/collaborative/coaching";

    public static string Session(Guid id) => $"/collaborative/coaching/sessions/{id}";

    public static string Ask(Guid offer) => $"/collaborative/coaching/ask/{offer}";

    public static string Skill(Guid? id = null) => $"/collaborative/coaching/skills{(id is null ? "" : $"/{id}")}";
}

internal static class CoachingWords
{
    public static string Of(SessionState state) => state switch
    {
        SessionState.Asked => "Asked for",
        SessionState.Agreed => "Agreed",
        SessionState.Held => "Held",
        SessionState.CalledOff => "Called off",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    public static string Of(DoneBy by) => by switch
    {
        DoneBy.Facilitator => "By the facilitator",
        DoneBy.Together => "Together",
        DoneBy.Members => "By members",
        _ => throw new InvalidOperationException("Unknown way."),
    };
}
