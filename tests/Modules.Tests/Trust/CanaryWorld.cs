using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Keys;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.Retention;
using Headwater.Children.Documents;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Provision;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Modules.Tests.Trust;

/// <summary>Somebody at one of the three localities.</summary>
internal sealed record Visitor(string Name, PersonId? Person, LocalityId Locality, IReadOnlyList<PostOf> Posts);

/// <summary>How a child of the canary world is tied to people.</summary>
internal sealed record Tie(With With, InvolvementKind Kind, Standing Standing, EntryKinds Covers);

/// <summary>
/// Three localities with two organisations and a person of every role each, children tied to them in every way, and at least one
/// row of every entity of the model in each locality. New entities come in by themselves; what cannot be filled is named.
/// </summary>
internal sealed class CanaryWorld
{
    /// <summary>Not filled here, each for the reason given.</summary>
    private static readonly Dictionary<Type, string> NotFilled = new()
    {
        [typeof(DataProtectionKey)] = "made by the framework; a false one would stop it",
        [typeof(ChildKey)] = "made by the vault; with a false one nothing sealed would open",
        [typeof(LocalityKey)] = "the same",
        [typeof(IdentityUserPasskey<Guid>)] = "a structured column the framework reads itself",
    };

    /// <summary>What cannot be any word: it is read back, or of a list.</summary>
    private static readonly Dictionary<Type, (string, object?)[]> Told = new()
    {
        // A hold on a class that the schedule does not have cannot be.
        [typeof(RetentionHold)] = [("Class", RetentionClasses.Record)],
        [typeof(DraftElement)] = [("Extra", null)],
        [typeof(DraftLink)] = [("Extra", null)],
        [typeof(NamedLoop)] = [("Links", "[]")],
        [typeof(MapVersion)] = [("Content", """{"elements":[{"id":"e1","label":"Trust"}],"connections":[]}"""), ("Places", "[[0.5,0.5]]")],
    };

    /// <summary>What an entry of the trail about an emergency opening is about.</summary>
    public const string Emergency = "emergency opening";

    public static readonly Tie[] Ties =
    [
        new(With.OwnOrganisation, InvolvementKind.Roll, Standing.Lasting, EntryKinds.All),
        new(With.OtherOrganisation, InvolvementKind.Roll, Standing.Lasting, EntryKinds.All),
        new(With.MeAsFamily, InvolvementKind.Parent, Standing.Lasting, EntryKinds.All),
        new(With.Nobody, InvolvementKind.Roll, Standing.Lasting, EntryKinds.All),
        new(With.MeInOwnOrganisation, InvolvementKind.NamedProfessional, Standing.Lasting, EntryKinds.Identity | EntryKinds.Notes),
        new(With.OwnOrganisation, InvolvementKind.Referral, Standing.Revoked, EntryKinds.All),
        new(With.OwnOrganisation, InvolvementKind.Referral, Standing.EndedYesterday, EntryKinds.All),
        new(With.MeInOwnOrganisation, InvolvementKind.BreakGlass, Standing.AnHourLeft, EntryKinds.All),
        new(With.MeInOwnOrganisation, InvolvementKind.BreakGlass, Standing.HourUp, EntryKinds.All),
    ];

    private readonly CanaryRows rows = new();
    private readonly Dictionary<ChildId, List<(Involvement Row, Tie Tie, PersonId? Me)>> ties = [];
    private readonly Dictionary<LocalityId, (OrganisationId Own, OrganisationId Other)> organisations = [];

    private CanaryWorld()
    {
    }

    public List<Visitor> Visitors { get; } = [];
    public List<(LocalityId Locality, ChildId Child)> Children { get; } = [];
    public List<object> Rows { get; } = [];
    public IReadOnlyList<Canary> Canaries => rows.Canaries;
    public IReadOnlyCollection<string> TooShort => rows.TooShort;

