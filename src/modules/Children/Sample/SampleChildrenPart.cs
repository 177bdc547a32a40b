using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>The children of a made-up locality with all that is kept of them, some thousand at a time.</summary>
internal sealed class SampleChildrenPart(SampleRows rows, IManyChildren many, IOrganisations organisations, ISchools schools, ISchoolCalendars calendars, ISamplePeople people) : ISamplePart
{
    /// <summary>So many are held in memory at once.</summary>
    private const int AtOnce = 10_000;

    public int Order => 30;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        var links = new SampleLinks(posts, order);
        var ids = order.Ids("link");
        Dictionary<OrganisationId, PersonId> Holding(Role role) => posts.Where(p => p.Role == role).GroupBy(p => p.Organisation).ToDictionary(g => g.Key, g => g.First().Person);
        var made = await SchoolsAsync(order, ct);
        rows.Begin(order, Holding(Role.Senco), Holding(Role.Headteacher), await calendars.OfAsync([.. made.Select(s => s.Id)], ct), [.. made.Where(s => s.Phase == SchoolPhase.Unit).Select(s => s.Id)]);
        var (children, linked) = (0, 0);
        foreach (var some in new MadeUpChildren(order, made).Make().Select(links.Link).Chunk(AtOnce))
        {
            await rows.WriteAsync(some, ct);
            linked += await many.InvolveAsync(links.Take(), ids.Next, ct);
            children += some.Length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{children} records of children, {linked} involvements beside the schools'");
    }

    /// <summary>Made-up schools in the order of their numbers: those of a phase count from 0.</summary>
    private async Task<IReadOnlyList<MadeUpSchool>> SchoolsAsync(SampleOrder order, CancellationToken ct)
    {
        var phases = (await schools.InAreaAsync(order.Area.Code, closedToo: false, ct)).ToDictionary(s => s.Urn, s => s.Phase switch { "Primary" => SchoolPhase.Primary, "Secondary" => SchoolPhase.Secondary, _ => SchoolPhase.Unit });
        return [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool && o.Urn is { } urn && phases.ContainsKey(urn)).OrderBy(o => o.Urn)
            .GroupBy(o => phases[o.Urn!.Value]).SelectMany(g => g.Select((o, n) => new MadeUpSchool(o.Id, n, g.Key)))];
    }
}
