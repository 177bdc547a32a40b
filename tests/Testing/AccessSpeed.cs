using System.Diagnostics;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Testing;

/// <summary>How long checks took, in microseconds.</summary>
public sealed record CheckTimes(double Median, double P99, double FirstOfScopeMedian, double FirstOfScopeP99, int Opened, int Checks);

/// <summary>
/// A database with as many involvements as a large county gathers in years, and the check that services ask of it. No test: a
/// benchmark calls it.
/// </summary>
public static class AccessSpeed
{
    public static async Task<(LocalityId Locality, PersonId Person, IReadOnlyList<ChildId> Children)> FillAsync(TestDatabase database, int involvements, CancellationToken ct)
    {
        var (locality, person, random) = (LocalityId.New(), PersonId.New(), new Random(7));
        var (now, today) = (TestWorld.Start.UtcDateTime, UkDays.DayOf(TestWorld.Start.UtcDateTime));
        List<OrganisationId> organisations = [.. Enumerable.Range(0, 100).Select(_ => OrganisationId.New())];
        List<ChildId> children = [.. Enumerable.Range(0, involvements / 10).Select(_ => ChildId.New())];
        await using var db = database.Open(locality);
        IEnumerable<object> rows = Enumerable.Range(0, involvements).Select(n => new Involvement
        {
            LocalityId = locality, Id = Guid.CreateVersion7(), ChildId = children[n / 10], Kind = InvolvementKind.Referral, OrganisationId = organisations[random.Next(organisations.Count)], Purpose = "Referred.", Basis = LawfulBasis.PublicTask,
            Covers = EntryKinds.All, FromDay = today.AddDays(-random.Next(2000)), ToDay = random.Next(2) == 0 ? today.AddDays(random.Next(-1000, 10)) : null, GrantedBy = person, GrantedAtUtc = now,
        });
        await BulkRows.WriteAsync(database, db, rows.Concat(organisations.Take(20).Select(o => new Post { LocalityId = locality, Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = o, Role = Role.Senco, FromDay = today.AddDays(-1), AppointedBy = person, CertifiedOn = today })), ct);
        return (locality, person, children);
    }

    public static async Task<CheckTimes> MeasureAsync(TestDatabase database, LocalityId locality, PersonId person, IReadOnlyList<ChildId> children, int scopes, CancellationToken ct)
    {
        const int InAScope = 50;
        var (random, opened) = (new Random(8), 0);
        List<double> first = [], others = [];
        for (var scope = 0; scope < scopes; scope++)
        {
            await using var services = database.Services.CreateAsyncScope();
            await services.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", locality, ct);
            var involvements = services.ServiceProvider.GetRequiredService<IInvolvements>();
            for (var n = 0; n < InAScope; n++)
            {
                var (child, began) = (children[random.Next(children.Count)], Stopwatch.GetTimestamp());
                var opens = await involvements.ReachesAsync(child, EntryKinds.Notes, Visibility.Professionals, default, ct);
                (n == 0 ? first : others).Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
                opened += opens ? 1 : 0;
            }
        }

        return new(At(others, 0.5), At(others, 0.99), At(first, 0.5), At(first, 0.99), opened, scopes * InAScope);
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
