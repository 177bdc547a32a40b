using System.Globalization;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Sample;

/// <summary>Two emergency openings whose hour is over: one that was reviewed, and one that waits for the data-protection officer.</summary>
internal sealed class SampleEmergencies(HeadwaterDb db, SamplePeople people) : ISamplePart
{
    /// <summary>After the children.</summary>
    public int Order => 40;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        var (worker, officer) = (posts.FirstOrDefault(p => p.Role == Role.SocialWorker), posts.FirstOrDefault(p => p.Role == Role.DataProtectionOfficer));
        var children = worker is null ? [] : await db.Set<Involvement>().AsNoTracking()
            .Where(i => i.Kind == InvolvementKind.Roll && i.ToDay == null && !db.Set<Involvement>().Any(o => o.ChildId == i.ChildId && o.OrganisationId == worker.Organisation))
            .OrderBy(i => i.Id).Select(i => i.ChildId).Take(2).ToListAsync(ct);
        if (worker is null || officer is null || children.Count < 2)
            return "no emergency opening";
        var (involvements, openings) = (order.Ids("emergency involvement"), order.Ids("emergency opening"));
        var (reviewed, waiting) = (Open(children[0], 21, "A call from a hospital: a child was brought in at night and nobody could say who looks after her."), Open(children[1], 1, "A neighbour rang: shouting and a child crying, and the school's telephone was not answered."));
        (reviewed.Opening.ReviewedAtUtc, reviewed.Opening.ReviewedBy, reviewed.Opening.Justified, reviewed.Opening.Finding) =
            (UkDays.StartOf(order.Today.AddDays(-19)), officer.Person, true, "Nobody involved could be reached at that hour. Only the contacts were looked at.");
        await db.InsertManyAsync([reviewed.Involvement, waiting.Involvement], ct);
        await db.InsertManyAsync([reviewed.Opening, waiting.Opening], ct);
        await db.InsertManyAsync([new Notice
        {
            Id = order.Ids("emergency notice").Next(), PersonId = officer.Person, ToldAtUtc = waiting.Opening.OpenedAtUtc, Link = TrustLinks.Opening(waiting.Opening.Id),
            Text = string.Create(CultureInfo.InvariantCulture, $"A child's record was opened in an emergency. It is to be reviewed by {waiting.Opening.ReviewBy:d MMMM yyyy}."),
        }], ct);
        return "2 emergency openings";

        (Involvement Involvement, EmergencyOpening Opening) Open(ChildId child, int daysAgo, string reason)
        {
            var at = UkDays.StartOf(order.Today.AddDays(-daysAgo)).AddHours(20);
            var involvement = new Involvement
            {
                Id = involvements.Next(), ChildId = child, Kind = InvolvementKind.BreakGlass, OrganisationId = worker.Organisation, PersonId = worker.Person, Purpose = "Opened in an emergency, for one hour.",
                Basis = LawfulBasis.VitalInterests, Covers = EntryKinds.All, FromDay = UkDays.DayOf(at), EndsAtUtc = at + EmergencyOpening.Lasts, GrantedBy = worker.Person, GrantedAtUtc = at,
            };
            return (involvement, new()
            {
                Id = openings.Next(), ChildId = child, PersonId = worker.Person, OrganisationId = worker.Organisation, InvolvementId = involvement.Id, Reason = reason, OpenedAtUtc = at,
                EndsAtUtc = at + EmergencyOpening.Lasts, ReviewBy = WorkingDays.After(UkDays.DayOf(at), EmergencyOpening.ReviewWorkingDays),
            });
        }
    }
}
