using System.Diagnostics;
using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Headwater.Testing;

/// <summary>
/// The page of a child's record as it is served, and the same page of an application that writes no trail, which the product
/// cannot be told to do. No test: a benchmark calls it.
/// </summary>
public sealed class AuditedPage : IAsyncDisposable
{
    private readonly TestWorld world;
    private readonly TestSite audited;
    private readonly TestSite unaudited;
    private readonly IReadOnlyList<ChildId> children;
    private readonly PersonId head;

    private AuditedPage(TestWorld world, TestSite audited, TestSite unaudited, PersonId head, IReadOnlyList<ChildId> children) =>
        (this.world, this.audited, this.unaudited, this.head, this.children) = (world, audited, unaudited, head, children);

    public static async Task<AuditedPage> StartAsync(Engine engine, int children)
    {
        var made = await TestWorld.CreateAsync(engine);
        var school = await made.OrganisationAsync("A school");
        var reader = await made.PersonAsync("Somebody", (school, Role.Headteacher));
        List<ChildId> seen = [];
        for (var n = 0; n < children; n++)
            seen.Add(await made.ChildAsync(reader, school, $"First{n}", $"Last{n}"));
        return new(
            made, await TestSite.StartAsync(made.Database, byHeader: true),
            await TestSite.StartAsync(made.Database, byHeader: true, services: services => services.Replace(ServiceDescriptor.Scoped<IAuditTrail, NoTrail>())), reader, seen);
    }

    /// <summary>Pages a second, asked by as many at once.</summary>
    public async Task<double> ServeAsync(bool isAudited, int atOnce, TimeSpan during, CancellationToken ct)
    {
        var (site, served, began) = (isAudited ? audited : unaudited, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(n => Task.Run(() => AskAsync(n), ct)));
        return served / Stopwatch.GetElapsedTime(began).TotalSeconds;

        async Task AskAsync(int asker)
        {
            using var client = site.Client(head, world.Locality);
            for (var n = asker; Stopwatch.GetElapsedTime(began) < during; n += atOnce)
            {
                using var page = await client.GetAsync($"/children/{children[n % children.Count]}", ct);
                if (page.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"The page answered {page.StatusCode}.");
                await page.Content.ReadAsByteArrayAsync(ct);
                Interlocked.Increment(ref served);
            }
        }
    }

    /// <summary>How many entries the trail holds.</summary>
    public Task<long> EntriesAsync(CancellationToken ct) => EntriesAsync(world, ct);

    internal static async Task<long> EntriesAsync(TestWorld world, CancellationToken ct)
    {
        await using var connection = await world.Database.ConnectAsync(ct);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM access_audit_entry";
        return Convert.ToInt64(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await audited.DisposeAsync();
        await unaudited.DisposeAsync();
        await world.DisposeAsync();
    }

    private sealed class NoTrail : IAuditTrail
    {
        public Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts) => throw new NotSupportedException("Nothing is written here.");

        public Task ReadAsync(AuditFact fact, CancellationToken ct) => Task.CompletedTask;
    }
}
