using System.Text.Encodings.Web;
using System.Text.Json;

namespace Headwater.Duties;

/// <summary>How surely a rule is known.</summary>
public enum Confidence
{
    /// <summary>Read in the source named.</summary>
    H,

    /// <summary>Read in a reliable secondary source, or partly read and completed from well-known published guidance.</summary>
    M,

    /// <summary>From general knowledge or one weak source: verify before relying on it.</summary>
    L,

    /// <summary>Recalled from published guidance, not seen in a stored copy.</summary>
    R,
}

/// <summary>
/// One rule in one version, as data. A rule that is known with different confidence in different parts stands here once for each
/// part. Where several marks apply to one part the least sure of them stands.
/// </summary>
/// <param name="Key">Its number and, after a stroke, the part: <c>1.25</c>, <c>2.9/invitations</c>.</param>
/// <param name="Text">What it says, in plain words of our own.</param>
/// <param name="Source">Where it was read. Keys such as REGS12 are told by <see cref="RuleBook.Sources"/>.</param>
/// <param name="Confidence">How surely it is known.</param>
/// <param name="ValidFrom">The first day on which an exclusion or direction must start for this version to apply.</param>
/// <param name="ValidTo">The last such day; null when it still applies.</param>
/// <param name="Parameters">Its numbers by name, such as <c>schoolDays</c> 15; the unit is in the name.</param>
public sealed record Rule(string Key, string Text, string Source, Confidence Confidence, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<string, int> Parameters)
{
    /// <summary>Its number in the fact sheet, such as <c>1.25</c>.</summary>
    public string Number { get; } = Key.Split('/')[0];

    /// <summary>The source as it stands in JSON, made once: every answer holds a dozen.</summary>
    internal JsonEncodedText SourceInJson { get; private init; } = JsonEncodedText.Encode(Source, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>Whether a locality has changed this version.</summary>
    public bool ChangedLocally { get; init; }

    /// <summary>Whether a locality may change it: not what was read in the law itself.</summary>
    public bool MayBeChanged => Confidence != Confidence.H;

    /// <summary>Whether it applies to what starts on this day.</summary>
    /// <param name="start">The day on which the exclusion or direction starts.</param>
    public bool AppliesOn(DateOnly start) => start >= ValidFrom && (ValidTo is null || start <= ValidTo);

    /// <summary>One of its numbers.</summary>
    /// <param name="parameter">Its name.</param>
    /// <exception cref="KeyNotFoundException">The rule has no such number.</exception>
    public int this[string parameter] => Parameters[parameter];
}

/// <summary>A set of rules as they stood from a day on, by the name that answers carry.</summary>
/// <param name="Name">Such as <c>REGS23</c>.</param>
/// <param name="From">The first day of starts it applies to.</param>
/// <param name="About">What it brought.</param>
public sealed record RuleEdition(string Name, DateOnly From, string About);

/// <summary>A locality's change to one rule that is not known with confidence H.</summary>
/// <param name="Key">The rule's key.</param>
/// <param name="Source">Where the locality takes it from; the answers name it.</param>
public sealed record RuleChange(string Key, string Source)
{
    /// <summary>Which version is meant, by its first day; null where the rule has one version.</summary>
    public DateOnly? Version { get; init; }

    /// <summary>Another first day; null leaves it.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Another last day; null leaves it.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Other numbers, by name; those not named stay.</summary>
    public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();
}

/// <summary>A dated list of reason codes (census).</summary>
/// <param name="Name">A, B, or the list before both.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confidence">How surely it is known.</param>
/// <param name="ValidFrom">The first start it is accepted for.</param>
/// <param name="ValidTo">The last; null while it is accepted.</param>
/// <param name="Codes">Code and label.</param>
public sealed record ReasonCodeSet(string Name, string Source, Confidence Confidence, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<string, string> Codes)
{
    /// <summary>Whether a locality has changed its dates.</summary>
    public bool ChangedLocally { get; init; }

    /// <summary>Whether it is accepted for an exclusion that starts on this day.</summary>
    /// <param name="start">The day it starts.</param>
    public bool AppliesOn(DateOnly start) => start >= ValidFrom && (ValidTo is null || start <= ValidTo);
}
