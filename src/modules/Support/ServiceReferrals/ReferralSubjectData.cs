using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Services that were asked for a child, for a request of the subject. A parent gets what the family reads on screen: no draft.</summary>
internal sealed class ReferralSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 107;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        // Past involvements: whoever asks for the export protects data, and it was written down before.
        var steps = (await db.Set<ServiceReferralStep>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(s => records.Contains(s.ChildId)).OrderBy(s => s.Number).ToListAsync(ct)).ToLookup(s => s.ReferralId);
        var referrals = await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => records.Contains(r.ChildId)).OrderBy(r => r.RecordedAtUtc).ThenBy(r => r.Id).ToListAsync(ct);
        bool IsTold(Visibility visibility) => visibility == Visibility.Family || (audience != SubjectAudience.Parent && visibility != Visibility.Safeguarding);
        string Place(OrganisationId id) => places.GetValueOrDefault(id, NoLongerHere.Organisation);
        return
        [
            new("Help asked for from services", [.. referrals.Where(r => IsTold(r.Visibility)).Select(r => Item(r, steps[r.Id].Where(s => IsTold(s.Visibility)), Place))], [.. referrals.Where(r => !IsTold(r.Visibility)).Select(_ => NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(ServiceReferral r, IEnumerable<ServiceReferralStep> steps, Func<OrganisationId, string> place)
    {
        IEnumerable<(string Label, string? Value)> fields =
        [
            ("Service", r.ServiceName), ("Provided by", place(r.ProviderId)), ("Asked by", place(r.OwnerId)), ("On", Words.Date(r.RecordedAtUtc)), ("Where it stands", ReferralWords.Of(r.State).Words),
            ("Privacy notice given on", r.NoticeOn is { } notice ? Words.Date(notice) : null),
            ("Permission given by", r.PermissionBy), ("How", r.PermissionHow), ("Day of the permission", r.PermissionOn is { } on ? Words.Date(on) : null),
            ("Why without permission", r.Ground is { } ground ? ReferralWords.Of(ground) : null), ("In words", r.GroundWords),
            ("Why help was asked for", r.Reason), ("What was tried", r.Tried), ("What is hoped for", r.Hoped),
            .. ServiceQuestions.Of(r).Select(q => (q.Question, q.Answer)),
            .. steps.Select(s => ($"{ReferralWords.Of(s.To).Words}, {Words.Date(s.Day)}, {place(s.OwnerId)}", (string?)s.Why)),
        ];
        return new([.. fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => new SubjectField(f.Label, f.Value!))]);
    }
}
