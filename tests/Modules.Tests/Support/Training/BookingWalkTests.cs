using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Training;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Training.TrainingScene;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>
/// No sequence of bookings and cancellations, double submits or two at once gives a place too many, loses one, or lets anybody overtake. Seeded
/// walks of several people, each click in a scope of its own as on two servers, against a tiny model that is a list.
/// </summary>
public sealed class BookingWalkTests
{
    private const int Clicks = 60;

    [Theory]
    [InlineData(Engine.Sqlite, 1, 4, 2)]
    [InlineData(Engine.Sqlite, 2, 3, null)]
    [InlineData(Engine.Sqlite, 3, 5, 1)]
    [InlineData(Engine.PostgreSql, 4, 4, 2)]
    [InlineData(Engine.PostgreSql, 5, 3, null)]
    [InlineData(Engine.PostgreSql, 6, 5, 3)]
    public async Task No_walk_gives_a_place_too_many_or_loses_a_booking(Engine engine, int seed, int places, int? share)
    {
        await using var scene = await CreateAsync(engine);
        var session = await scene.SessionAsync(Day with { Places = $"{places}", Share = share?.ToString(CultureInfo.InvariantCulture) });
        var walk = new Walk(scene, session, seed, places, share);
        for (var click = 0; click < Clicks; click++)
            await walk.ClickAsync();
        await walk.CheckAsync();
        // A walk that went nowhere would prove nothing.
        Assert.True(walk.Booked >= 15 && walk.Cancelled >= 5 && walk.MovedUp >= 2, string.Create(CultureInfo.InvariantCulture, $"{walk.Booked} booked, {walk.Cancelled} cancelled, {walk.MovedUp} moved up."));
    }

    private sealed class Modelled
    {
        public required Guid Id { get; init; }
        public required OrganisationId At { get; init; }
        public required PersonId By { get; init; }
        public BookingState State { get; set; } = BookingState.Waiting;
    }

    private sealed class Walk(TrainingScene scene, Guid session, int seed, int places, int? share)
    {
        private readonly Random random = new(seed);
        private readonly List<Modelled> all = [];
        private int named;

        public int Booked { get; private set; }
        public int Cancelled { get; private set; }
        public int MovedUp { get; private set; }

        private (PersonId Person, OrganisationId At)[] People => [(scene.Head, scene.Alder), (scene.Senco, scene.Alder), (scene.BirchSenco, scene.Birch), (scene.Adviser, scene.Council), (scene.Worker, scene.Kestrel)];

        public async Task ClickAsync()
        {
            scene.World.Clock.Advance(TimeSpan.FromMinutes(1));
            var open = all.FindAll(m => m.State != BookingState.Cancelled);
            switch (open.Count == 0 ? 0 : random.Next(9))
            {
                case 0 or 1 or 2 or 3:
                    await BookAsync();
                    break;
                case 4:
                    await TwoBookAtOnceAsync();
                    break;
                case 5:
                    await BookAndCancelAtOnceAsync(open[random.Next(open.Count)]);
                    break;
                default:
                    await CancelAsync(open[random.Next(open.Count)]);
                    break;
            }

            await CheckAsync();
        }

