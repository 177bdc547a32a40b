using System.Data.Common;
using System.Net;
using AngleSharp.Html.Parser;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>What cannot be written down is not shown.</summary>
public sealed class FailClosedTests
{
    private const string Canary = "Zzyxcanary";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    [Trait("Deep", "access")]
    public async Task With_the_audit_store_failing_not_one_byte_of_a_child_s_record_leaves(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var school = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (school, Role.Headteacher));
        var child = await world.ChildAsync(head, school, Canary, "Hale");
        var (parent, officer) = (await world.PersonAsync("Parent", (school, Role.Parent)), await world.PersonAsync("Officer", (school, Role.DataProtectionOfficer)));
        await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today, null));
        Assert.Equal(Outcome.Saved, await world.AsAsync(head, s => s.GetRequiredService<DocumentService>().AddAsync(child, new(Canary, "letter.txt", System.Text.Encoding.UTF8.GetBytes(Canary), Visibility.Family), Ct)));
        var document = (await world.AsAsync(head, s => s.GetRequiredService<DocumentService>().ListAsync(child, Ct)))[0].Id;
        var faults = new Faults();
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true, services: faults.Add);
        using var client = site.Client(head, world.Locality);
        using var family = site.Client(parent, world.Locality);
        using var protecting = site.Client(officer, world.Locality);
        var roads = new List<Road> { new(client, "/children"), new(client, $"/children/{child}/documents/{document}"), new(family, $"/my-child/{child}/sharing") };
        // Every page of one child that the application has; one that comes later comes in by itself.
        roads.AddRange(site.Routes.Where(r => OfOneChild(r.RoutePattern)).Select(r => new Road(r.RoutePattern.RawText!.EndsWith("/family", StringComparison.Ordinal) ? family : client, "/" + string.Join('/', r.RoutePattern.PathSegments.Select(s => s.Parts[0]).TakeWhile(p => p is not RoutePatternParameterPart { IsOptional: true }).Select(p => p is RoutePatternLiteralPart literal ? literal.Content : child.ToString())))));
        roads.Add(new(client, "/children", new() { ["Name"] = Canary }));
        roads.Add(new(protecting, "/subject-access", new() { ["First"] = Canary, ["Last"] = "Hale", ["Born"] = "2014-05-02", ["Upn"] = "", ["Audience"] = "Parent" }));
        Assert.True(roads.Count >= 18, $"{roads.Count} roads: {string.Join(' ', roads.Select(r => r.Path))}");
        List<string> shut = [];
        foreach (var road in roads)
        {
            await road.TakeTokenAsync();
            var (status, shown) = await road.GoAsync();
            if (status != HttpStatusCode.OK || !(road.Path == "/subject-access" ? shown.Contains("PK", StringComparison.Ordinal) : shown.Contains(Canary, StringComparison.Ordinal)))
                shut.Add($"{road.Path} answers {(int)status} and shows nothing of the child");
        }

        Assert.True(shut.Count == 0, string.Join('\n', shut));
        var before = await EntriesAsync(world);

        var (disclosed, lost) = (new List<string>(), 0);
        var full = Effort.Of(engine == Engine.Sqlite ? 800 : 200);
        for (var i = 0; i < full; i++)
        {
            // Every road before any a second time, each time with another fault.
            var road = i % roads.Count;
            var fault = (Fault)((road + (i / roads.Count)) % Faults.Kinds);
            faults.Arm(fault);
            lost += fault == Fault.Committed ? 1 : 0;
            var (status, body) = await roads[road].GoAsync();
            if (!faults.Struck)
                disclosed.Add($"{roads[road].Path}: {fault} was never reached");
            else if (status != HttpStatusCode.InternalServerError || body.Contains("canary", StringComparison.OrdinalIgnoreCase) || body.Contains("application/zip", StringComparison.Ordinal))
                disclosed.Add($"{roads[road].Path}: {fault}: {(int)status}");
        }

        faults.Disarm();
        Assert.True(disclosed.Count == 0, string.Join('\n', disclosed.Distinct().Take(30)));
        // A commit that failed before it was made leaves nothing; one whose answer was lost may have been made.
        Assert.InRange(await EntriesAsync(world) - before, 0, lost);
        Assert.Null((await AuditChainOfTests.VerifyAsync(world, [])).Problem);
        Assert.Contains(Canary, await client.GetStringAsync("/children", Ct), StringComparison.Ordinal);
    }

    private static bool OfOneChild(RoutePattern pattern) =>
        pattern.Parameters.Count > 0 && pattern.Parameters.All(p => p.Name is "id" or "childId" or "contact")
        && (pattern.RawText!.TrimStart('/') is var text) && (text.StartsWith("children/", StringComparison.Ordinal) || text.StartsWith("involvements/", StringComparison.Ordinal) || text.StartsWith("disclosures/", StringComparison.Ordinal));

    /// <summary>One way to a child's record: a page that is opened, or a form of it that is sent.</summary>
    private sealed class Road(HttpClient client, string path, Dictionary<string, string>? form = null)
    {
        private string? cookie;

        public string Path => path;

        public async Task TakeTokenAsync()
        {
            if (form is null)
                return;
            using var response = await client.GetAsync(path, Ct);
            cookie = string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            form["__RequestVerificationToken"] = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Ct)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }

        public async Task<(HttpStatusCode Status, string Answer)> GoAsync()
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path);
            if (form is not null)
                (request.Content, _) = (new FormUrlEncodedContent(form), request.Headers.TryAddWithoutValidation("Cookie", cookie));
            using var response = await client.SendAsync(request, Ct);
            return (response.StatusCode, $"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync(Ct)}");
        }
    }

    private static async Task<long> EntriesAsync(TestWorld world)
    {
        await using var db = world.Database.Open(world.Locality);
        return await db.Set<AuditEntry>().LongCountAsync(Ct);
    }

    private enum Fault
    {
        Beginning,
        Turn,
        Insert,
        Committing,
        Committed,
    }

    /// <summary>Fails at one point of writing an entry.</summary>
    private sealed class Faults : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public const int Kinds = 5;

        private Fault? armed;

        /// <summary>Puts itself between the application and its database.</summary>
        public void Add(IServiceCollection services)
        {
            var make = services.Last(d => d.ServiceType == typeof(DbContextOptions<HeadwaterDb>)).ImplementationFactory!;
            services.AddSingleton(sp => new DbContextOptionsBuilder<HeadwaterDb>((DbContextOptions<HeadwaterDb>)make(sp)).AddInterceptors(this).Options);
        }

        public bool Struck { get; private set; }

        public void Arm(Fault fault) => (armed, Struck) = (fault, false);

        public void Disarm() => armed = null;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("access_audit_head", StringComparison.Ordinal) && !command.CommandText.Contains("INSERT", StringComparison.Ordinal))
                Strike(Fault.Turn);
            if (command.CommandText.Contains("INSERT INTO \"access_audit_entry\"", StringComparison.Ordinal) || command.CommandText.Contains("INSERT INTO access_audit_entry", StringComparison.Ordinal))
                Strike(Fault.Insert);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("access_audit_entry", StringComparison.Ordinal))
                Strike(Fault.Insert);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            Strike(Fault.Beginning);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Strike(Fault.Committing);
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Strike(Fault.Committed);
            return Task.CompletedTask;
        }

        private void Strike(Fault fault)
        {
            if (armed != fault)
                return;
            Struck = true;
            throw new FaultException();
        }
    }

    private sealed class FaultException() : DbException("The audit store fails.");
}
