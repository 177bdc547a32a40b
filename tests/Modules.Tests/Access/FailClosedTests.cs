using System.Data.Common;
using System.Net;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Testing;
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
        var faults = new Faults();
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true, services: faults.Add);
        using var client = site.Client(head, world.Locality);
        var pages = new[] { $"/children/{child}", "/children", $"/children?name={Canary}" };
        foreach (var page in pages)
            Assert.Contains(Canary, await client.GetStringAsync(page, Ct), StringComparison.Ordinal);
        var before = await EntriesAsync(world);

        var disclosed = new List<string>();
        var full = Effort.Of(engine == Engine.Sqlite ? 800 : 200);
        for (var i = 0; i < full; i++)
        {
            faults.Arm((Fault)(i % Faults.Kinds));
            using var response = await client.GetAsync(pages[i / Faults.Kinds % pages.Length], Ct);
            var body = await response.Content.ReadAsStringAsync(Ct);
            Assert.True(faults.Struck, $"{(Fault)(i % Faults.Kinds)} was never reached");
            if (response.StatusCode != HttpStatusCode.InternalServerError || body.Contains("canary", StringComparison.OrdinalIgnoreCase) || response.Headers.ToString().Contains("canary", StringComparison.OrdinalIgnoreCase))
                disclosed.Add($"{i}: {(Fault)(i % Faults.Kinds)}: {(int)response.StatusCode}");
        }

        faults.Disarm();
        Assert.Empty(disclosed);
        // A commit that failed before it was made leaves nothing; one whose answer was lost may have been made.
        Assert.InRange(await EntriesAsync(world) - before, 0, (full / Faults.Kinds) + 1);
        Assert.Null((await AuditChainOfTests.VerifyAsync(world, [])).Problem);
        Assert.Contains(Canary, await client.GetStringAsync(pages[0], Ct), StringComparison.Ordinal);
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
