namespace Headwater.Children.Letters;

/// <summary>
/// About how old a reader must be: the Flesch-Kincaid grade, 0.39 × words a sentence + 11.8 × syllables a word − 15.59, plus five
/// (Kincaid, Fishburne, Rogers and Chissom, 1975). Syllables are groups of vowels, without a silent e at the end.
/// </summary>
internal static class ReadingAge
{
    /// <summary>Whole years, 5 or more; null for a text without words.</summary>
    public static int? Of(string text)
    {
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var sentence in text.Split(['.', '!', '?', ':', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var before = words;
            foreach (var word in sentence.Split([' ', '\t', ',', ';', '(', ')', '–', '—', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!word.Any(char.IsLetter))
                    continue;
                words++;
                syllables += Syllables(word);
            }

            sentences += words > before ? 1 : 0;
        }

        if (words == 0)
            return null;
        var grade = (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
        return Math.Max(5, (int)Math.Round(grade + 5, MidpointRounding.AwayFromZero));
    }

    internal static int Syllables(string word)
    {
        var letters = word.ToLowerInvariant();
        var (count, inVowel) = (0, false);
        foreach (var letter in letters)
        {
            var vowel = "aeiouy".Contains(letter, StringComparison.Ordinal);
            count += vowel && !inVowel ? 1 : 0;
            inVowel = vowel;
        }

        // "Made" has one, "able" has two.
        if (count > 1 && letters.EndsWith('e') && !(letters.EndsWith("le", StringComparison.Ordinal) && letters.Length > 2 && !"aeiouy".Contains(letters[^3], StringComparison.Ordinal)) && !"aeiouy".Contains(letters[^2], StringComparison.Ordinal))
            count--;
        return Math.Max(1, count);
    }
}
