using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.ServiceReferrals;

/// <summary>First the privacy notice, then permission or the reason why it goes without.</summary>
internal sealed class PermissionModel(ReferralQueries queries, ReferralService service, IAuditTrail audit) : DraftPage(queries, service, audit)
{
    [BindProperty]
    public bool Given { get; set; }

    [BindProperty]
    public string? NoticeOn { get; set; }

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? GroundWords { get; set; }

    public static IReadOnlyList<(string Value, string Words)> Grounds { get; } = ReferralWords.Choices<OverrideGround>(ReferralWords.Of, "There is permission");

    public Task<IActionResult> OnPostAsync(string id, string referral, CancellationToken ct) => PutAsync(id, referral, () => Writing.PermitAsync(View.Child.Id, Referral.Id, Version, Typed(), ct), () => ReferralLinks.Questions(View.Child.Id, Referral.Id), ct);

    protected override void Fill()
    {
        var r = Referral;
        (Given, NoticeOn, By, How, On, Ground, GroundWords) = (r.NoticeOn is not null, FormFields.Typed(r.NoticeOn), r.PermissionBy, r.PermissionHow, FormFields.Typed(r.PermissionOn), r.Ground?.ToString(), r.GroundWords);
    }

    private TypedPermission Typed()
    {
        if (!Given)
            throw new InputRefusedException("Give the family the privacy notice first, and tick that they have it.");
        return new(FormFields.Day(NoticeOn, "day on which the family was given the privacy notice"), By, How, FormFields.OptionalDay(On, "day of the permission"), string.IsNullOrEmpty(Ground) ? null : FormFields.One<OverrideGround>(Ground, "why it goes without permission"), GroundWords);
    }
}
