using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Protocols;

/// <summary>A protocol before the schools waits for the answer of each headteacher.</summary>
internal sealed class ProtocolHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var schools = ProtocolQueries.OwnSchools(actor);
        if (schools.Count == 0)
            return [];
        var waiting = await (
            from v in db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Stage == ProtocolStage.InConsultation)
            join s in db.Set<ProtocolSchool>().Where(s => schools.Contains(s.SchoolId)) on v.Id equals s.VersionId
            where !db.Set<SchoolAnswer>().Any(a => a.VersionId == v.Id && a.SchoolId == s.SchoolId && a.AtUtc >= v.ConsultedAtUtc)
            select v).ToListAsync(ct);
        return [.. waiting.DistinctBy(v => v.Id).Select(v => new HomeTask($"Say whether your school agrees to the fair access protocol: {ProtocolWords.Of(v)}", ProtocolLinks.One(v.Id)))];
    }
}
