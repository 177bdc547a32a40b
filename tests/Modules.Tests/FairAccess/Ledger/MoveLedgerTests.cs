using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Ledger;

/// <summary>Managed moves in the ledger: they come by themselves where the schools agreed to count them, once, and go again when they come to nothing.</summary>
public sealed class MoveLedgerTests
{
    private static readonly Action<ProtocolVersion> CountsTwo = v => v.ManagedMovePoints = 2;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_managed_move_counts_once_both_schools_agreed_and_its_points_go_back_when_it_is_given_up(Engine engine)
    {
        await using var scene = await AgreedAsync(engine, CountsTwo);
        var start = scene.World.Today.AddDays(7);
        var id = await RecordAsync(scene, m => (m.ToOrganisation, m.Start) = (scene.Beech, start));
        // Not before the receiving school agreed.
        Assert.Empty(await EntriesAsync(scene));
        await ChangeAsync(scene, id, m => m.ReceivingHeadAgreed = scene.World.Today);
        var entry = Assert.Single(await EntriesAsync(scene));
        Assert.Equal((scene.Beech, start, LedgerCause.ManagedMove, 2, 8, id, null), (entry.SchoolId, entry.Day, entry.Cause, entry.Points, entry.YearGroup!.Value, entry.MoveId!.Value, entry.PlaceId));
        // It counts from its first day on.
        Assert.Equal((0, 2), await BalancesAsync(scene, scene.Beech, start.AddDays(-1), start));
        // Whatever else is written on the move changes nothing.
        await ChangeAsync(scene, id, m => m.ChildView = "I would like to.");
        Assert.Single(await EntriesAsync(scene));

        await ChangeAsync(scene, id, m => m.ToOrganisation = scene.Cedar);
        Assert.Equal([(scene.Beech, 2), (scene.Beech, -2), (scene.Cedar, 2)], (await EntriesAsync(scene)).Select(e => (e.SchoolId, e.Points)));
        // Taken back before it began, it never counted for Beech; Cedar began with two.
        Assert.Equal((0, 0), await BalancesAsync(scene, scene.Beech, start.AddDays(-1), start));
        Assert.Equal((2, 4), await BalancesAsync(scene, scene.Cedar, start.AddDays(-1), start));

        Assert.Equal(Outcome.Saved, await scene.AsAsync<MoveService, Outcome>(scene.Head, async s => await s.WithdrawAsync(scene.Child, id, await VersionAsync(scene, id), scene.World.Today, "The family moves away.", Ct)));
        Assert.Equal((2, 2), await BalancesAsync(scene, scene.Cedar, start.AddDays(-1), start));
        Assert.Equal(4, (await EntriesAsync(scene)).Count);
    }

