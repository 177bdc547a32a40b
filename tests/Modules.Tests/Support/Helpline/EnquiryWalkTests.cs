using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>
/// No sequence of clicks, double submits or concurrent edits loses an enquiry or a change of it. Seeded walks of several people with old versions,
/// forms sent twice and two at once, each in a scope of its own as on two servers, against a tiny model of the table.
/// </summary>
public sealed class EnquiryWalkTests
{
    private const int Clicks = 70;

    [Theory]
    [InlineData(Engine.Sqlite, 1)]
    [InlineData(Engine.Sqlite, 2)]
    [InlineData(Engine.Sqlite, 3)]
    [InlineData(Engine.PostgreSql, 4)]
    [InlineData(Engine.PostgreSql, 5)]
    [InlineData(Engine.PostgreSql, 6)]
    public async Task No_walk_loses_an_enquiry_or_a_step(Engine engine, int seed)
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

    /// <summary>An enquiry as the model has it.</summary>
    private sealed class Modelled
    {
        public required Guid Id { get; init; }

        /// <summary>Where its steps took it; where another one was merged into it may take it elsewhere.</summary>
        public List<EnquiryStage> Stages { get; } = [EnquiryStage.New];

        /// <summary>0 none, 1 the advisers, 2 Kestrel.</summary>
        public int Team { get; set; }
        public bool IsStopped { get; set; }
        public bool IsReplied { get; set; }
        public Guid? Into { get; set; }
        public int Replies { get; set; }

        public EnquiryStage Now { get; private set; } = EnquiryStage.New;

        public void Go(EnquiryStage to)
        {
            Stages.Add(to);
            Now = to;
        }

        /// <summary>Whoever asked did so again: what is owed no answer any more is owed one.</summary>
        public void AskAgain()
        {
            (Now, IsReplied) = (Now == EnquiryStage.Waiting ? EnquiryStage.Taken : EnquiryStage.New, false);
            Team = Now == EnquiryStage.New ? 0 : Team;
        }
    }

    private sealed class Walk(HelplineScene scene, int seed)
    {
        /// <summary>From, to, and whether the helpline (h) or the team (t) may: the table in another form than the product has it.</summary>
        private const string Table = "New>WithTeam:h New>Closed:h WithTeam>Taken:ht WithTeam>WithTeam:h WithTeam>New:t Taken>WithTeam:ht Taken>Answered:ht Taken>Waiting:ht Taken>Passed:ht Taken>NotReferred:ht Waiting>Taken:ht Waiting>Closed:ht Answered>Closed:ht NotReferred>Closed:ht Answered>New:ht NotReferred>New:ht Closed>New:ht";

        private static readonly Dictionary<string, string> May = Table.Split(' ').Select(t => t.Split(':')).ToDictionary(t => t[0], t => t[1], StringComparer.Ordinal);

        private readonly Random random = new(seed);
        private readonly List<Modelled> all = [];

        public int Steps { get; private set; }
        public int Refusals { get; private set; }

        private PersonId[] People => [scene.Adviser, scene.Worker, scene.People.OtherWorker, scene.People.Lead, scene.People.Senco];

        public async Task ClickAsync()
        {
            scene.World.Clock.Advance(TimeSpan.FromMinutes(1));
            if (all.Count < 2 || random.Next(9) == 0)
            {
                await BeginAsync();
                return;
            }

            var m = all[random.Next(all.Count)];
            await (m.IsStopped && random.Next(2) == 0 ? SettleAsync(m) : random.Next(10) switch
            {
                0 => MergeAsync(m),
                1 => DangerAsync(m),
                2 or 3 => ReplyAsync(m),
                4 or 5 => TwoAtOnceAsync(m),
                _ => OneAsync(m),
            });
        }

