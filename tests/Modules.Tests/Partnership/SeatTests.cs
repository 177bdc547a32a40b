using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Seat, seat-holder and permission are three things; who sits where has dates and reasons, and nobody is seated by somebody else's hand.</summary>
public sealed class SeatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_seat_is_offered_accepted_and_left_with_a_note_for_whoever_comes_next(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        var offer = await table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(seat, new(table.Nurse, null, null, null, false), Ct));
        // Asked is not seated, and nobody answers for another.
        Assert.True(Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Convenor, s => s.TableAsync(Ct))).IsVacant);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<HoldingService>(table.Convenor, s => s.AnswerAsync(offer, yes: true, null, Ct)));
        await table.AsAsync<HoldingService>(table.Nurse, s => s.AnswerAsync(offer, yes: true, "Gladly.", Ct));
        Assert.Equal("Nurse Nash", Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct))).Holder?.Name);
        // The last day is still hers: the seat stands empty from the day after.
        await table.AsAsync<HoldingService>(table.Nurse, s => s.LeaveAsync(offer, ExitKind.MovedOn, table.World.Today, null, "The Friday clinic knows all families.", Ct));
        Assert.False(Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct))).IsVacant);
        table.World.Clock.Advance(TimeSpan.FromDays(40));
        var empty = Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct)));
        Assert.Equal(new DateOnly(2026, 11, 11), empty.VacantSince);
        Assert.Contains(await table.AskAsync<SeatQueries, IReadOnlyList<(SeatHolding Holding, string Name)>>(table.Mother, s => s.HistoryAsync(seat, Ct)), h => h.Holding.Handover == "The Friday clinic knows all families.");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Role_invariants_hold_for_every_road_in_the_facilitator_holds_no_seat(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        // Chosen from the list, or by e-mail: neither road seats the facilitator.
        await RefusedAsync(() => table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(seat, new(table.Facilitator, null, null, null, false), Ct)), "Choose somebody who takes part");
        var mail = $"{table.Facilitator.Value:N}@example.org";
        await RefusedAsync(() => table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(seat, new(null, mail, "Facilitator Frost", table.Health, false), Ct)), "The facilitator is neutral and holds no seat");
        // And whoever is seated, or asked, is not made facilitator, even when the member's post has ended.
        await table.SitAsync(seat, table.Nurse);
        await using (var db = table.World.Database.Open(table.World.Locality))
            Assert.Equal(0, await db.Set<SeatHolding>().CountAsync(h => h.PersonId == table.Facilitator, Ct));
        await table.AsAsync<PostService>(table.Administrator, async s =>
        {
            await using var db = table.World.Database.Open(table.World.Locality);
            await s.EndAsync((await db.Set<Post>().SingleAsync(p => p.PersonId == table.Nurse, Ct)).Id, null, "She leaves the service.", null, Ct);
        });
        await RefusedAsync(() => table.AskAsync<PostService, PersonId>(table.Administrator, s =>
            s.AppointAsync(new($"{table.Nurse.Value:N}@example.org", "Nurse Nash", table.Council, Role.Facilitator, table.World.Today, null), Ct)), "The facilitator is neutral and holds no seat");
        // Whoever will be the facilitator is not seated before: her member's post ends on the 30th, the facilitator's begins the day after.
        await table.AsAsync<PostService>(table.Administrator, async s =>
        {
            await using var db = table.World.Database.Open(table.World.Locality);
            await s.EndAsync((await db.Set<Post>().SingleAsync(p => p.PersonId == table.Mother, Ct)).Id, new(2026, 11, 30), "She will facilitate.", null, Ct);
        });
        await table.AskAsync<PostService, PersonId>(table.Administrator, s => s.AppointAsync(new($"{table.Mother.Value:N}@example.org", "Mother Moss", table.Forum, Role.Facilitator, new(2026, 12, 1), null), Ct));
        var parents = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await RefusedAsync(() => table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(parents, new(table.Mother, null, null, null, false), Ct)), "The facilitator is neutral and holds no seat");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Removal_from_a_seat_needs_a_reason_and_tells_the_person(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        var holding = await table.SitAsync(seat, table.Mother);
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Convenor, s => s.LeaveAsync(holding, ExitKind.Removed, table.World.Today, " ", null, Ct)), "Say why this person is removed");
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Nurse, s => s.LeaveAsync(holding, ExitKind.Removed, table.World.Today, "I want her seat.", null, Ct)), "that you may end");
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Administrator, s => s.LeaveAsync(holding, ExitKind.Removed, table.World.Today, "I may do all.", null, Ct)), "that you may end");
        await table.AsAsync<HoldingService>(table.Convenor, s => s.LeaveAsync(holding, ExitKind.Removed, table.World.Today, "The forum elected somebody else.", null, Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Contains("The forum elected somebody else.", (await db.Set<Notice>().Where(n => n.PersonId == table.Mother).OrderByDescending(n => n.ToldAtUtc).ThenByDescending(n => n.Id).Select(n => n.Text).ToListAsync(Ct)).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_ends_another_s_time_says_why_whatever_they_call_it_and_writes_over_nothing_that_was_said(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        var holding = await table.SitAsync(seat, table.Nurse);
        foreach (var exit in Enum.GetValues<ExitKind>())
            await RefusedAsync(() => table.AsAsync<HoldingService>(table.Convenor, s => s.LeaveAsync(holding, exit, table.World.Today, " ", null, Ct)), "Say ");
        var last = table.World.Today.AddDays(20);
        await table.AsAsync<HoldingService>(table.Nurse, s => s.LeaveAsync(holding, ExitKind.MovedOn, last, "A new clinic.", "Ring the school office first.", Ct));
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Convenor, s => s.LeaveAsync(holding, ExitKind.Removed, last, "We want another.", "", Ct)), "ends already");
        // Whoever said the end says another; a convenor keeps nobody longer, and nobody stays into the next one's time.
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Convenor, s => s.ChangeLastDayAsync(holding, last.AddDays(30), Ct)), "whoever entered it");
        await table.AsAsync<HoldingService>(table.Nurse, s => s.ChangeLastDayAsync(holding, last.AddDays(-5), Ct));
        await table.SitAsync(seat, table.Mother);
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Nurse, s => s.ChangeLastDayAsync(holding, last.AddDays(-4), Ct)), "Somebody takes the seat");
        await RefusedAsync(() => table.AsAsync<HoldingService>(table.Nurse, s => s.ChangeLastDayAsync(holding, null, Ct)), "Somebody takes the seat");
        await using var db = table.World.Database.Open(table.World.Locality);
        var rows = await db.Set<SeatHolding>().Where(h => h.SeatId == seat).OrderBy(h => h.Id).ToListAsync(Ct);
        Assert.Equal((last.AddDays(-4), "A new clinic.", "Ring the school office first.", ExitKind.MovedOn), (rows[0].EndedOn, rows[0].ExitWhy, rows[0].Handover, rows[0].Exit));
        Assert.Equal(last.AddDays(-4), rows[1].FromDay);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_notice_that_is_taken_back_is_as_if_it_was_not_given(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var holding = await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        await table.AsAsync<HoldingService>(table.Nurse, s => s.LeaveAsync(holding, ExitKind.SteppedDown, table.World.Today.AddDays(9), "Too much.", null, Ct));
        await table.AsAsync<HoldingService>(table.Nurse, s => s.ChangeLastDayAsync(holding, null, Ct));
        table.World.Clock.Advance(TimeSpan.FromDays(30));
        await using var db = table.World.Database.Open(table.World.Locality);
        var row = await db.Set<SeatHolding>().SingleAsync(Ct);
        Assert.Equal((null, null, null, null), (row.EndedOn, row.Exit, row.EndedBy, row.ExitWhy));
        Assert.Equal("Nurse Nash", Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct))).Holder?.Name);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_seat_that_begins_later_is_not_at_the_table_yet_and_breaks_no_page(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var first = table.World.Today.AddDays(40);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health, from: first);
        await table.SitAsync(seat, table.Nurse);
        Assert.Empty(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct)));
        using (var client = table.Client(table.Mother))
        {
            foreach (var path in new[] { "/collaborative", "/collaborative/elements", "/collaborative/signals", "/collaborative/members", $"/collaborative/members/seats/{seat}" })
            {
                using var answer = await client.GetAsync(path, Ct);
                Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            }

            Assert.Contains("Seats that begin later", await client.GetStringAsync("/collaborative/members", Ct), StringComparison.Ordinal);
            Assert.Contains("The seat begins on", await client.GetStringAsync($"/collaborative/members/seats/{seat}", Ct), StringComparison.Ordinal);
        }

        // Whoever said yes before sits there from its first day on.
        table.World.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(first, Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Mother, s => s.TableAsync(Ct))).Holder?.Since);
    }

    [Theory]
    [InlineData("LocalAuthority", UsualSectors.LocalAuthority)]
    [InlineData("Voluntary", UsualSectors.Voluntary)]
    [InlineData("Trust", UsualSectors.Schools)]
    [InlineData("Other", null)]
    public async Task The_anchor_s_sector_is_that_of_the_organisation_that_hosts_and_can_be_put_right(string kind, string? sector)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var host = await world.OrganisationAsync("The host", Enum.Parse<OrganisationKind>(kind));
        var lead = await world.PersonAsync("Lead Lane", (host, Role.LocalLead));
        async Task<IReadOnlyList<string>> AnchorsAsync() => await world.AsAsync(lead, async s => (IReadOnlyList<string>)[.. (await s.GetRequiredService<StandingQueries>().SectorsAsync(Ct)).Where(x => x.IsAnchor).Select(x => x.Code)]);
        await world.AsAsync(lead, async s =>
        {
            await s.GetRequiredService<StandingService>().BeginAsync("Together", host, world.Today, Ct);
            return true;
        });
        Assert.Equal(sector is null ? [] : [sector], await AnchorsAsync());
        await world.AsAsync(lead, async s =>
        {
            await s.GetRequiredService<StandingService>().KeepSectorAsync(UsualSectors.Police, "Police", core: false, key: false, anchor: true, (await s.GetRequiredService<StandingQueries>().SectorsAsync(Ct)).Single(x => x.Code == UsualSectors.Police).Version, Ct);
            return true;
        });
        Assert.Equal([UsualSectors.Police], await AnchorsAsync());
    }

    [Fact]
    public async Task Two_people_are_not_asked_to_one_seat_and_a_deputy_is()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        var seat = await table.SeatAsync(UsualSectors.Schools, table.School);
        await table.SitAsync(seat, table.Head);
        await RefusedAsync(() => table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(seat, new(table.Nurse, null, null, null, false), Ct)), "Somebody sits in the seat");
        await table.SitAsync(seat, table.Nurse, deputy: true);
        Assert.Equal(["Nurse Nash"], Assert.Single(await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Head, s => s.TableAsync(Ct))).Deputies.Select(d => d.Name));
        await RefusedAsync(() => table.AsAsync<SeatService>(table.Convenor, s => s.CloseAsync(seat, "Too many.", Ct)), "Somebody sits in this seat");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Somebody_new_is_invited_to_a_seat_by_e_mail_and_gets_a_member_s_post_and_no_more(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await table.AskAsync<HoldingService, Guid>(table.Convenor, s => s.OfferAsync(seat, new(null, "new.parent@example.org", "New Parent", null, false), Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        var holding = await db.Set<SeatHolding>().SingleAsync(Ct);
        Assert.Equal((HoldingState.Offered, Role.Member, table.Forum), (holding.State, (await db.Set<Post>().SingleAsync(p => p.PersonId == holding.PersonId, Ct)).Role, (await db.Set<Post>().SingleAsync(p => p.PersonId == holding.PersonId, Ct)).OrganisationId));
        // Only those who convene bring people in.
        await RefusedAsync(() => table.AskAsync<IMemberPosts, (PersonId, IReadOnlyList<AuditFact>)>(table.Nurse, s => s.BringAsync("x@example.org", "X", table.Health, false, Ct)), "does not let you bring people");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_who_write_what_members_expect_at_once_the_second_is_told_and_a_new_version_is_accepted_anew(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Parents, table.Forum), table.Mother);
        await table.AsAsync<ExpectationService>(table.Convenor, s => s.WriteAsync("We come.", null, 0, Ct));
        await RefusedAsync(() => table.AsAsync<ExpectationService>(table.Facilitator, s => s.WriteAsync("We come on time.", null, 0, Ct)), "Somebody else wrote version 1");
        await table.AsAsync<ExpectationService>(table.Mother, s => s.AcceptAsync(1, Ct));
        await RefusedAsync(() => table.AsAsync<ExpectationService>(table.Mother, s => s.AcceptAsync(1, Ct)), "You said yes to it already");
        await RefusedAsync(() => table.AsAsync<ExpectationService>(table.Nurse, s => s.AcceptAsync(1, Ct)), "Those who sit at the table");
        await table.AsAsync<ExpectationService>(table.Facilitator, s => s.WriteAsync("We come on time.", "Time.", 1, Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal([(1, "We come."), (2, "We come on time.")], (await db.Set<MembersAgreement>().OrderBy(a => a.Number).ToListAsync(Ct)).Select(a => (a.Number, a.Text)));
        Assert.Equal(0, await db.Set<AgreementAcceptance>().CountAsync(a => a.Number == 2, Ct));
    }

    [Fact]
    public async Task Nobody_edits_another_organisation_s_words()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        await table.AsAsync<ExpectationService>(table.Nurse, s => s.TellAsync(table.Health, "We see children.", "Waiting-time targets.", "A clinic on Fridays.", "A room in school.", 0, Ct));
        foreach (var other in new[] { table.Mother, table.Convenor, table.Facilitator, table.Administrator })
            await RefusedAsync(() => table.AsAsync<ExpectationService>(other, s => s.TellAsync(table.Health, "Ours now.", null, null, null, 1, Ct)), "Only those who speak for this organisation");
        await RefusedAsync(() => table.AsAsync<ExpectationService>(table.Nurse, s => s.TellAsync(table.Health, "Anew.", null, null, null, 0, Ct)), "Somebody else changed this page");
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal("We see children.", (await db.Set<MemberOrganisation>().SingleAsync(Ct)).Does);
    }

    internal static async Task RefusedAsync(Func<Task> work, string with) =>
        Assert.Contains(with, (await Assert.ThrowsAsync<InputRefusedException>(work)).Message, StringComparison.Ordinal);
}
