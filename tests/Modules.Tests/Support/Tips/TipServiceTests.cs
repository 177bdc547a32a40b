using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Tips;

/// <summary>From a draft to what everybody reads, and the next draft.</summary>
public sealed class TipServiceTests
{
    internal static TypedTip Whole { get; } = new() { Title = "When mornings are hard", Needs = ["attendance", "anxiety"], ForWhom = ForWhom.Parents, Text = "- Put out the **bag** the evening before.", ReviewedBy = "Educational psychology service", ReviewedOn = new(2026, 11, 2) };

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_approved_stays_public_while_a_draft_stands_beside_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.AsAsync<TipService, Guid>(scene.Worker, s => s.AddAsync(Whole with { ReviewedBy = null }, "en-GB", null, Ct));
        Assert.Contains("Say who reviewed it", await RefusedAsync(() => scene.AsAsync<TipService, bool>(scene.Worker, s => s.OfferAsync(id, 1, 1, back: false, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<TipService, bool>(scene.Worker, s => s.ChangeAsync(id, 1, 1, Whole, Ct)));
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.AsAsync<TipService, bool>(scene.Helpline, s => s.ChangeAsync(id, 1, 1, Whole, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<TipService, bool>(scene.Worker, s => s.OfferAsync(id, 1, 2, back: false, Ct)));
        Assert.Contains("does not change meanwhile", await RefusedAsync(() => scene.AsAsync<TipService, bool>(scene.Worker, s => s.ChangeAsync(id, 1, 3, Whole, Ct))), StringComparison.Ordinal);
        Assert.False(await scene.AsAsync<TipApproval, bool>(scene.Worker, s => s.ApproveAsync(id, 1, 3, Ct)));
        Assert.Empty((await scene.PublishedAsync()).Tips);
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ApproveAsync(id, 1, 3, Ct)));
        // Sent twice it is done once.
        Assert.False(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ApproveAsync(id, 1, 3, Ct)));
        var published = Assert.Single((await scene.PublishedAsync()).Tips);
        Assert.Equal(("when-mornings-are-hard", "en-GB", "Educational psychology service", new DateOnly(2026, 11, 2)), (published.Slug, published.Language, published.ReviewedBy, published.ReviewedOn));

        Assert.True(await scene.AsAsync<TipService, bool>(scene.Worker, s => s.ChangeAsync(id, 1, 4, Whole with { Title = "Mornings" }, Ct)));
        Assert.Equal("When mornings are hard", Assert.Single((await scene.PublishedAsync()).Tips).Title);
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ApproveAsync(id, 2, 1, Ct)));
        // The address stays.
        Assert.Equal(("Mornings", "when-mornings-are-hard"), (await scene.PublishedAsync()).Tips.Select(t => (t.Title, t.Slug)).Single());
        Assert.False(await scene.AsAsync<TipApproval, bool>(scene.Worker, s => s.RenewAsync(id, 3, "Anybody", Ct)));
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Helpline, s => s.RenewAsync(id, 3, "Helpline", Ct)));
        Assert.Equal(("Helpline", scene.World.Today), (await scene.PublishedAsync()).Tips.Select(t => (t.ReviewedBy, t.ReviewedOn)).Single());
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ArchiveAsync(id, 3, "It is wrong.", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.ArchiveAsync(id, 4, "It is wrong.", Ct)));
        Assert.Empty((await scene.PublishedAsync()).Tips);
        Assert.True(await scene.AsAsync<TipApproval, bool>(scene.Lead, s => s.RestoreAsync(id, 5, Ct)));
        Assert.Single((await scene.PublishedAsync()).Tips);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_tip_in_another_language_has_the_same_address_and_is_there_once(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var english = await scene.TipAsync(Whole);
        var arabic = await scene.TipAsync(Whole with { Title = "حين يكون الصباح صعبًا" }, "ar", english);
        Assert.NotEqual(english, arabic);
        Assert.Equal([("ar", "when-mornings-are-hard"), ("en-GB", "when-mornings-are-hard")], (await scene.PublishedAsync()).Tips.Select(t => (t.Language, t.Slug)).Order());
        Assert.Contains("is there in العربية already", await RefusedAsync(() => scene.AsAsync<TipService, Guid>(scene.Lead, s => s.AddAsync(Whole, "ar", english, Ct))), StringComparison.Ordinal);
        var other = await scene.TipAsync(Whole);
        Assert.Contains("when-mornings-are-hard-2", (await scene.PublishedAsync()).Tips.Select(t => t.Slug));
        Assert.NotEqual(english, other);
    }

    [Fact]
    public async Task Who_keeps_no_service_writes_no_tip_and_reads_no_draft_and_what_cannot_be_is_refused()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.AsAsync<TipService, Guid>(scene.Worker, s => s.AddAsync(Whole, "en-GB", null, Ct));
        foreach (var other in new[] { scene.Head, scene.Parent })
        {
            Assert.Contains("Ask one of them", await RefusedAsync(() => scene.AsAsync<TipService, Guid>(other, s => s.AddAsync(Whole, "en-GB", null, Ct))), StringComparison.Ordinal);
            Assert.False(await scene.AsAsync<TipService, bool>(other, s => s.ChangeAsync(id, 1, 1, Whole, Ct)));
            Assert.Null(await scene.AsAsync<TipQueries, TipRow?>(other, q => q.FindAsync(id, Ct)));
            Assert.Empty(await scene.AsAsync<TipQueries, IReadOnlyList<TipRow>>(other, q => q.AllAsync(Ct)));
        }

        foreach (var (typed, sentence) in new (TypedTip, string)[]
        {
            (Whole with { Title = " " }, "what the tip is called"), (Whole with { Needs = ["nonsense"] }, "Choose the needs from the list"), (Whole with { Video = "javascript:alert(1)" }, "The video must be an address"), (Whole with { Video = "https://a@video.example" }, "The video must be an address"),
            (Whole with { Text = string.Concat(Enumerable.Repeat("> ", 2000)) + "deep" }, "too deep within one another"), (Whole with { Text = new string('a', TipVersion.TextLength + 1) }, "Shorten the tip"),
        })
            Assert.Contains(sentence, await RefusedAsync(() => scene.AsAsync<TipService, Guid>(scene.Lead, s => s.AddAsync(typed, "en-GB", null, Ct))), StringComparison.Ordinal);
        Assert.Contains("Choose the language", await RefusedAsync(() => scene.AsAsync<TipService, Guid>(scene.Lead, s => s.AddAsync(Whole, "xx", null, Ct))), StringComparison.Ordinal);
    }
}
