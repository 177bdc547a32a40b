using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>Calendar files: one meeting for a member, and a feed under a secret address.</summary>
internal static class CalendarApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/collaborative/meetings/{id:guid}/invitation.ics", async (Guid id, MeetingQueries meetings, IPeople people, InstallationSettings settings, IAuditTrail audit, TimeProvider clock, CancellationToken ct) =>
        {
            if (await meetings.OneAsync(id, ct) is not { Day: not null } meeting)
                return Results.NotFound();
            var asked = await people.OwnAddressAsync(ct);
            await audit.ReadAsync(new AuditFact("export", "meeting", id.ToString()), ct);
            return Text(CalendarText.Invitation(meeting, clock.GetUtcNow().UtcDateTime, settings.MailFrom, asked));
        }).RequireAuthorization(PartnershipPolicies.Readers);
        // A calendar program cannot sign in: whoever has the address reads titles, places and times of meetings, and what is due to its
        // owner by what posts they hold now, without a name of any child, and nothing else.
        routes.MapGet("/calendar/{locality:guid}/{token}.ics", async (Guid locality, string token, CurrentLocality current, HeadwaterDb db, MeetingQueries meetings, ITokenActor reader, IEnumerable<IFeedPart> parts, CurrentActor actor, InstallationSettings settings, TimeProvider clock, CancellationToken ct) =>
        {
            if (locality == Guid.Empty || SecretToken.HashOf(token) is not { } hash || current.Id is { } here && here.Value != locality)
                return Results.NotFound();
            current.Enter(new(locality));
            if (await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash, ct) is not { } feed)
                return Results.NotFound();
            // Whoever holds no post any more reads nothing any more, and whoever holds none at the table none of its meetings.
            if (!await reader.EnterAsync(feed.PersonId, "a calendar", new(locality), ct) || !actor.CanAny(CalendarFeed.Readers))
                return Results.NotFound();
            List<FeedDay> days = [];
            foreach (var part in parts)
                days.AddRange(await part.OfAsync(ct));
            return Text(CalendarText.Feed(actor.CanAny(Capability.TakePart | Capability.Convene) ? await meetings.CalendarAsync(ct) : [], days, settings.Address, clock.GetUtcNow().UtcDateTime));
        }).AllowAnonymous();
    }

    private static IResult Text(string calendar) => Results.Bytes(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8");
}

/// <summary>Makes and ends the secret address of somebody's feed.</summary>
internal sealed class FeedService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>A new address; the one before leads nowhere from now on. It is told once and cannot be read again.</summary>
    public async Task<string> RenewAsync(CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var me = actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
        var token = SecretToken.New();
        var feed = await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.PersonId == me, ct);
        if (feed is null)
            db.Add(feed = new() { PersonId = me, TokenHash = [], MadeOn = clock.Today() });
        (feed.TokenHash, feed.MadeOn) = (SecretToken.HashOf(token)!, clock.Today());
        await audit.SaveAsync(ct, new AuditFact("renew", "calendar-feed"));
        await transaction.CommitAsync(ct);
        return $"/calendar/{db.Locality}/{token}.ics";
    }

    /// <exception cref="InputRefusedException">There is none.</exception>
    public async Task EndAsync(CancellationToken ct)
    {
        var feed = await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.PersonId == actor.Person, ct) ?? throw new InputRefusedException("You have no calendar address.");
        db.Remove(feed);
        await audit.SaveAsync(ct, new AuditFact("end", "calendar-feed"));
    }
}
