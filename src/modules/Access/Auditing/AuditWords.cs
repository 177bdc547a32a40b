using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>What an entry says, in words.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["see"] = "Looked at", ["list"] = "Saw in a list:", ["search"] = "Searched for", ["open"] = "Opened", ["add"] = "Added", ["change"] = "Changed",
        ["correct"] = "Corrected", ["remove"] = "Removed", ["close"] = "Closed", ["share"] = "Shared", ["recall"] = "Recalled", ["export"] = "Exported", ["grant"] = "Granted", ["revoke"] = "Ended",
        ["end"] = "Ended", ["appoint"] = "Appointed", ["read"] = "Read", ["verify"] = "Verified", ["erase"] = "Erased", ["merge"] = "Merged", ["unmerge"] = "Parted again", ["import"] = "Imported",
        ["break-glass"] = "Opened in an emergency", ["review"] = "Reviewed", ["make"] = "Made",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["child"] = "the record", ["audit"] = "the audit trail", ["involvement"] = "an involvement", ["disclosure"] = "a disclosure", ["document"] = "a document", ["note"] = "a note", ["sample"] = "the sample",
    };

    /// <summary><c>Tuesday 10 November 2026, 09:05</c>, as it was in England.</summary>
    public static string When(DateTime utc) => $"{Words.Date(utc)}, {UkDays.TimeOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary><c>Looked at the record</c>; a verb or kind without words of its own is said as it is.</summary>
    public static string Of(string verb, string kind) =>
        $"{Verbs.GetValueOrDefault(verb) ?? (verb.Length == 0 ? "Did" : char.ToUpperInvariant(verb[0]) + verb[1..])} {Kinds.GetValueOrDefault(kind) ?? kind}";
}
