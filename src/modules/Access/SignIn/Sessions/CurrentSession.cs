using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Sessions;

/// <summary>The session a request belongs to, as it stands at this moment.</summary>
internal sealed record CurrentSession(Guid Id, Guid Person, string Name, bool IsSample, LocalityId? Locality, SessionStage Stage, DateTime? SteppedUpAtUtc)
{
    /// <summary>The session of this request, whole or not; null when there is none in force.</summary>
    public static CurrentSession? Of(HttpContext http) => http.Features.Get<CurrentSession>();
}

/// <summary>Finds the session a token stands for. One read for every request; no answer is used twice.</summary>
internal sealed class SessionReading(HeadwaterDb db, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<CurrentSession?> FindAsync(string? token, CancellationToken ct)
    {
        if (SecretToken.HashOf(token) is not { } hash)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.Set<Session>().AsNoTracking().Where(s => s.TokenHash == hash)
            .Join(db.Set<Person>(), s => s.PersonId, p => p.Id, (session, p) => new { session, p.DisplayName, p.IsSample, p.SecurityStamp, p.DeactivatedAtUtc })
            .SingleOrDefaultAsync(ct);
        if (found is null || found.session.EndsAtUtc <= now || now - found.session.SeenAtUtc >= SessionService.Idle
            || found.DeactivatedAtUtc is not null || !string.Equals(found.SecurityStamp ?? "", found.session.SecurityStamp, StringComparison.Ordinal))
            return null;
        if (now - found.session.SeenAtUtc >= SeenEvery)
            await db.Set<Session>().Where(s => s.TokenHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAtUtc, now), ct);
        var s = found.session;
        return new(s.Id, s.PersonId, found.DisplayName, found.IsSample, s.LocalityId, s.Stage, s.SteppedUpAtUtc);
    }
}
