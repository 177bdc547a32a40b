using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Headwater.Access;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// Every route and every field of every form with what nobody means well by: no fault of ours, nothing given back as it came where
/// it would be run, no look at the insides, no word of another's, and nothing written by what was refused.
/// </summary>
[Trait("Deep", "access")]
[Trait("Tier", "slow")]
public sealed partial class HostileCrawlTests
{
    private const string Script = "<script>hostile7391(1)</script>";
    private const string Attribute = "\" onload=hostile7391(2) x=\"";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly string Long = new('L', 10_000_000);

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "99999999999999999999", "NaN", "null", "true", "\0", "a\0b", "\u202eevil", "a\u200fb", "\ufeff", "\ud83d\ude00", "e\u0301\u0301\u0301",
        Script, Attribute, "'><img src=x onerror=hostile7391(3)>", "javascript:hostile7391(4)", "{{7*7}}", "${7*7}", "' OR 1=1 --", "\"; DROP TABLE children_child; --", "%", "_", "\\", "*", "=cmd|' /C calc'!A0",
        "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/errors/500", "//example.org", "\r\nSet-Cookie: hostile=1", "00000000-0000-0000-0000-000000000000", "2026-02-30", "31/12/9999", "-0001-01-01", "1e309", new string('9', 400), new string('a', 5000),
    ];

    private static readonly string[] Types = ["application/x-www-form-urlencoded", "application/json", "text/plain", "text/xml", "multipart/form-data", "application/octet-stream", "image/png", "rubbish/rubbish; charset=utf-99"];

    /// <summary>Whatever is written must have been written by a request.</summary>
    private static void WithoutDailyRounds(IServiceCollection services)
    {
        foreach (var rounds in services.Where(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.Method.DeclaringType?.DeclaringType == typeof(TrustModule)).ToList())
            services.Remove(rounds);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 80_000)]
    [InlineData(Engine.PostgreSql, 20_000)]
    public async Task Nothing_hostile_breaks_it_or_comes_back_as_it_was(Engine engine, int whole)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true, services: WithoutDailyRounds);
        var watch = new CanaryWatch(world);
        await using var stored = await StoredRows.CreateAsync(database, engine, Ct);
        var refused = 0;
        var (random, addresses) = (new Random(Tier.Seed), Addresses.Of(site, world));
        var (forms, wrong) = (new Dictionary<(Visitor Who, string Path), IReadOnlyList<Form>>(), new List<string>());
        var found = new List<(Visitor Who, string Path)>();
        // Route by route, not address by address: a page that takes an id has fifty addresses, and most of them lead nowhere.
        var routes = addresses.GroupBy(Addresses.PatternOf, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var requests = Tier.IsDeep ? whole : whole / 50;
        for (var n = 0; n < requests && wrong.Count < 20; n++)
        {
            // Most visitors find no form at most addresses: where one was found, it is gone back to every second time.
            var again = found.Count > 0 && random.Next(2) == 0;
            var (who, address) = again ? found[random.Next(found.Count)] : (world.Visitors[random.Next(world.Visitors.Count)], Pick(random, [.. Pick(random, [.. routes])]));
            using var client = site.Client(who.Person, who.Locality);
            var known = forms.Count;
            using var request = await MakeAsync(client, who, address, again, random, forms);
            if (forms.Count > known && forms[(who, address.Split('?')[0])].Any(f => f.Fields.Count > 0))
                found.Add((who, address.Split('?')[0]));
            var asked = $"{who.Name}: {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType}";
            // A page that is only opened may write too (notices are marked as seen): each form is measured from just before it.
            if (request.Method != HttpMethod.Get)
                await stored.ChangedAsync(Ct);
            try
            {
                using var response = await client.SendAsync(request, Ct);
                var answer = await Answers.BytesAsync(response, Ct);
                watch.Check(who, asked, answer);
                if (Problem(response, Encoding.UTF8.GetString(answer)) is { } problem)
                    wrong.Add($"{problem}: {asked[..Math.Min(asked.Length, 400)]}");
                var changed = request.Method == HttpMethod.Get ? [] : await stored.ChangedAsync(Ct);
                if (request.Method != HttpMethod.Get && (int)response.StatusCode >= 400 && ++refused > 0 && changed.Count > 0)
                    wrong.Add($"{(int)response.StatusCode}, and yet {string.Join(", ", changed)} changed: {asked[..Math.Min(asked.Length, 400)]}");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                wrong.Add($"threw {e.GetType().Name} {e.Message}: {asked[..Math.Min(asked.Length, 400)]}");
            }
        }

        watch.CheckLogs(site.Logs.Lines);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Concat(site.Logs.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).Take(3).Select(l => l[..Math.Min(l.Length, 1500)]))));
        Assert.True(watch.Leaks.Count == 0, string.Join('\n', watch.Leaks.Take(20)));
        // Were everything taken, nothing would have been proved. Where not a transaction wrote anything, all tables are read once.
        Assert.True(refused > requests / 10 && stored.Readings > 0, $"{refused} refused, {stored.Readings} readings of all tables");
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {requests} requests on {addresses.Count} addresses, {forms.Values.Sum(l => l.Count(f => f.Fields.Count > 0))} forms on {found.Count} pages, {refused} refused, {stored.Readings} readings of all tables");
    }

    private static string? Problem(HttpResponseMessage response, string answer)
    {
        if ((int)response.StatusCode >= 500)
            return $"status {(int)response.StatusCode}";
        if (response.Headers.Contains("Set-Cookie") && response.Headers.GetValues("Set-Cookie").Any(c => c.StartsWith("hostile", StringComparison.Ordinal)))
            return "a cookie was planted";
        if (Insides().IsMatch(answer))
            return "the insides show";
        if (response.Headers.Location is { IsAbsoluteUri: true } away && away.Host != "localhost")
            return $"leads away to {away}";
        if (response.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        // What a browser would run, found as a browser finds it: in elements and attributes, not in text.
        var page = new HtmlParser().ParseDocument(answer[answer.IndexOf('<', StringComparison.Ordinal)..]);
        return page.All.Any(e => (e.LocalName == "script" && e.TextContent.Contains("hostile7391", StringComparison.Ordinal))
            || e.Attributes.Any(a => (a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "href" or "src" or "action") && (a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))))
            ? "comes back unencoded" : null;
    }

    private static async Task<HttpRequestMessage> MakeAsync(HttpClient client, Visitor who, string address, bool toForm, Random random, Dictionary<(Visitor Who, string Path), IReadOnlyList<Form>> forms)
    {
        if (!toForm && random.Next(3) == 0)
            return new(HttpMethod.Get, Replaced(address, random));
        if (!toForm && random.Next(3) == 0)
            return new(HttpMethod.Get, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Pick(random, "name", "page", "q", "year", "measure", "area", "areas", "returnUrl", "format", "handler", "from", "to", "id")}={Uri.EscapeDataString(Value(random, inAddress: true))}");
        var path = address.Split('?')[0];
        if (!forms.TryGetValue((who, path), out var there))
            forms[(who, path)] = there = await Form.OfAsync(client, path, Ct);
        var form = there[random.Next(there.Count)];
        var method = random.Next(20) == 0 ? new HttpMethod(Pick(random, "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")) : HttpMethod.Post;
        var request = new HttpRequestMessage(method, form.Action ?? path);
        if (form.Cookie is not null)
            request.Headers.Add("Cookie", form.Cookie);
        if (random.Next(6) == 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Pick(random, "{", "<a>", "a=1&a=2", "{\"id\":{}}", "--x\r\n\r\n", "\0\0", Script)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Pick(random, Types));
            return request;
        }

        var hostile = form.Fields.Count == 0 ? -1 : random.Next(form.Fields.Count);
        var body = string.Join('&', form.Fields.Select((f, n) => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(n == hostile && !(f.Name == "__RequestVerificationToken" && random.Next(10) > 0) ? Value(random, inAddress: false) : f.Value)}"));
        request.Content = new StringContent(body, Encoding.ASCII, new MediaTypeHeaderValue(Types[0]));
        return request;
    }

    private static string Replaced(string address, Random random)
    {
        var parts = address.Split('/');
        // A NUL in the path itself is turned away by the server before the application is asked.
        parts[random.Next(1, parts.Length)] = Uri.EscapeDataString(Value(random, inAddress: true).Replace("\0", "", StringComparison.Ordinal));
        var path = string.Join('/', parts);
        // An address of two slashes names another host; a browser never sends it here.
        return path.StartsWith("//", StringComparison.Ordinal) ? "/." + path : path;
    }

    private static string Value(Random random, bool inAddress) => !inAddress && random.Next(200) == 0 ? Long : Values[random.Next(Values.Length)];

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];

    [GeneratedRegex(@"\n\s+at [A-Z][A-Za-z]+\.|Headwater\.[A-Z][A-Za-z]+\.[A-Z]|System\.[A-Z][A-Za-z]+Exception|Microsoft\.[A-Z]|SQLite Error|Npgsql|SELECT .* FROM ", RegexOptions.NonBacktracking)]
    private static partial Regex Insides();

    /// <summary>A form of a page, with its token and the cookie that belongs to it.</summary>
    private sealed record Form(string? Action, IReadOnlyList<(string Name, string Value)> Fields, string? Cookie)
    {
        /// <summary>Every form that a page's own part sends; where it has none, the one in its head.</summary>
        public static async Task<IReadOnlyList<Form>> OfAsync(HttpClient client, string path, CancellationToken ct)
        {
            using var response = await client.GetAsync(path, ct);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "text/html")
                return [new(null, [], null)];
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(ct));
            var cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : null;
            var all = page.QuerySelectorAll("main form[method=post]").ToList();
            if (all.Count == 0 && page.QuerySelector("form[method=post]") is { } head)
                all.Add(head);
            return all.Count == 0 ? [new(null, [], cookies)] : all.ConvertAll(form => new Form(
                form.GetAttribute("action") is { Length: > 0 } action && action.StartsWith('/') ? action : null,
                [.. form.QuerySelectorAll("input[name],select[name],textarea[name],button[name]").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value") ?? "x"))], cookies));
        }
    }
}
