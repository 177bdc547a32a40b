using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Network;

/// <summary>
/// Two made-up surveys. In the second the facilitator alone still ties parents and voluntary groups to the others, as the report tells:
/// so that the question is asked before they leave.
/// </summary>
internal sealed class SampleNetwork(HeadwaterDb db, NetworkQueries queries, ISamplePeople people) : ISamplePart
{
    public int Order => 63;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct) || !await db.Set<Seat>().AnyAsync(ct))
            return "no survey of the network";
        var posts = await people.PostsAsync(ct);
        var keepers = new[] { posts.First(p => p.Role == Role.Facilitator).Person, posts.First(p => p.Role == Role.Convenor).Person };
        var (ids, random) = (order.Ids("network-wave"), order.Random("network"));
        for (var year = 1; year <= 2; year++)
        {
            var asked = order.Today.AddMonths(year == 1 ? -18 : -4);
            var wave = new NetworkWave
            {
                Id = ids.Next(), Title = year == 1 ? "First survey" : "Second survey", AskedOn = asked, KeeperId = keepers[year - 1], RunByMember = year == 2, State = WaveState.Closed, ClosedOn = asked.AddDays(24),
            };
            var members = await queries.ToAskAsync(wave.Id, ct);
            if (members.Count < 6)
                return "no survey of the network";
            List<NetworkTie> ties = [];
            List<TieRating> ratings = [];
            // One that was asked did not answer.
            foreach (var one in members.Where(m => m.Number > 0 && m.Number != 2))
            {
                one.Answered = true;
                if (random.Chance(0.8))
                    ties.Add(new() { WaveId = wave.Id, From = one.Number, To = 0 });
                foreach (var other in members.Where(m => m.Number > 0 && m.Number != one.Number))
                {
                    var apart = IsApart(one) != IsApart(other);
                    if (!apart && random.Chance(0.45))
                        ties.Add(new() { WaveId = wave.Id, From = one.Number, To = other.Number });
                    if (random.Chance(apart ? 0.35 : 0.6))
                        ratings.Add(new() { WaveId = wave.Id, Rater = one.Number, Rated = other.Number, Reliability = Mark(), Mission = Mark(), Openness = Mark() });
                }

                int Mark() => Math.Min(4, 2 + random.Below(2 + year));
            }

            await db.InsertManyAsync([wave], ct);
            await db.InsertManyAsync(members, ct);
            await db.InsertManyAsync(ratings, ct);
            await db.InsertManyAsync(ties, ct);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{keepers.Length} surveys of who works with whom");
    }

    private static bool IsApart(WaveMember member) => member.SectorCode is UsualSectors.Parents or UsualSectors.Voluntary;
}
