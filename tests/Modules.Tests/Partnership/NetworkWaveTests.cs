using System.Text;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Network;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Surveys of who works with whom: taken in once from a typed file, told in figures only. A13 and A20 go the whole way.</summary>
public sealed class NetworkWaveTests
{
    private const string Head = "kind,from,to,reliability,mission,openness\n";

    /// <summary>A13: twelve members, fourteen ties and the facilitator's eight.</summary>
    private static readonly (string Name, string Sector)[] Twelve =
    [
        ("LA1", UsualSectors.LocalAuthority), ("LA2", UsualSectors.LocalAuthority), ("S1", UsualSectors.Schools), ("S2", UsualSectors.Schools), ("S3", UsualSectors.Schools), ("H1", UsualSectors.Health), ("H2", UsualSectors.Health),
        ("SC1", UsualSectors.SocialCare), ("V1", UsualSectors.Voluntary), ("V2", UsualSectors.Voluntary), ("P1", UsualSectors.Parents), ("P2", UsualSectors.Parents),
    ];

    private static readonly string[] Ties =
    [
        "LA1-LA2", "LA1-S1", "LA1-S2", "LA1-H1", "LA1-SC1", "LA2-S3", "S1-S2", "S2-S3", "H1-H2", "H1-SC1", "S1-H1", "V1-V2", "P1-V1", "P1-P2", "Facilitator-LA1", "Facilitator-S1", "Facilitator-S2", "Facilitator-H1", "Facilitator-SC1",
        "Facilitator-P1", "Facilitator-V1", "Facilitator-V2",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A13_without_the_facilitator_the_twelve_fall_into_8_and_4_fragmentation_0_4848_through_the_import_and_the_board_acts(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, Twelve);
        var wave = await scene.PlanAsync("First survey");
        // Each tie is reported by one side; S3, H2, SC1, V2 and P2 answer that they name nobody themselves, so that all twelve answered.
        var look = await scene.TakeAsync(wave, Head + string.Concat(Ties.Select(t => $"tie,{t.Split('-')[0]},{t.Split('-')[1]},,,\n")) + string.Concat(new[] { "S3", "H2", "SC1", "V2", "P2" }.Select(n => $"none,{n},,,,\n")));
        Assert.Equal((12, 12, 22), (look.Asked, look.Answered, look.Ties));
        var found = (await scene.FindingsAsync(wave))!;
        var without = found.WithoutFacilitator!;
        Assert.Equal((0.4848, 2, 12), (Math.Round(without.Fragmentation, 4), without.Components, without.Members));
        Assert.Equal(32 / 66.0, without.Fragmentation, 12);
        Assert.Equal(["Parents and carers", "Voluntary sector"], without.SectorsCutOff);
        Assert.Equal((14, 0.1429), (found.Ties, Math.Round(found.Crossing!.Value, 4)));
        // Of 20 pairs of sectors those with one or two possible ties are withheld: within LA, H, V and P, and SC with LA, H, V and P.
        Assert.Equal((20, 8), (found.Mixing.Count, found.Mixing.Count(c => c.Ties is null)));
        Assert.All(found.Mixing.Where(c => c.Ties is null), c => Assert.True(c.Possible < 3));
        Assert.Equal(((int?)3, 6), found.Mixing.Single(c => (c.One, c.Other) == ("Local authority", "Schools")) is var across ? (across.Ties, across.Possible) : default);
        Assert.Equal(((int?)2, 3), found.Mixing.Single(c => (c.One, c.Other) == ("Schools", "Schools")) is var within ? (within.Ties, within.Possible) : default);
        Assert.Equal((0.535, 0.192), (Math.Round(found.Between!.Value.Facilitator, 3), Math.Round(found.Between.Value.Member, 3)));
        // LA1 is the anchor's organisation: without it the other eleven still reach each other by way of the facilitator.
        Assert.Equal((0.0, 1, 11), (found.WithoutAnchor!.Fragmentation, found.WithoutAnchor.Components, found.WithoutAnchor.Members));
        var board = await scene.BoardAsync(scene.Keeper);
        var dependence = board.Where(s => s.Signal == Signal.FacilitatorDependence).ToList();
        Assert.Equal([SignalState.Act, SignalState.Fine], dependence.Select(s => s.State).OrderDescending());
        var act = dependence.Single(s => s.State == SignalState.Act);
        Assert.Equal((0.4848, 12), (Math.Round(act.Value!.Value, 4), act.N));
        Assert.Contains(act.Reasons, r => r.StartsWith("Without the facilitator, Parents and carers and Voluntary sector would be cut off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A20_trust_received_through_the_import_B_66_7_the_others_withheld_and_all_seven_ratings_69_8(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C", UsualSectors.Parents), ("D", UsualSectors.Voluntary));
        var wave = await scene.PlanAsync("A20");
        await scene.TakeAsync(wave, Head + "rating,A,B,4,3,4\nrating,C,B,3,3,2\nrating,D,B,2,3,3\nrating,B,A,4,4,4\nrating,C,A,4,3,3\nrating,A,C,3,3,3\nrating,B,C,2,2,3\n");
        var found = (await scene.FindingsAsync(wave))!;
        var b = found.Trust.Single(t => t.Name == "B");
        Assert.Equal((3, 3.0, 66.7), (b.Raters, Math.Round(b.Mean!.Value, 10), Math.Round(b.Percent!.Value, 1)));
        Assert.All(found.Trust.Where(t => t.Name != "B"), t => Assert.Equal((2, null, null), (t.Raters, t.Mean, t.Percent)));
        var signal = (await scene.BoardAsync(scene.Keeper)).Single(s => s.Signal == Signal.TrustAndTies);
        Assert.Equal((69.8, 4, SignalState.Fine), (Math.Round(signal.Value!.Value, 1), signal.N, signal.State));
        Assert.Contains("2 organisations had fewer than 3 raters: nothing is shown of them.", signal.Caveats);
    }

