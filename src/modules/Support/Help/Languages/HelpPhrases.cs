using Headwater.Support.Services;

namespace Headwater.Support.Help.Languages;

/// <summary>What public pages say of a service or a tip, in the language that is read. In English it is what <see cref="ServiceWords"/> says.</summary>
internal static class HelpPhrases
{
    /// <summary>With the day of which it is said.</summary>
    public static string AsOf(this HelpLanguage language, string said, DateOnly? day) => day is { } known ? language.Say("{0} (as of {1})", said, language.Date(known)) : said;

    public static string Ages(this HelpLanguage language, int from, int to) => (from, to) switch
    {
        (0, >= 99) => language.Say("Any age"),
        (_, >= 99) => language.Say("From {0} years", from),
        (0, _) => language.Say("Up to {0} years", to),
        _ => language.Say("{0} to {1} years", from, to),
    };

    /// <summary>How long people wait; null where nobody has said.</summary>
    public static string? Wait(this HelpLanguage language, int? weeks) => weeks switch { null => null, 0 => language.Say("No wait"), 1 => language.Say("About a week"), _ => language.Say("About {0} weeks", weeks) };

    public static string Room(this HelpLanguage language, Room room) => language.Say(ServiceWords.Of(room));

    public static string Whom(this HelpLanguage language, ForWhom who) => ServiceWords.Joined(ServiceWords.Whoms.Where(w => who.HasFlag(w.Who)).Select(w => language.Say(w.Words)));

    public static string Phases(this HelpLanguage language, Phases phases) => ServiceWords.Joined(ServiceWords.PhaseList.Where(p => phases.HasFlag(p.Phase)).Select(p => language.Say(p.Words)));

    /// <summary>What a need is called; the key itself where there is none of it.</summary>
    public static string Need(this HelpLanguage language, string key) => NeedWords.Of(key) is { } words ? language.Say(words) : key;

    public static string Needs(this HelpLanguage language, IEnumerable<string> keys) => ServiceWords.Joined(keys.Select(language.Need));

    /// <summary>One of it, or how many.</summary>
    public static string Count(this HelpLanguage language, int count, string one, string many) => count == 1 ? language.Say(one) : language.Say(many, Interface.Words.Count(count));
}
