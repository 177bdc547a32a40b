using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Notices;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Localities;

public sealed class NoticeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_first_start_makes_the_sample_locality_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await database.Services.GetRequiredService<DatabaseMigration>().BringUpToDateAsync(Ct);
        foreach (var task in database.Services.GetServices<IStartupTask>().OrderBy(t => t.Order))
            await task.RunAsync(Ct);
        foreach (var task in database.Services.GetServices<IStartupTask>().OrderBy(t => t.Order))
            await task.RunAsync(Ct);

        await using var scope = database.Services.CreateAsyncScope();
        var localities = scope.ServiceProvider.GetRequiredService<ILocalities>();
        var sample = await localities.DefaultAsync(Ct);
        Assert.NotNull(sample);
        Assert.Equal((AreaRegister.FictionalCode, 5, true), (sample.AreaCode, sample.SuppressionThreshold, sample.IsSample));
        Assert.Equal(sample, await localities.BySlugAsync(sample.Slug, Ct));
        Assert.Equal(sample, await localities.ByAreaCodeAsync(AreaRegister.FictionalCode, Ct));
        Assert.Null(await localities.BySlugAsync("nowhere", Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_locality_replaces_a_text_and_the_page_shows_it_in_two_reads(Engine engine)
    {
        await using var database = await StartedAsync(engine);

        Assert.Contains("Web Content Accessibility Guidelines", (await ShownAsync(database, NoticeKind.Accessibility)).Markdown, StringComparison.Ordinal);
        Assert.True(await SetAsync(database, NoticeKind.Privacy, "# Ours"));
        Assert.False(await SetAsync(database, NoticeKind.Privacy, "# Ours"));
        Assert.True(await SetAsync(database, NoticeKind.Privacy, "# Ours, again"));

        Assert.Equal("# Ours, again", (await ShownAsync(database, NoticeKind.Privacy)).Markdown);
        Assert.Equal(NoticeText.Default(NoticeKind.Cookies), (await ShownAsync(database, NoticeKind.Cookies)).Markdown);

        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoticeQueries>().ShownAsync(NoticeKind.Privacy, null, Ct);
        Assert.Equal(2, scope.ServiceProvider.GetRequiredService<QueryCount>().Reads);
    }

    [Fact]
    public async Task A_text_that_cannot_stand_is_refused()
    {
        await using var database = await StartedAsync(Engine.Sqlite);

        foreach (var text in new[] { " \n", new string('x', Notice.MarkdownLength + 1), "bin\0ary", "not \uFFFD UTF-8" })
            await Assert.ThrowsAsync<InputRefusedException>(() => SetAsync(database, NoticeKind.Cookies, text));
        await Assert.ThrowsAsync<InputRefusedException>(() => SetAsync(database, NoticeKind.Cookies, "fine", "nowhere"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("![x](https://elsewhere.example/p.png)", "<img")]
    [InlineData("<p style='x' onclick='y'>z</p>", "<p style")]
    [InlineData("<iframe src='https://elsewhere.example'></iframe>", "<iframe")]
    public void What_a_text_could_bring_with_it_is_taken_out(string markdown, string gone) =>
        Assert.DoesNotContain(gone, NoticeText.ToHtml(markdown), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData(NoticeKind.Accessibility)]
    [InlineData(NoticeKind.Privacy)]
    [InlineData(NoticeKind.Cookies)]
    internal void Every_default_text_is_whole(NoticeKind kind)
    {
        var html = NoticeText.ToHtml(NoticeText.Default(kind));

        Assert.StartsWith("<h1 class=\"govuk-heading-l\">", html, StringComparison.Ordinal);
        Assert.Contains("<h2 class=\"govuk-heading-m\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(p|ul|ol|table|th|td|a)( href=\"[^\"]*\")?>", html);
    }

    private static async Task<TestDatabase> StartedAsync(Engine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        foreach (var task in database.Services.GetServices<IStartupTask>().OrderBy(t => t.Order))
            await task.RunAsync(Ct);
        return database;
    }

    private static async Task<ShownNotice> ShownAsync(TestDatabase database, NoticeKind kind)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<NoticeQueries>().ShownAsync(kind, null, Ct))!;
    }

    private static async Task<bool> SetAsync(TestDatabase database, NoticeKind kind, string text, string? slug = null)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoticeService>().SetAsync(kind, slug, text, Ct);
    }
}
