using System.Globalization;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Outreach;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Outreach.OutreachScene;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>How many referred children are still in their mainstream school, by a roll made by hand: who is counted, who reads it, and when.</summary>
public sealed class ShareTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Children_whom_mainstream_schools_referred_in_the_year_are_counted_once_by_their_first_referral(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var offer = await scene.OfferAsync();
        var special = await scene.RegisteredAsync("Dell School", 100_002, "Community special school");
        var children = Enumerable.Range(0, 22).Select(n => Child(n)).ToArray();
        static DateOnly In(int month, int day) => new(month >= 9 ? 2026 : 2027, month, day);
        var began = new DateOnly(2022, 9, 1);
        await scene.AddAsync([.. children]);
        await scene.AddAsync(
        [
            // 0 to 7 stay; 8 and 9 went to Birch, 10 to the special school, 11 and 12 to no roll here, all before Christmas.
            .. Enumerable.Range(0, 8).Select(n => Stay(children[n], scene.Alder, began)),
            .. Enumerable.Range(8, 5).Select(n => Stay(children[n], scene.Alder, began, In(11, 20))),
            Stay(children[8], scene.Birch, In(11, 23)), Stay(children[9], scene.Birch, In(11, 23)), Stay(children[10], special, In(11, 23)),
            // 13 was referred by a special school, 14 is a draft, 15 was referred the year before; 16 to 20 are referred in February.
            Stay(children[13], special, began), Stay(children[14], scene.Alder, began), Stay(children[15], scene.Alder, began),
            .. Enumerable.Range(16, 5).Select(n => Stay(children[n], scene.Alder, began)),
        ]);
        await scene.AddAsync(
        [
            .. Enumerable.Range(0, 13).Select(n => scene.Sent(children[n], scene.Alder, In(10, 5))),
            // Referred once more, by where the child is now: the first counts.
            scene.Sent(children[8], scene.Birch, In(11, 30)), scene.Sent(children[0], scene.Alder, In(11, 30), ReferralState.Declined),
            scene.Sent(children[13], special, In(10, 5)), scene.Sent(children[14], scene.Alder, null, ReferralState.Draft), scene.Sent(children[15], scene.Alder, new(2026, 8, 31)),
            .. Enumerable.Range(16, 5).Select(n => scene.Sent(children[n], scene.Alder, In(2, 8))),
        ]);
        async Task<string?> ReadAsync(PersonId by) => await scene.World.AsAsync(by, async s =>
        {
            var found = (await s.GetRequiredService<OutreachQueries>().OfferAsync(offer, Ct))?.Offer ?? (await scene.RowsAsync<OutreachOffer>())[0];
            if (await s.GetRequiredService<ShareQueries>().OfAsync(found, await s.GetRequiredService<IOrganisations>().AllAsync(Ct), Ct) is not var (rows, threshold))
                return null;
            var said = rows.Select(r => r.Day.Day.ToString("ddMM", CultureInfo.InvariantCulture) + ":" + string.Join('/', OutreachWords.Share(r) ?? "*", OutreachWords.Shown(r.Mainstream), OutreachWords.Shown(r.Elsewhere), OutreachWords.Shown(r.Nowhere)));
            return string.Join(' ', said.Prepend(threshold.ToString(CultureInfo.InvariantCulture)));
        });
        Assert.Equal("5", await ReadAsync(scene.Worker));
        scene.World.Clock.Advance(new DateTimeOffset(2026, 12, 18, 9, 0, 0, TimeSpan.Zero) - TestWorld.Start);
        // 8 of 13; of the five others 2, 1 and 2 are few, and their sum tells none of them.
        Assert.Equal("5 1812:8 of 13/*/*/*", await ReadAsync(scene.Worker));
        scene.World.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal("5 1812:8 of 13/*/*/* 2503:13 of 18/*/*/*", await ReadAsync(scene.Referrals.Lead));
        foreach (var other in new[] { scene.Head, scene.BirchHead, scene.Referrals.OtherWorker, scene.Referrals.Senco, scene.Referrals.Parent })
            Assert.Null(await ReadAsync(other));
    }
}
