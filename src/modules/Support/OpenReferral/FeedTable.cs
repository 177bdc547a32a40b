using System.Globalization;
using System.Text;

namespace Headwater.Support.OpenReferral;

/// <summary>A report as a person reads it in a shell.</summary>
internal static class FeedTable
{
    private const int Shown = 5;

    public static string Of(FeedReport report)
    {
        StringBuilder text = new();
        foreach (var endpoint in report.Endpoints)
        {
            text.Append(Word(endpoint.Result).PadRight(11)).Append(endpoint.Path).Append('\n');
            foreach (var error in endpoint.Errors.Take(Shown))
                text.Append("             ").Append(Plain(error.At)).Append(' ').Append(Plain(error.Pointer)).Append("  ").Append(Plain(error.Rule)).Append('\n');
            if (endpoint.Errors.Count + endpoint.MoreErrors > Shown)
                text.Append(CultureInfo.InvariantCulture, $"             and {endpoint.Errors.Count + endpoint.MoreErrors - Shown} more; --json shows them\n");
        }

        return text.Append(Sentence(report)).Append('\n').ToString();
    }

    private static string Sentence(FeedReport report) => (report.Conformant, report.ConformantTagged) switch
    {
        (true, true) => "It conforms to Open Referral UK 3.0.",
        (true, false) => "It conforms to Open Referral UK 3.0 as published, but not where the feed itself must name its version, profile and specification.",
        (false, true) => "It does not conform: every endpoint of the published specification is required. Where six are marked as optional, it would pass.",
        _ => "It does not conform to Open Referral UK 3.0.",
    };

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Warn => "warning",
        Outcome.Fail => "FAIL",
        _ => "not tested",
    };

    /// <summary>What a feed wrote must not steer the terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
