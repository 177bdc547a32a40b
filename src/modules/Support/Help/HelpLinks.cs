using System.Globalization;
using Headwater.Support.Listings;

namespace Headwater.Support.Help;

/// <summary>Where the public pages are: of the default locality, and below the name of each.</summary>
internal static class HelpLinks
{
    public const string Default = "/help";

    public static string Find(string? slug) => slug is null ? Default : $"/{Uri.EscapeDataString(slug)}/help";

    public static string Of(string? slug, Guid service) => $"{Find(slug)}/{service}";

    public static string Tips(string? slug) => $"{Find(slug)}/tips";

    public static string Tip(string? slug, string tip) => $"{Tips(slug)}/{Uri.EscapeDataString(tip)}";

    /// <summary>Tips about a need and for somebody; all where neither is given.</summary>
    public static string TipsAbout(string? slug, string? need, string? who)
    {
        var query = string.Join('&', new[] { need is null ? null : $"need={Uri.EscapeDataString(need)}", who is null ? null : $"for={Uri.EscapeDataString(who)}" }.OfType<string>());
        return query.Length == 0 ? Tips(slug) : $"{Tips(slug)}?{query}";
    }

    /// <summary>The same address in a language; English needs no word for it.</summary>
    public static string In(string language, string path) => language == Support.Tips.TipLanguages.English ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Uri.EscapeDataString(language)}";

    public static string Need(string? slug, string need) => $"{Find(slug)}?need={Uri.EscapeDataString(need)}";

    /// <summary>The same search, another page of it.</summary>
    public static string Page(string? slug, string? words, string? age, Tier? tier, string? need, int page)
    {
        List<string> query = [];
        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("words", words);
        Add("age", age);
        Add("tier", tier?.ToString());
        Add("need", need);
        Add("p", page.ToString(CultureInfo.InvariantCulture));
        return $"{Find(slug)}?{string.Join('&', query)}";
    }
}
