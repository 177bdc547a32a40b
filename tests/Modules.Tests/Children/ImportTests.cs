using Headwater.Access.Contracts;
using Headwater.Children.Attendance;
using Headwater.Children.Identifiers;
using Headwater.Children.Imports;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>A school's files: all of a file or nothing, and the same file twice changes nothing. Every child is made up.</summary>
public sealed class ImportTests
{
    private const string Header = "upn,legal_first,legal_last,known_as,date_of_birth,sex,year_group,entry_date,leaving_date,sen,primary_need,fsm,looked_after,postcode\n";
    private const string Robin = "B801200005001,Robin,Hale,Rob,2014-05-02,F,7,2025-09-03,,K,SEMH,yes,no,BN7 1UE\n";
    private const string Wren = "K845400124001,Wren,Hale,,02/05/2014,M,8,03/09/2025,,N,,,,\n";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_roll_is_taken_in_once_and_the_same_file_again_changes_nothing(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var dry = await RollAsync(world, head, alder, Header + Robin + Wren, dryRun: true);
        Assert.Equal((2, false), (dry.Added, dry.Written));
        Assert.Empty(await ListAsync(world, head));
        var first = await RollAsync(world, head, alder, Header + Robin + Wren);
        Assert.Equal((2, 0, 0, 0, true), (first.Added, first.Changed, first.Left, first.Unchanged, first.Written));
        var second = await RollAsync(world, head, alder, Header + Robin + Wren);
        Assert.Equal((0, 0, 0, 2, false), (second.Added, second.Changed, second.Left, second.Unchanged, second.Written));

        var robin = (await world.AsAsync(head, async s => await s.GetRequiredService<RecordQueries>().FindAsync((await s.GetRequiredService<NumberService>().FindAsync(NumberKind.Upn, "B801200005001", Ct))!.Value, Ct)))!;
        // Born in the school year 2013/14 is Year 8 in 2026/27 (2026 − 2013 − 5): the file's 7 is out of cohort, Wren's 8 is not.
        Assert.Equal(("Rob Hale", Sex.Female, 7, "BN7 1UE"), (robin.Child.Name, robin.Child.Sex, robin.Child.YearGroupOverride, robin.Address!.Postcode));
        Assert.Equal(("K", "SEMH"), (Assert.Single(robin.Stages).Provision, robin.Stages[0].PrimaryNeed));
        var kept = await world.AsAsync(head, s => s.GetRequiredService<HeadwaterDb>().Set<Characteristics>().SingleAsync(Ct));
        Assert.Equal((robin.Child.ChildId, true, false), (kept.ChildId, kept.FreeSchoolMeals, kept.LookedAfter));
        Assert.Equal("B801200005001", await world.AsAsync(head, s => s.GetRequiredService<NumberService>().ReadAsync(robin.Child.ChildId, NumberKind.Upn, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_left_gets_the_leaving_date_and_is_no_longer_seen(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        await RollAsync(world, head, alder, Header + Robin + Wren);
        var gone = Robin.Replace("2025-09-03,", "2025-09-03,2026-10-30", StringComparison.Ordinal);
        var left = await RollAsync(world, head, alder, Header + gone + Wren);
        Assert.Equal((0, 0, 1, 1), (left.Added, left.Changed, left.Left, left.Unchanged));
        Assert.Equal(["Wren Hale"], await ListAsync(world, head));
        Assert.Equal((0, 2), await UnchangedAsync(Header + gone + Wren));
        await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, head, alder, Header + gone.Replace("2026-10-30", "2026-10-29", StringComparison.Ordinal)));

        // In the file again and not left: on no roll until the school says from which day, whether the file has the old day or none.
        foreach (var back in new[] { Robin, Robin.Replace("2025-09-03", "", StringComparison.Ordinal) })
        {
            var asked = await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, head, alder, Header + back));
            Assert.Equal((2, "entry_date"), (Assert.Single(asked.Bad).Line, asked.Bad[0].Column));
            Assert.Contains("first day of the new stay", asked.Bad[0].Reason, StringComparison.Ordinal);
        }

        // Whoever the file does not name stays, and is said to.
        var partial = await RollAsync(world, head, alder, Header + gone);
        Assert.Contains("1 children are on the roll here", Assert.Single(partial.Notes), StringComparison.Ordinal);

        async Task<(int, int)> UnchangedAsync(string file)
        {
            var result = await RollAsync(world, head, alder, file);
            return (result.Added + result.Changed + result.Left, result.Unchanged);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_bad_row_refuses_the_file_and_every_bad_row_is_named(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        const string bad = "A801200005001,Jay,Moor,,2014-05-02,,,,,,,,,\nF353401022007,,Moor,,2014-05-02,,,,,,,,,\nQ885431523123,Jay,Moor,,2014-13-02,,,,,,,,,\nP885200024000,Jay,Moor,,2014-05-02,,,,,X,,,,\nB801200005001,Twice,Hale,,2014-05-02,,,,,,,,,\nJ84540012401A,Ro\u202Ebin,Moor,,2014-05-02,,,,,,,,,\nshort,row\n";
        var refused = await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, head, alder, Header + Robin + bad));
        Assert.Equal(
            [(3, "upn"), (4, "legal_first"), (5, "date_of_birth"), (6, "sen"), (7, "upn"), (8, "legal_first"), (9, "all")],
            refused.Bad.Select(b => (b.Line, b.Column)));
        Assert.Empty(await ListAsync(world, head));
        var taken = await RollAsync(world, head, alder, Header + Robin + bad, skipBad: true);
        Assert.Equal((1, 7), (taken.Added, taken.Bad.Count));
        Assert.Equal(["Rob Hale"], await ListAsync(world, head));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_child_of_another_school_is_taken_over_only_when_that_school_let_go_and_all_agrees(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, next)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        await RollAsync(world, head, alder, Header + Robin);
        var here = Robin.Replace("2025-09-03", "2026-11-02", StringComparison.Ordinal);
        var held = await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, next, beech, Header + here));
        Assert.DoesNotContain("Alder", held.Bad[0].Reason, StringComparison.Ordinal);
        // Without the UPN's help: the same names and day under another UPN are not opened a second time either.
        await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, next, beech, Header + here.Replace("B801200005001", "K845400124001", StringComparison.Ordinal)));

        await RollAsync(world, head, alder, Header + Robin.Replace("2025-09-03,", "2025-09-03,2026-10-30", StringComparison.Ordinal));
        await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, next, beech, Header + here.Replace("2014-05-02", "2014-05-03", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<BadRowsException>(() => RollAsync(world, next, beech, Header + here.Replace("Hale", "Moor", StringComparison.Ordinal)));
        Assert.Equal(1, (await RollAsync(world, next, beech, Header + here)).Added);
        Assert.Equal(["Rob Hale"], await ListAsync(world, next));
        Assert.Empty(await ListAsync(world, head));
        Assert.Equal(1, (await RollAsync(world, next, beech, Header + here)).Unchanged);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Attendance_is_taken_by_week_and_code_and_a_week_given_again_replaces_itself(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        await RollAsync(world, head, alder, Header + Robin);
        const string columns = "upn,week_starting,code,sessions\n";
        const string weeks = "B801200005001,2026-11-02,/,4\nB801200005001,2026-11-02,\\,5\nB801200005001,2026-11-02,N,1\nB801200005001,09/11/2026,/,1\n";
        Assert.Equal(2, (await AttendanceAsync(head, alder, columns + weeks)).Added);
        Assert.Equal((0, 0, 2), await CountsAsync(columns + weeks));
        Assert.Equal((0, 1, 1), await CountsAsync(columns + weeks.Replace(",N,", ",I,", StringComparison.Ordinal)));
        Assert.Equal(
            [("/", 4), ("I", 1), ("\\", 5)],
            (await world.AsAsync(head, s => s.GetRequiredService<HeadwaterDb>().Set<AttendanceWeek>().Where(a => a.WeekStarting == new DateOnly(2026, 11, 2)).ToListAsync(Ct))).OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => (a.Code, a.Sessions)));
        foreach (var row in new[]
        {
            "B801200005001,2026-11-03,/,4", "B801200005001,2026-11-02,J,4", "B801200005001,2026-11-02,/,15", "B801200005001,2026-11-02,/,0", "B801200005001,2026-11-16,/,4",
            "B801200005001,2025-08-25,/,4", "K845400124001,2026-11-02,/,4", "B801200005001,2026-11-02,/,4\nB801200005001,2026-11-02,/,4", "B801200005001,2026-11-02,/,8\nB801200005001,2026-11-02,\\,7",
        })
        {
            await Assert.ThrowsAsync<BadRowsException>(() => AttendanceAsync(head, alder, columns + row + "\n"));
        }

        // After the child left, the weeks before are still the school's to give and put right; those after are not.
        await RollAsync(world, head, alder, Header + Robin.Replace("2025-09-03,", "2025-09-03,2026-11-06", StringComparison.Ordinal));
        Assert.Empty(await ListAsync(world, head));
        const string late = "B801200005001,2026-10-19,/,9\nB801200005001,2026-11-02,/,10\n";
        var given = await AttendanceAsync(head, alder, columns + late);
        Assert.Equal((1, 1, 0), (given.Added, given.Changed, given.Unchanged));
        Assert.Equal((0, 0, 2), await CountsAsync(columns + late));
        await Assert.ThrowsAsync<BadRowsException>(() => AttendanceAsync(head, alder, columns + "B801200005001,2026-11-09,/,1\n"));

        // Another school learns nothing of a child that is not on its roll.
        var unknown = await Assert.ThrowsAsync<BadRowsException>(() => AttendanceAsync(other, beech, columns + "K845400124001,2026-11-02,/,4\n"));
        var foreign = await Assert.ThrowsAsync<BadRowsException>(() => AttendanceAsync(other, beech, columns + "B801200005001,2026-11-02,/,4\n"));
        Assert.Equal(unknown.Bad, foreign.Bad);

        async Task<(int, int, int)> CountsAsync(string file)
        {
            var result = await AttendanceAsync(head, alder, file);
            return (result.Added, result.Changed, result.Unchanged);
        }

        Task<ImportResult> AttendanceAsync(PersonId who, OrganisationId school, string file) =>
            WithFileAsync(world, who, file, (s, path) => s.GetRequiredService<AttendanceImport>().RunAsync(path, "weeks.csv", school, new(false, false), Ct));
    }

    [Theory]
    [InlineData("upn,legal_first\nB801200005001,Robin\n", "legal_last")]
    [InlineData("upn,legal_first,legal_last,known_as,date_of_birth,shoe_size\n", "shoe_size")]
    [InlineData("", "empty")]
    [InlineData(Header, "no row")]
    public async Task A_file_of_another_kind_is_refused_with_what_is_wrong(string file, string says)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => RollAsync(world, head, alder, file));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_keeps_the_roll_of_the_school_imports_it()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var ((alder, _), (_, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        foreach (var who in new[] { other, teacher })
            await Assert.ThrowsAsync<InputRefusedException>(() => RollAsync(world, who, alder, Header + Robin));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Made_up_and_real_children_never_share_a_database(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var sample = LocalityId.New();
        await using (var db = world.Database.Open(sample))
        {
            var now = world.Clock.GetUtcNow().UtcDateTime;
            db.Add(new Locality { Id = sample, Slug = "sample", Name = "Sample", AreaCode = "999", IsSample = true, CreatedAtUtc = now, ChangedAtUtc = now });
            await db.SaveChangesAsync(Ct);
        }

        await world.AsAsync(head, async s =>
        {
            await s.GetRequiredService<SampleWall>().RequireNoRealAsync(Ct);
            return true;
        });
        Assert.Equal(1, (await RollAsync(world, head, alder, Header + Robin)).Added);
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(head, async s =>
        {
            await s.GetRequiredService<SampleWall>().RequireNoRealAsync(Ct);
            return true;
        }));
        await using var scope = world.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(sample);
        await Assert.ThrowsAsync<InputRefusedException>(() => scope.ServiceProvider.GetRequiredService<SampleWall>().RequireRealAsync(Ct));
    }

    private static async Task<(OrganisationId School, PersonId Head)> SchoolAsync(TestWorld world, string name)
    {
        var school = await world.OrganisationAsync(name);
        return (school, await world.PersonAsync($"Head of {name}", (school, Role.Headteacher)));
    }

    private static Task<List<string>> ListAsync(TestWorld world, PersonId who) =>
        world.AsAsync(who, async s => (await s.GetRequiredService<ChildQueries>().ListAsync(null, 1, Ct)).Rows.Select(r => r.Name).ToList());

    private static Task<ImportResult> RollAsync(TestWorld world, PersonId who, OrganisationId school, string file, bool dryRun = false, bool skipBad = false) =>
        WithFileAsync(world, who, file, (s, path) => s.GetRequiredService<RollImport>().RunAsync(path, "roll.csv", school, new(dryRun, skipBad), Ct));

    private static async Task<ImportResult> WithFileAsync(TestWorld world, PersonId who, string file, Func<IServiceProvider, string, Task<ImportResult>> import)
    {
        var path = Path.Combine(world.Database.Settings.DataFolder, $"{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(path, file, Ct);
        return await world.AsAsync(who, s => import(s, path));
    }
}
