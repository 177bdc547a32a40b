using System.Globalization;

namespace Headwater.Allocation.Simulation;

/// <summary>A child of a made-up year.</summary>
/// <param name="Child">The child.</param>
/// <param name="Meeting">The first meeting that can place the child, from 0.</param>
/// <param name="Day">The school day of the year on which the child came.</param>
internal sealed record Arrival(AllocationChild Child, int Meeting, int Day)
{
    /// <summary>Everybody who comes in a year, in the order of coming.</summary>
    public static List<Arrival> Of(SimulationScenario scenario) => Between(scenario, new(scenario.Seed), 0, scenario.Meetings);

    /// <summary>Who comes to some meetings, drawn by the scenario's rules.</summary>
    /// <param name="scenario">The year.</param>
    /// <param name="random">What is drawn with.</param>
    /// <param name="first">The first meeting.</param>
    /// <param name="beyond">The meeting after the last.</param>
    public static List<Arrival> Between(SimulationScenario scenario, SeededRandom random, int first, int beyond)
    {
        var (rules, schools) = (scenario.Arrivals, scenario.Schools);
        var (south, north) = (schools.Min(s => s.Position.Latitude), schools.Max(s => s.Position.Latitude));
        var (west, east) = (schools.Min(s => s.Position.Longitude), schools.Max(s => s.Position.Longitude));
        var all = new List<Arrival>();
        for (var meeting = first; meeting < beyond; meeting++)
        {
            var days = Enumerable.Range(0, random.Between(rules.PerMeeting.Least, rules.PerMeeting.Most)).Select(_ => random.Between(1, SimulationScenario.DaysBetween)).Order().ToList();
            foreach (var day in days)
            {
                var home = new GeoPoint(south + ((north - south) * random.Unit()), west + ((east - west) * random.Unit()));
                var child = new AllocationChild(string.Create(CultureInfo.InvariantCulture, $"c{all.Count + 1:00000}"), random.Between(rules.Years.Least, rules.Years.Most),
                    random.Between(rules.Points.Least, rules.Points.Most), home, [], []);
                all.Add(new(child, meeting, (meeting * SimulationScenario.DaysBetween) + day));
            }
        }

        return all;
    }
}
