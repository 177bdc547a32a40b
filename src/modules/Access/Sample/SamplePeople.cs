using System.Globalization;
using Headwater.Access.Agreements;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Sample;

/// <summary>The people of a made-up locality, the posts they hold and the agreement under which they share.</summary>
internal sealed class SamplePeople(HeadwaterDb db, IOrganisations organisations, ISchools schools, TimeProvider clock) : ISamplePart, ISamplePeople
{
    public int Order => 20;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var bodies = await organisations.AllAsync(ct);
        var phases = (await schools.InAreaAsync(order.Area.Code, closedToo: false, ct)).ToDictionary(s => s.Urn, s => s.Phase);
        var crowd = new Crowd(order, bodies, [.. bodies.Where(b => b.IsSchool && b.Urn is not null).OrderBy(b => b.Urn)], urn => phases.GetValueOrDefault(urn) == "Primary");
        crowd.Gather();
        await db.InsertManyAsync(crowd.People, ct);
        await db.InsertManyAsync(crowd.People.Select(p => new PersonLocality { PersonId = p.Id, LocalityId = db.Locality }), ct);
        await db.InsertManyAsync(crowd.Posts, ct);
        await AgreeAsync(order, bodies, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{crowd.People.Count} people in {crowd.Posts.Count} posts");
    }

    public async Task<IReadOnlyList<SamplePost>> PostsAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var names = await db.Set<Person>().AsNoTracking().Where(p => p.IsSample && p.DeactivatedAtUtc == null).Select(p => new { p.Id, p.DisplayName }).ToDictionaryAsync(p => new PersonId(p.Id), p => p.DisplayName, ct);
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(p => p.FromDay <= today && (p.ToDay == null || p.ToDay >= today) && p.EndedAtUtc == null)
            .OrderBy(p => p.Id).Select(p => new { p.PersonId, p.Role, p.OrganisationId }).ToListAsync(ct);
        return [.. posts.Where(p => names.ContainsKey(p.PersonId)).Select(p => new SamplePost(p.PersonId, names[p.PersonId], p.Role, p.OrganisationId))];
    }

    /// <summary>In force since a year ago and for another; one body has not signed, so that nothing can be shared with it.</summary>
    private async Task AgreeAsync(SampleOrder order, IReadOnlyList<OrganisationSummary> bodies, CancellationToken ct)
    {
        var agreement = new SharingAgreement
        {
            Id = order.Ids("agreement").Next(), Name = $"Keeping children in school in {order.Area.Name}", Purpose = "To work together early, so that children stay in school and nobody has to tell their story twice.",
            Basis = LawfulBasis.PublicTask, FromDay = order.Today.AddYears(-1), ToDay = order.Today.AddYears(1),
        };
        string[] apart = [SampleServices.Facilitation, SampleServices.Evaluation, SampleServices.Police];
        var unsigned = SampleServices.NameIn(order.Area, SampleServices.Mentoring);
        await db.InsertManyAsync([agreement], ct);
        await db.InsertManyAsync(
            bodies.Where(b => !apart.Any(a => b.Name == SampleServices.NameIn(order.Area, a)))
                .Select(b => new SharingParty { AgreementId = agreement.Id, OrganisationId = b.Id, SignedOn = b.Name == unsigned ? null : agreement.FromDay, SignedBy = b.Name == unsigned ? null : "Its head, for the sample" }), ct);
    }

    /// <summary>Makes the people one by one, in an order that stays.</summary>
    private sealed class Crowd(SampleOrder order, IReadOnlyList<OrganisationSummary> bodies, List<OrganisationSummary> schools, Func<int, bool> isPrimary)
    {
        // Posts are confirmed once a year: some days ago each, none overdue.
        private const int LongestSinceConfirmed = 300;

        private readonly SplitMix random = order.Random("people");
        private readonly SampleIds personIds = order.Ids("person");
        private readonly SampleIds postIds = order.Ids("post");

        public List<Person> People { get; } = [];

        public List<Post> Posts { get; } = [];

        public void Gather()
        {
            var council = Body(SampleServices.Council);
            foreach (var (role, at, people) in SampleCast.Table)
            {
                for (var n = 0; n < people; n++)
                    Appoint(Add(), role, Body(at));
            }

            var (primary, secondary, heads) = (0, 0, 0);
            foreach (var school in schools)
            {
                var first = isPrimary(school.Urn!.Value) ? primary++ == 0 : secondary++ == 0;
                foreach (var role in SampleCast.AtEverySchool)
                {
                    var person = Add();
                    Appoint(person, role, school.Id);
                    if (role == Role.Headteacher && heads < SampleCast.OfFirstHeads.Length)
                    {
                        foreach (var second in SampleCast.OfFirstHeads[heads++])
                            Appoint(person, second, council);
                    }
                }

                if (first)
                    AtFirst(school.Id, !isPrimary(school.Urn.Value));
            }
        }

        private void AtFirst(OrganisationId school, bool secondary)
        {
            foreach (var (role, people) in SampleCast.AtFirstSchools)
            {
                for (var n = 0; n < people; n++)
                    Appoint(Add(), role, school);
            }

            for (var n = 0; secondary && n < SampleCast.YoungPeople; n++)
                Appoint(Add(), Role.YoungPerson, school);
        }

        private OrganisationId Body(string service) => bodies.First(b => b.Name == SampleServices.NameIn(order.Area, service)).Id;

        private Person Add()
        {
            var origin = (SampleOrigin)random.Pick([0.72, 0.07, 0.12, 0.05, 0.04]);
            var (first, last) = (SampleNames.First(random, origin, random.Chance(0.6)), SampleNames.Last(random, origin));
            var id = personIds.Next();
            var mail = string.Create(CultureInfo.InvariantCulture, $"{Plain(first)}.{Plain(last)}.{People.Count + 1}@{order.MailDomain}");
            var person = new Person
            {
                Id = id, DisplayName = $"{first} {last}", IsSample = true, UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(),
                EmailConfirmed = true, SecurityStamp = id.ToString("N"), ConcurrencyStamp = id.ToString("D"), CreatedAtUtc = order.AtUtc,
            };
            People.Add(person);
            return person;
        }

        private void Appoint(Person person, Role role, OrganisationId at) => Posts.Add(new()
        {
            Id = postIds.Next(), PersonId = person.PersonId, OrganisationId = at, Role = role, FromDay = order.Since.AddDays(-random.Below(2000)),
            AppointedBy = SystemPerson.Id, CertifiedOn = order.Today.AddDays(-random.Below(LongestSinceConfirmed)),
        });

        private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
    }
}

internal static class SampleRegistration
{
    public static IServiceCollection AddSample(this IServiceCollection services)
    {
        services.AddScoped<SamplePeople>();
        services.AddScoped<ISamplePart>(sp => sp.GetRequiredService<SamplePeople>());
        services.AddScoped<ISamplePart, SampleEmergencies>();
        return services.AddScoped<ISamplePeople>(sp => sp.GetRequiredService<SamplePeople>());
    }
}
