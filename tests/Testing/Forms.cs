using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Headwater.Testing;

/// <summary>Reads pages and sends their forms as a browser without script does.</summary>
public static class Forms
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string path) => await Read(await browser.GetAsync(path));

    public static async Task<IHtmlDocument> Read(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Sends the form on a page that holds a field or button of this name, with what it holds and what is filled in.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string path, string holding, params (string Name, string Value)[] filled)
    {
        var page = await browser.PageAsync(path);
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.QuerySelector($"[name='{holding}']") is not null)
            ?? throw new InvalidOperationException($"{path} has no form with '{holding}': {page.Body?.TextContent}");
        return await browser.SendAsync(form, path, filled);
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient browser, IHtmlFormElement form, string path, params (string Name, string Value)[] filled)
    {
        var fields = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(i => i.Type is not ("checkbox" or "radio" or "submit") || i.IsChecked)
            .Where(i => filled.All(f => f.Name != i.Name)).Select(i => (i.Name!, i.Value)).Concat(filled)
            .Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
        return browser.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, new FormUrlEncodedContent(fields));
    }

    public static string Text(this IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
