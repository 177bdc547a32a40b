using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.SignIn.Sample;

/// <summary>One of the sample's people with what they are there.</summary>
internal sealed record SamplePerson(Guid Id, string Name, IReadOnlyList<(Role Role, string Organisation)> Posts);

/// <summary>
/// The way in without proof, to a made-up place. It is there only while the sample is the place this installation speaks for, and
/// only for somebody who sits at this machine.
/// </summary>
internal sealed class SampleDoor(ILocalities localities, IServiceScopeFactory scopes)
{
    public async Task<bool> IsOpenAsync(HttpContext http, CancellationToken ct) =>
        IsFromThisMachine(http) && await localities.DefaultAsync(ct) is { IsSample: true };

    public async Task<IReadOnlyList<SamplePerson>> PeopleAsync(CancellationToken ct)
    {
        if (await localities.DefaultAsync(ct) is not { IsSample: true } sample)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(sample.Id);
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.IsSample && p.DeactivatedAtUtc == null)
            .Where(p => db.Set<PersonLocality>().Any(l => l.PersonId == p.Id && l.LocalityId == sample.Id))
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.DisplayName }).ToListAsync(ct);
        var posts = (await db.Set<Post>().AsNoTracking()
            .Where(p => p.FromDay <= today && (p.ToDay == null || p.ToDay >= today) && p.EndedAtUtc == null)
            .OrderBy(p => p.Id).Select(p => new { p.PersonId, p.OrganisationId, p.Role }).ToListAsync(ct)).ToLookup(p => p.PersonId.Value);
        var names = (await scope.ServiceProvider.GetRequiredService<IOrganisations>().AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. people.Select(p => new SamplePerson(p.Id, p.DisplayName,
            [.. posts[p.Id].OrderBy(x => x.Role).Select(x => (x.Role, names.GetValueOrDefault(x.OrganisationId, "")))]))];
    }

    // A page elsewhere may lead a browser here under a name of its own, and a proxy on this machine brings callers from anywhere.
    private static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");
}
