using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Outreach;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Outreach.OutreachScene;

namespace Headwater.Modules.Tests.Children;

/// <summary>Where children are on a day, counted by hand: one who leaves on the very day, one who comes back, two records of one child, one on two rolls.</summary>
public sealed class RollHistoryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Each_child_counts_once_where_it_is_on_the_day_whoever_asks(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (a, b, unit) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"), await world.OrganisationAsync("The unit"));
        var stranger = await world.PersonAsync("Somebody who sees no child");
        var children = Enumerable.Range(0, 10).Select(n => Child(n)).ToArray();
        var joined = Child(10, children[4].ChildId);
        var (since, day) = (new DateOnly(2026, 9, 10), new DateOnly(2026, 12, 18));
        await AddAsync(world, stranger, [.. children, joined]);
        await AddAsync(
            world, stranger,
            Stay(children[0], a, new(2020, 9, 1)),
            Stay(children[1], a, new(2020, 9, 1), day), // Leaves on the very day.
            Stay(children[2], a, new(2020, 9, 1), day.AddDays(-1)), Stay(children[2], b, new(2027, 1, 4)),
            Stay(children[3], a, new(2020, 9, 1), new(2026, 11, 30)), Stay(children[3], unit, new(2026, 12, 1), new(2027, 2, 26)), Stay(children[3], a, new(2027, 3, 1)), // Comes back.
            Stay(joined, a, new(2020, 9, 1), new(2026, 10, 31)), Stay(children[4], a, new(2026, 11, 1)),
            Stay(children[5], a, new(2020, 9, 1)),
            Stay(children[6], a, new(2020, 9, 1)), Stay(children[6], unit, new(2026, 9, 1)),
            Stay(children[7], b, new(2020, 9, 1)),
            Stay(children[8], a, new(2027, 3, 25))); // Not before the second day, on which it comes.
        RollQuestion[] questions =
        [
            .. new[] { 0, 1, 2, 3, 4 }.Select(n => new RollQuestion(children[n].ChildId, a, since)), new(joined.ChildId, a, since),
            new(children[5].ChildId, a, new(2027, 1, 10)), new(children[6].ChildId, a, since),
            new(children[7].ChildId, a, since), new(children[7].ChildId, b, since), // The first counts.
            new(children[8].ChildId, a, since), new(ChildId.New(), a, since),
        ];
        DateOnly[] days = [day, new(2027, 3, 25), new(2027, 8, 31)];
        var counts = await world.AsAsync(stranger, s => s.GetRequiredService<IRollHistory>().CountAsync(questions, days, new HashSet<OrganisationId> { a, b }, TestContext.Current.CancellationToken));
        // Autumn: 0, 1, 4, 6 | 7 | 3 | 2, 8. Later: 0, 3, 4, 5, 6, 8 | 2, 7 | none | 1.
        Assert.Equal([new(days[0], 4, 1, 1, 2), new(days[1], 6, 2, 0, 1), new(days[2], 6, 2, 0, 1)], counts);
        Assert.Equal([8, 9, 9], counts.Select(c => c.Children));
        Assert.Equal([new(day, 0, 0, 0, 0)], await world.AsAsync(stranger, s => s.GetRequiredService<IRollHistory>().CountAsync([], [day], new HashSet<OrganisationId>(), TestContext.Current.CancellationToken)));
    }
}
