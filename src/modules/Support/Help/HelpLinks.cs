using System.Globalization;
using Headwater.Support.Listings;

namespace Headwater.Support.Help;

/// <summary>Where the public pages are: of the default locality, and below the name of each.</summary>
internal static class HelpLinks
{
    public const string Default = "/help";

    public static string Find(string? slug) => slug is null ? Default : $"/{Uri.EscapeDataString(slug)}/help";

    public static string Of(string? slug, Guid service) => $"{Find(slug)}/{service}";

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
