using System.Linq.Expressions;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>One who looks: what posts they hold, where they signed in, and the reader the product makes of it.</summary>
internal sealed record Persona(string Name, IReadOnlyList<PostOf> Posts, bool IsAnybody, LocalityId Signed, Reader Reader);

/// <summary>A cell where the rule and the oracle say different things.</summary>
internal sealed record Mismatch(long Cell, string What);

/// <summary>
/// Persona × relationship × standing × what is covered × kind of entry × visibility × author × locality. Readers are made by the
/// product from posts in its database; the locality's filter is the model's own.
/// </summary>
internal sealed class DecisionMatrix
{
    private static readonly EntryKinds[] Kinds = [.. Enum.GetValues<EntryKinds>().Where(k => k is not (EntryKinds.None or EntryKinds.All))];
    private static readonly Visibility[] Visibilities = Enum.GetValues<Visibility>();

    /// <summary>Each relationship with the kinds of involvement it comes as.</summary>
    private static readonly (With With, InvolvementKind Kind)[] Relationships =
    [
        (With.Nobody, InvolvementKind.Roll),
        .. Professional(With.OwnOrganisation), .. Professional(With.OtherOrganisation),
        (With.MeInOwnOrganisation, InvolvementKind.NamedProfessional), (With.MeInOwnOrganisation, InvolvementKind.BreakGlass),
        (With.ColleagueInOwnOrganisation, InvolvementKind.NamedProfessional), (With.ColleagueInOwnOrganisation, InvolvementKind.BreakGlass),
        (With.MeInOtherOrganisation, InvolvementKind.NamedProfessional), (With.MeInOtherOrganisation, InvolvementKind.BreakGlass),
        (With.MeAsFamily, InvolvementKind.Parent), (With.MeAsFamily, InvolvementKind.Self),
        (With.AnotherAsFamily, InvolvementKind.Parent), (With.AnotherAsFamily, InvolvementKind.Self),
        (With.MeWithoutOrganisation, InvolvementKind.NamedProfessional), (With.NobodyWithoutOrganisation, InvolvementKind.Roll),
        (With.MeAsFamilyOfOwnOrganisation, InvolvementKind.Parent), (With.MeAsFamilyOfOwnOrganisation, InvolvementKind.Self),
        (With.OwnOrganisationAsFamily, InvolvementKind.Parent), (With.OwnOrganisationAsFamily, InvolvementKind.Self),
    ];

    private static readonly Standing[] Standings = Enum.GetValues<Standing>();
    private static readonly PersonId Me = new(new("00000000-0000-7000-8000-000000000001"));
    private static readonly PersonId Colleague = new(new("00000000-0000-7000-8000-000000000002"));
    private static readonly OrganisationId Own = new(new("00000000-0000-7000-8000-00000000000a"));
    private static readonly OrganisationId Other = new(new("00000000-0000-7000-8000-00000000000b"));
    private static readonly LocalityId Here = new(new("00000000-0000-7000-8000-0000000000aa"));
    private static readonly LocalityId Elsewhere = new(new("00000000-0000-7000-8000-0000000000bb"));
    private static readonly OrganisationId[] Authors = [Own, Other, default];
    private const int CoverWays = 4;

    private readonly IReadOnlyList<Persona> personas;
    private readonly Involvement[] involvements;
    private readonly bool[] inLocality;
    private readonly EntryFacts[] entries;
    private readonly (bool Reached, bool IsFamily, bool Safeguards)[] stands;

    private DecisionMatrix(IReadOnlyList<Persona> personas, Func<LocalityId, LocalityId, bool> isThere)
    {
        this.personas = personas;
        entries = [.. from kind in Kinds from visibility in Visibilities from author in Authors select new EntryFacts(kind, visibility, author)];
        involvements = [.. from r in Relationships from s in Standings from way in Enumerable.Range(0, CoverWays) from kind in Kinds select Make(r.With, r.Kind, s, Covers(way, kind))];
        stands = [.. from p in personas from r in Relationships from s in Standings select AccessOracle.Stands(p.Posts, p.IsAnybody, r.With, s, Own, Other)];
        inLocality = [.. from p in personas from row in new[] { Here, Elsewhere } select isThere(p.Signed, row)];
        Cells = (long)stands.Length * CoverWays * entries.Length * 2;
    }

    public long Cells { get; }

    public int Personas => personas.Count;

