using System.Globalization;
using System.Text;
using Headwater.Interface;
using Headwater.Support.Services;

namespace Headwater.Support.Tips;

/// <summary>What the directory asks of a tip, and who reads it. Values in, values out.</summary>
internal static class TipRules
{
    /// <summary>For so many days a review holds. The number is chosen here.</summary>
    public const int DaysOfReview = 365;

    /// <summary>What a version misses before it can be approved, each a sentence that says where; empty when nothing does.</summary>
    /// <param name="version">What is to be approved.</param>
    /// <param name="today">The day on which it is looked at.</param>
    public static IReadOnlyList<string> Missing(TipVersion version, DateOnly today)
    {
        List<string> missing = [];
        void Ask(bool isThere, string otherwise)
        {
            if (!isThere)
                missing.Add(otherwise);
        }

        Ask(ServiceWords.Keys(version.Needs).Count > 0, "Tick at least one need that it is about.");
        Ask(version.ForWhom != ForWhom.None, "Tick whom it is for: parents, young people or professionals.");
        Ask(version.Text.Length > 0, "Write the tip itself.");
        Ask(version.Video is null || version.Transcript is not null, "Write down what is said in the video: not everybody can hear or play it.");
        Ask(version.ReviewedBy.Length > 0, "Say who reviewed it: a role or a service, not a person’s name.");
        Ask(version.ReviewedOn is not null, "Say on which day it was reviewed.");
        Ask(version.ReviewedOn is not { } day || day <= today, "The day of the review must not lie ahead.");
        Ask(version.ReviewedOn is not { } old || StaleOn(old) > today, $"It was reviewed more than {DaysOfReview} days ago. Have it reviewed again first.");
        return missing;
    }

    /// <summary>The first day on which a review no longer holds.</summary>
    public static DateOnly StaleOn(DateOnly reviewedOn) => reviewedOn.AddDays(DaysOfReview);

    /// <summary>The first day on which an approved tip wants a new review; null for one that is archived or was never approved.</summary>
    public static DateOnly? StaleOn(Tip tip) => tip.ApprovedId is null || tip.ArchivedOn is not null ? null : tip.ReviewedOn is { } day ? StaleOn(day) : DateOnly.MinValue;

    /// <summary>A title as it stands in an address: small letters and digits of ASCII, parted by hyphens; “tip” where nothing is left.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == Tip.SlugLength - 4)
                break;
        }

        var trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "tip" : trimmed;
    }

    /// <summary>The slug itself, or the first with a number behind it that nobody has: <c>sleep</c>, <c>sleep-2</c>, <c>sleep-3</c>.</summary>
    public static string Free(string slug, IReadOnlyCollection<string> taken)
    {
        var free = slug;
        for (var n = 2; taken.Contains(free); n++)
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        return free;
    }

    /// <summary>What everybody reads of a tip; null where that is nothing: never approved, or archived.</summary>
    public static PublishedTip? Published(Tip tip, TipVersion? approved) => approved is null || tip.ApprovedId != approved.Id || approved.Stage != VersionStage.Approved || tip.ArchivedOn is not null || tip.ReviewedOn is not { } reviewed ? null
        : new(tip.Slug, tip.Language, approved.Title, ServiceWords.Keys(approved.Needs), approved.ForWhom, approved.Text, approved.Video, approved.Transcript, tip.ReviewedBy ?? "", reviewed);

    /// <summary>Of each tip the one in the language that is read, or the English one, or the first there is; by title.</summary>
    public static IReadOnlyList<PublishedTip> In(string language, IEnumerable<PublishedTip> tips) =>
        [.. tips.GroupBy(t => t.Slug, StringComparer.Ordinal).Select(g => g.MinBy(t => (t.Language == language ? 0 : t.Language == TipLanguages.English ? 1 : 2, t.Language))!).OrderBy(t => t.Title, StringComparer.Ordinal).ThenBy(t => t.Slug, StringComparer.Ordinal)];

    /// <summary>Tips about a need (those that are most about it first) and for somebody; all where neither is asked.</summary>
    public static IReadOnlyList<PublishedTip> About(IEnumerable<PublishedTip> tips, string? need, ForWhom who) =>
        [.. tips.Where(t => (need is null || t.Needs.Contains(need)) && (who == ForWhom.None || t.ForWhom.HasFlag(who))).OrderBy(t => need is not null && t.Needs[0] != need)];

    /// <summary>When somebody last looked at it, in words; null where nobody has.</summary>
    public static string? Reviewed(Tip tip) => tip.ReviewedOn is { } day ? $"{tip.ReviewedBy}, {Words.Date(day)}" : null;
}
