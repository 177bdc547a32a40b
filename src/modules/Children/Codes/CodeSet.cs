namespace Headwater.Children.Codes;

/// <summary>A national code with the days on which it may be used; null is open-ended.</summary>
internal sealed record Code(string Value, string Words, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsUsedOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}

/// <summary>A national code set and where it is from. A code that is no longer used still has its words.</summary>
internal sealed class CodeSet(string name, string source, params IReadOnlyList<Code> codes)
{
    private readonly ILookup<string, Code> byValue = codes.ToLookup(c => c.Value, StringComparer.Ordinal);

    public string Name => name;

    public string Source => source;

    public IEnumerable<Code> On(DateOnly day) => codes.Where(c => c.IsUsedOn(day));

    /// <summary>The code as it is kept, when it may be used on the day; null with the reason otherwise.</summary>
    public string? Read(string? text, DateOnly day, out string? why)
    {
        var typed = (text ?? "").Trim().ToUpperInvariant();
        var known = typed.Length <= 10 && byValue.Contains(typed);
        why = !known ? $"that is no code of {name}."
            : byValue[typed].Any(c => c.IsUsedOn(day)) ? null
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"code {typed} of {name} is not in use on {day:yyyy-MM-dd}.");
        return why is null ? typed : null;
    }

    /// <summary>What a code means; the code itself when nobody knows it.</summary>
    public string Words(string code) => byValue[code].Select(c => c.Words).LastOrDefault() ?? code;
}
