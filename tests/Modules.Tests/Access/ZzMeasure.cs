using System.Diagnostics;
using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
namespace Headwater.Modules.Tests.Access;
public sealed class ZzMeasure
{
    [Fact]
    public async Task Go()
    {
        var m = new AuditMeasures(100_000);
        var o = new List<string> { "row " + m.RowLength };
        m.Verify(); m.Bare();
        for (var i = 0; i < 9; i++)
        {
            var a = Stopwatch.GetTimestamp(); m.Bare(); var bare = Stopwatch.GetElapsedTime(a).TotalMilliseconds;
            a = Stopwatch.GetTimestamp(); Assert.Equal(100_000, m.Verify()); var v = Stopwatch.GetElapsedTime(a).TotalMilliseconds;
            o.Add(string.Create(CultureInfo.InvariantCulture, $"bare {bare:0} verify {v:0} ratio {bare / v:0.00}"));
        }
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await world.AsAsync(PersonId.New(), async s => { await s.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, [.. Enumerable.Range(0, 20_000).Select(_ => new AuditFact("see", "child", null, ChildId.New()))]); return true; });
        for (var i = 0; i < 4; i++) { var a = Stopwatch.GetTimestamp(); Assert.Null((await AuditChainOfTests.VerifyAsync(world, [])).Problem); o.Add(string.Create(CultureInfo.InvariantCulture, $"sqlite 20000 in {Stopwatch.GetElapsedTime(a).TotalMilliseconds:0} ms")); }
        var school = await world.OrganisationAsync("S"); var head = await world.PersonAsync("H", (school, Role.Headteacher)); var child = await world.ChildAsync(head, school, "A", "B");
        await using var site = await SignedInSite.StartAsync(world); using var client = site.As(head);
        for (var i = 0; i < 60; i++) await client.GetStringAsync($"/children/{child}");
        var t = new List<double>();
        for (var i = 0; i < 300; i++) { var a = Stopwatch.GetTimestamp(); await client.GetStringAsync($"/children/{child}"); t.Add(Stopwatch.GetElapsedTime(a).TotalMilliseconds); }
        t.Sort(); o.Add(string.Create(CultureInfo.InvariantCulture, $"audited page median {t[150]:0.00} p90 {t[270]:0.00} ms"));
        var u = new List<double>();
        for (var i = 0; i < 300; i++) { await world.AsAsync(head, async sp => { var trail = sp.GetRequiredService<IAuditTrail>(); var a = Stopwatch.GetTimestamp(); await trail.ReadAsync(new("see", "child", child.ToString(), child), CancellationToken.None); u.Add(Stopwatch.GetElapsedTime(a).TotalMilliseconds); return true; }); }
        u.Sort(); o.Add(string.Create(CultureInfo.InvariantCulture, $"audit write alone median {u[150]:0.00} p90 {u[270]:0.00} ms"));
        await File.WriteAllLinesAsync("/tmp/audx/measure.txt", o);
    }
}
