using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.ServiceReferrals.ReferralScene;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>
/// Issue 7, "Must hold": no sequence of clicks, double submits or concurrent edits loses a change of state. Seeded walks of several people with
/// old versions, forms sent twice and two at once, each in a scope of its own as on two servers, against a tiny model of the table.
/// </summary>
public sealed class ReferralWalkTests
{
    private const int Clicks = 60;

    [Theory]
    [InlineData(Engine.Sqlite, 1)]
    [InlineData(Engine.Sqlite, 2)]
    [InlineData(Engine.Sqlite, 3)]
    [InlineData(Engine.Sqlite, 4)]
    [InlineData(Engine.PostgreSql, 5)]
    [InlineData(Engine.PostgreSql, 6)]
    [InlineData(Engine.PostgreSql, 7)]
    [InlineData(Engine.PostgreSql, 8)]
    public async Task No_walk_loses_a_step(Engine engine, int seed)
    {
        await using var scene = await CreateAsync(engine);
        var walk = new Walk(scene, seed);
        for (var click = 0; click < Clicks; click++)
            await walk.ClickAsync();
        await walk.CheckAsync();
        // A walk that went nowhere would prove nothing.
        Assert.True(walk.Steps >= 12, string.Create(CultureInfo.InvariantCulture, $"Only {walk.Steps} steps were taken."));
        Assert.True(walk.Refusals >= 5, string.Create(CultureInfo.InvariantCulture, $"Only {walk.Refusals} clicks were refused."));
    }

    /// <summary>A referral as the model has it.</summary>
    private sealed class Modelled
    {
        public required Guid Id { get; init; }
        public required Guid Service { get; init; }
        public required PersonId Writer { get; init; }
        public Guid? Former { get; init; }
        public List<ReferralState> States { get; } = [ReferralState.Draft];
        public bool IsHandedOn { get; set; }
        public bool IsWhole { get; set; }

        public ReferralState Now => States[^1];
    }

    private sealed class Walk(ReferralScene scene, int seed)
    {
        /// <summary>From, to, and whether school (s), service (v) or helpline (h) may: the table in another form than the product has it.</summary>
        private const string Table = "Draft>Sent:s Draft>Withdrawn:s Sent>Received:v Sent>Withdrawn:s Received>Accepted:v Received>Declined:v Received>Withdrawn:s Accepted>Waiting:v Accepted>Active:v Accepted>Withdrawn:s Waiting>Active:v Waiting>Withdrawn:s Active>Done:v Active>Withdrawn:s Declined>Withdrawn:sh";

        private static readonly Dictionary<string, string> May = Table.Split(' ').Select(t => t.Split(':')).ToDictionary(t => t[0], t => t[1], StringComparer.Ordinal);

        private readonly Random random = new(seed);
        private readonly List<Modelled> all = [];

        public int Steps { get; private set; }
        public int Refusals { get; private set; }

        private PersonId[] People => [scene.Senco, scene.Head, scene.Worker, scene.OtherWorker, scene.Adviser, scene.Parent];

        public async Task ClickAsync()
        {
            var open = all.Where(m => m.Now is not (ReferralState.Done or ReferralState.Withdrawn)).ToList();
            if (open.Count == 0 || random.Next(8) == 0)
            {
                await BeginAsync(null);
                return;
            }

            var m = open[random.Next(open.Count)];
            if (m is { Now: ReferralState.Declined, IsHandedOn: false } && random.Next(2) == 0)
                await BeginAsync(m);
            else if (m is { Now: ReferralState.Draft, IsWhole: false } && (m.Writer != scene.Adviser || HelplineSees()) && random.Next(4) != 0)
                await FillAsync(m);
            else if (random.Next(3) == 0)
                await TwoAtOnceAsync(m);
            else
                await OneAsync(m);
        }

        /// <summary>What the database holds, against the model and against the table.</summary>
        public async Task CheckAsync()
        {
            foreach (var m in all)
            {
                var (row, steps) = await scene.StoredAsync(m.Id);
                Assert.Equal(m.States, steps.Select(s => s.To));
                Assert.Equal(m.Now, row.State);
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
                Assert.Null(steps[0].From);
                foreach (var (before, after) in steps.Zip(steps.Skip(1)))
                {
                    Assert.Equal(before.To, after.From);
                    Assert.True(before.AtUtc <= after.AtUtc);
                    Assert.True(May.ContainsKey($"{after.From}>{after.To}"), $"{after.From} to {after.To} is no step.");
                }

                Assert.All(steps, s => Assert.True(s.By != default && s.OwnerId != default && s.Day == scene.World.Today && s.AtUtc != default && s.Why.Length > 0));
                Assert.Equal(m.IsHandedOn, row.NextId is not null);
                Assert.Equal(m.Former, row.FormerId);
            }

            // A declined one always waits for somebody, or was handed on to one that was sent.
            foreach (var m in all.Where(m => m.Now == ReferralState.Declined && m.IsHandedOn))
                Assert.NotNull((await scene.StoredAsync((await scene.StoredAsync(m.Id)).Row.NextId!.Value)).Row.SentOn);
        }

        private async Task BeginAsync(Modelled? former)
        {
            var (writer, service, key) = (former is null ? scene.Senco : random.Next(2) == 0 ? scene.Adviser : scene.Senco, former is null ? random.Next(2) == 0 ? scene.Calm : scene.Steady : former.Service == scene.Calm ? scene.Steady : scene.Calm, Guid.CreateVersion7());
            // The form is sent twice, now and then both at once.
            Task<object?> SendAsync() => TryAsync(async () => (object?)await scene.WriteAsync(writer, s => s.BeginAsync(scene.Child, key, service, former?.Id, Ct)));
            var made = random.Next(2) == 0 ? await Task.WhenAll(SendAsync(), SendAsync()) : [await SendAsync(), await SendAsync()];
            Assert.Equal(made[0] is Guid, made[1] is Guid);
            if (made[0] is not Guid)
                return;
            all.Add(new() { Id = key, Service = service, Writer = writer, Former = former?.Id });
            Steps++;
        }

