using System.Collections.Frozen;
using System.Globalization;
using Headwater.Interface;

namespace Headwater.Support.Help.Languages;

/// <summary>
/// A language of the public pages. An English text is its own key: what a language has no words for is said in English.
/// </summary>
/// <param name="Code">As <c>lang</c> has it.</param>
/// <param name="Name">Its own name.</param>
/// <param name="IsRightToLeft">It is read from right to left.</param>
/// <param name="Reviewer">Who reviewed its words: a role or a service; null where nobody has.</param>
/// <param name="ReviewedOn">The day on which they did; null where nobody has.</param>
internal sealed record HelpLanguage(string Code, string Name, bool IsRightToLeft, string? Reviewer, DateOnly? ReviewedOn)
{
    /// <summary>Its words by their English; empty for English itself.</summary>
    public required FrozenDictionary<string, string> Words { get; init; }

    /// <summary>Every letter is put in place of another one that looks like it, so that what is not translated is seen.</summary>
    public bool IsPseudo { get; init; }

    /// <summary>Somebody looked at every word of it, and said so with the day.</summary>
    public bool IsReviewed => Reviewer is not null && ReviewedOn is not null;

    /// <summary>As the layout of the page takes it.</summary>
    public PageLanguage Page => new(Code, IsRightToLeft, english => Say(english));

    /// <summary>An English text in this language.</summary>
    /// <param name="english">The text, with <c>{0}</c>, <c>{1}</c> and so on for what is put in.</param>
    /// <param name="with">What is put in.</param>
    public string Say(string english, params object?[] with)
    {
        var said = IsPseudo ? PseudoWords.Of(english) : Words.GetValueOrDefault(english, english);
        return with.Length == 0 ? said : string.Format(CultureInfo.InvariantCulture, said, with);
    }

    /// <summary>A day, as people who read this language write it.</summary>
    public string Date(DateOnly day) => this switch
    {
        { IsPseudo: true } => PseudoWords.Of(Interface.Words.Date(day)),
        { Words.Count: 0 } => Interface.Words.Date(day),
        _ => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Code)),
    };
}
