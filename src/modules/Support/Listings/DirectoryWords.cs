namespace Headwater.Support.Listings;

/// <summary>Words as the search compares them: small letters, no apostrophes, without their endings; and how far two lie apart.</summary>
internal static class DirectoryWords
{
    /// <summary>A word of fewer letters is not taken for another one: too many lie one letter away.</summary>
    public const int ShortestMistyped = 4;

    private static readonly HashSet<string> Empty = new(
        ("a about after all also am an and any anyone are as at be been being but by can cant could did do does doesnt dont for from get gets getting go goes got had has have havent he hed her hers hes him his how i id if im in into is isnt it its ive just keep keeps "
            + "kid kids child children childs daughter girl boy son sons lad like lot make makes me more most mum much my need needs no not nobody now of off old on one or our out please really school schools she shes should so some somebody someone still tell than that thats the their them then there they theyre thing "
            + "things this to too up us very want wants was we what when where which who whom why will with without wont would year years you your help support service services").Split(' '), StringComparer.Ordinal);

    /// <summary>Longest first: <c>ies</c> before <c>s</c>.</summary>
    private static readonly (string Ending, string Instead)[] Endings = [("iness", "y"), ("ically", "ic"), ("ingly", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ers", ""), ("ed", ""), ("er", ""), ("es", ""), ("ly", ""), ("s", "")];

    /// <summary>The words of a text in order, those that say nothing too.</summary>
    public static List<string> Of(string text)
    {
        List<string> words = [];
        Span<char> word = stackalloc char[40];
        var length = 0;
        foreach (var c in text)
        {
            if (c is '\'' or '’')
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (length < word.Length)
                    word[length++] = char.ToLowerInvariant(c);
            }
            else if (length > 0)
            {
                words.Add(word[..length].ToString());
                length = 0;
            }
        }

        if (length > 0)
            words.Add(word[..length].ToString());
        return words;
    }

    /// <summary>Whether a word tells one service from another.</summary>
    public static bool Tells(string word) => word.Length > 1 && !Empty.Contains(word);

    /// <summary>A word without its ending: <c>worries</c>, <c>worried</c> and <c>worry</c> are one.</summary>
    public static string Stem(string word)
    {
        foreach (var (ending, instead) in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                var stem = string.Concat(word.AsSpan(0, word.Length - ending.Length), instead);
                // "hitting" is "hit", and "bullies" what is left of "bully".
                return stem.Length > 3 && stem[^1] == stem[^2] && !"aeiouls".Contains(stem[^1]) ? stem[..^1] : Bare(stem);
            }
        }

        return Bare(word);
    }

    /// <summary>One letter more, fewer or another, or two neighbours exchanged.</summary>
    public static bool IsOneApart(string one, string other)
    {
        if (one.Length > other.Length)
            (one, other) = (other, one);
        if (other.Length - one.Length > 1)
            return false;
        var at = 0;
        while (at < one.Length && one[at] == other[at])
            at++;
        if (other.Length > one.Length)
            return one.AsSpan(at).SequenceEqual(other.AsSpan(at + 1));
        return one.AsSpan(Math.Min(at + 1, one.Length)).SequenceEqual(other.AsSpan(Math.Min(at + 1, one.Length)))
            || (at + 1 < one.Length && one[at] == other[at + 1] && one[at + 1] == other[at] && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2)));
    }

    private static string Bare(string word) => word.Length > 4 && word[^1] == 'e' ? word[..^1] : word.Length > 3 && word[^1] == 'y' ? word[..^1] + 'i' : word;
}
