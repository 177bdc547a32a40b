using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Headwater.Access.Agreements;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Routing;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// Every field of every row holds a word of its own; every route is asked by everybody; whatever comes back (head, body, error
/// page) holds no word that is not for the one who asked.
/// </summary>
[Trait("Deep", "access")]
[Trait("Tier", "slow")]
public sealed partial class CanaryTests
{
    /// <summary>So many records of a page each visitor asks for.</summary>
    private static readonly int PerPage = Tier.IsDeep ? 24 : 2;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_answer_to_anybody_holds_a_word_that_is_not_for_them()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true);
        var watch = new CanaryWatch(world);
        var addresses = Addresses.Of(site, world);
        // Every visitor asks every page, of the many single records some: the number grows with the pages, and not with the rows besides.
        List<(string Address, Visitor Who)> some =
        [
            .. addresses.Where(a => a.Contains("/documents/", StringComparison.Ordinal) || a.EndsWith("/notes", StringComparison.Ordinal)).SelectMany(_ => world.Visitors.Where(v => v.Locality == world.Children[0].Locality), (address, who) => (address, who)),
            .. addresses.GroupBy(Addresses.PatternOf, StringComparer.Ordinal).SelectMany(_ => world.Visitors, (page, who) => (page, who)).SelectMany(p => Tier.Pick([.. p.page], PerPage, p.page.Key + p.who.Name), (p, address) => (address, p.who)),
        ];
        var broken = new List<string>();
        foreach (var (address, who) in some)
        {
            using var client = site.Client(who.Person, who.Locality);
            using var response = await client.GetAsync(address, Ct);
            if ((int)response.StatusCode >= 500)
                broken.Add($"{(int)response.StatusCode} for {who.Name} at {address}");
            watch.Check(who, address, await Answers.BytesAsync(response, Ct));
        }

        watch.CheckLogs(site.Logs.Lines);
        Assert.True(watch.Leaks.Count == 0, string.Join('\n', watch.Leaks.Take(20)));
        // An answer that broke off holds no word either, and would prove nothing.
        Assert.True(broken.Count == 0, $"{broken.Count} answers broke off:\n{string.Join('\n', broken.Take(20))}");
        Assert.True(watch.Checks >= 1_000_000, $"{watch.Checks} checks of a word in an answer");
        // A site that shows nothing to anybody would pass; these see what is theirs.
        Assert.True(watch.Seen > 100, $"{watch.Seen} words were shown to those they are for");
        // So is what is sealed: notes, the names of documents and what stands in them.
        Assert.All(new[] { typeof(Note), typeof(Document), typeof(DocumentContent) }, entity => Assert.True(watch.SeenOf(entity) > 0, $"nobody was shown a {entity.Name}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{some.Count} answers, {world.Canaries.Count} words, {watch.Checks} checks, {watch.Seen} rightly shown; too short for a word: {string.Join(", ", world.TooShort)}");
    }

    [Fact]
    public async Task Refused_and_absent_are_the_same_bytes()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true);
        var routes = site.Routes.Where(r => r.RoutePattern.Parameters.Any(p => p.Name is not ("code" or "measure" or "token")) && !r.RoutePattern.RawText!.Contains("errors", StringComparison.Ordinal)).ToList();
        // Each of these must be among them: a route that is renamed is to be thought of again.
        Assert.All(new[] { "involvements/", "disclosures/", "my-child/", "break-glass/", "agreements/", "people/posts/", "/documents/{", "/contact/", "/notes" }, part => Assert.Contains(routes, r => r.RoutePattern.RawText!.Contains(part, StringComparison.Ordinal)));
        var (compared, wrong) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        foreach (var who in world.Visitors.Where((_, n) => Tier.IsDeep || n % 3 == Tier.Seed % 3))
        {
            using var client = site.Client(who.Person, who.Locality);
            // What is not there answers each route alike, so it is asked once for each.
            var nothing = new Dictionary<string, string>(StringComparer.Ordinal);
            async Task CompareAsync(string route, string refused, string absent, string? about = null)
            {
                compared[route] = compared.GetValueOrDefault(route) + 1;
                if (!nothing.TryGetValue(about ?? route, out var other))
                    nothing[about ?? route] = other = await AnswerAsync(client, absent);
                var one = await AnswerAsync(client, refused);
                if (one != other)
                    wrong.Add($"{who.Name} at {refused}: {one[..Math.Min(one.IndexOf('\n', StringComparison.Ordinal), 40)]} and not {other[..Math.Min(other.IndexOf('\n', StringComparison.Ordinal), 40)]}");
            }

            foreach (var route in routes)
            {
                var text = route.RoutePattern.RawText!;
                if (text.Contains("/documents/{", StringComparison.Ordinal))
                {
                    foreach (var d in world.Rows.OfType<Document>().Where(d => !world.MaySee(who, d.LocalityId, d.ChildId, EntryKinds.Documents, d.Visibility, d.OwnerId)).Where((_, n) => Tier.IsDeep || n % 10 == 0))
                    {
                        await CompareAsync(text, $"/children/{d.ChildId}/documents/{d.Id}", $"/children/{d.ChildId}/documents/{Guid.CreateVersion7()}", $"{text} {d.ChildId}");
                        if (!world.MaySee(who, d.LocalityId, d.ChildId, EntryKinds.Identity, Visibility.Family, default))
                            await CompareAsync(text, $"/children/{d.ChildId}/documents/{d.Id}", $"/children/{Guid.CreateVersion7()}/documents/{Guid.CreateVersion7()}");
                    }
                }
                else
                {
                    foreach (var id in Refused(world, who, text).Where((_, n) => Tier.IsDeep || n % 3 == 0))
                        await CompareAsync(text, Addresses.Fill(route, id), Addresses.Fill(route, Guid.CreateVersion7().ToString()));
                }
            }

            foreach (var (_, child) in world.Children.Where(c => !CanaryRules.ReadsTrailOf(world, who, c.Locality, c.Child)).Where((_, n) => Tier.IsDeep || n % 3 == 0))
                await CompareAsync("/audit?child=", $"/audit?child={child}", $"/audit?child={Guid.CreateVersion7()}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(30)));
        Assert.All(routes, r => Assert.True(compared.GetValueOrDefault(r.RoutePattern.RawText!) > 10, $"{r.RoutePattern.RawText}: {compared.GetValueOrDefault(r.RoutePattern.RawText!)} compared"));
        Assert.True(compared["/audit?child="] > 100, $"{compared["/audit?child="]} compared");
    }

    /// <summary>Ids of what is there and is not for this visitor, of the kind that the route asks for.</summary>
    private static IEnumerable<string> Refused(CanaryWorld world, Visitor who, string route)
    {
        if (route.Contains("break-glass", StringComparison.Ordinal))
            return world.Rows.OfType<EmergencyOpening>().Where(e => e.LocalityId != who.Locality || who.Posts.All(p => p.Role != Role.DataProtectionOfficer)).Select(e => e.Id.ToString());
        if (route.Contains("agreements", StringComparison.Ordinal))
            return world.Rows.OfType<SharingAgreement>().Where(a => a.LocalityId != who.Locality || who.Posts.All(p => p.Role is not (Role.DataProtectionOfficer or Role.LocalLead))).Select(a => a.Id.ToString());
        if (route.Contains("posts", StringComparison.Ordinal))
            return world.Rows.OfType<Post>().Where(p => p.LocalityId != who.Locality || who.Posts.All(o => o.Role is not (Role.Administrator or Role.Headteacher))).Where((_, n) => n % 9 == 0).Select(p => p.Id.ToString());
        return world.Children.Where(c => !world.MaySee(who, c.Locality, c.Child, EntryKinds.Identity, Visibility.Family, default)).Select(c => c.Child.ToString());
    }

    /// <summary>The answer without its day, and with the ids that were asked for blotted out where a page says them again.</summary>
    private static async Task<string> AnswerAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Ct);
        var answer = Encoding.UTF8.GetString(await Answers.BytesAsync(response, Ct)).Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal);
        foreach (var id in address.Split('/', '=').Where(part => Guid.TryParse(part, out _)))
            answer = answer.Replace(id, "", StringComparison.OrdinalIgnoreCase);
        return Blotted().Replace(answer, "");
    }

    // A form's token and the cookie it belongs to are made anew for every answer.
    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"|headwater-form=[^;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blotted();
}

