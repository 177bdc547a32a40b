using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Protocols;

/// <summary>From a draft to what holds, and the next version.</summary>
public sealed class ProtocolServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_holds_is_never_changed_and_the_next_version_is_made_from_it(Engine engine)
    {
        await using var scene = await AgreedAsync(engine);
        var first = (await AllAsync(scene)).Single();
        Assert.Equal((Standing.InForce, 3, 2, 0), (first.Standing, first.Agreement.Schools, first.Agreement.Agree, first.Agreement.Object));
        var (id, version) = (first.Head.Id, first.Head.Version);
        Assert.False(await scene.ProtocolAsync(s => s.ChangeAsync(id, version, v => v.DecayPercent = 50, Ct)));
        Assert.False(await scene.ProtocolAsync(s => s.CategoriesAsync(id, version, [], Ct)));
        Assert.False(await scene.ProtocolAsync(s => s.SchoolsAsync(id, version, [], Ct)));
        Assert.False(await scene.ProtocolAsync(s => s.TakeBackAsync(id, version, Ct)));
        Assert.False(await scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Cedar, true, null, Ct), scene.CedarHead));

        var next = await scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, "More for excluded children.", Ct));
        Assert.Contains("is not settled yet", await RefusedAsync(() => scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, null, Ct))), StringComparison.Ordinal);
        var before = await ContentAsync(scene, id);
        var made = await ContentAsync(scene, next);
        Assert.Equal((2, id, 13), (made.Head.Number, made.Head.MadeFrom!.Value, made.Categories.Count));
        Assert.Empty(ProtocolDifferences.Between(before, made, s => s.ToString()));
        Assert.True(await scene.ProtocolAsync(s => s.CategoriesAsync(next, 1, [.. made.Categories.Select(c => new TypedCategory(c.Letter, c.Words, c.Letter != Category.M, c.Letter == Category.D ? 2 : 1))], Ct)));
        // Whoever looked at the version before that is told.
        Assert.Contains("Somebody else changed this", await RefusedAsync(() => scene.ProtocolAsync(s => s.ChangeAsync(next, 1, v => v.Quorum = 5, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ProtocolAsync(s => s.SchoolsAsync(next, 2, [new(scene.Alder, 180, 0, null), new(scene.Beech, 240, 0, null)], Ct)));
        Assert.Equal(
        [
            "Category (d): 2 points", "Category (m): not used", "Beech: admission number 240, opening balance 0", "Cedar: takes no part",
        ], ProtocolDifferences.Between(before, await ContentAsync(scene, next), s => s == scene.Beech ? "Beech" : s == scene.Cedar ? "Cedar" : "Alder").Select(d => $"{d.What}: {(d.After.EndsWith("2 points", StringComparison.Ordinal) ? "2 points" : d.After)}"));
        // The first one still says what it said.
        Assert.Empty(ProtocolDifferences.Between(before, await ContentAsync(scene, id), s => s.ToString()));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task It_holds_from_its_day_once_more_than_half_agree_and_taken_back_the_schools_are_asked_again(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, null, Ct));
        Assert.Contains("Say which schools take part.", await RefusedAsync(() => scene.ProtocolAsync(s => s.ConsultAsync(id, 1, Ct))), StringComparison.Ordinal);
        await scene.ProtocolAsync(s => s.SchoolsAsync(id, 1, [new(scene.Alder, 180, 0, null), new(scene.Beech, 210, 0, null)], Ct));
        Assert.True(await scene.ProtocolAsync(s => s.ConsultAsync(id, 2, Ct)));
        Assert.True(await scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Alder, true, "Good.", Ct), scene.Head));
        // One of two is half, and half is no majority.
        Assert.Contains("The majority of schools does not agree yet", await RefusedAsync(() => scene.ProtocolAsync(s => s.SettleAsync(id, 3, scene.World.Today, Ct))), StringComparison.Ordinal);
        // Nobody answers for another school, and a school that takes no part has nothing to answer.
        Assert.False(await scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Beech, true, null, Ct), scene.Head));
        Assert.False(await scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Cedar, true, null, Ct), scene.CedarHead));
        Assert.False(await scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Alder, true, null, Ct), scene.Senco));
        Assert.Contains("Say why the school objects", await RefusedAsync(() => scene.ProtocolAsync(s => s.AnswerAsync(id, scene.Beech, false, " ", Ct), scene.BeechHead)), StringComparison.Ordinal);

        scene.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await scene.ProtocolAsync(s => s.TakeBackAsync(id, 3, Ct)));
        Assert.Equal(0, (await AllAsync(scene)).Single().Agreement.Agree);
        Assert.True(await scene.ProtocolAsync(s => s.ConsultAsync(id, 4, Ct)));
        Assert.Equal(0, (await AllAsync(scene)).Single().Agreement.Agree);
        foreach (var (head, school) in new[] { (scene.Head, scene.Alder), (scene.BeechHead, scene.Beech) })
            Assert.True(await scene.ProtocolAsync(s => s.AnswerAsync(id, school, true, null, Ct), head));
        Assert.True(await scene.ProtocolAsync(s => s.SettleAsync(id, 5, scene.World.Today.AddDays(7), Ct)));
        Assert.Equal(Standing.Coming, (await AllAsync(scene)).Single().Standing);
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(Standing.InForce, (await AllAsync(scene)).Single().Standing);
    }

    [Fact]
    public async Task The_local_lead_alone_keeps_it_and_what_cannot_be_is_refused_and_not_kept()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        foreach (var other in new[] { scene.Head, scene.Chair })
            Assert.Contains("The local lead of the area keeps the protocol.", await RefusedAsync(() => scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, null, Ct), other)), StringComparison.Ordinal);
        var id = await scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, null, Ct));
        foreach (var (schools, why) in new (IReadOnlyList<TypedSchool>, string)[]
        {
            ([new(scene.Council, 10, 0, null)], "Choose schools of this locality."),
            ([new(scene.Alder, 0, 0, null)], "The admission number of Alder School must be from 1 to 2,000."),
            ([new(scene.Alder, 180, 3, null)], "Give the reason for the opening balance of Alder School"),
            ([new(scene.Alder, 180, 10_001, "Many.")], "The opening balance of Alder School must be from -10,000 to 10,000."),
        })
            Assert.Contains(why, await RefusedAsync(() => scene.ProtocolAsync(s => s.SchoolsAsync(id, 1, schools, Ct))), StringComparison.Ordinal);
        Assert.Contains("The points of category (a) must be from 1 to 100.", await RefusedAsync(() => scene.ProtocolAsync(s => s.CategoriesAsync(id, 1, [new(Category.A, "A child", true, 0)], Ct))), StringComparison.Ordinal);
        Assert.Contains("Enter the words of category (a)", await RefusedAsync(() => scene.ProtocolAsync(s => s.CategoriesAsync(id, 1, [new(Category.A, " ", true, 1)], Ct))), StringComparison.Ordinal);
        var content = await ContentAsync(scene, id);
        Assert.Equal((1, 0), (content.Head.Version, content.Schools.Count));
    }

    [Fact]
    public async Task An_exemption_has_a_reason_and_a_last_day_and_can_end_sooner()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var today = scene.World.Today;
        foreach (var (from, to, reason, why) in new[] { (today, today.AddDays(-1), "A fire.", "ends before it begins"), (today.AddDays(-9), today.AddDays(-1), "A fire.", "would be over already"), (today, today.AddYears(2).AddDays(1), "A fire.", "two years at most"), (DateOnly.MaxValue, DateOnly.MaxValue, "A fire.", "more than a year ahead"), (today, today, " ", "Enter the reason") })
            Assert.Contains(why, await RefusedAsync(() => ExemptAsync(scene, from, to, reason)), StringComparison.Ordinal);
        await ExemptAsync(scene, today, today.AddDays(30), "A fire.");
        var given = Assert.Single(await ExemptionsAsync(scene));
        Assert.NotNull(ProtocolRules.Exempts([given], Track.Mainstream, scene.Alder, 9, today));
        Assert.Contains("Enter why it ends", await RefusedAsync(() => scene.ProtocolAsync(s => s.EndExemptionAsync(given.Id, null, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ProtocolAsync(s => s.EndExemptionAsync(given.Id, "The building is open again.", Ct)));
        var ended = Assert.Single(await ExemptionsAsync(scene));
        Assert.Null(ProtocolRules.Exempts([ended], Track.Mainstream, scene.Alder, 9, today));
        Assert.False(await scene.ProtocolAsync(s => s.EndExemptionAsync(given.Id, "Again.", Ct)));
    }

    private static Task<bool> ExemptAsync(FairAccessScene scene, DateOnly from, DateOnly to, string reason) => scene.ProtocolAsync(async s =>
    {
        await s.ExemptAsync(Track.Mainstream, scene.Alder, 9, reason, from, to, Ct);
        return true;
    });

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    private static Task<IReadOnlyList<ProtocolRow>> AllAsync(FairAccessScene scene) => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ProtocolQueries>().AllAsync(Ct));

    private static Task<IReadOnlyList<Exemption>> ExemptionsAsync(FairAccessScene scene) => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ProtocolQueries>().ExemptionsAsync(Ct));

    private static async Task<ProtocolContent> ContentAsync(FairAccessScene scene, Guid id) => (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ProtocolQueries>().ContentAsync(id, Ct)))!;
}