    [Fact]
    public async Task Where_one_figure_alone_would_be_withheld_a_second_is_so_that_the_total_does_not_give_it_back()
    {
        await using var scene = await SurveyScene.CreateAsync(Engine.Sqlite, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C", UsualSectors.Parents), ("D", UsualSectors.Voluntary));
        var wave = await scene.PlanAsync("One short");
        // A and B are rated by three each, C by two: withheld are C and one of the others.
        await scene.TakeAsync(wave, Head + "rating,B,A,4,4,4\nrating,C,A,4,4,4\nrating,D,A,4,4,4\nrating,A,B,3,3,3\nrating,C,B,3,3,3\nrating,D,B,3,3,3\nrating,A,C,1,1,1\nrating,B,C,1,1,2\n");
        var trust = (await scene.FindingsAsync(wave))!.Trust;
        Assert.Equal(["A", "C"], trust.Where(t => t.Mean is null).Select(t => t.Name));
        Assert.Equal(3.0, trust.Single(t => t.Name == "B").Mean);
    }

    [Fact]
    public async Task Nothing_is_shown_of_a_constituency_that_one_person_speaks_for_nor_of_its_part_in_the_total()
    {
        await using var scene = await SurveyScene.CreateAsync(Engine.Sqlite, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("~Parents of excluded children", UsualSectors.Parents), ("D", UsualSectors.Voluntary));
        var wave = await scene.PlanAsync("A constituency");
        const string Parents = "Parents of excluded children";
        await scene.TakeAsync(wave, Head + $"rating,A,{Parents},1,1,1\nrating,B,{Parents},1,1,1\nrating,D,{Parents},1,1,1\nrating,{Parents},A,4,4,4\nrating,B,A,4,4,4\nrating,D,A,4,4,4\nrating,A,B,3,3,3\nrating,{Parents},B,3,3,3\nrating,D,B,3,3,3\n");
        var trust = (await scene.FindingsAsync(wave))!.Trust;
        Assert.Equal([("A", Withheld.GivesAway), (Parents, Withheld.OnePerson)], trust.Where(t => t.Mean is null).Select(t => (t.Name, t.Why!.Value)));
        Assert.Equal(3.0, trust.Single(t => t.Name == "B").Mean);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Below_a_response_rate_of_0_70_nothing_is_said_of_trust_or_of_what_would_fall_apart(int answering, bool said)
    {
        // Four asked: 2 of 4 is 0.50, 3 of 4 is 0.75.
        await using var scene = await SurveyScene.CreateAsync(Engine.Sqlite, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C", UsualSectors.Parents), ("D", UsualSectors.Voluntary));
        var wave = await scene.PlanAsync("Few");
        var rows = new[] { "rating,A,D,3,3,3\ntie,A,B,,,\n", "rating,B,D,3,3,3\ntie,B,C,,,\n", "rating,C,D,3,3,3\n" };
        await scene.TakeAsync(wave, Head + string.Concat(rows.Take(answering)));
        var found = (await scene.FindingsAsync(wave))!;
        Assert.Equal((said, said, said), (found.Trust.Count > 0, found.WithoutFacilitator is not null, found.Signal.State != SignalState.NotEnoughData));
        Assert.Null(found.Between);
        Assert.Empty(found.CutPoints);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Rows_that_cannot_be_taken_are_named_and_nothing_is_written(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C, of \"parents\"", UsualSectors.Parents));
        var wave = await scene.PlanAsync("Wrong rows");
        const string File = Head
            + "rating,A,B,4,3,5\n" // 2: out of range
            + "rating,A,Nobody,4,3,4\n" // 3: unknown
            + "tie,A,A,,,\n" // 4: itself
            + "tie,A,B,,,\n" // 5
            + "tie,A,B,,,\n" // 6: the same again
            + "rating,Facilitator,A,1,1,1\n" // 7: the facilitator does not rate
            + "tie,A,Facilitator,3,,\n" // 8: a number with a tie
            + "likes,A,B,,,\n" // 9
            + "rating,A,\"C, of \"\"parents\"\"\",three,3,3\n" // 10: no number
            + "none,A,,,,\n" // 11: but A named B
            + ",,,,,\n"; // 12: empty, passed over
        var look = await scene.LookAsync(wave, File);
        Assert.Equal([(2, "openness"), (3, "to"), (4, "to"), (6, "all"), (7, "from"), (8, "reliability"), (9, "kind"), (10, "reliability"), (11, "kind")], look.Errors.Select(e => (e.Row, e.Column)));
        Assert.Equal("the same stands in row 5: keep one of the two.", look.Errors[3].Reason);
        Assert.StartsWith("'Nobody' is not one of those that were asked.", look.Errors[1].Reason, StringComparison.Ordinal);
        await SeatTests.RefusedAsync(() => scene.TakeAsync(wave, File), "9 rows cannot be taken; nothing was written.");
        Assert.Equal((0, 0), await scene.StoredAsync());
        foreach (var (text, why) in new[] { ("", "The file is empty."), ("kind,from,to\n", "there is no column 'reliability'"), (Head.Replace("\n", ",secret\n", StringComparison.Ordinal), "the column 'secret' is not known"), (Head, "no answer of anybody"), ("kind,from,\"to\nx", "not well-formed") })
            await SeatTests.RefusedAsync(() => scene.LookAsync(wave, text), why);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_closed_wave_is_never_written_over_a_mistake_is_withdrawn_with_a_reason_and_asked_again(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C", UsualSectors.Parents));
        var wave = await scene.PlanAsync("First");
        await SeatTests.RefusedAsync(() => scene.PlanAsync("Second"), "A survey is open already.");
        await scene.TakeAsync(wave, Head + "rating,A,B,1,1,1\nrating,B,C,1,1,1\nrating,C,A,1,1,1\n");
        await SeatTests.RefusedAsync(() => scene.TakeAsync(wave, Head + "rating,A,B,4,4,4\n"), "its answers are never written over");
        await SeatTests.RefusedAsync(() => scene.AsAsync(scene.Keeper, s => s.WithdrawAsync(wave, " ", Ct)), "Enter why it is withdrawn.");
        await scene.AsAsync(scene.Keeper, s => s.WithdrawAsync(wave, "Two columns were swapped.", Ct));
        Assert.Null(await scene.FindingsAsync(wave));
        Assert.Equal(SignalState.NotEnoughData, (await scene.BoardAsync(scene.Keeper)).Single(s => s.Signal == Signal.TrustAndTies).State);
        var again = await scene.PlanAsync("First, again");
        await scene.TakeAsync(again, Head + "rating,A,B,4,4,4\nrating,B,C,4,4,4\nrating,C,A,4,4,4\n");
        // The withdrawn wave is no earlier one: nothing is compared with it.
        var found = (await scene.FindingsAsync(again))!;
        Assert.Equal((100.0, null), (found.Signal.Value, found.Change));
        Assert.Contains("no earlier wave", found.Signal.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_between_waves_is_of_the_same_pairs_only()
    {
        await using var scene = await SurveyScene.CreateAsync(Engine.Sqlite, ("A", UsualSectors.Schools), ("B", UsualSectors.Health), ("C", UsualSectors.Parents), ("D", UsualSectors.Voluntary));
        var first = await scene.PlanAsync("First", scene.Today.AddYears(-1));
        await scene.TakeAsync(first, Head + "rating,A,B,4,4,4\nrating,B,C,4,4,4\nrating,C,A,4,4,4\nnone,D,,,,\n");
        var second = await scene.PlanAsync("Second");
        // A to B, B to C and C to A each fall from 4 to 3: -1/3 of the scale, -33.3 points. D's new rating of 1 is not in it.
        await scene.TakeAsync(second, Head + "rating,A,B,3,3,3\nrating,B,C,3,3,3\nrating,C,A,3,3,3\nrating,D,A,1,1,1\n");
        var found = (await scene.FindingsAsync(second))!;
        Assert.Equal(-33.3, found.Change!.Value, 1);
        Assert.Equal(SignalState.Look, found.Signal.State);
    }
}
