namespace Headwater.Access.SignIn.Credentials;

/// <summary>
/// What a password must be: long, and not one of those that are tried first. No digits or signs are asked for, which only makes
/// people predictable.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 256;

    // The words passwords of twelve and more characters are made of when people are made to lengthen a short one.
    private static readonly string[] Common =
    [
        "password", "passw0rd", "letmein", "welcome", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "1q2w3e4r", "1qaz2wsx", "abc", "abcdef", "abcdefgh",
        "iloveyou", "princess", "sunshine", "football", "baseball", "liverpool", "chelsea", "arsenal", "manchester", "united", "dragon", "monkey", "master", "superman",
        "batman", "charlie", "summer", "winter", "spring", "autumn", "monday", "friday", "january", "september", "october", "london", "england", "school", "teacher",
        "headteacher", "headwater", "council", "admin", "administrator", "secret", "changeme", "default", "guest", "login", "computer", "internet", "trustno", "shadow",
        "michael", "jennifer", "jordan", "ashley", "starwars", "whatever", "hello", "the", "my", "is", "this", "a", "i", "love", "you",
    ];

    /// <summary>What is wrong with a password, in a sentence; null when it can be used.</summary>
    /// <param name="password">As typed; every character counts, spaces too.</param>
    /// <param name="about">Words about the person: name and e-mail address.</param>
    public static string? Problem(string? password, params IEnumerable<string> about)
    {
        if (string.IsNullOrEmpty(password) || password.EnumerateRunes().Count() < Shortest)
            return "Enter a password of at least 12 characters. Three or four words that do not belong together are easy to keep in mind.";
        if (password.Length > Longest)
            return "Enter a password of at most 256 characters.";
        var own = about.SelectMany(a => a.Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 2);
        return IsRun(password) || IsMadeOf(Plain(password), [.. Common.Concat(own).Select(Plain)])
            ? "Enter a password that is harder to guess: this one is made of words and runs that are tried first."
            : null;
    }

    // What is left when everything that is tried first is taken out must still be something.
    private static bool IsMadeOf(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words.OrderByDescending(w => w.Length))
            text = text.Replace(word, " ", StringComparison.Ordinal);
        return IsLittle(text);
    }

    private static bool IsRun(string text) => IsLittle(text.Where((c, i) => i == 0 || Math.Abs(c - text[i - 1]) > 1));

    private static bool IsLittle(IEnumerable<char> left) => left.Where(c => c != ' ').Distinct().Count() < 5;

    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        _ => c,
    }));
}