        public async Task CheckAsync()
        {
            var stored = await scene.BookingsAsync(session);
            Assert.Equal(all.Select(m => (m.Id, m.State)), stored.Select(b => (b.Id, b.State)));
            Assert.Equal(Enumerable.Range(1, all.Count), stored.Select(b => b.Number));
            Assert.True(stored.Count(b => BookingStates.HasPlace(b.State)) <= places);
            Assert.All(stored.Where(b => BookingStates.HasPlace(b.State)).GroupBy(b => b.OrganisationId), g => Assert.True(share is null || g.Count() <= share));
            foreach (var way in (await scene.StepsAsync(session)).GroupBy(s => s.BookingId))
            {
                Assert.Equal(all.Single(m => m.Id == way.Key).State, way.Last().To);
                Assert.Equal(Enumerable.Range(1, way.Count()), way.Select(s => s.Number));
                Assert.Null(way.First().From);
                Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc <= p.Second.AtUtc && BookingStates.Find(p.First.To, p.Second.To) is not null));
            }
        }

        private async Task BookAsync()
        {
            var (made, typed) = Somebody();
            all.Add(made);
            Give(made);
            // The form is sent twice, now and then both at once.
            Task<BookingState?> SendAsync() => scene.BookAsync(made.By, session, made.Id, typed);
            var states = random.Next(2) == 0 ? await Task.WhenAll(Task.Run(SendAsync), Task.Run(SendAsync)) : [await SendAsync(), await SendAsync()];
            Assert.All(states, s => Assert.Equal(made.State, s));
            Booked++;
        }

        private async Task TwoBookAtOnceAsync()
        {
            var two = new[] { Somebody(), Somebody() };
            await Task.WhenAll(two.Select(t => Task.Run(() => scene.BookAsync(t.Made.By, session, t.Made.Id, t.Typed))));
            // Either may have come first; the model follows, and then both stand where the rule puts them.
            foreach (var stored in (await scene.BookingsAsync(session)).Skip(all.Count))
            {
                var made = two.Single(t => t.Made.Id == stored.Id).Made;
                all.Add(made);
                Give(made);
                Booked++;
            }
        }

        private async Task BookAndCancelAtOnceAsync(Modelled m)
        {
            var (made, typed) = Somebody();
            await Task.WhenAll(Task.Run(() => scene.BookAsync(made.By, session, made.Id, typed)), Task.Run(() => (Task)scene.CancelAsync(m.By, m.Id)));
            Booked++;
            // Either may have come first: what stands there is what one of the two orders makes.
            var stored = (await scene.BookingsAsync(session)).Select(b => b.State).ToList();
            List<Modelled> before = [.. all.Select(Copy)];
            all.Add(made);
            Give(made);
            Cancel(m);
            if (stored.SequenceEqual(all.Select(a => a.State)))
                return;
            all.Clear();
            all.AddRange(before);
            Cancel(all.Single(a => a.Id == m.Id));
            all.Add(Copy(made, BookingState.Waiting));
            Give(all[^1]);
        }

        private async Task CancelAsync(Modelled m)
        {
            Assert.False(await scene.CancelAsync(scene.Teacher, m.Id));
            Assert.True(await scene.CancelAsync(m.By, m.Id));
            Cancel(m);
            // Sent again: nothing happens.
            Assert.True(await scene.CancelAsync(m.By, m.Id));
        }

        private void Cancel(Modelled m)
        {
            m.State = BookingState.Cancelled;
            Cancelled++;
            // The model's own words for the rule: from the top, whoever waits and whose organisation has room.
            foreach (var waiting in all.Where(a => a.State == BookingState.Waiting).ToList().Where(HasRoom))
            {
                waiting.State = BookingState.Placed;
                MovedUp++;
            }
        }

        private void Give(Modelled m)
        {
            if (HasRoom(m))
                m.State = BookingState.Booked;
        }

        private bool HasRoom(Modelled m)
        {
            var held = all.FindAll(a => a.State is BookingState.Booked or BookingState.Placed);
            return held.Count < places && (share is null || held.Count(a => a.At == m.At) < share);
        }

        private static Modelled Copy(Modelled m) => Copy(m, m.State);

        private static Modelled Copy(Modelled m, BookingState state) => new() { Id = m.Id, At = m.At, By = m.By, State = state };

        /// <summary>A colleague without an account, so that nobody is on the list twice.</summary>
        private (Modelled Made, TypedBooking Typed) Somebody()
        {
            var (person, at) = People[random.Next(People.Length)];
            return (new() { Id = Guid.CreateVersion7(), At = at, By = person }, Named(string.Create(CultureInfo.InvariantCulture, $"Colleague {++named}")));
        }
    }
}
