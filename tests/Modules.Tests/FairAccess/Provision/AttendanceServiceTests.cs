using Headwater.Access.Auditing;
using Headwater.Data;
using Headwater.FairAccess.Provision;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;
using static Headwater.Modules.Tests.FairAccess.Provision.ProvisionScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>Attendance by the week, and checks of providers.</summary>
public sealed class AttendanceServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_week_is_entered_once_and_what_it_said_before_is_on_the_trail(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine);
        var id = await scene.PlaceAsync();
        Task<bool> EnterAsync(int stamp, params IReadOnlyList<TypedDay> days) => scene.World.AsAsync(scene.UnitHead, s => s.GetRequiredService<AttendanceService>().EnterAsync(scene.Child, id, First, stamp, days, Ct));
        Assert.True(await EnterAsync(0, new TypedDay(First, SessionMark.Present, SessionMark.Late), new TypedDay(First.AddDays(1), SessionMark.AuthorisedAbsence, null), new TypedDay(First.AddDays(2), null, null)));
        Assert.Equal([(First, SessionMark.Present, (SessionMark?)SessionMark.Late), (First.AddDays(1), SessionMark.AuthorisedAbsence, null)], (await scene.PaperAsync(id)).Days.Select(d => (d.Day, d.Morning!.Value, d.Afternoon)));
        // The second of two people at once is told, and the same again writes nothing.
        Assert.Contains("Somebody else entered this week", await RefusedAsync(() => EnterAsync(0, new TypedDay(First, SessionMark.Late, SessionMark.Late))), StringComparison.Ordinal);
        Assert.True(await EnterAsync(2, new TypedDay(First, SessionMark.Present, SessionMark.Late)));
        Assert.True(await EnterAsync(2, new TypedDay(First, SessionMark.Late, SessionMark.Late)));
        var entries = await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<HeadwaterDb>().Set<AuditEntry>().Where(e => e.Kind == "placement-attendance").OrderBy(e => e.Seq).Select(e => e.Detail).ToListAsync(Ct));
        Assert.Equal(2, entries.Count);
        Assert.Contains("2026-11-02 Present/Late to Late/Late", entries[1], StringComparison.Ordinal);
        var counts = await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<PlacementQueries>().SessionsAsync([id], Ct));
        Assert.Equal(new SessionCount(2, 3, 2, 0), counts[id]);
        // Days ahead, before the first and beyond the week are refused; blank ones are left out.
        foreach (var day in new[] { First.AddDays(-1), First.AddDays(5), First.AddDays(7) })
            Assert.Contains("cannot be entered", await RefusedAsync(() => EnterAsync(3, new TypedDay(day, SessionMark.Present, null))), StringComparison.Ordinal);
        Assert.False(await scene.World.AsAsync(scene.Fair.BeechHead, s => s.GetRequiredService<AttendanceService>().EnterAsync(scene.Child, id, First, 3, [new(First, SessionMark.Present, null)], Ct)));
        // A placement does not end before what was entered.
        Assert.True(await scene.World.AsAsync(scene.UnitHead, s => s.GetRequiredService<AttendanceService>().EnterAsync(scene.Child, id, First.AddDays(7), 0, [new(scene.World.Today, SessionMark.Present, null)], Ct)));
        Assert.Contains("Attendance is entered for Tuesday 10 November 2026", await RefusedAsync(() => scene.PlacementAsync(scene.Senco, s => s.EndAsync(scene.Child, id, 1, First.AddDays(4), PlacementEnding.LeftArea, null, Ct))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_local_lead_and_headteachers_check_a_provider_and_nobody_of_it(Engine engine)
    {
        await using var scene = await ProvisionScene.CreateAsync(engine);
        var typed = new TypedCheck(scene.World.Today, true, Seen.All, scene.World.Today.AddMonths(6), null);
        Task<bool> CheckAsync(Headwater.Kernel.PersonId by, Headwater.Kernel.OrganisationId provider, TypedCheck check) => scene.World.AsAsync(by, s => s.GetRequiredService<ProviderService>().CheckAsync(provider, check, Ct));
        foreach (var nobody in new[] { scene.Senco, scene.UnitHead, scene.Worker, scene.Fair.Chair })
            Assert.False(await CheckAsync(nobody, scene.Unit, typed));
        Assert.False(await CheckAsync(scene.Fair.Lead, scene.Fair.Council, typed));
        Assert.Contains("lies in the future", await RefusedAsync(() => CheckAsync(scene.Fair.Lead, scene.Unit, typed with { VisitedOn = scene.World.Today.AddDays(1) })), StringComparison.Ordinal);
        Assert.True(await CheckAsync(scene.Fair.Lead, scene.Unit, typed with { VisitedOn = scene.World.Today.AddDays(-30), Seen = Seen.Staff, Concern = "The fire door sticks." }));
        Assert.True(await CheckAsync(scene.Fair.BeechHead, scene.Unit, typed));
        var checks = (await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<ProviderQueries>().AllAsync(scene.Unit, Ct)))[scene.Unit].ToList();
        Assert.Equal([(Seen.All, (string?)null), (Seen.Staff, "The fire door sticks.")], checks.Select(c => (c.Seen, c.Concern)));
    }
}