    /// <summary>Goes through cells <paramref name="from"/>, from + step … in an order that scatters them, until limit mismatches are found.</summary>
    public IReadOnlyList<Mismatch> Run(Func<Involvement, Reader, EntryFacts, bool> rule, long count, int seed, int limit)
    {
        List<Mismatch> found = [];
        for (long n = 0, cell = (seed & 0xffff) % Cells; n < count; n++, cell = (cell + Stride()) % Cells)
        {
            if (Answers(cell, rule) is { } wrong && (found.Count < limit))
                found.Add(new(cell, wrong));
            if (found.Count == limit)
                break;
        }

        return found;
    }

    // Coprime to the number of cells, so that every cell comes once in Cells steps.
    private long Stride()
    {
        if (stride == 0)
        {
            stride = 15_485_863;
            while (Gcd(stride, Cells) != 1)
                stride += 2;
        }

        return stride;
    }

    private long stride;

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    private string? Answers(long cell, Func<Involvement, Reader, EntryFacts, bool> rule)
    {
        var rest = cell;
        var row = (int)(rest % 2);
        rest /= 2;
        var entryAt = (int)(rest % entries.Length);
        rest /= entries.Length;
        var way = (int)(rest % CoverWays);
        var situation = (int)(rest / CoverWays);
        var persona = situation / (Relationships.Length * Standings.Length);
        var tie = situation % (Relationships.Length * Standings.Length);
        var entry = entries[entryAt];
        var kindAt = entryAt / (Visibilities.Length * Authors.Length);
        var involvement = involvements[(((tie * CoverWays) + way) * Kinds.Length) + kindAt];
        var with = Relationships[tie / Standings.Length].With;
        var (reached, family, safeguards) = stands[situation];
        var theirs = involvement.OrganisationId is { } through && entry.Owner == through;
        var covered = way is 0 or 1 || (way == 3 && entry.Kind == EntryKinds.Identity);
        var expected = reached && covered && (row == 1) == (personas[persona].Signed == Elsewhere) && AccessOracle.ShownTo(family, safeguards, theirs, entry.Visibility);
        bool actual;
        try
        {
            actual = inLocality[(persona * 2) + row] && with != With.Nobody && rule(involvement, personas[persona].Reader, entry);
        }
        catch (InvalidOperationException e)
        {
            return Say($"threw {e.Message}");
        }

        return actual == expected ? null : Say(actual ? "opens, and must not" : "does not open, and must");

        string Say(string what) => $"{personas[persona].Name}, {with} as {involvement.Kind}, {Standings[tie % Standings.Length]}, covers {involvement.Covers}, {entry.Kind} {entry.Visibility} by {entry.Owner}, row {(row == 0 ? "here" : "elsewhere")}: {what}";
    }

