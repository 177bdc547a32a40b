using System.Text.RegularExpressions;
using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>A service of the directory that one of a feed may be.</summary>
/// <param name="Because">What they have in common.</param>
internal sealed record LikelySame(Guid Id, string Name, string Because);

/// <summary>A service of the directory, as far as it takes part in the comparison.</summary>
internal sealed record LikelyService(Guid Id, TypedService Said);

/// <summary>
/// Which services of the directory one of a feed may be. It only asks: two of one name may be two groups of one charity, and nothing is
/// put together without a person. Values in, values out.
/// </summary>
internal static partial class FeedLikeness
{
    private const int Most = 5;

    /// <summary>The likeliest first; empty where none is likely.</summary>
    public static IReadOnlyList<LikelySame> Of(TypedService taken, IEnumerable<LikelyService> directory) =>
        [.. directory.Select(d => (Service: d, Common: Common(taken, d.Said))).Where(d => IsLikely(d.Common)).OrderByDescending(d => d.Common.Count).ThenBy(d => d.Service.Said.Name, StringComparer.Ordinal).ThenBy(d => d.Service.Id).Take(Most)
            .Select(d => new LikelySame(d.Service.Id, d.Service.Said.Name ?? "", ServiceWords.Joined(d.Common)))];

    /// <summary>Letters and digits alone.</summary>
    public static string Bare(string? text) => text is null ? "" : Between().Replace(text, "").ToUpperInvariant();

    /// <summary>The same name is enough; a like name wants something else besides, and so does everything else without it.</summary>
    private static bool IsLikely(List<string> common) => common.Count > 1 || common is ["the same name"];

    private static List<string> Common(TypedService one, TypedService other)
    {
        List<string> common = [];
        if (Bare(one.Name) is { Length: > 0 } name && name == Bare(other.Name))
            common.Add("the same name");
        else if (HalfOfTheWords(one.Name, other.Name))
            common.Add("a like name");
        if (Digits(one.Phone) is { Length: > 5 } phone && phone == Digits(other.Phone))
            common.Add("the same telephone number");
        if (Site(one.Website) is { Length: > 0 } site && site == Site(other.Website))
            common.Add("the same website");
        if (one.Places.Select(p => Bare(p.Postcode)).Where(p => p.Length > 0).Intersect(other.Places.Select(p => Bare(p.Postcode)), StringComparer.Ordinal).Any())
            common.Add("the same postcode");
        return common;
    }

    private static bool HalfOfTheWords(string? one, string? other)
    {
        var (ours, theirs) = (WordsOf(one), WordsOf(other));
        var all = ours.Union(theirs, StringComparer.Ordinal).Count();
        return all > 0 && ours.Intersect(theirs, StringComparer.Ordinal).Count() * 2 >= all;
    }

    private static HashSet<string> WordsOf(string? name) => [.. Between().Split((name ?? "").ToUpperInvariant()).Where(w => w.Length > 2)];

    /// <summary>A number as it is dialled from within the country.</summary>
    private static string Digits(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        return digits.StartsWith("44", StringComparison.Ordinal) ? "0" + digits[2..].TrimStart('0') : digits;
    }

    private static string Site(string? website) => Uri.TryCreate(website, UriKind.Absolute, out var uri) ? (uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host).ToLowerInvariant() + uri.AbsolutePath.TrimEnd('/') : "";

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.None, 1000)]
    private static partial Regex Between();
}
