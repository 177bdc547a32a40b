using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Headwater.Modules.Tests.Children;

/// <summary>Somebody at a browser without script: opens pages, fills in their forms and sends them.</summary>
internal sealed class PageReader(HttpClient client)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Sends the first form of a page that has the button, with these values put in.</summary>
    public Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> PostAsync(IHtmlDocument page, string path, string button, params (string Name, string Value)[] values)
    {
        var pressed = page.QuerySelectorAll<IHtmlButtonElement>("main button").Single(b => b.TextContent.Contains(button, StringComparison.Ordinal));
        var form = pressed.Form!;
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => i.Type != "checkbox" || i.IsChecked))
            fields[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]"))
            fields[area.Name!] = area.Value;
        foreach (var choice in form.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
            fields[choice.Name!] = choice.Value ?? "";
        if (pressed.Name is { Length: > 0 } name)
            fields[name] = pressed.Value;
        foreach (var (field, value) in values)
            fields[field] = value;
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        return SendAsync(new(HttpMethod.Post, string.IsNullOrEmpty(action) ? path : action) { Content = new FormUrlEncodedContent(fields) });
    }

    private async Task<(HttpStatusCode Status, IHtmlDocument Page, string? To)> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            cookies[set[..set.IndexOf('=', StringComparison.Ordinal)]] = set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0];
        return (response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()), response.Headers.Location?.ToString());
    }
}
