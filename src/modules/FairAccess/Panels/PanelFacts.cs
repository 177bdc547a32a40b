using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;

namespace Headwater.FairAccess.Panels;

/// <summary>What a member reads of a referral on one page: why, need, views, wishes, travel, safety.</summary>
internal static class PanelFacts
{
    private static readonly string[] Shown = ["Category", "Evidence", "Needs", "ChildView", "ParentView", "PreviousSchools", "Siblings", "Faith", "Transport", "Subjects"];

    public static IEnumerable<(string Label, string Value)> Of(ReferralPaper paper, ProtocolContent protocol, Func<OrganisationId, string> school)
    {
        foreach (var field in ReferralFields.All.Where(f => Shown.Contains(f.Name)))
        {
            if (ReferralWords.Said(field, paper.Referral, protocol, school) is { Length: > 0 } said)
                yield return (field.Heading, said);
        }

        if (paper.Wishes.Any())
            yield return ("Schools the family wishes", string.Join('\n', paper.Wishes.Select(w => $"{w.Wish}. {school(w.SchoolId)}")));
        if (paper.Risk is { Text.Length: > 0 } risk)
            yield return ("To keep everybody safe", risk.Text);
    }
}
