using System.Globalization;
using Headwater.Allocation;

namespace Headwater.Bench;

/// <summary>Made-up fair access meetings.</summary>
internal static class MadeUpMeeting
{
    /// <param name="children">How many children.</param>
    /// <param name="schools">How many schools.</param>
    /// <param name="equal">Whether each child carries one point, or 1 to 5.</param>
    /// <param name="room">The most room of a year group.</param>
    /// <param name="seed">The same seed makes the same meeting.</param>
    public static AllocationProblem Of(int children, int schools, bool equal, int room, int seed)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, schools).Select(i => new AllocationSchool(Id('s', i), random.Next(300, 1801), random.Next(0, 31), Point(random), false,
            Enumerable.Range(7, 5).ToDictionary(year => year, _ => random.Next(room / 3, room + 1)))).ToList();
        var arrivals = Enumerable.Range(0, children).Select(i => new AllocationChild(Id('c', i), random.Next(7, 12), equal ? 1 : random.Next(1, 6), Point(random), [],
            [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => places[random.Next(schools)].Id).Distinct()])).ToList();
        return new(places, arrivals, AllocationRules.Default with { MaxKm = 15 });
    }

    private static GeoPoint Point(Random random) => new(53.4 + (0.27 * random.NextDouble()), -2.3 + (0.45 * random.NextDouble()));

    private static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:00000}");
}
