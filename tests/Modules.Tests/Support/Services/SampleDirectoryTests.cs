using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Access.SignIn;
using Headwater.Localities.Contracts;
using Headwater.Support.Import;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Services;

/// <summary>The directory in a small sample.</summary>
[Trait("Tier", "slow")]
public sealed class SampleDirectoryTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Seventy_services_are_there_sixty_eight_for_everybody_and_the_refuge_without_a_place(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var made = await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct);
        Assert.Contains("70 services in the directory", made, StringComparison.Ordinal);
        Assert.Contains("a feed of others with 2 services", made, StringComparison.Ordinal);
        Assert.Contains("13 tips", made, StringComparison.Ordinal);
        Assert.Contains("60 days of visits", made, StringComparison.Ordinal);
        var here = SampleOrder.IdOf(AreaRegister.Fictional[0]);
        var directory = await database.Services.GetRequiredService<PublishedDirectories>().OfAsync(here, Ct);
        Assert.Equal(68, directory.Services.Count);
        var refuge = directory.Services.Single(s => s.Name == "Safe Haven refuge");
        Assert.True(refuge is { IsHidden: true, Places.Count: 0 });
        Assert.Equal("Inclusion helpline", directory.Search(new("who can help me with behaviour at school"), 20).First(s => s.Name == "Inclusion helpline").Name);
        // A dozen tips, one of them in Arabic too; each is whole, with the mark of the sample in its text.
        Assert.Equal((13, 12), (directory.Tips.Count, directory.Tips.Select(t => t.Slug).Distinct().Count()));
        Assert.All(directory.Tips.Where(t => t.Language == "en-GB"), t => Assert.StartsWith("Made up for the sample", t.Text, StringComparison.Ordinal));
        await using var db = database.Open(here);
        Assert.Single(await db.Set<TipVersion>().Where(v => v.Stage == VersionStage.Offered).ToListAsync(Ct));
        foreach (var version in await db.Set<TipVersion>().ToListAsync(Ct))
            Assert.Empty(TipRules.Missing(version, database.Clock.Today()));
        Assert.Equal(70, await db.Set<ListedService>().CountAsync(Ct));
        Assert.Equal(1, await db.Set<ServiceVersion>().CountAsync(v => v.Stage == VersionStage.Offered, Ct));
        // Of the feed one service is new, and tags and a link that is no address were not taken as they came; nothing of it is public.
        var skate = await db.Set<TakenService>().SingleAsync(t => t.Word == TakenWord.NotSaid, Ct);
        Assert.True(skate is { Name: "Skate evenings", Notes: >= 2 });
        Assert.DoesNotContain(directory.Services, s => s.Name is "Skate evenings" or "Brass band");
        // Those who work there keep what is said: of the bodies of the sample, as many as have the same name.
        Assert.True(await db.Set<ListedOrganisation>().CountAsync(o => o.PartnerId != null, Ct) >= 8);
        // Whatever is published misses nothing: nobody could have approved it otherwise.
        foreach (var version in await db.Set<ServiceVersion>().ToListAsync(Ct))
            Assert.Empty(ListingRules.Missing(version, await db.Set<ServicePlace>().Where(p => p.VersionId == version.Id).ToListAsync(Ct)));
    }
}
