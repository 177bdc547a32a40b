using System.Net;
using System.Text.Json;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Services;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Feed;

/// <summary>
/// A word stands in every field that is not for everybody: of a draft, of a private and of an archived service, of where a refuge is, and
/// of what professionals read besides. Every address of the feed and of the public pages is walked, and none may show it.
/// </summary>
public sealed class LeakTests
{
    private const string Canary = "zqcanary";

    /// <summary>Fits where a postcode goes.</summary>
    private const string Short = "zqcan";

    private static TypedService Planted(Openness openness) => Whole with
    {
        Openness = openness, Name = Canary, Summary = Canary, Areas = Canary, Cost = Canary, Languages = Canary, Access = Canary, WhenToRefer = Canary, HowToRefer = Canary, TriedFirst = Canary, WhoDecides = Canary, WhatHappensNext = Canary, Phone = Canary, Email = $"{Canary}@{Canary}.example",
        Website = $"https://{Canary}.example", ForProfessionals = Canary, Places = [new(null, PlaceKind.Physical, Canary, Canary, Canary, Short, "53.95511", "0.52522")],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_is_not_for_everybody_is_on_any_public_address(bool plantedInPublic)
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        List<Guid> hidden = [await scene.ApprovedAsync(Planted(Openness.Private)), await scene.ApprovedAsync(Planted(Openness.Public)), await scene.DirectoryAsync(s => s.AddAsync(scene.Kestrel, Planted(Openness.Public), Ct))];
        Assert.True(await scene.ApprovalAsync(s => s.ArchiveAsync(hidden[1], 2, Canary, Ct)));
        Assert.True(await scene.DirectoryAsync(s => s.OfferAsync(hidden[2], 1, 1, back: false, Ct)));
        Assert.True(await scene.ApprovalAsync(s => s.SendBackAsync(hidden[2], 1, 2, Canary, Ct)));
        var open = await scene.ApprovedAsync(Whole with { ForProfessionals = Canary, Name = plantedInPublic ? Canary : "Calm starts" });
        Assert.True(await scene.DirectoryAsync(s => s.ChangeAsync(open, 1, 2, Planted(Openness.Public), Ct)));
        var refuge = await scene.ApprovedAsync(Whole with { Name = "Refuge", Openness = Openness.Restricted, ForProfessionals = Canary, Places = Planted(Openness.Public).Places });
        var seen = await WalkAsync(scene, [.. hidden, open, refuge]);
        Assert.Contains(seen, s => s.Path == $"/help/{refuge}" && s.Status == HttpStatusCode.OK);
        Assert.All(hidden, id => Assert.Contains(seen, s => s.Path == $"/help/{id}" && s.Status == HttpStatusCode.NotFound));
        Assert.True(seen.Count > 40, $"{seen.Count} addresses");
        var found = seen.Where(s => new[] { Canary, Short, "53.9551", "0.52522" }.Any(w => s.Body.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(s => s.Path).ToList();
        if (plantedInPublic)
            Assert.Superset(new HashSet<string> { "/help", $"/help/{open}", "/api/oruk/v3/services", $"/api/oruk/v3/services/{open}" }, found.ToHashSet());
        else
            Assert.Empty(found);
    }

    private static async Task<List<(string Path, HttpStatusCode Status, string Body)>> WalkAsync(DirectoryScene scene, IReadOnlyList<Guid> services)
    {
        using var client = await scene.ClientAsync();
        List<(string, HttpStatusCode, string)> seen = [];
        foreach (var root in new[] { "", "/here" })
        {
            await GetAsync($"{root}/help");
            foreach (var query in new[] { "p=2", "need=anxiety", "tier=Targeted", "age=6", "words=worries", "words=refuge" })
                await GetAsync($"{root}/help?{query}");
            foreach (var id in services)
                await GetAsync($"{root}/help/{id}");
            var stub = root + "/api/oruk/v3";
            await GetAsync(stub);
            foreach (var list in new[] { "services", "taxonomies", "taxonomy_terms", "service_at_locations" })
            {
                foreach (var query in new[] { "", "?page=2", "?search=" + Canary, "?search=refuge", "?minimum_age=0", "?modified_after=2020-01-01" })
                {
                    var body = await GetAsync($"{stub}/{list}{query}");
                    using var page = JsonDocument.Parse(body);
                    foreach (var item in page.RootElement.GetProperty("contents").EnumerateArray())
                        await GetAsync($"{stub}/{list}/{item.GetProperty("id").GetString()}");
                }
            }

            foreach (var id in services)
                await GetAsync($"{stub}/services/{id}");
            await GetAsync($"{stub}/service_at_locations?postcode={Short[..3]}");
        }

        return seen;

        async Task<string> GetAsync(string path)
        {
            using var answer = await client.GetAsync(path, Ct);
            var body = $"{answer.Headers}{await answer.Content.ReadAsStringAsync(Ct)}";
            seen.Add((path, answer.StatusCode, body));
            return await answer.Content.ReadAsStringAsync(Ct);
        }
    }
}