        private async Task FillAsync(Modelled m)
        {
            var version = (await scene.StoredAsync(m.Id)).Row.Version;
            Assert.True(await scene.WriteAsync(m.Writer, s => s.PermitAsync(scene.Child, m.Id, version, Permission(scene.World.Today), Ct)));
            Assert.True(await scene.WriteAsync(m.Writer, s => s.AnswerAsync(scene.Child, m.Id, version + 1, "Worries.", "A key adult.", "Four days of five.", [], Ct)));
            m.IsWhole = true;
        }

        private async Task OneAsync(Modelled m)
        {
            var (who, to, stored) = (Somebody(m), Somewhere(m), (await scene.StoredAsync(m.Id)).Row);
            var isStale = random.Next(5) == 0;
            var version = isStale ? stored.Version - 1 : stored.Version;
            var expected = !isStale && IsAllowed(m, who, to, stored);
            Assert.Equal(expected, await PressAsync(m, who, to, version));
            if (!expected)
            {
                Refusals++;
                return;
            }

            Took(m, to);
            // Sent again with what stood on the screen: nothing happens.
            Assert.False(await PressAsync(m, who, to, version));
            Refusals++;
        }

        private async Task TwoAtOnceAsync(Modelled m)
        {
            var stored = (await scene.StoredAsync(m.Id)).Row;
            var clicks = Enumerable.Range(0, 2).Select(_ => (Who: Somebody(m), To: Somewhere(m))).ToList();
            var allowed = clicks.ConvertAll(c => IsAllowed(m, c.Who, c.To, stored));
            var done = await Task.WhenAll(clicks.Select(c => Task.Run(() => PressAsync(m, c.Who, c.To, stored.Version))));
            // Of those that are allowed one goes through, and never one that is not.
            Assert.Equal(allowed.Contains(true) ? 1 : 0, done.Count(d => d));
            Assert.DoesNotContain(true, done.Zip(allowed, (d, a) => d && !a));
            Refusals += done.Count(d => !d);
            if (done.Contains(true))
                Took(m, clicks[Array.IndexOf(done, true)].To);
        }

        private void Took(Modelled m, ReferralState to)
        {
            m.States.Add(to);
            Steps++;
            if (to == ReferralState.Sent && m.Former is { } former)
                all.Single(f => f.Id == former).IsHandedOn = true;
        }

        private bool IsAllowed(Modelled m, PersonId who, ReferralState to, ServiceReferral stored)
        {
            var helplineAsks = stored.OwnerId == scene.Council;
            var parties = who == scene.Senco || who == scene.Head ? stored.BegunBy == scene.Alder && (stored.State != ReferralState.Draft || !helplineAsks) ? "s" : ""
                : who == scene.Adviser ? helplineAsks ? "sh" : "h"
                : who == scene.Worker ? m.Service == scene.Calm ? "v" : ""
                : who == scene.OtherWorker ? m.Service == scene.Steady ? "v" : ""
                : "";
            if (!May.TryGetValue($"{m.Now}>{to}", out var may) || !may.Intersect(parties).Any())
                return false;
            // The helpline sees a child only while it has something to do.
            if (who == scene.Adviser && !HelplineSees())
                return false;
            if (m is { Now: ReferralState.Declined, IsHandedOn: true })
                return false;
            return to != ReferralState.Sent || (m.IsWhole && (m.Former is not { } former || all.Single(f => f.Id == former) is { Now: ReferralState.Declined, IsHandedOn: false }));
        }

        private bool HelplineSees() => all.Any(m => m is { Now: ReferralState.Declined, IsHandedOn: false } || (m.Writer == scene.Adviser && m.Now is (ReferralState.Sent or ReferralState.Received)));

        /// <summary>Mostly somebody whose turn it is.</summary>
        private PersonId Somebody(Modelled m) => random.Next(3) == 0 ? People[random.Next(People.Length)] : m.Now switch
        {
            ReferralState.Draft => m.Writer,
            ReferralState.Declined => scene.Adviser,
            _ => m.Service == scene.Calm ? scene.Worker : scene.OtherWorker,
        };

        /// <summary>Mostly somewhere that can be reached, and seldom given up.</summary>
        private ReferralState Somewhere(Modelled m)
        {
            var next = May.Keys.Select(k => k.Split('>')).Where(k => k[0] == m.Now.ToString() && (k[1] != nameof(ReferralState.Withdrawn) || random.Next(6) == 0)).Select(k => Enum.Parse<ReferralState>(k[1])).ToList();
            return next.Count == 0 || random.Next(5) == 0 ? Enum.GetValues<ReferralState>()[random.Next(9)] : next[random.Next(next.Count)];
        }

        /// <summary>Whether the click took the step.</summary>
        private async Task<bool> PressAsync(Modelled m, PersonId who, ReferralState to, int version) =>
            await TryAsync(async () => (object?)(to == ReferralState.Sent ? await scene.SendAsync(who, m.Id, version) : await scene.TakeAsync(who, m.Id, version, to, "As was said."))) is true;

        /// <summary>What came of it; null where it was refused in words. Anything else that goes wrong is a failure.</summary>
        private static async Task<object?> TryAsync(Func<Task<object?>> work)
        {
            try
            {
                return await work();
            }
            catch (InputRefusedException)
            {
                return null;
            }
        }
    }
}
