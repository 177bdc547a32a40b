using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.SignIn.Sessions;

/// <summary>Starts and ends sessions.</summary>
internal sealed class SessionService(HeadwaterDb db, SessionCookie cookie, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Whatever happens, a session is over after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without a request for this long a session is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>How long the second factor, or setting it up, may take.</summary>
    public static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Begins a session under a new token and ends the one that the request came with, so that nobody goes on under a token that
    /// was known before.
    /// </summary>
    /// <returns>Whether the session knows where it works; otherwise the person chooses.</returns>
    public async Task<bool> StartAsync(HttpContext http, Person person, SignInMethod method, SessionStage stage, CancellationToken ct)
    {
        var localities = await LocalitiesAsync(person.Id, ct);
        var where = localities.Count == 1 ? localities[0] : (LocalityId?)null;
        await ForgetAsync(http, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<Session>().Where(s => s.EndsAtUtc <= now).ExecuteDeleteAsync(ct);
        var token = SecretToken.New();
        var session = new Session
        {
            Id = Guid.CreateVersion7(),
            TokenHash = SecretToken.HashOf(token)!,
            PersonId = person.Id,
            LocalityId = where,
            Stage = stage,
            Method = method,
            SecurityStamp = person.SecurityStamp ?? "",
            StartedAtUtc = now,
            SeenAtUtc = now,
            EndsAtUtc = now + (stage == SessionStage.Whole ? Longest : Unfinished),
            Device = DeviceWords.Of(http.Request.Headers.UserAgent),
        };
        // The request may still act for whoever was signed in before, so the session begins in a scope of its own.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        own.Add(session);
        if (stage == SessionStage.Whole && where is { } locality)
        {
            await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person.PersonId, person.DisplayName, locality, ct);
            await scope.ServiceProvider.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("sign-in", "session", session.Id.ToString(), Detail: $"{method}, {session.Device}"));
        }
        else
        {
            await own.SaveChangesAsync(ct);
        }

        cookie.Write(http, token);
        return where is not null;
    }

    /// <summary>Ends every session of a person, and begins the one they are in anew where it worked.</summary>
    public async Task GoOnAsync(HttpContext http, CurrentSession current, Person person, CancellationToken ct)
    {
        var method = await db.Set<Session>().Where(s => s.Id == current.Id).Select(s => (SignInMethod?)s.Method).SingleOrDefaultAsync(ct) ?? SignInMethod.Authenticator;
        await EndAllAsync(person.Id, ct);
        await StartAsync(http, person, method, SessionStage.Whole, ct);
        if (current.Locality is { } where)
            await db.Set<Session>().Where(s => s.PersonId == person.Id && s.LocalityId == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.LocalityId, where), ct);
    }

    /// <summary>Which localities a person may work in.</summary>
    public Task<List<LocalityId>> LocalitiesAsync(Guid person, CancellationToken ct) =>
        db.Set<PersonLocality>().Where(l => l.PersonId == person).Select(l => l.LocalityId).ToListAsync(ct);

    /// <summary>Lets a session work in a locality of the person's; false where it is not one of theirs, or where the session was ended meanwhile.</summary>
    public async Task<bool> ChooseAsync(CurrentSession current, LocalityId where, CancellationToken ct)
    {
        if (!(await LocalitiesAsync(current.Person, ct)).Contains(where))
            return false;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(new(current.Person), current.Name, where, ct);
        if (await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<Session>().SingleOrDefaultAsync(s => s.Id == current.Id, ct) is not { } session)
            return false;
        session.LocalityId = where;
        await scope.ServiceProvider.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("sign-in", "session", session.Id.ToString(), Detail: $"{session.Method}, {session.Device}"));
        return true;
    }

    public async Task EndCurrentAsync(HttpContext http, CancellationToken ct)
    {
        await ForgetAsync(http, ct);
        cookie.Clear(http);
    }

    /// <summary>The second factor was given again.</summary>
    public Task StepUpAsync(Guid session, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Session>().Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SteppedUpAtUtc, now), ct);
    }

    public Task<int> EndAsync(Guid person, Guid session, CancellationToken ct) =>
        db.Set<Session>().Where(s => s.PersonId == person && s.Id == session).ExecuteDeleteAsync(ct);

    public Task<int> EndAllAsync(Guid person, CancellationToken ct) =>
        db.Set<Session>().Where(s => s.PersonId == person).ExecuteDeleteAsync(ct);

    private async Task ForgetAsync(HttpContext http, CancellationToken ct)
    {
        if (SecretToken.HashOf(cookie.Read(http)) is { } hash)
            await db.Set<Session>().Where(s => s.TokenHash == hash).ExecuteDeleteAsync(ct);
    }

    /// <summary>Where a person is signed in, newest first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Guid person, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var idle = now - Idle;
        return await db.Set<Session>().AsNoTracking()
            .Where(s => s.PersonId == person && s.Stage == SessionStage.Whole && s.EndsAtUtc > now && s.SeenAtUtc > idle)
            .OrderByDescending(s => s.SeenAtUtc).ToListAsync(ct);
    }
}
