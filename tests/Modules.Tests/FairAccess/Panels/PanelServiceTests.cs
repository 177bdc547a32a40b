using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Panels;

/// <summary>A meeting from the call to what became of its places: who sees what when, and what holds once it is closed.</summary>
public sealed class PanelServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task From_the_call_to_the_school_s_roll(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var (one, other) = await scene.MembersAsync();
        var referral = await scene.AcceptedAsync();
        var meeting = await CallAsync(scene);
        var view = (await ViewAsync(scene, scene.Chair, meeting))!;
        Assert.Equal((3, 3, 1, 3), (view.Members.Count, view.Schools.Count(s => s.Told is not null), view.Cases.Count, view.Protocol.Quorum));
        // Papers open for members only for this meeting: before it they see the meeting and no case.
        Assert.Empty((await ViewAsync(scene, one, meeting))!.Cases);
        Assert.Null(await scene.ReferralsAsync(one));
        Assert.True(await scene.AsAsync<PanelService, bool>(scene.Chair, s => s.OpenPapersAsync(meeting, Ct)));
        Assert.Single((await ViewAsync(scene, one, meeting))!.Cases);
        Assert.Equal(referral, Assert.Single((await scene.ReferralsAsync(one))!.Papers).Referral.Id);
        Assert.False(await scene.World.AsAsync(one, s => s.GetRequiredService<IInvolvements>().ReachesAsync(scene.Child, EntryKinds.Exclusions, Visibility.Family, default, Ct)));
        Assert.Null(await scene.ReferralsAsync(scene.CedarHead));

        var which = view.Cases[0].Case.Id;
        Assert.Contains("Write down first who came", await RefusedAsync(() => DecideAsync(scene, meeting, which, scene.Beech, "Why.")), StringComparison.Ordinal);
        await ComeAsync(scene, meeting, scene.Chair, one);
        Assert.Contains("The panel cannot decide: 2 members are there", await RefusedAsync(() => DecideAsync(scene, meeting, which, scene.Beech, "Why.")), StringComparison.Ordinal);
        await ComeAsync(scene, meeting, scene.Chair, one, other);
        Assert.Contains("This school may not be asked for this child. A brother was hurt there.", await RefusedAsync(() => DecideAsync(scene, meeting, which, scene.Cedar, "Why.")), StringComparison.Ordinal);
        Assert.Contains("Give the reason", await RefusedAsync(() => DecideAsync(scene, meeting, which, scene.Beech, " ")), StringComparison.Ordinal);
        // Neither a member nor a head decides.
        Assert.False(await DecideAsync(scene, meeting, which, scene.Beech, "Why.", one));
        Assert.False(await DecideAsync(scene, meeting, which, scene.Beech, "Why.", scene.BeechHead));
        Assert.True(await DecideAsync(scene, meeting, which, scene.Beech, "It is the family’s wish."));
        Assert.True(await scene.AsAsync<CaseService, bool>(other, s => s.DissentAsync(meeting, which, other, "Too far.", Ct)));
        Assert.Equal(ReferralState.Accepted, (await scene.PaperAsync(referral)).Referral.State);
        Assert.Null(await scene.ReferralsAsync(scene.BeechHead));

        Assert.Equal(1, await CloseAsync(scene, meeting));
        var placed = (await scene.PaperAsync(referral)).Referral;
        Assert.Equal((ReferralState.Placed, scene.World.Today, scene.Beech), (placed.State, placed.PlacedOn!.Value, placed.PlacedAt!.Value));
        // Members see the child no longer; the school that takes the child does.
        Assert.Null(await scene.ReferralsAsync(one));
        Assert.NotNull(await scene.ReferralsAsync(scene.BeechHead));
        var place = Assert.Single(await scene.AsAsync<PlaceQueries, IReadOnlyList<PlaceView>>(scene.BeechHead, q => q.AllAsync(Ct)));
        Assert.Equal((scene.Beech, 1, 8, new(2026, 11, 13)), (place.Place.SchoolId, place.Place.Points, place.Place.YearGroup, place.Place.AnswerBy!.Value));
        var entry = Assert.Single(await EntriesAsync(scene));
        Assert.Equal((scene.Beech, 1, LedgerCause.FairAccess, 8, 0, 0), (entry.SchoolId, entry.Points, entry.Cause, entry.YearGroup!.Value, entry.DaysToPlace!.Value, entry.SchoolDaysToPlace!.Value));
        var found = (await FindAsync(scene, scene.BeechHead, place.Place.Id))!;
        Assert.Equal([LetterTo.School, LetterTo.Family], found.Letters.Select(l => l.To).Order());
        Assert.All(found.Letters, l => Assert.Contains("by Friday 13 November 2026", l.Text, StringComparison.Ordinal));
        Assert.Contains("Robin Hale", found.Letters[0].Text, StringComparison.Ordinal);
        // It is closed once, and nothing in it is decided any more.
        Assert.Contains("The meeting is over already.", await RefusedAsync(() => CloseAsync(scene, meeting)), StringComparison.Ordinal);
        Assert.False(await DecideAsync(scene, meeting, which, scene.Beech, "Again."));

        // The school names the first day; the week after the child is on its roll; at six weeks it looks back.
        Assert.False(await StepAsync(scene, scene.CedarHead, place.Place.Id, new(PlaceDeed.Agreed, new(2026, 11, 16))));
        Assert.False(await StepAsync(scene, scene.Chair, place.Place.Id, new(PlaceDeed.Agreed, new(2026, 11, 16))));
        Assert.True(await StepAsync(scene, scene.BeechHead, place.Place.Id, new(PlaceDeed.Agreed, new(2026, 11, 16))));
        Assert.Equal(["Fair access: say that the child is on the roll"], (await TasksAsync<PlaceHome>(scene, scene.BeechHead)).Select(t => t.Text));
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True(await StepAsync(scene, scene.BeechHead, place.Place.Id, new(PlaceDeed.OnRoll, new(2026, 11, 17))));
        Assert.False(await StepAsync(scene, scene.BeechHead, place.Place.Id, new(PlaceDeed.ReviewedAtSix, new(2026, 11, 17), "Well.", PlaceOutcome.GoingWell)));
        scene.World.Clock.Advance(TimeSpan.FromDays(41));
        Assert.Contains("Choose how the child is", await RefusedAsync(() => StepAsync(scene, scene.BeechHead, place.Place.Id, new(PlaceDeed.ReviewedAtSix, new(2026, 12, 28), "Well."))), StringComparison.Ordinal);
        Assert.True(await StepAsync(scene, scene.BeechHead, place.Place.Id, new(PlaceDeed.ReviewedAtSix, new(2026, 12, 28), "She has friends.", PlaceOutcome.GoingWell)));
        var journey = await scene.World.AsAsync(scene.Head, s => s.GetServices<IJourneyPart>().OfType<PlaceJourney>().Single().OfAsync([scene.Child], Ct));
        Assert.Equal(["The school takes the child.", "The child is on the roll."], journey.OrderBy(j => j.Day).Select(j => j.Text));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_refusal_that_stands_gives_the_points_back_and_the_child_waits_with_the_same_clock(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var (referral, place) = await PlacedAsync(scene);
        Assert.Contains("Enter the evidence for the refusal", await RefusedAsync(() => StepAsync(scene, scene.BeechHead, place, new(PlaceDeed.Refused, scene.World.Today))), StringComparison.Ordinal);
        Assert.True(await StepAsync(scene, scene.BeechHead, place, new(PlaceDeed.Refused, scene.World.Today, "Eleven children in Year 8 were excluded before.")));
        Assert.Equal(["Fair access: decide on the school’s refusal"], (await TasksAsync<PlaceHome>(scene, scene.Chair)).Select(t => t.Text));
        Assert.True(await StepAsync(scene, scene.Chair, place, new(PlaceDeed.RefusalUpheld, scene.World.Today, "The evidence stands.")));
        var again = (await scene.PaperAsync(referral)).Referral;
        Assert.Equal((ReferralState.Accepted, scene.World.Today, null, null), (again.State, again.AcceptedOn!.Value, again.PlacedOn, again.PlacedAt));
        Assert.Equal([(1, LedgerCause.FairAccess), (-1, LedgerCause.TakenBack)], (await EntriesAsync(scene)).Select(e => (e.Points, e.Cause)));
        Assert.Null(await scene.ReferralsAsync(scene.BeechHead));
        // It stands on the agenda of the next meeting.
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single((await ViewAsync(scene, scene.Chair, await CallAsync(scene)))!.Cases);
    }

    [Fact]
    public async Task A_place_that_is_needed_no_more_ends_the_referral()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var (referral, place) = await PlacedAsync(scene);
        Assert.True(await StepAsync(scene, scene.Chair, place, new(PlaceDeed.FellThrough, scene.World.Today, "The family moved away.", NeedsPlace: false)));
        Assert.Equal(ReferralState.Withdrawn, (await scene.PaperAsync(referral)).Referral.State);
        Assert.Equal(0, (await EntriesAsync(scene)).Sum(e => e.Points));
    }

    [Fact]
    public async Task A_member_with_an_interest_steps_out_sees_the_child_no_longer_and_counts_no_longer()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var (one, other) = await scene.MembersAsync();
        await scene.AcceptedAsync();
        var meeting = await CallAsync(scene);
        await scene.AsAsync<PanelService, bool>(scene.Chair, s => s.OpenPapersAsync(meeting, Ct));
        var which = (await ViewAsync(scene, scene.Chair, meeting))!.Cases[0].Case.Id;
        await ComeAsync(scene, meeting, scene.Chair, one, other);
        // A member speaks for nobody else.
        Assert.False(await scene.AsAsync<CaseService, bool>(one, s => s.DeclareAsync(meeting, which, other, "They know the family.", Ct)));
        Assert.True(await scene.AsAsync<CaseService, bool>(one, s => s.DeclareAsync(meeting, which, one, "The child’s uncle works for us.", Ct)));
        Assert.Null(await scene.ReferralsAsync(one));
        Assert.Contains("2 members are there without an interest", await RefusedAsync(() => DecideAsync(scene, meeting, which, scene.Beech, "Why.")), StringComparison.Ordinal);
        // The only chair cannot step out: nobody would see the case.
        Assert.Contains("Nobody else chairs a panel here", await RefusedAsync(() => scene.AsAsync<CaseService, bool>(scene.Chair, s => s.DeclareAsync(meeting, which, scene.Chair, "I taught him.", Ct))), StringComparison.Ordinal);
        // Case closed without a decision: it waits for the next meeting.
        Assert.Equal(0, await CloseAsync(scene, meeting));
        Assert.Empty(await EntriesAsync(scene));
    }

    [Fact]
    public async Task A_decision_is_made_anew_until_the_meeting_is_closed_and_the_last_one_holds()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var (one, other) = await scene.MembersAsync();
        var referral = await scene.AcceptedAsync();
        var meeting = await CallAsync(scene);
        var which = (await ViewAsync(scene, scene.Chair, meeting))!.Cases[0].Case.Id;
        await ComeAsync(scene, meeting, scene.Chair, one, other);
        await DecideAsync(scene, meeting, which, scene.Beech, "First.");
        Assert.Contains("Close the meeting, so that the decisions hold", await RefusedAsync(() => scene.AsAsync<PanelService, bool>(scene.Chair, s => s.CallOffAsync(meeting, "Snow.", Ct))), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await scene.AsAsync<CaseService, bool>(scene.Chair, s => s.DecideAsync(meeting, which, new(PanelOutcome.NotFairAccess, null, scene.Beech, "The ordinary way was not tried."), Ct)));
        Assert.Equal(0, await CloseAsync(scene, meeting));
        var back = await scene.PaperAsync(referral);
        Assert.Equal((ReferralState.SentBack, null, "The ordinary way was not tried."), (back.Referral.State, back.Referral.AcceptedOn, back.Steps[^1].Reason));
        Assert.Empty(await EntriesAsync(scene));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_remedy()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        foreach (var (day, track, why) in new[] { (scene.World.Today.AddDays(-1), Track.Mainstream, "Correct the day"), (scene.World.Today.AddDays(366), Track.Mainstream, "Correct the day"), (scene.World.Today, Track.AlternativeProvision, "No protocol of alternative provision holds on Tuesday 10 November 2026") })
            Assert.Contains(why, await RefusedAsync(() => scene.AsAsync<PanelService, Guid>(scene.Chair, s => s.CallAsync(track, day, "9:30", Ct))), StringComparison.Ordinal);
        Assert.Contains("The chair of the panel calls it", await RefusedAsync(() => scene.AsAsync<PanelService, Guid>(scene.Lead, s => s.CallAsync(Track.Mainstream, scene.World.Today, "9:30", Ct))), StringComparison.Ordinal);
        var meeting = await scene.AsAsync<PanelService, Guid>(scene.Chair, s => s.CallAsync(Track.Mainstream, scene.World.Today.AddDays(7), "9:30", Ct));
        Assert.Contains("called for that day already", await RefusedAsync(() => scene.AsAsync<PanelService, Guid>(scene.Chair, s => s.CallAsync(Track.Mainstream, scene.World.Today.AddDays(7), "9:30", Ct))), StringComparison.Ordinal);
        Assert.Contains("write down then who came", await RefusedAsync(() => ComeAsync(scene, meeting, scene.Chair)), StringComparison.Ordinal);
        Assert.Contains("Close the meeting when it was held", await RefusedAsync(() => CloseAsync(scene, meeting)), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<PanelService, bool>(scene.Chair, s => s.CallOffAsync(meeting, "Snow.", Ct)));
        Assert.Null((await ViewAsync(scene, scene.Chair, meeting))!.Meeting.ClosedAtUtc);
    }

    [Fact]
    public async Task The_chair_writes_into_the_ledger_what_counts_by_the_protocol_and_nothing_else()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        Task AddAsync(PersonId by, LedgerCause cause, int? points = null, string? words = null, int? year = 9) => scene.World.AsAsync(by, async s =>
        {
            await s.GetRequiredService<LedgerService>().AddAsync(Track.Mainstream, scene.Beech, cause, scene.World.Today, year, points, words, Ct);
            return true;
        });
        Assert.Contains("does not count towards a balance", await RefusedAsync(() => AddAsync(scene.Chair, LedgerCause.ManagedMove)), StringComparison.Ordinal);
        Assert.Contains("by themselves", await RefusedAsync(() => AddAsync(scene.Chair, LedgerCause.FairAccess)), StringComparison.Ordinal);
        Assert.Contains("why it is put right", await RefusedAsync(() => AddAsync(scene.Chair, LedgerCause.Correction, 1)), StringComparison.Ordinal);
        Assert.Contains("The chair of the panel keeps the ledger", await RefusedAsync(() => AddAsync(scene.BeechHead, LedgerCause.Correction, 1, "Why.")), StringComparison.Ordinal);
        await AddAsync(scene.Chair, LedgerCause.Correction, -1, "Counted twice.");
        var entry = Assert.Single(await EntriesAsync(scene));
        Assert.Equal((-1, "Counted twice.", null), (entry.Points, entry.Words, entry.YearGroup));
    }

    /// <summary>Placed at Beech today, the meeting closed.</summary>
    internal static async Task<(Guid Referral, Guid Place)> PlacedAsync(FairAccessScene scene)
    {
        var (one, other) = await scene.MembersAsync();
        var referral = await scene.AcceptedAsync();
        var meeting = await CallAsync(scene);
        var which = (await ViewAsync(scene, scene.Chair, meeting))!.Cases[0].Case.Id;
        await ComeAsync(scene, meeting, scene.Chair, one, other);
        Assert.True(await DecideAsync(scene, meeting, which, scene.Beech, "It is the family’s wish."));
        Assert.Equal(1, await CloseAsync(scene, meeting));
        return (referral, Assert.Single(await scene.AsAsync<PlaceQueries, IReadOnlyList<PlaceView>>(scene.Chair, q => q.OfReferralAsync(referral, Ct))).Place.Id);
    }

    internal static Task<Guid> CallAsync(FairAccessScene scene) => scene.AsAsync<PanelService, Guid>(scene.Chair, s => s.CallAsync(Track.Mainstream, scene.World.Today, "9:30, room 2", Ct));

    internal static Task<PanelView?> ViewAsync(FairAccessScene scene, PersonId by, Guid meeting) => scene.AsAsync<PanelQueries, PanelView?>(by, q => q.FindAsync(meeting, Ct));

    internal static Task<bool> ComeAsync(FairAccessScene scene, Guid meeting, params PersonId[] present) => scene.AsAsync<PanelService, bool>(scene.Chair, s => s.AttendanceAsync(meeting, present.ToHashSet(), new Dictionary<OrganisationId, string?>(), Ct));

    internal static Task<bool> DecideAsync(FairAccessScene scene, Guid meeting, Guid which, OrganisationId school, string reason, PersonId? by = null) =>
        scene.AsAsync<CaseService, bool>(by ?? scene.Chair, s => s.DecideAsync(meeting, which, new(PanelOutcome.Place, school, scene.Beech, reason), Ct));

    internal static Task<int?> CloseAsync(FairAccessScene scene, Guid meeting) => scene.AsAsync<ClosingService, int?>(scene.Chair, s => s.CloseAsync(meeting, Ct));

    private static Task<bool> StepAsync(FairAccessScene scene, PersonId by, Guid place, TypedStep step) => scene.AsAsync<PlaceService, bool>(by, s => s.DoAsync(scene.Child, place, step, Ct));

    private static Task<PlaceOfChild?> FindAsync(FairAccessScene scene, PersonId by, Guid place) => scene.AsAsync<PlaceQueries, PlaceOfChild?>(by, q => q.FindAsync(scene.Child, place, Ct));

    private static Task<List<LedgerEntry>> EntriesAsync(FairAccessScene scene) => scene.World.AsAsync(scene.CedarHead, s => s.GetRequiredService<HeadwaterDb>().Set<LedgerEntry>().OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(Ct));

    private static Task<IReadOnlyList<HomeTask>> TasksAsync<T>(FairAccessScene scene, PersonId who) where T : IHomePart => scene.World.AsAsync(who, s => s.GetServices<IHomePart>().OfType<T>().Single().TasksAsync(Ct));

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;
}
