using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// A world by chance: three localities, twenty people with posts, fifty children, some of whom have a namesake under the same id in
/// another locality, with involvements in every stretch of their lives and entries of every kind and visibility.
/// </summary>
internal sealed class RandomWorld
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly Role[] NearChildren = [Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.ClassTeacher, Role.SocialWorker, Role.VirtualSchoolHead, Role.ServiceWorker];
    private static readonly EntryKinds[] Kinds = [EntryKinds.Identity, EntryKinds.Contacts, EntryKinds.Notes, EntryKinds.Support, EntryKinds.Exclusions];
    private readonly Random random;
    private readonly DateTime now = TestWorld.Start.UtcDateTime;
    private readonly DateOnly today = UkDays.DayOf(TestWorld.Start.UtcDateTime);
    private readonly List<OrganisationId> organisations = [];

    public RandomWorld(int seed)
    {
        random = new(seed);
        Localities = [.. Enumerable.Range(0, 3).Select(_ => new LocalityId(Id()))];
        organisations.AddRange(Enumerable.Range(0, 3).Select(_ => new OrganisationId(Id())));
        People = [.. Enumerable.Range(0, 20).Select(_ => new PersonId(Id()))];
        foreach (var person in People)
            Posts.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => NewPost(person)));
        for (var n = 0; n < 50; n++)
        {
            var (child, home) = (new ChildId(Id()), random.Next(3));
            AddChild(child, Localities[home]);
            if (random.Next(5) == 0)
                AddChild(child, Localities[(home + 1) % 3]);
        }
    }

    public IReadOnlyList<LocalityId> Localities { get; }
    public IReadOnlyList<PersonId> People { get; }
    public List<Post> Posts { get; } = [];
    public List<Child> Children { get; } = [];
    public List<Involvement> Involvements { get; } = [];
    public List<object> Entries { get; } = [];

    public IEnumerable<object> Rows => [.. Posts, .. Children, .. Involvements, .. Entries];

    private void AddChild(ChildId child, LocalityId locality)
    {
        Children.Add(new() { LocalityId = locality, ChildId = child, LegalFirst = "A", LegalLast = "B", DateOfBirth = new(2014, 1, 1), Sex = Sex.NotRecorded, OpenedAtUtc = now });
        Involvements.AddRange(Enumerable.Range(0, random.Next(5)).Select(_ => NewInvolvement(child, locality)));
        for (var n = random.Next(5); n > 0; n--)
        {
            var (id, visibility, owner) = (Id(), (Visibility)random.Next(4), Pick(organisations));
            Entries.Add(random.Next(4) switch
            {
                0 => new TestNote { LocalityId = locality, Id = id, ChildId = child, Visibility = visibility, OwnerId = owner },
                1 => new TestPlan { LocalityId = locality, Id = id, ChildId = child, Visibility = visibility, OwnerId = owner },
                2 => new TestSuspension { LocalityId = locality, Id = id, ChildId = child, Visibility = visibility, OwnerId = owner },
                _ => new TestContact { LocalityId = locality, Id = id, ChildId = child },
            });
        }
    }

    private Post NewPost(PersonId person) => new()
    {
        LocalityId = Pick(Localities), Id = Id(), PersonId = person, OrganisationId = Pick(organisations), Role = random.Next(3) == 0 ? Pick(Roles) : Pick(NearChildren), AppointedBy = person, CertifiedOn = today,
        FromDay = today.AddDays(random.Next(10) == 0 ? 1 : -random.Next(400)),
        ToDay = random.Next(3) == 0 ? today.AddDays(random.Next(-1, 3)) : null,
        EndedAtUtc = random.Next(10) == 0 ? now.AddHours(-1) : null,
    };

    private Involvement NewInvolvement(ChildId child, LocalityId locality)
    {
        var kind = (InvolvementKind)random.Next(7);
        var family = kind is InvolvementKind.Parent or InvolvementKind.Self;
        var named = family || kind is InvolvementKind.NamedProfessional or InvolvementKind.BreakGlass || random.Next(8) == 0;
        return new()
        {
            LocalityId = locality, Id = Id(), ChildId = child, Kind = kind, Purpose = "", Basis = LawfulBasis.PublicTask, GrantedBy = People[0], GrantedAtUtc = now,
            OrganisationId = family ? null : Pick(organisations),
            PersonId = named ? Pick(People) : null,
            Covers = random.Next(3) == 0 ? EntryKinds.All : EntryKinds.Identity | Pick(Kinds) | Pick(Kinds),
            FromDay = today.AddDays(random.Next(6) switch { 0 => 1, 1 => 0, _ => -random.Next(400) }),
            ToDay = random.Next(3) == 0 ? today.AddDays(random.Next(-1, 3)) : null,
            EndsAtUtc = kind == InvolvementKind.BreakGlass ? now.AddMinutes(random.Next(-1, 3)) : null,
            RevokedAtUtc = random.Next(8) == 0 ? now.AddMinutes(-5) : null,
        };
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
