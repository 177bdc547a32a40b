using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Calendars;
using Headwater.Localities.Contracts;
using Headwater.Localities.Schools;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Places;

/// <summary>The made-up locality itself, its schools and the bodies that work with them.</summary>
internal sealed class SamplePlaces(HeadwaterDb db, TimeProvider clock) : ISamplePart
{
    private static readonly string[] Firsts =
    [
        "Amber", "Bramble", "Bridge", "Cedar", "Clover", "Copper", "Cross", "Dove", "Elder", "Fern", "Fox", "Gorse", "Hare", "Heron", "Holly", "Ivy", "Kestrel", "Lark", "Linden", "Meadow",
        "Mill", "Oak", "Orchard", "Otter", "Pine", "Quarry", "Raven", "Reed", "River", "Robin", "Rowan", "Rush", "Sandy", "Sorrel", "Stone", "Swan", "Thistle", "Vale", "Wharf", "Wren",
    ];

    private static readonly string[] Seconds = ["Bank", "Brook", "Common", "Court", "Dale", "Farm", "Field", "Gate", "Green", "Grove", "Hill", "Lane", "Lea", "Mead", "Moor", "Park", "Ridge", "View", "Way", "Wood"];

    private static readonly (string Name, OrganisationKind Kind)[] Services =
    [
        (SampleServices.MentalHealth, OrganisationKind.Health), (SampleServices.SocialCare, OrganisationKind.SocialCare), (SampleServices.VirtualSchool, OrganisationKind.LocalAuthority),
        (SampleServices.Psychology, OrganisationKind.LocalAuthority), (SampleServices.Outreach, OrganisationKind.LocalAuthority), (SampleServices.ParentForum, OrganisationKind.ParentsGroup),
        (SampleServices.YouthProject, OrganisationKind.Voluntary), (SampleServices.FamilySupport, OrganisationKind.Voluntary), (SampleServices.Mentoring, OrganisationKind.Voluntary),
        (SampleServices.Police, OrganisationKind.Police), (SampleServices.Facilitation, OrganisationKind.Other), (SampleServices.Evaluation, OrganisationKind.Other),
    ];

    public int Order => 10;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (!await db.Set<Locality>().AnyAsync(l => l.Id == db.Locality, ct))
            await db.InsertManyAsync([LocalityOf(order.Area, db.Locality, clock.GetUtcNow().UtcDateTime)], ct);
        var council = CouncilOf(order.Area);
        var there = await db.Set<Organisation>().AnyAsync(o => o.Name == council.Name, ct);
        var (ids, schools) = (order.Ids("organisation"), Schools(order));
        await db.InsertManyAsync(schools, ct);
        List<Organisation> bodies = [.. Services.Select(s => new Organisation { Id = new(ids.Next()), Name = SampleServices.NameIn(order.Area, s.Name), Kind = s.Kind })];
        bodies.AddRange(schools.Select(s => new Organisation { Id = new(ids.Next()), Name = s.Name, Kind = OrganisationKind.School, Urn = s.Urn }));
        await db.InsertManyAsync(there ? bodies : [council, .. bodies], ct);
        var terms = order.Ids("term");
        // From the first of the years that are looked back to the end of the next one.
        var first = order.Since.Month >= 8 ? order.Since.Year : order.Since.Year - 1;
        await db.InsertManyAsync(Enumerable.Range(first, 4).SelectMany(SampleTerms.Of).Select(t => new CalendarTerm { Id = terms.Next(), Start = t.Start, End = t.End, BreakStart = t.BreakStart, BreakEnd = t.BreakEnd }).ToList(), ct);
        return string.Create(CultureInfo.InvariantCulture, $"{schools.Count} schools, {Services.Length + 1} services and groups");
    }

    public static Locality LocalityOf(Area area, LocalityId id, DateTime atUtc) => new()
    {
        Id = id, Slug = SampleOrder.SlugOf(area), Name = area.Name, AreaCode = area.Code, IsSample = true, CreatedAtUtc = atUtc, ChangedAtUtc = atUtc,
    };

    public static Organisation CouncilOf(Area area) =>
        new() { Id = SampleOrder.CouncilOf(area), Name = SampleServices.NameIn(area, SampleServices.Council), Kind = OrganisationKind.LocalAuthority };

    /// <summary>Secondary schools first, then primary schools, then the unit: in the order of their numbers.</summary>
    private static List<SchoolRow> Schools(SampleOrder order)
    {
        var random = order.Random("schools");
        var names = Firsts.SelectMany(f => Seconds.Select(s => $"{f} {s}")).ToArray();
        Shuffle(names, random);
        var (urn, next) = (order.FirstSchool, 0);
        List<SchoolRow> schools = [];
        for (var n = 0; n < order.Secondaries; n++)
            schools.Add(School(Name(n % 3 == 0 ? "High School" : n % 3 == 1 ? "Academy" : "School"), "Secondary", n % 3 == 1 ? "Academy converter" : "Community school", 11, 18, 1400));
        for (var n = 0; n < order.Primaries; n++)
            schools.Add(School(Name(n % 5 == 0 ? "Church of England Primary School" : "Primary School"), "Primary", n % 5 == 0 ? "Voluntary controlled school" : "Community school", 4, 11, 350));
        schools.Add(School(SampleServices.NameIn(order.Area, SampleServices.ReferralUnit), "Not applicable", "Pupil referral unit", 11, 16, 90));
        return schools;

        string Name(string kind)
        {
            var (round, at) = Math.DivRem(next++, names.Length);
            return round == 0 ? $"{names[at]} {kind}" : string.Create(CultureInfo.InvariantCulture, $"{names[at]} {kind} {round + 1}");
        }

        SchoolRow School(string name, string phase, string type, int low, int high, int capacity) => new()
        {
            Urn = urn++, Name = name, AreaCode = order.Area.Code, Status = "Open", Phase = phase, Type = type, LowAge = low, HighAge = high, Capacity = capacity, Opened = new(1990, 9, 1),
        };
    }

    private static void Shuffle(string[] names, SplitMix random)
    {
        for (var i = names.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (names[i], names[j]) = (names[j], names[i]);
        }
    }
}
