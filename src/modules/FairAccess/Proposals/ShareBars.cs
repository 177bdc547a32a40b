using Headwater.Interface.Charts;
using Microsoft.AspNetCore.Html;

namespace Headwater.FairAccess.Proposals;

/// <summary>Every school's share before and after, for each hundred on roll, with the line of the fair share.</summary>
internal static class ShareBars
{
    public static IHtmlContent Draw(IReadOnlyList<ShareChange> shares)
    {
        double points = shares.Sum(s => s.After), roll = shares.Sum(s => s.School.Roll);
        return PairedBars.Draw(new("shares", "Share of each school, before (frame) and after (filled)", "For each school two bars: points for each hundred children on roll before the meeting and after it. The numbers stand in the table below.",
            [.. shares.Select(s => new PairedBar(s.School.Name, 100.0 * s.Before / s.School.Roll, 100.0 * s.After / s.School.Roll))], "points for 100 on roll", roll <= 0 ? 0 : 100 * points / roll, "fair share"));
    }
}