    public static async Task<CanaryWorld> CreateAsync(TestDatabase database)
    {
        await using var db = database.Open(LocalityId.New());
        var world = new CanaryWorld();
        var types = db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !NotFilled.ContainsKey(t.ClrType)).ToList();
        foreach (var area in new[] { "845", "353", "885" })
            world.AddLocality(types, LocalityId.New(), area);
        Assert.DoesNotContain(db.Model.GetEntityTypes(), t => !t.IsOwned() && !CanaryRules.Knows(t.ClrType));
        world.Visitors.Add(new("nobody", null, world.Children[0].Locality, []));
        Assert.Empty(CanarySeals.Forgotten(db));
        await CanarySeals.PutAsync(database, world.rows, world.Rows);
        await BulkRows.WriteAsync(database, db, world.Rows);
        return world;
    }

    /// <summary>Whether a row of a child's record is this person's to see, by the oracle.</summary>
    public bool MaySee(Visitor who, LocalityId locality, ChildId child, EntryKinds kind, Visibility visibility, OrganisationId owner)
    {
        if (who.Person is not { } person || who.Locality != locality || !ties.TryGetValue(child, out var all))
            return false;
        var (own, other) = organisations[locality];
        return all.Exists(t =>
        {
            var with = t.Me is null || t.Me == person ? t.Tie.With : t.Tie.With == With.MeAsFamily ? With.AnotherAsFamily : With.ColleagueInOwnOrganisation;
            var (reached, family, safeguards) = AccessOracle.Stands(who.Posts, isAnybody: true, with, t.Tie.Standing, own, other);
            return reached && (t.Tie.Covers & kind) == kind && AccessOracle.ShownTo(family, safeguards, t.Row.OrganisationId == owner && owner != default, visibility);
        });
    }

    /// <summary>Whether the child is on the roll of one of this visitor's organisations.</summary>
    public bool IsOnRollOf(Visitor who, ChildId child) => ties.TryGetValue(child, out var all)
        && all.Exists(t => t.Row.Kind == InvolvementKind.Roll && t.Tie.Standing == Standing.Lasting && who.Posts.Any(p => p.Organisation == t.Row.OrganisationId));

    private void AddLocality(IReadOnlyList<IEntityType> types, LocalityId locality, string area)
    {
        var (own, other) = (OrganisationId.New(), OrganisationId.New());
        organisations[locality] = (own, other);
        var before = Rows.Count;
        object Add<T>(ChildId child, PersonId person, OrganisationId organisation, params IReadOnlyList<(string, object?)> set) => Put(types.Single(t => t.ClrType == typeof(T)), child, person, organisation, set);
        object Put(IEntityType type, ChildId child, PersonId person, OrganisationId organisation, params IReadOnlyList<(string, object?)> set)
        {
            Rows.Add(rows.Make(type, locality, child, person, organisation, Told.TryGetValue(type.ClrType, out var told) ? [.. set, .. told] : set));
            return Rows[^1];
        }

        Add<Locality>(default, default, own, ("Id", locality), ("AreaCode", area));
        Add<Organisation>(default, default, own, ("Id", own), ("Kind", OrganisationKind.School));
        Add<Organisation>(default, default, other, ("Id", other), ("Kind", OrganisationKind.Health));
        Dictionary<Role, PersonId> holders = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = holders[role] = PersonId.New();
            Add<Person>(default, person, own, ("Id", person.Value), ("EmailConfirmed", true));
            Add<PersonLocality>(default, person, own, ("PersonId", person.Value));
            Add<Post>(default, person, own, ("Role", role), ("FromDay", Today.AddYears(-1)), ("ToDay", null), ("CertifiedOn", Today));
            Visitors.Add(new($"{role} of {area}", person, locality, [new(own, role, PostLife.Lasting)]));
        }

        foreach (var tie in Ties)
            AddChild(tie);
        foreach (var type in types.Where(t => !t.ClrType.IsAssignableTo(typeof(IChildRecord)) && !Rows.Skip(before).Any(r => r.GetType() == t.ClrType)).ToList())
            Put(type, Children[^1].Child, holders[Role.Headteacher], own);

        // What may be there once only: a day of a placement, and a referral at a meeting.
        IReadOnlyList<(string, object?)> Unlike(Type type) =>
            type == typeof(PlacementDay) ? [("Day", Today.AddDays(-Children.Count))]
            : type == typeof(PanelCase) && Rows.Skip(before).Any(r => r is PanelCase) ? [("ReferralId", Guid.CreateVersion7())]
            : [];

        void AddChild(Tie tie)
        {
            var child = ChildId.New();
            Children.Add((locality, child));
            PersonId? me = tie.With switch { With.MeAsFamily => holders[Role.Parent], With.MeInOwnOrganisation => tie.Kind == InvolvementKind.BreakGlass ? holders[Role.SocialWorker] : holders[Role.ClassTeacher], _ => null };
            if (tie.With != With.Nobody)
            {
                var model = DecisionMatrix.Make(tie.With, tie.Kind, tie.Standing, tie.Covers, locality);
                OrganisationId? organisation = tie.With switch { With.MeAsFamily => null, With.OtherOrganisation => other, _ => own };
                var row = (Involvement)Add<Involvement>(child, holders[Role.Headteacher], own, ("Kind", tie.Kind), ("OrganisationId", organisation), ("PersonId", me), ("Covers", tie.Covers), ("FromDay", model.FromDay), ("ToDay", model.ToDay), ("EndsAtUtc", model.EndsAtUtc), ("RevokedAtUtc", model.RevokedAtUtc), ("RevokedBy", null));
                ties[child] = [(row, tie, me)];
            }

            // Of a record that was joined to another hardly a page opens.
            Add<Child>(child, default, own, ("JoinedToId", null), ("DateOfBirth", Today.AddYears(-12)), ("IsSample", false), ("Sex", Sex.NotRecorded));
            // One look at each record, and one in an emergency, with the reason that was typed.
            Add<AuditEntry>(child, holders[Role.ClassTeacher], own);
            Add<AuditEntry>(child, holders[Role.SocialWorker], own, ("Kind", Emergency));
            foreach (var type in types.Where(t => t.ClrType.IsAssignableTo(typeof(IChildRecord)) && t.ClrType != typeof(Child) && t.ClrType != typeof(DocumentContent)))
            {
                if (!type.ClrType.IsAssignableTo(typeof(IEntry)))
                    Put(type, child, holders[Role.Headteacher], own, Unlike(type.ClrType));
                else
                {
                    // Of what a child has one only, each child's is of another visibility.
                    var all = Enum.GetValues<Visibility>();
                    foreach (var visibility in type.FindPrimaryKey()!.Properties.Count == 2 && type.FindProperty("Id") is null ? [all[Children.Count % all.Length]] : all)
                    {
                        if (type.ClrType == typeof(Disclosure))
                        {
                            // Shared by one organisation with itself or with another's people: more than some involvements cover.
                            Put(type, child, holders[Role.Headteacher], own, ("Visibility", visibility), ("OwnerId", other), ("ToOrganisation", other), ("ToPerson", null), ("Kinds", EntryKinds.Identity | EntryKinds.Contacts), ("ConsentOn", Today), ("HarmIfShown", null));
                            continue;
                        }

                        var entry = Put(type, child, holders[Role.Headteacher], own, ("Visibility", visibility), ("OwnerId", own), ("File", FileKind.Text));
                        if (entry is Document document)
                            Add<DocumentContent>(child, holders[Role.Headteacher], own, ("Visibility", visibility), ("OwnerId", own), ("DocumentId", document.Id));
                    }
                }
            }
        }
    }

    private static DateOnly Today { get; } = UkDays.DayOf(TestWorld.Start.UtcDateTime);
}
