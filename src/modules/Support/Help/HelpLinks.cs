using System.Globalization;
using Headwater.Support.Listings;
using Microsoft.Extensions.Primitives;

namespace Headwater.Support.Help;

/// <summary>Where the public pages are: of the default locality, and below the name of each.</summary>
internal static class HelpLinks
{
    public const string Default = "/help";

    /// <summary>The name of the language in an address.</summary>
    public const string Language = "lang";

    /// <summary>What else chooses a page. The key of a page that is kept and the links of a page to itself are made of these names, and of no others.</summary>
    public static readonly string[] Asked = ["words", "age", "tier", "need", "p", "for", "in"];

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
    public static string In(string language, string path) => language == Support.Tips.TipLanguages.English ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Language}={Uri.EscapeDataString(language)}";

    /// <summary>The same address, with what chooses the page, in a language. Whatever else was asked stays out: the page is kept, and others read it.</summary>
    /// <param name="language">The language by its code.</param>
    /// <param name="path">The path.</param>
    /// <param name="query">What was asked, by name.</param>
    public static string Here(string language, string path, IReadOnlyCollection<KeyValuePair<string, StringValues>> query)
    {
        var asked = string.Join('&', from name in Asked from q in query where string.Equals(q.Key, name, StringComparison.OrdinalIgnoreCase) from value in q.Value select $"{name}={Uri.EscapeDataString(value ?? "")}");
        return In(language, asked.Length == 0 ? path : $"{path}?{asked}");
    }

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
