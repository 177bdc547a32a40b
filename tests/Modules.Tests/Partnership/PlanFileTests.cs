using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CsCheck;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The plan as a CSV file, out and in.</summary>
public sealed class PlanFileTests
{
    private static readonly Guid[] SeatIds = [.. Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0, new byte[8]))];

    /// <summary>Two seats are called the same, so that the file must name them by their ids.</summary>
    private static readonly SheetNames Names = new(
        UsualSectors.All(host: null).ToDictionary(s => s.Code, s => s.Label), new Dictionary<Guid, string> { [SeatIds[0]] = "Child health", [SeatIds[1]] = "Schools, \"north\"", [SeatIds[2]] = "Schools, \"north\"" });

    private static readonly Gen<string> Piece = Gen.OneOf("=", "+", "-", "@", "'", "\"", ",", ";", "|", "\n", "\t", " ", "ŵ", "ŷ", "é", "👩‍👧", "£", "1", "SUM(A1)", "a", "words", "<b>", "\\");
    private static readonly Gen<string> Text = Piece.Array[1, 8].Select(p => string.Concat(p).Trim()).Where(t => t.Length > 0);
    private static readonly Gen<string?> Maybe = Gen.OneOf(Text.Select(t => (string?)t), Gen.Const((string?)null));
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3000].Select(n => new DateOnly(2024, 1, 1).AddDays(n));
    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Day.Select(d => (DateOnly?)d), Gen.Const((DateOnly?)null));
    private static readonly Gen<Guid?> Seat = Gen.Int[0, 3].Select(n => n == 3 ? (Guid?)null : SeatIds[n]);

    private static readonly Gen<SheetActivity> Activity =
        from id in Gen.Guid.Where(g => g != Guid.Empty)
        from texts in Maybe.Array[6]
        from title in Text
        from seat in Seat
        from sector in Gen.Int[0, 8]
        from start in Day
        from target in Gen.Int[-1, 900]
        from status in Gen.Enum<ActivityStatus>()
        from carried in Gen.Bool
        select Fit(id, new(title, texts[0], texts[1], texts[2], texts[3], seat, UsualSectors.All(host: null)[sector].Code, start, target < 0 ? null : start.AddDays(target), status, texts[4], Notes: texts[5]), carried);

    private static readonly Gen<StepFields> Step =
        from kind in Gen.Enum<StepKind>()
        from title in Text
        from owner in Seat
        from due in MaybeDay
        from sure in Day
        from done in MaybeDay
        from texts in Maybe.Array[3]
        select new StepFields(kind, title, owner, kind == StepKind.Milestone ? sure : due, done, kind == StepKind.Action ? texts[0] : null, kind == StepKind.Risk ? texts[1] : null, texts[2]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>import(export(x)) = x, whatever stands in it.</summary>
    [Fact]
    public void Export_is_import_for_every_plan()
    {
        var plans =
            from activities in Activity.Array[0, 5]
            from steps in Gen.Select(Step, Gen.Guid, Gen.Int[0, 4]).Array[0, 10]
            select (activities, steps);
        plans.Sample(p =>
        {
            var activities = p.activities.DistinctBy(a => a.Id).ToList();
            var steps = activities.Count == 0 ? [] : p.steps.Select(s => new SheetStep(s.Item2, activities[s.Item3 % activities.Count].Id, s.Item1)).Where(s => s.Id != Guid.Empty).DistinctBy(s => s.Id).ToList();
            var plan = new PlanSheet(activities, [.. activities.SelectMany(a => steps.Where(s => s.Activity == a.Id))]);
            var text = PlanSheetWriter.Write(plan, Names);
            var back = new PlanSheetReader(Names, new([], [])).Read(text);
            Assert.Empty(back.Errors);
            Assert.Equal(plan.Activities, back.Plan.Activities);
            Assert.Equal(plan.Steps, back.Plan.Steps);
            Assert.Equal(text, PlanSheetWriter.Write(back.Plan, Names));
        }, iter: 500);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-1", "'-1")]
    [InlineData("@home", "'@home")]
    [InlineData("'quoted'", "''quoted'")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void Formula_cells_are_written_as_text(string? cell, string written) => Assert.Equal(written, PlanSheetWriter.Cell(cell));

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_file_is_looked_at_first_then_taken_in_whole_and_gives_back_the_same_file(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        var id = await table.ActivityAsync("=Live, \"now\"", chair);
        await table.AsAsync<PlanService>(table.Convenor, s => s.KeepStepAsync(id, null, new(StepKind.Action, "Write\nto all", chair, table.World.Today, null, "-later"), 0, Ct));
        var first = await ExportAsync(table);
        Assert.Contains("\"'=Live, \"\"now\"\"\"", first, StringComparison.Ordinal);
        var same = await LookAsync(table, first);
        Assert.Equal((0, 0, 2, 0), (same.New.Count, same.Changed.Count, same.Same, same.Errors.Count));

        // A row that is new, by the activity's title; a changed field; a column the plan does not know.
        var edited = string.Join("\r\n", "kind,activity,title,lead_sector,start,status,owner,due,Colour", "activity,,Second,Schools,2026-12-01,proposed,,,green", "milestone,second,Begin,,,,,10/01/2027,");
        using var looked = await UploadAsync(table, table.Convenor, edited);
        var page = (await Forms.Read(looked)).Text();
        Assert.Contains("2 rows are new, 0 fields change, 0 rows stay the same. Nothing was written yet.", page, StringComparison.Ordinal);
        Assert.Equal(first, await ExportAsync(table));
        var look = await LookAsync(table, edited);
        await table.AsAsync<PlanTransfer>(table.Convenor, t => t.TakeAsync(edited, look.Standing, Ct));
        var second = await ExportAsync(table);
        Assert.Contains("Colour: green", second, StringComparison.Ordinal);
        Assert.Contains("milestone,", second, StringComparison.Ordinal);

        // Changes are named, field by field, before anything is written over.
        var renamed = second.Replace("Second", "The second", StringComparison.Ordinal);
        var change = Assert.Single((await LookAsync(table, renamed)).Changed);
        Assert.Equal(("Second", "Title", "Second", "The second"), (change.Title, change.Field, change.From, change.To));
        // The plan moved on since it was looked at: looked at again first.
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanTransfer>(table.Convenor, t => t.TakeAsync(renamed, look.Standing, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanTransfer>(table.Nurse, async t => await t.TakeAsync(renamed, (await t.LookAsync(renamed, Ct)).Standing, Ct)));
        Assert.Equal(second, await ExportAsync(table));
        var last = await LookAsync(table, second);
        Assert.Equal((0, 0, 4), (last.New.Count, last.Changed.Count, last.Same));
    }

    [Fact]
    public async Task Every_row_that_cannot_be_taken_is_named_and_then_none_is()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        for (var i = 0; i < 6; i++)
            await table.ActivityAsync($"Activity {i}", chair);
        var before = await ExportAsync(table);
        const string Bad = """
            kind,id,activity,title,outcome,measure,sub_group,chair,lead_sector,start,status,owner,due
            activity,,,Good,,,,,schools,2026-12-01,proposed,,
            activity,,,No sector,,,,,circus,2026-12-01,proposed,,
            activity,,,No day,,,,,schools,soon,proposed,,
            activity,,,Seventh,o,m,g,Child health,schools,2026-12-01,live,,
            activity,,,Half,,,,,schools,2026-12-01,live,,
            action,,Nowhere,Lost,,,,,,,,,
            action,,Good,Whose,,,,,,,,Somebody,
            song,,Good,What,,,,,,,,,
            milestone,,Good,When,,,,,,,,,
            action,,Good,One,two,three,four,five,six,seven,eight,nine,ten,eleven
            """;
        var result = await LookAsync(table, Bad);
        Assert.Equal([(3, "lead_sector"), (4, "start"), (5, "more_than_six_why"), (6, "all"), (7, "activity"), (8, "owner"), (9, "kind"), (10, "all"), (11, "all")], result.Errors.OrderBy(e => e.Row).Select(e => (e.Row, e.Column)));
        using var page = await UploadAsync(table, table.Convenor, Bad);
        Assert.Contains("9 rows cannot be taken", (await Forms.Read(page)).Text(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanTransfer>(table.Convenor, t => t.TakeAsync(Bad, result.Standing, Ct)));
        Assert.Equal(before, await ExportAsync(table));
        foreach (var none in new[] { "", "a,b\r\n1,2", "title\r\nx", "kind,title,title\r\n", "PK\u0003\u0004" })
            await Assert.ThrowsAsync<InputRefusedException>(() => LookAsync(table, none));
        using var nurse = await table.Client(table.Nurse).GetAsync(PlanLinks.File, Ct);
        Assert.Null((await Forms.Read(nurse)).QuerySelector("input[type=file]"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_column_that_the_file_does_not_have_leaves_what_is_there_and_what_changes_is_told_in_words(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var (chair, other) = (await table.SeatAsync(UsualSectors.Health, table.Health), await table.SeatAsync(UsualSectors.Parents, table.Forum));
        await table.SitAsync(other, table.Mother);
        var id = await table.ActivityAsync("Mentors", chair);
        await table.AsAsync<PlanService>(table.Convenor, s => s.KeepStepAsync(id, null, new(StepKind.Action, "Write to all", chair, table.World.Today.AddDays(5), null, "No address", null, "A note."), 0, Ct));
        var whole = await ExportAsync(table);
        var step = whole.Split("\r\n").Single(l => l.StartsWith("action,", StringComparison.Ordinal)).Split(',')[1];
        // Neither chair, outcome, measure, sub-group, days nor notes: a list with two titles.
        Assert.Equal((0, 0, 2, 0), Counts(await LookAsync(table, $"kind,id,title\r\nactivity,{id},Mentors\r\naction,{step},Write to all")));
        // A column that is there and empty says that there is nothing.
        var some = $"kind,id,title,chair,status,aim,lead_sector,owner\r\nactivity,{id},Mentors,Parents' forum,paused,,parents,\r\naction,{step},Write to all,,,,,Parents' forum";
        var look = await LookAsync(table, some);
        Assert.Equal(
            [("Aim", "What we do.", null), ("Chair", "Child health", "Parents' forum"), ("Led by", "Local authority", "Parents and carers"), ("How it stands", "Live", "Paused"), ("Owner", "Child health", "Parents' forum")],
            look.Changed.Select(c => (c.Field, c.From, c.To)));
        await table.AsAsync<PlanTransfer>(table.Convenor, t => t.TakeAsync(some, look.Standing, Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        var kept = await db.Set<PlanStep>().AsNoTracking().SingleAsync(Ct);
        Assert.Equal((other, "No address", "A note.", table.World.Today.AddDays(5)), (kept.OwnerSeatId, kept.BlockedBy, kept.Notes, kept.Due));
        Assert.True(await db.Set<PlanActivity>().AsNoTracking().SingleAsync(Ct) is { Outcome: "Children stay in school.", Aim: null });
        // Whoever owns it now is told, as by the form.
        Assert.Equal(1, await db.Set<Headwater.Access.Notices.Notice>().CountAsync(n => n.PersonId == table.Mother && n.Text.StartsWith("Something in the plan is yours"), Ct));
        // A column that the plan does not know is kept once, however often the file comes.
        var unknown = $"kind,id,title,Colour\r\nactivity,{id},Mentors,green";
        await table.AsAsync<PlanTransfer>(table.Convenor, async t => await t.TakeAsync(unknown, (await t.LookAsync(unknown, Ct)).Standing, Ct));
        Assert.Equal((0, 0, 1, 0), Counts(await LookAsync(table, unknown)));

        static (int, int, int, int) Counts(TransferResult r) => (r.New.Count, r.Changed.Count, r.Same, r.Errors.Count);
    }

    [Fact]
    public async Task The_file_holds_to_the_same_rules_as_the_forms()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        var (chair, gone) = (await table.SeatAsync(UsualSectors.Health, table.Health), await table.SeatAsync(UsualSectors.Parents, table.Forum));
        var id = await table.ActivityAsync("Mentors", chair);
        await table.AsAsync<Headwater.Partnership.Seats.SeatService>(table.Convenor, s => s.CloseAsync(gone, "Nobody comes.", Ct));
        var bad = $"""
            kind,id,activity,title,lead_sector,start,status,chair,owner,done
            activity,,,Born done,schools,2026-12-01,done,,,
            activity,,,Born stopped,schools,2026-12-01,stopped,,,
            activity,{id},,Mentors,health,2026-11-10,done,Child health,,
            activity,,,Whose,schools,2026-12-01,proposed,{gone},,
            action,,Mentors,Tomorrow,,,,,,2026-11-11
            action,,Mentors,Nobody's,,,,,{gone},
            action,,Mentors,Today,,,,,,2026-11-10
            """;
        Assert.Equal([(2, "status"), (3, "status"), (4, "status"), (5, "chair"), (6, "done"), (7, "owner")], (await LookAsync(table, bad)).Errors.OrderBy(e => e.Row).Select(e => (e.Row, e.Column)));
    }

    private static SheetActivity Fit(Guid id, ActivityFields f, bool carried)
    {
        var whole = f is { Outcome: not null, Measure: not null, SubGroup: not null, ChairSeat: not null };
        var fitting = f with { Status = f.Status == ActivityStatus.Live && !whole ? ActivityStatus.Paused : f.Status };
        return new(id, carried && fitting.Status == ActivityStatus.Done ? fitting with { CarriedBy = "=Strategy", CarriedOwner = "An office, \"south\"", CarriedFrom = f.Start.AddDays(30) } : fitting);
    }

    private static Task<string> ExportAsync(RoundTable table) => table.AskAsync<PlanTransfer, string>(table.Convenor, t => t.ExportAsync(Ct));

    private static Task<TransferResult> LookAsync(RoundTable table, string text) => table.AskAsync<PlanTransfer, TransferResult>(table.Convenor, t => t.LookAsync(text, Ct));

    private static async Task<HttpResponseMessage> UploadAsync(RoundTable table, PersonId person, string text)
    {
        var (client, form) = await table.OpenAsync(person, PlanLinks.File, "file");
        using var sent = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        sent.Add(file, "file", "plan.csv");
        var response = await client.PostAsync(PlanLinks.File, sent, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