        public async Task CheckAsync()
        {
            Assert.Equal(all.Count, await scene.CountAsync<HelplineEnquiry>());
            foreach (var m in all)
            {
                var (row, steps, messages) = await scene.StoredAsync(m.Id);
                Assert.Equal(m.Stages, steps.Where(s => s.Kind == StepKind.Moved).Select(s => s.To));
                Assert.Equal((m.Now, m.IsStopped, m.Into), (row.Stage, row.StoppedAtUtc is not null, row.MergedIntoId));
                Assert.Equal(m.Team, row.TeamId is null ? 0 : row.TeamId == scene.Advisers ? 1 : 2);
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Number));
                Assert.Equal(m.Replies, messages.Count);
                Assert.Equal(m.Replies, steps.Count(s => s.Kind == StepKind.Reply));
                Assert.Null(steps[0].From);
                foreach (var (before, after) in steps.Zip(steps.Skip(1)))
                    Assert.True(before.To == after.From && before.AtUtc <= after.AtUtc, $"{before.To}, then from {after.From}.");
                Assert.All(steps, s => Assert.True(s.By != default && s.AtUtc != default && s.Why.Length > 0));
                Assert.Equal(row.Stage is EnquiryStage.Closed or EnquiryStage.Merged, row.ClosedOn is not null);
                Assert.True(row.Stage != EnquiryStage.New || (row.TeamId is null && row.TakenBy is null));
            }
        }

        private async Task BeginAsync()
        {
            var key = Guid.CreateVersion7();
            // The form is sent twice, now and then both at once.
            var made = random.Next(2) == 0 ? await Task.WhenAll(Task.Run(() => scene.TakeAsync(null, key)), Task.Run(() => scene.TakeAsync(null, key))) : [await scene.TakeAsync(null, key), await scene.TakeAsync(null, key)];
            Assert.Equal(made[0], made[1]);
            all.Add(new() { Id = key });
            Steps++;
        }

        private async Task OneAsync(Modelled m)
        {
            var (who, to, team, stored) = (Somebody(m), Somewhere(m), random.Next(1, 3), (await scene.StoredAsync(m.Id)).Row);
            var isStale = random.Next(5) == 0;
            var version = isStale ? stored.Version - 1 : stored.Version;
            var expected = !isStale && IsAllowed(m, who, to);
            Assert.Equal((m.Now, to, expected), (m.Now, to, await PressAsync(m, who, to, team, version)));
            if (!expected)
            {
                Refusals++;
                return;
            }

            Took(m, who, to, team);
            // Sent again with what stood on the screen: nothing happens.
            Assert.False(await PressAsync(m, who, to, team, version));
            Refusals++;
        }

        private async Task TwoAtOnceAsync(Modelled m)
        {
            var stored = (await scene.StoredAsync(m.Id)).Row;
            var clicks = Enumerable.Range(0, 2).Select(_ => (Who: Somebody(m), To: Somewhere(m), Team: random.Next(1, 3))).ToList();
            var allowed = clicks.ConvertAll(c => IsAllowed(m, c.Who, c.To));
            var done = await Task.WhenAll(clicks.Select(c => Task.Run(() => PressAsync(m, c.Who, c.To, c.Team, stored.Version))));
            // Of those that are allowed one goes through, and never one that is not.
            Assert.Equal(allowed.Contains(true) ? 1 : 0, done.Count(d => d));
            Assert.DoesNotContain(true, done.Zip(allowed, (d, a) => d && !a));
            Refusals += done.Count(d => !d);
            if (Array.IndexOf(done, true) is >= 0 and var n)
                Took(m, clicks[n].Who, clicks[n].To, clicks[n].Team);
        }

        private async Task ReplyAsync(Modelled m)
        {
            var (who, key, stored) = (random.Next(2) == 0 ? scene.Adviser : Somebody(m), Guid.CreateVersion7(), (await scene.StoredAsync(m.Id)).Row);
            var expected = Sees(m, who) && !m.IsStopped && m.Now is not (EnquiryStage.Closed or EnquiryStage.Merged);
            Task<bool> SendAsync() => TryAsync(() => scene.ReplyAsync(who, m.Id, key, stored.Version, ReplyWay.Out, "We spoke."));
            // Sent twice, it is there once.
            Assert.Equal((expected, expected), (await SendAsync(), await SendAsync()));
            if (expected)
                (m.IsReplied, m.Replies) = (true, m.Replies + 1);
            else
                Refusals++;
        }

        private async Task MergeAsync(Modelled m)
        {
            var (other, stored) = (all[random.Next(all.Count)], (await scene.StoredAsync(m.Id)).Row);
            var who = random.Next(4) == 0 ? scene.Worker : scene.Adviser;
            var reference = (await scene.StoredAsync(other.Id)).Row.Reference;
            var isMergeable = m.Now is EnquiryStage.New or EnquiryStage.WithTeam or EnquiryStage.Taken or EnquiryStage.Waiting;
            var expected = isMergeable && who == scene.Adviser && !m.IsStopped && other != m && !other.IsStopped && other.Now is not (EnquiryStage.Closed or EnquiryStage.Merged);
            Assert.Equal(expected, await TryAsync(() => scene.ActAsync(who, s => s.MergeAsync(m.Id, stored.Version, reference, Ct))));
            if (!expected)
            {
                Refusals++;
                return;
            }

            if (m.Now != EnquiryStage.Waiting && other.Now is (EnquiryStage.Waiting or EnquiryStage.Answered or EnquiryStage.NotReferred))
                other.AskAgain();
            m.Go(EnquiryStage.Merged);
            foreach (var before in all.Where(b => b.Into == m.Id))
                before.Into = other.Id;
            m.Into = other.Id;
            Steps++;
        }

        private async Task DangerAsync(Modelled m)
        {
            var who = Somebody(m);
            var expected = Sees(m, who);
            Assert.Equal(expected, await scene.StopAsync(who, m.Id));
            m.IsStopped |= expected;
            // What was merged stops the one in which it goes on.
            if (expected && all.Find(o => o.Id == m.Into) is { } goesOn)
                goesOn.IsStopped = true;
        }

        private async Task SettleAsync(Modelled m)
        {
            var (who, stored) = (scene.Adviser, (await scene.StoredAsync(m.Id)).Row);
            Assert.False(await TryAsync(() => scene.ActAsync(who, s => s.SettleAsync(m.Id, stored.Version, "", "Called.", Ct))));
            Assert.True(await TryAsync(() => scene.ActAsync(who, s => s.SettleAsync(m.Id, stored.Version, "The duty social worker, 14:20", "They visit today.", Ct))));
            m.IsStopped = false;
        }

        private void Took(Modelled m, PersonId who, EnquiryStage to, int team)
        {
            var from = m.Now;
            m.Go(to);
            Steps++;
            m.Team = to == EnquiryStage.New ? 0 : to != EnquiryStage.WithTeam ? m.Team : who == scene.Adviser ? team : m.Team;
            if (to == EnquiryStage.New && from != EnquiryStage.WithTeam)
                m.IsReplied = false;
        }

        private bool Sees(Modelled m, PersonId who) => who == scene.Adviser || (who == scene.Worker && m.Team == 2);

        private bool IsAllowed(Modelled m, PersonId who, EnquiryStage to)
        {
            var parties = who == scene.Adviser ? m.Team == 1 ? "ht" : "h" : who == scene.Worker && m.Team == 2 ? "t" : "";
            return !m.IsStopped && May.TryGetValue($"{m.Now}>{to}", out var may) && may.Intersect(parties).Any() && to != EnquiryStage.Passed && (to != EnquiryStage.Answered || m.IsReplied);
        }

        /// <summary>Mostly somebody whose turn it is.</summary>
        private PersonId Somebody(Modelled m) => random.Next(4) == 0 ? People[random.Next(People.Length)] : m.Team == 2 && random.Next(2) == 0 ? scene.Worker : scene.Adviser;

        /// <summary>Mostly somewhere that can be reached.</summary>
        private EnquiryStage Somewhere(Modelled m)
        {
            var next = May.Keys.Select(k => k.Split('>')).Where(k => k[0] == m.Now.ToString()).Select(k => Enum.Parse<EnquiryStage>(k[1])).ToList();
            return next.Count == 0 || random.Next(5) == 0 ? Enum.GetValues<EnquiryStage>()[random.Next(9)] : next[random.Next(next.Count)];
        }

        /// <summary>Whether the click took the step.</summary>
        private Task<bool> PressAsync(Modelled m, PersonId who, EnquiryStage to, int team, int version) => TryAsync(() => scene.MoveAsync(who, m.Id, version, to, team == 1 ? scene.Advisers : scene.OfKestrel));

        /// <summary>Whether it was done; false where it was refused in words. Anything else that goes wrong is a failure.</summary>
        private static async Task<bool> TryAsync(Func<Task<bool>> work)
        {
            try
            {
                return await work();
            }
            catch (InputRefusedException)
            {
                return false;
            }
        }
    }
}
