using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What the tests of plan, money and coaching do alike.</summary>
internal static class PlanDoubles
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An activity that may go live, chaired by a seat.</summary>
    public static ActivityFields Activity(DateOnly start, string title, string lead = UsualSectors.LocalAuthority, Guid? chair = null, ActivityStatus status = ActivityStatus.Live, string? overWhy = null) =>
        new(title, "What we do.", "Children stay in school.", "Suspensions each term", "A sub-group", chair, lead, start, null, status, overWhy);

    public static Task<Guid> ActivityAsync(this RoundTable table, string title, Guid chair, string lead = UsualSectors.LocalAuthority, string? overWhy = null) =>
        table.AskAsync<PlanService, Guid>(table.Convenor, s => s.AddAsync(Activity(table.World.Today, title, lead, chair, overWhy: overWhy), Ct));

    /// <summary>Opens a page and sends one of its forms as a browser would: what stands in it, with what is filled in.</summary>
    public static Task<HttpResponseMessage> FillAsync(this RoundTable table, PersonId person, string path, string holding, params (string Name, string Value)[] filled) =>
        table.Client(person).FillAsync(path, holding, filled);

    public static async Task<HttpResponseMessage> FillAsync(this HttpClient client, string path, string holding, params (string Name, string Value)[] filled) =>
        await client.SendAllAsync(await client.OpenAsync(path, holding), path, filled);

    public static async Task<(HttpClient Client, IHtmlFormElement Form)> OpenAsync(this RoundTable table, PersonId person, string path, string holding)
    {
        var client = table.Client(person);
        return (client, await client.OpenAsync(path, holding));
    }

    /// <summary>The form of a page, with the cookie that belongs to it; for one page a client.</summary>
    public static async Task<IHtmlFormElement> OpenAsync(this HttpClient client, string path, string holding)
    {
        using var shown = await client.GetAsync(path, Ct);
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        return (await Forms.Read(shown)).QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.QuerySelector($"[name='{holding}']") is not null)
            ?? throw new InvalidOperationException($"{path} has no form with '{holding}'; it answered {shown.StatusCode}.");
    }

    public static Task<HttpResponseMessage> SendAllAsync(this HttpClient client, IHtmlFormElement form, string path, params (string Name, string Value)[] filled)
    {
        var texts = form.QuerySelectorAll("textarea[name]").Select(t => (t.GetAttribute("name")!, t.TextContent.TrimStart('\n')));
        var choices = form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? ""));
        return client.SendAsync(form, path, [.. texts.Concat(choices).Where(t => filled.All(f => f.Name != t.Item1)), .. filled]);
    }

    public static async Task<string> TextAsync(this RoundTable table, PersonId person, string path) => (await table.Client(person).PageAsync(path)).Text();
}
