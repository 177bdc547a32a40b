using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>A trail of every kind of entry, for tests that tamper with it: single ones, lists, reasons, and erased ones.</summary>
internal static class AuditChainOfTests
{
    public static async Task<(TestWorld World, PersonId By, AuditAnchor[] Anchors)> CreateAsync(Engine engine, int entries)
    {
        var world = await TestWorld.CreateAsync(engine);
        var by = PersonId.New();
        var children = Enumerable.Range(0, 5).Select(_ => ChildId.New()).ToArray();
        var anchors = new List<AuditAnchor>();
        for (var i = 0; i < entries; i++)
        {
            world.Clock.Advance(TimeSpan.FromMicroseconds(1_234_567));
            await world.AsAsync(by, async s =>
            {
                s.GetRequiredService<CurrentActor>().Why = i % 7 == 3 ? "A reason, typed by a person." : null;
                await s.GetRequiredService<IAuditTrail>().ReadAsync(
                    i % 5 == 4 ? new("list", "child", Children: children[..(1 + (i % 4))]) : new("see", "child", children[i % 5].ToString(), children[i % 5], i % 3 == 0 ? $"detail {i.ToString(CultureInfo.InvariantCulture)}" : null),
                    CancellationToken.None);
                return true;
            });
            if (i == entries / 2)
            {
                await EraseAsync(world, by, children[1]);
                anchors.Add(await AnchorAsync(world));
            }
        }

        anchors.Add(await AnchorAsync(world));
        return (world, by, [.. anchors]);
    }

    public static Task<bool> EraseAsync(TestWorld world, PersonId by, ChildId child) => world.AsAsync(by, async s =>
    {
        var db = s.GetRequiredService<HeadwaterDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var facts = await s.GetRequiredService<IAuditErasure>().EraseChildAsync(child, CancellationToken.None);
        await s.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, [.. facts]);
        await transaction.CommitAsync();
        return true;
    });

    public static async Task<AuditFinding> VerifyAsync(TestWorld world, IReadOnlyList<AuditAnchor> anchors)
    {
        await using var db = world.Database.Open(world.Locality);
        return await new AuditFeed(db).VerifyAsync(anchors, CancellationToken.None);
    }

    public static async Task<AuditAnchor> AnchorAsync(TestWorld world)
    {
        await using var db = world.Database.Open(world.Locality);
        var head = await db.Set<AuditHead>().SingleAsync();
        return new(world.Locality, head.Seq, head.Hash, world.Clock.GetUtcNow().UtcDateTime, Restored: false, AuditChain.Start, "", []);
    }
}
