using System.Net;
using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Modules.Tests.Support.Tips;
using Headwater.Support.Help;
using Headwater.Support.Help.Languages;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Help;

/// <summary>A page is kept under its address: what is not part of that chooses nothing.</summary>
public sealed class HelpAddressTests
{
    private const string Nothing = "There is nothing in this directory yet.";

    [Fact]
    public async Task A_locality_is_read_from_the_path_alone_so_that_no_page_is_kept_as_the_one_of_another()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.ApprovedAsync();
        await scene.World.AddLocalityAsync(LocalityId.New(), "yonder", "353");
        var client = await scene.ClientAsync();
        foreach (var path in new[] { "/help?locality=yonder", "/help" })
        {
            var page = await ReadAsync(client, path);
            Assert.Contains("Calm starts", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Nothing, page, StringComparison.Ordinal);
        }

        // Nothing of these was kept yet: the form comes first, and the page without it is the same.
        foreach (var path in new[] { "/help?tier=Targeted", "/help?need=anxiety" })
        {
            Assert.Contains("Calm starts", await ReadAsync(client, path, ("locality", "yonder"), ("Need", "mood"), ("Age", "70"), ("Words", "zzz"), ("Tier", "Specialist"), ("Lang", "ar")), StringComparison.Ordinal);
            Assert.Contains("Calm starts", await ReadAsync(client, path), StringComparison.Ordinal);
        }

        Assert.Contains(Nothing, await ReadAsync(client, "/yonder/help?locality=here"), StringComparison.Ordinal);
        Assert.Contains(Nothing, await ReadAsync(client, "/yonder/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_and_a_tip_are_those_of_the_path_whatever_a_form_says()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (calm, quiet) = (await scene.ApprovedAsync(), await scene.ApprovedAsync(Whole with { Name = "Quiet rooms" }));
        await scene.TipAsync(TipServiceTests.Whole);
        var client = await scene.ClientAsync();
        foreach (var form in new (string, string)[][] { [("id", $"{quiet}"), ("slug", "another"), ("locality", "nowhere")], [] })
        {
            var service = await ReadAsync(client, $"/help/{calm}", form);
            Assert.Contains("Calm starts", service, StringComparison.Ordinal);
            Assert.DoesNotContain("Quiet rooms", service, StringComparison.Ordinal);
            Assert.Contains("When mornings are hard", await ReadAsync(client, "/help/tips/when-mornings-are-hard", form), StringComparison.Ordinal);
            Assert.Contains("When mornings are hard", await ReadAsync(client, "/help/tips?need=anxiety", [.. form, ("Need", "mood"), ("For", "professionals")]), StringComparison.Ordinal);
            Assert.Contains("here", await ReadAsync(client, "/help/ask?locality=nowhere", form), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_to_the_same_page_in_another_language_has_what_chooses_the_page_and_nothing_else()
    {
        KeyValuePair<string, StringValues>[] query = [new("Words", "my son & I"), new("LANG", "ar"), new("Lang", "ar"), new("need", new(["anxiety", "mood"])), new("utm_source", "somebody"), new("in", "pl"), new("locality", "yonder")];
        Assert.Equal("/help?words=my%20son%20%26%20I&need=anxiety&need=mood&in=pl&lang=ar", HelpLinks.Here("ar", "/help", query));
        Assert.Equal("/help?words=my%20son%20%26%20I&need=anxiety&need=mood&in=pl", HelpLinks.Here("en-GB", "/help", query));
        Assert.Equal("/help/tips", HelpLinks.Here("en-GB", "/help/tips", [new("Lang", "ar"), new("x", "y")]));
    }

    [Fact]
    public async Task What_somebody_added_to_an_address_stands_on_no_page_that_is_kept()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.ApprovedAsync();
        await using var site = await TestSite.StartAsync(scene.World.Database, services: s => s.AddSingleton(new HelpLanguageSetting(WithUnreviewed: true)));
        var client = site.Client();
        foreach (var path in new[] { "/help?need=anxiety&LANG=ar&from=zzqq", "/help?need=anxiety&lang=ar" })
        {
            var page = await ReadAsync(client, path);
            Assert.Contains("/help?need=anxiety&amp;lang=qps-ploc", page, StringComparison.Ordinal);
            Assert.DoesNotContain("zzqq", page, StringComparison.Ordinal);
            Assert.DoesNotContain("LANG=", page, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ReadAsync(HttpClient client, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (form.Length > 0)
            request.Content = new FormUrlEncodedContent(form.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
