namespace Headwater.Support.Help.Languages;

/// <summary>English in letters that are not English: readable, and told from what nobody translated.</summary>
internal static class PseudoWords
{
    private const string Plain = "aceghijklnorstuwyzdACEGHIJKLNORSTUWYZDbfmpqvxBFMPQVX";
    private const string Other = "áçéĝĥíĵķľñóŕšťúŵýžďÁÇÉĜĤÍĴĶĽÑÓŔŠŤÚŴÝŽĎƀƒɱƥʠṽẋƁƑṀƤɊṼẊ";

    /// <summary>The text with every letter put otherwise; what stands in braces stays.</summary>
    public static string Of(string english)
    {
        var braces = 0;
        return string.Create(english.Length, english, (put, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                braces += from[i] switch { '{' => 1, '}' => -1, _ => 0 };
                put[i] = braces == 0 && Plain.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var at ? Other[at] : from[i];
            }
        });
    }
}
