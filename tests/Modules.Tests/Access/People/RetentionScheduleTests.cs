using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Access.Retention;
using Headwater.Data;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class RetentionScheduleTests
{
    // Worked by hand from the schedules named in docs/people-and-trust.md.
    [Theory]
    [InlineData("pupil-file", "2010-05-02", "", "2035-05-02")]
    [InlineData("pupil-file", "2010-05-02", "sen", "2041-05-02")]
    [InlineData("pupil-file", "2010-05-02", "plan", "2041-05-02")]
    [InlineData("pupil-file", "2010-05-02", "lac", "2035-05-02")]
    [InlineData("pupil-file", "2012-02-29", "", "2037-03-01")]
    [InlineData("authority-case", "2010-05-02", "", "2041-05-02")]
    [InlineData("authority-case", "2010-05-02", "sen", "2041-05-02")]
    [InlineData("authority-case", "2010-05-02", "plan", "2055-05-02")]
    [InlineData("authority-case", "2010-05-02", "plan lac", "2085-05-02")]
    [InlineData("record", "2010-05-02", "", "2035-05-02")]
    [InlineData("record", "2010-05-02", "sen", "2041-05-02")]
    [InlineData("record", "2010-05-02", "case", "2041-05-02")]
    [InlineData("record", "2010-05-02", "case plan", "2055-05-02")]
    [InlineData("record", "2010-05-02", "case lac", "2085-05-02")]
    public void From_birth(string @class, string born, string facts, string due) =>
        Assert.Equal(Day(due), RetentionSchedule.DueOn(@class, new(Day(born), facts.Contains("sen"), facts.Contains("plan"), facts.Contains("lac"), facts.Contains("case"))));

    [Theory]
    [InlineData("register", "2026-11-10", "2032-11-10")]
    [InlineData("access-row", "2028-02-29", "2034-03-01")]
    [InlineData("audit-entry", "2026-11-10", "2032-11-10")]
    [InlineData("notice", "2026-11-10", "2027-11-10")]
    [InlineData("short-lived", "2026-11-10", "2026-12-10")]
    [InlineData("account", "2026-11-10", "2026-11-10")]
    [InlineData("panel-paper", "2026-11-10", "2028-09-01")]
    [InlineData("panel-paper", "2027-08-31", "2028-09-01")]
    [InlineData("panel-paper", "2027-09-01", "2029-09-01")]
    public void From_its_end(string @class, string ended, string due) => Assert.Equal(Day(due), RetentionSchedule.DueOn(@class, new(Ended: Day(ended))));

    [Fact]
    public void What_is_not_known_keeps_it()
    {
        Assert.All(RetentionSchedule.Lines, line => Assert.Null(RetentionSchedule.DueOn(line.Class, new())));
        Assert.Null(RetentionSchedule.DueOn(RetentionClasses.NotPersonal, new(Day("2010-05-02"), Ended: Day("2010-05-02"))));
    }

    [Fact]
    public void The_schedule_holds_exactly_the_classes_that_tables_can_be_of()
    {
        var named = typeof(RetentionClasses).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(named, RetentionSchedule.Lines.Select(l => l.Class).Order(StringComparer.Ordinal));
        Assert.All(RetentionSchedule.Lines, l => Assert.NotEmpty(l.Source));
    }

    [Fact]
    public async Task Every_table_has_exactly_one_class_and_whatever_ends_is_answered_for()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var classes = database.Services.GetServices<TableRetention>().ToList();
        Assert.Equal(tables, classes.Select(c => c.Table).Order(StringComparer.Ordinal));
        Assert.All(classes, c => Assert.NotNull(RetentionSchedule.Of(c.Class)));

        await using var scope = database.Services.CreateAsyncScope();
        var answered = scope.ServiceProvider.GetServices<IRetained>().SelectMany(r => r.Tables).ToList();
        Assert.Equal(answered.Count, answered.Distinct().Count());
        Assert.Empty(answered.Except(classes.Select(c => c.Table)));
        Assert.Empty(classes.Where(c => c.Class != RetentionClasses.NotPersonal).Select(c => c.Table).Except(answered));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