    public static async Task<DecisionMatrix> CreateAsync()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        List<Persona> cast = [new("nobody", [], false, Here, Reader.Nobody)];
        foreach (var (name, posts, signed) in Casts())
            cast.Add(await LoadAsync(database, name, posts, signed));
        await using var db = database.Open(Here);
        var filter = LocalityFilter(db);
        await using var elsewhere = database.Open(Elsewhere);
        return new(cast, (signed, row) => filter(signed == Here ? db : elsewhere, Make(With.OwnOrganisation, InvolvementKind.Roll, Standing.Lasting, EntryKinds.All, row)));
    }

    /// <summary>Everybody: each role in each stretch of a post's life, each role beside a second post, people of the other locality.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<PostOf> Posts, LocalityId Signed)> Casts()
    {
        yield return ("somebody without a post", [], Here);
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var life in Enum.GetValues<PostLife>())
                yield return ($"{role} ({life})", [new(Own, role, life)], Here);
            yield return ($"{role}, and safeguarding lead of the other", [new(Own, role, PostLife.Lasting), new(Other, Role.SafeguardingLead, PostLife.Lasting)], Here);
            yield return ($"{role}, and class teacher twice", [new(Own, role, PostLife.Lasting), new(Own, Role.ClassTeacher, PostLife.Lasting), new(Other, Role.ClassTeacher, PostLife.Lasting)], Here);
            yield return ($"{role} of the other locality", [new(Own, role, PostLife.Lasting)], Elsewhere);
        }
    }

    private static async Task<Persona> LoadAsync(TestDatabase database, string name, IReadOnlyList<PostOf> posts, LocalityId signed)
    {
        var (today, person) = (UkDays.DayOf(TestWorld.Start.UtcDateTime), PersonId.New());
        foreach (var locality in new[] { Here, Elsewhere })
        {
            // A namesake's post in the other locality must not count in this one.
            var there = locality == signed ? posts : [new(Own, Role.SafeguardingLead, PostLife.Lasting)];
            await using var db = database.Open(locality);
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var post in there)
            {
                var (from, to, ended) = Days(post.Life, today);
                var id = Guid.CreateVersion7();
                await db.Database.ExecuteSqlAsync($"INSERT INTO access_post (locality_id, id, person_id, organisation_id, role, from_day, to_day, ended_at_utc, appointed_by, certified_on, version) VALUES ({locality.Value}, {id}, {person.Value}, {post.Organisation.Value}, {post.Role.ToString()}, {from}, {to}, {ended}, {person.Value}, {today}, 1)");
            }

            await transaction.CommitAsync();
        }

        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, name, signed, CancellationToken.None);
        var reader = scope.ServiceProvider.GetRequiredService<CurrentReader>().Reader;
        return new(name, posts, true, signed, reader with { Person = Me });
    }

    private static (DateOnly From, DateOnly? To, DateTime? Ended) Days(PostLife life, DateOnly today) => life switch
    {
        PostLife.StartsToday => (today, null, null),
        PostLife.EndsToday => (today.AddYears(-1), today, null),
        PostLife.EndedYesterday => (today.AddYears(-1), today.AddDays(-1), null),
        PostLife.StartsTomorrow => (today.AddDays(1), null, null),
        PostLife.EndedAtOnce => (today.AddYears(-1), null, TestWorld.Start.UtcDateTime.AddMinutes(-1)),
        _ => (today.AddYears(-1), null, null),
    };

    private static EntryKinds Covers(int way, EntryKinds kind) => way switch { 0 => kind, 1 => EntryKinds.All, 2 => EntryKinds.All & ~kind, _ => EntryKinds.Identity };

    internal static Involvement Make(With with, InvolvementKind kind, Standing standing, EntryKinds covers, LocalityId? locality = null)
    {
        var now = TestWorld.Start.UtcDateTime;
        var today = UkDays.DayOf(now);
        var revoked = standing is Standing.Revoked or Standing.RevokedThoughItLasts;
        return new()
        {
            Id = Guid.CreateVersion7(), LocalityId = locality ?? Here, ChildId = new(new("00000000-0000-7000-8000-0000000000c1")), Kind = kind, Purpose = "", Basis = LawfulBasis.PublicTask, Covers = covers, GrantedBy = Me, GrantedAtUtc = now,
            OrganisationId = with switch
            {
                With.OwnOrganisation or With.MeInOwnOrganisation or With.ColleagueInOwnOrganisation or With.MeAsFamilyOfOwnOrganisation or With.OwnOrganisationAsFamily => Own,
                With.OtherOrganisation or With.MeInOtherOrganisation => Other,
                _ => null,
            },
            PersonId = with switch
            {
                With.MeInOwnOrganisation or With.MeInOtherOrganisation or With.MeAsFamily or With.MeWithoutOrganisation or With.MeAsFamilyOfOwnOrganisation => Me,
                With.ColleagueInOwnOrganisation or With.AnotherAsFamily => Colleague,
                _ => null,
            },
            FromDay = standing switch { Standing.StartsToday => today, Standing.StartsTomorrow => today.AddDays(1), _ => today.AddYears(-1) },
            ToDay = standing switch { Standing.EndsToday => today, Standing.EndsTomorrow => today.AddDays(1), Standing.EndedYesterday => today.AddDays(-1), Standing.Revoked => today.AddYears(1), _ => null },
            EndsAtUtc = standing switch { Standing.AnHourLeft => now.AddHours(1), Standing.AMomentLeft => now.AddTicks(10), Standing.ThisMomentUp => now, Standing.HourUp => now.AddMinutes(-1), _ => null },
            RevokedAtUtc = revoked ? now.AddMinutes(-1) : null,
        };
    }

    private static IEnumerable<(With, InvolvementKind)> Professional(With with) => [(with, InvolvementKind.Roll), (with, InvolvementKind.Referral), (with, InvolvementKind.PanelPaper)];

    private static Func<HeadwaterDb, Involvement, bool> LocalityFilter(HeadwaterDb db)
    {
        var filter = db.Model.FindEntityType(typeof(Involvement))!.GetDeclaredQueryFilters().Single(f => f.Key == QueryFilters.Locality).Expression!;
        var context = Expression.Parameter(typeof(HeadwaterDb));
        return Expression.Lambda<Func<HeadwaterDb, Involvement, bool>>(new ContextAsParameter(context).Visit(filter.Body), context, filter.Parameters[0]).Compile();
    }

    private sealed class ContextAsParameter(ParameterExpression context) : ExpressionVisitor
    {
        protected override Expression VisitConstant(ConstantExpression node) => node.Value is HeadwaterDb ? context : node;
    }
}