    [Fact]
    public async Task A_move_that_began_gives_its_points_back_on_the_day_it_is_given_up()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite, CountsTwo);
        var today = scene.World.Today;
        var id = await RecordAsync(scene, m => (m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = (scene.Beech, today, today));
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        await scene.AsAsync<MoveService, Outcome>(scene.Head, async s => await s.WithdrawAsync(scene.Child, id, await VersionAsync(scene, id), today.AddDays(7), "It did not work out.", Ct));
        Assert.Equal([(today, 2), (today.AddDays(7), -2)], (await EntriesAsync(scene)).Select(e => (e.Day, e.Points)));
        Assert.Equal((2, 0), await BalancesAsync(scene, scene.Beech, today.AddDays(6), today.AddDays(7)));
    }

    [Fact]
    public async Task What_the_schools_did_not_agree_to_count_never_counts()
    {
        // The protocol of the scene counts no managed moves.
        await using var scene = await AgreedAsync(Engine.Sqlite);
        await RecordAsync(scene, m => (m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = (scene.Beech, scene.World.Today, scene.World.Today));
        Assert.Empty(await EntriesAsync(scene));
        // And a move from before the protocol held, or to a school that takes no part, counts by none.
        await using var counting = await AgreedAsync(Engine.Sqlite, CountsTwo);
        var elsewhere = await counting.World.OrganisationAsync("Dogwood School");
        await RecordAsync(counting, m => (m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = (counting.Beech, counting.World.Today.AddDays(-1), counting.World.Today));
        await RecordAsync(counting, m => (m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = (elsewhere, counting.World.Today, counting.World.Today));
        Assert.Empty(await EntriesAsync(counting));
        // Nor does another kind of move.
        Assert.Equal(Outcome.Saved, (await counting.AsAsync<MoveService, (Outcome Outcome, Guid?)>(counting.Head, s => s.RecordAsync(counting.Child, MoveKind.DualRegistration, m => (m.Reason, m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = ("Two days a week.", counting.Beech, counting.World.Today, counting.World.Today), Ct))).Outcome);
        Assert.Empty(await EntriesAsync(counting));
    }

    [Fact]
    public async Task The_chair_cannot_count_by_hand_what_came_by_itself()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite, CountsTwo);
        Task<bool> ByHandAsync(OrganisationId school) => scene.World.AsAsync(scene.Chair, async s =>
        {
            await s.GetRequiredService<LedgerService>().AddAsync(Track.Mainstream, school, LedgerCause.ManagedMove, scene.World.Today, 8, null, null, Ct);
            return true;
        });
        var id = await RecordAsync(scene, m => (m.ToOrganisation, m.Start, m.ReceivingHeadAgreed) = (scene.Beech, scene.World.Today, scene.World.Today));
        Assert.Contains("in the ledger already: it came by itself", (await Assert.ThrowsAsync<InputRefusedException>(() => ByHandAsync(scene.Beech))).Message, StringComparison.Ordinal);
        Assert.True(await ByHandAsync(scene.Cedar));
        Assert.Equal([(scene.Beech, true), (scene.Cedar, false)], (await EntriesAsync(scene)).Select(e => (e.SchoolId, e.MoveId is not null)));
        // Once it was given up, another child can have come on that day.
        await scene.AsAsync<MoveService, Outcome>(scene.Head, async s => await s.WithdrawAsync(scene.Child, id, await VersionAsync(scene, id), scene.World.Today, "It did not work out.", Ct));
        Assert.True(await ByHandAsync(scene.Beech));
    }

    private static async Task<Guid> RecordAsync(FairAccessScene scene, Action<Move> put)
    {
        var (outcome, id) = await scene.AsAsync<MoveService, (Outcome, Guid?)>(scene.Head, s => s.RecordAsync(scene.Child, MoveKind.ManagedMove, m =>
        {
            (m.Reason, m.ParentAgreed, m.HomeHeadAgreed) = ("A fresh start that the family asked for.", scene.World.Today, scene.World.Today);
            put(m);
        }, Ct));
        Assert.Equal(Outcome.Saved, outcome);
        return id!.Value;
    }

    private static async Task ChangeAsync(FairAccessScene scene, Guid id, Action<Move> put) =>
        Assert.Equal(Outcome.Saved, await scene.AsAsync<MoveService, Outcome>(scene.Head, async s => await s.ChangeAsync(scene.Child, id, await VersionAsync(scene, id), put, Ct)));

    private static Task<int> VersionAsync(FairAccessScene scene, Guid id) => scene.AsAsync<HeadwaterDb, int>(scene.Head, db => db.Set<Move>().Where(m => m.Id == id).Select(m => m.Version).SingleAsync(Ct));

    private static Task<IReadOnlyList<LedgerEntry>> EntriesAsync(FairAccessScene scene) => scene.AsAsync<LedgerQueries, IReadOnlyList<LedgerEntry>>(scene.Chair, async q => [.. (await q.EntriesAsync(Track.Mainstream, Ct)).OrderBy(e => e.SchoolId == scene.Cedar).ThenBy(e => e.Points < 0)]);

    private static Task<(int, int)> BalancesAsync(FairAccessScene scene, OrganisationId school, DateOnly one, DateOnly other) => scene.AsAsync<LedgerQueries, (int, int)>(scene.Chair, async q =>
    {
        var book = LedgerRules.Book(await q.VersionsAsync(Track.Mainstream, Ct), await q.EntriesAsync(Track.Mainstream, Ct), other);
        return (book.Balance(school, one), book.Balance(school, other));
    });
}
