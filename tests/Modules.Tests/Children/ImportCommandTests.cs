using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>The imports as they are called at the shell. Every child is made up.</summary>
[Trait("Tier", "slow")]
public sealed class ImportCommandTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_roll_and_attendance_are_taken_at_the_shell_in_the_name_of_a_person()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var school = OrganisationId.New();
        var head = await world.PersonAsync("Head", (school, Role.Headteacher));
        await using (var db = world.Database.Open(world.Locality))
        {
            db.Add(new SchoolRow { Urn = 100_001, Name = "Alder School", AreaCode = "845", Status = "Open" });
            db.Add(new Organisation { Id = school, Name = "Alder School", Kind = OrganisationKind.School, Urn = 100_001 });
            await db.SaveChangesAsync(Ct);
        }

        var folder = world.Database.Settings.DataFolder;
        var (roll, weeks) = (Path.Combine(folder, "roll.csv"), Path.Combine(folder, "weeks.csv"));
        await File.WriteAllTextAsync(roll, "upn,legal_first,legal_last,known_as,date_of_birth,entry_date\nB801200005001,Robin,Hale,,2014-05-02,2025-09-03\n", Ct);
        await File.WriteAllTextAsync(weeks, "upn,week_starting,code,sessions\nB801200005001,2026-11-02,/,5\n", Ct);
        // The program has a clock of its own: the post must hold on the day on which the test runs, too.
        Assert.True(TimeProvider.System.GetUtcNow() >= TestWorld.Start.AddYears(-1), "The clock of this machine is before the world of the test.");

        var dry = await BuiltProgram.RunAsync(folder, "import", "roll", roll, "--school", "100001", "--as", head.ToString(), "--dry-run");
        Assert.Equal((0, "would take  roll.csv: 1 children added, 0 changed, 0 left, 0 unchanged, 0 bad rows; nothing was written"), (dry.ExitCode, dry.Output.Trim()));
        var taken = await BuiltProgram.RunAsync(folder, "import", "roll", roll, "--school", "100001", "--as", head.ToString());
        Assert.Equal((0, "taken  roll.csv: 1 children added, 0 changed, 0 left, 0 unchanged, 0 bad rows"), (taken.ExitCode, taken.Output.Trim()));
        var again = await BuiltProgram.RunAsync(folder, "import", "roll", roll, "--school", "100001", "--as", head.ToString());
        Assert.StartsWith("known  roll.csv", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await BuiltProgram.RunAsync(folder, "import", "attendance", weeks, "--school", "100001", "--as", head.ToString())).ExitCode);

        foreach (var (says, arguments) in new (string, string[])[]
        {
            ("--as", ["import", "roll", roll, "--school", "100001"]),
            ("100002", ["import", "roll", roll, "--school", "100002", "--as", head.ToString()]),
            ("no column", ["import", "roll", weeks, "--school", "100001", "--as", head.ToString()]),
            ("--school", ["import", "roll", roll, "--as", head.ToString()]),
        })
        {
            var refused = await BuiltProgram.RunAsync(folder, arguments);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
        }

        Assert.Single((await world.AsAsync(head, s => s.GetRequiredService<ChildQueries>().ListAsync(null, 1, Ct))).Rows);
    }
}
