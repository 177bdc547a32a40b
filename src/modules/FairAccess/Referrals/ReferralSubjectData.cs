using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Shared;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Referrals;

/// <summary>
/// A child's referrals, for a request of the subject. What a school must know to keep everybody safe is the child's to have, unless
/// it is a safeguarding entry; a parent gets what the family reads on screen.
/// </summary>
internal sealed class ReferralSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    private const string Safeguarding = "it is a safeguarding entry; the data-protection officer decides about it";

    public int Order => 108;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var schools = (await db.OfSubject<ReferralSchool>(records).ToListAsync(ct)).ToLookup(s => s.ReferralId);
        var steps = (await db.OfSubject<ReferralStep>(records).OrderBy(s => s.AtUtc).ThenBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.ReferralId);
        var risks = (await db.OfSubject<ReferralRisk>(records).ToListAsync(ct)).ToLookup(r => r.ReferralId);
        var referrals = await db.OfSubject<Referral>(records).OrderBy(r => r.RecordedAtUtc).ThenBy(r => r.Id).ToListAsync(ct);
        string School(OrganisationId id) => places.GetValueOrDefault(id, "a school no longer on record");
        var isParent = audience == SubjectAudience.Parent;
        bool IsTold(ReferralRisk risk) => risk.Visibility == Visibility.Family || (!isParent && risk.Visibility != Visibility.Safeguarding);
        return
        [
            new("Fair access referrals", [.. referrals.Where(r => !isParent || r.State != ReferralState.Draft).Select(r => Item(r, [.. schools[r.Id]], [.. steps[r.Id]], [.. risks[r.Id].Where(IsTold)], School))],
                [.. risks.SelectMany(g => g).Where(r => !IsTold(r)).Select(r => r.Visibility == Visibility.Safeguarding ? Safeguarding : NotForFamily),
                    .. referrals.Where(r => isParent && r.State == ReferralState.Draft).Select(_ => NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(Referral r, IReadOnlyList<ReferralSchool> schools, IReadOnlyList<ReferralStep> steps, IReadOnlyList<ReferralRisk> risks, Func<OrganisationId, string> school)
    {
        IEnumerable<(string Label, string? Value)> fields =
        [
            ("Referred by", school(r.ReferredBy)), ("On", Words.Date(r.RecordedAtUtc)), ("Where it stands", ReferralWords.Of(r.State).Words),
            .. ReferralFields.All.Select(f => (f.Heading, ReferralWords.Said(f, r, null, school))),
            .. schools.Where(s => s.Wish is not null).OrderBy(s => s.Wish).Select(s => ($"Wish {s.Wish}", (string?)school(s.SchoolId))),
            .. ReferralRules.Barred(r, schools).Select(b => ($"May not be asked: {school(b.Key)}", (string?)b.Value)),
            .. risks.Where(k => k.Text.Length > 0).Select(k => ("What a school must know", (string?)k.Text)),
            .. risks.Where(k => k.NearHome is not null).Select(k => ("The school nearest to home", (string?)school(k.NearHome!.Value))),
            .. steps.Select(s => ($"{ReferralWords.Of(s.Deed)}, {Words.Date(s.Day)}", (string?)(s.Reason ?? "yes"))),
            ("Placed at", r.PlacedAt is { } at ? school(at) : null),
        ];
        return new([.. fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => new SubjectField(f.Label, f.Value!))]);
    }
}
