using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Clinics.ClinicScene;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>
/// No sequence of clicks, double submits or concurrent edits gives a slot to two or loses a step. Seeded walks of several people with old versions,
/// forms sent twice and two at once, each in a scope of its own as on two servers, against a tiny model; in the middle the clinics are held.
/// </summary>
public sealed class BookingWalkTests
{
    private const int Clicks = 60;

    [Theory]
    [InlineData(Engine.Sqlite, 1)]
    [InlineData(Engine.Sqlite, 2)]
    [InlineData(Engine.Sqlite, 3)]
    [InlineData(Engine.PostgreSql, 4)]
    [InlineData(Engine.PostgreSql, 5)]
    public async Task No_walk_gives_a_slot_to_two_or_loses_a_step(Engine engine, int seed)
    {
        await using var scene = await CreateAsync(engine);
        var walk = new Walk(scene, seed);
        await walk.BeginAsync();
        for (var click = 0; click < Clicks; click++)
        {
            if (click == Clicks / 2)
                scene.Hold();
            await walk.ClickAsync();
            await walk.CheckAsync();
        }

        // A walk that went nowhere would prove nothing.
        Assert.True(walk.Steps >= 12, string.Create(CultureInfo.InvariantCulture, $"Only {walk.Steps} steps were taken."));
        Assert.True(walk.Refusals >= 5, string.Create(CultureInfo.InvariantCulture, $"Only {walk.Refusals} clicks were refused."));
    }

    /// <summary>A booking as the model has it.</summary>
    private sealed class Modelled
    {
        public required Guid Id { get; init; }
        public required Guid Clinic { get; init; }
        public required int Number { get; init; }
        public required PersonId By { get; init; }
        public List<BookingState> States { get; } = [BookingState.Booked];
        public BookingState Now => States[^1];
    }