/// <summary>An answer as it goes over the wire: status, head but for the day, body.</summary>
internal static class Answers
{
    public static async Task<byte[]> BytesAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}\n"));
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not "Date").OrderBy(h => h.Key, StringComparer.Ordinal))
            head.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. await response.Content.ReadAsByteArrayAsync(ct)];
    }
}

/// <summary>Addresses to ask: every route, its values filled with ids of this world, of nothing, and with rubbish.</summary>
internal static partial class Addresses
{
    public static IReadOnlyList<string> Of(TestSite site, CanaryWorld world)
    {
        List<string> ids = [.. world.Children.Select(c => c.Child.ToString()), .. RowIds(world).Where((_, n) => n % 17 == 0), Guid.CreateVersion7().ToString(), "rubbish"];
        return [.. site.Routes.SelectMany(r => Fillings(r, ids)).Concat(world.Rows.OfType<Document>().Select(d => $"/children/{d.ChildId}/documents/{d.Id}")).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Ids of all rows that have one of their own.</summary>
    public static IReadOnlyList<string> RowIds(CanaryWorld world) =>
        [.. world.Rows.Select(r => r.GetType().GetProperty("Id")?.GetValue(r)?.ToString()).OfType<string>().Where(id => Guid.TryParse(id, out _))];

    /// <summary>The page of an address: with a star for each id.</summary>
    public static string PatternOf(string address) => Ids().Replace(address, "*");

    public static string Fill(RouteEndpoint route, string id) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "code" } => "845",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "measure" } => "suspensionRate",
        _ => Uri.EscapeDataString(id),
    }))));

    private static IEnumerable<string> Fillings(RouteEndpoint route, List<string> ids)
    {
        var path = route.RoutePattern.Parameters.Any(p => p.Name is not ("code" or "measure")) ? ids.Select(id => Fill(route, id)).ToList() : [Fill(route, "")];
        foreach (var filled in path)
            yield return filled;
        yield return Fill(route, ids[0]) + "?name=z&q=z&page=2&format=csv";
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|rubbish", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