    private sealed class Walk(ClinicScene scene, int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<Modelled> all = [];
        private readonly HashSet<Guid> cancelled = [];
        private Guid slots, dropIn, later;

        public int Steps { get; private set; }
        public int Refusals { get; private set; }

        private Guid[] Clinics => [slots, dropIn, later];

        private PersonId[] People => [scene.Senco, scene.People.Head, scene.People.Teacher, scene.People.OtherWorker, scene.Worker, scene.People.Lead];

        private bool IsHeld => scene.World.Today > new DateOnly(2026, 11, 17);

        public async Task BeginAsync()
        {
            slots = await scene.CallAsync();
            dropIn = await scene.CallAsync(Typed with { Kind = "DropIn", SlotMinutes = null, Places = "3" });
            later = await scene.CallAsync(Typed with { Day = "2 12 2026" });
        }

        public async Task ClickAsync()
        {
            scene.World.Clock.Advance(TimeSpan.FromMinutes(1));
            if (all.Count < 2 || random.Next(3) == 0)
                await (random.Next(2) == 0 ? BookTwiceAsync() : TwoBookAsync());
            else if (random.Next(25) == 0)
                await CancelClinicAsync();
            else
                await StepAsync(all[random.Next(all.Count)]);
        }

        public async Task CheckAsync()
        {
            var stored = await scene.AllAsync<ClinicBooking>();
            Assert.Equal(all.Select(m => m.Id).Order(), stored.Select(b => b.Id).Order());
            Assert.All(stored.Where(b => b.HeldNumber is not null).GroupBy(b => (b.ClinicId, b.HeldNumber)), g => Assert.Single(g));
            var steps = (await scene.AllAsync<BookingStep>()).ToLookup(s => s.BookingId);
            foreach (var m in all)
            {
                var row = stored.Single(b => b.Id == m.Id);
                var way = steps[m.Id].OrderBy(s => s.Number).ToList();
                Assert.Equal((m.Now, m.Now == BookingState.Cancelled ? null : (int?)m.Number, m.Number), (row.State, row.HeldNumber, row.Number));
                Assert.Equal(m.States, way.Select(s => s.To));
                Assert.Equal(Enumerable.Range(1, way.Count), way.Select(s => s.Number));
                Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc <= p.Second.AtUtc));
                Assert.All(way, s => Assert.True(s.By != default && s.AtUtc != default && s.Why.Length > 0));
                Assert.Equal(m.Now is BookingState.Cancelled or BookingState.Missed or BookingState.Closed, row.OverOn is not null);
            }
        }

        /// <summary>The form of one person, sent twice.</summary>
        private async Task BookTwiceAsync()
        {
            var (who, clinic, number, key) = (Somebody(), Clinics[random.Next(3)], random.Next(1, 5), Guid.CreateVersion7());
            var expected = Expected(who, clinic, number);
            Task<bool> SendAsync() => TryAsync(() => scene.TryBookAsync(who, clinic, key, Worry with { Slot = number.ToString(CultureInfo.InvariantCulture) }));
            var sent = random.Next(2) == 0 ? await Task.WhenAll(Task.Run(SendAsync), Task.Run(SendAsync)) : [await SendAsync(), await SendAsync()];
            Assert.Equal((expected is not null, expected is not null), (sent[0], sent[1]));
            Book(key, clinic, expected, who);
        }

        /// <summary>Two people want the same slot, at once.</summary>
        private async Task TwoBookAsync()
        {
            var (clinic, number) = (Clinics[random.Next(3)], random.Next(1, 5));
            PersonId[] who = [scene.Senco, scene.People.OtherWorker];
            Guid[] keys = [Guid.CreateVersion7(), Guid.CreateVersion7()];
            var expected = Expected(who[0], clinic, number);
            var sent = await Task.WhenAll(who.Select((p, n) => Task.Run(() => TryAsync(() => scene.TryBookAsync(p, clinic, keys[n], Worry with { Slot = number.ToString(CultureInfo.InvariantCulture) })))));
            if (clinic != dropIn)
            {
                Assert.Equal(expected is null ? 0 : 1, sent.Count(s => s));
                if (Array.IndexOf(sent, true) is >= 0 and var n)
                    Book(keys[n], clinic, expected, who[n]);
                Refusals++;
                return;
            }

            // Of places each gets one of their own, as long as there are some.
            Assert.Equal(Math.Min(2, Free(dropIn).Count), sent.Count(s => s));
            var stored = await scene.AllAsync<ClinicBooking>();
            foreach (var (key, n) in keys.Select((k, n) => (k, n)).Where(k => sent[k.n]))
                Book(key, clinic, stored.Single(b => b.Id == key).Number, who[n]);
        }

        private async Task CancelClinicAsync()
        {
            var (who, clinic) = (random.Next(2) == 0 ? scene.Worker : Somebody(), Clinics[random.Next(3)]);
            var version = (await scene.AllAsync<Clinic>()).Single(c => c.Id == clinic).Version;
            var expected = who == scene.Worker && !cancelled.Contains(clinic) && (clinic == later || !IsHeld);
            Assert.Equal(expected, await TryAsync(() => scene.CancelClinicAsync(who, clinic, version)));
            if (!expected)
            {
                Refusals++;
                return;
            }

            cancelled.Add(clinic);
            foreach (var m in all.Where(m => m.Clinic == clinic && m.Now == BookingState.Booked))
                m.States.Add(BookingState.Cancelled);
            Steps++;
        }

        private async Task StepAsync(Modelled m)
        {
            var (who, to, stored) = (Somebody(), random.Next(5), (await scene.StoredAsync(m.Id)).Row);
            var isStale = random.Next(6) == 0;
            var version = isStale ? stored.Version - 1 : stored.Version;
            var target = to switch { 0 => BookingState.Cancelled, 1 or 3 => BookingState.Advised, 2 => BookingState.Missed, _ => BookingState.Closed };
            var expected = !isStale && May(m, who, to);
            Task<bool> PressAsync() => TryAsync(() => scene.ActAsync(who, s => to switch
            {
                0 => s.CancelAsync(m.Id, version, "Not needed any more.", Ct), 1 => s.AdviseAsync(m.Id, version, "Walk a day with the child.", null, Ct), 2 => s.MissAsync(m.Id, version, Ct), 3 => s.PlanAsync(m.Id, version, "20 12 2026", Ct), _ => s.CloseAsync(m.Id, version, "It helped.", Ct),
            }));
            // Sent twice it is one, also at once.
            var pressed = random.Next(2) == 0 ? await Task.WhenAll(Task.Run(PressAsync), Task.Run(PressAsync)) : [await PressAsync(), await PressAsync()];
            Assert.Equal((m.Now, to, expected ? 1 : 0), (m.Now, to, pressed.Count(p => p)));
            Refusals++;
            if (!expected)
                return;
            m.States.Add(target);
            Steps++;
        }

        private bool May(Modelled m, PersonId who, int to)
        {
            var (isBooker, isClinic, hasBegun) = (m.By == who || (who != scene.People.Teacher && IsOfAlder(who) && IsOfAlder(m.By)), who == scene.Worker, IsHeld && m.Clinic != later);
            return to switch
            {
                0 => m.Now == BookingState.Booked && (isBooker || isClinic),
                1 or 2 => m.Now == BookingState.Booked && isClinic && hasBegun,
                _ => m.Now == BookingState.Advised && isBooker,
            };
        }

        private bool IsOfAlder(PersonId who) => who == scene.Senco || who == scene.People.Head || who == scene.People.Teacher;

        /// <summary>Which number is booked; null where it is refused.</summary>
        private int? Expected(PersonId who, Guid clinic, int number)
        {
            if (who == scene.Worker || who == scene.People.Lead)
                return null;
            var free = Free(clinic);
            return clinic == dropIn ? free.Count > 0 ? free[0] : null : free.Contains(number) ? number : null;
        }

        private List<int> Free(Guid clinic) => cancelled.Contains(clinic) || (IsHeld && clinic != later) ? [] : [.. Enumerable.Range(1, clinic == dropIn ? 3 : 4).Except(all.Where(m => m.Clinic == clinic && m.Now != BookingState.Cancelled).Select(m => m.Number))];

        private void Book(Guid key, Guid clinic, int? number, PersonId who)
        {
            if (number is not { } booked)
            {
                Refusals++;
                return;
            }

            all.Add(new() { Id = key, Clinic = clinic, Number = booked, By = who });
            Steps++;
        }

        private PersonId Somebody() => random.Next(3) == 0 ? scene.Worker : People[random.Next(People.Length)];

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
