using System.Buffers.Binary;
using Headwater.Kernel;

namespace Headwater.Localities.Contracts;

/// <summary>
/// What is asked for of one made-up locality. The same order on the same day gives the same rows, ids included; only what is sealed
/// with keys differs, and the instants at which it was written.
/// </summary>
/// <param name="Area">Which made-up area.</param>
/// <param name="Index">Which of the localities that are made; 0 is the first.</param>
/// <param name="Localities">How many are made together.</param>
/// <param name="Children">How many records of children.</param>
/// <param name="Seed">What everything that is drawn is drawn from.</param>
/// <param name="Today">The day from which two years are looked back.</param>
public sealed record SampleOrder(Area Area, int Index, int Localities, int Children, ulong Seed, DateOnly Today)
{
    /// <summary>As many children as a middling authority has on its rolls.</summary>
    public const int DefaultChildren = 38_000;

    /// <summary>Fewer would leave year groups empty.</summary>
    public const int FewestChildren = 100;

    /// <summary>In all localities together: more pupil numbers and school numbers there are not in the range that is made up.</summary>
    public const int MostChildren = 2_000_000;

    /// <summary>The seed when none is given: the area's code.</summary>
    public const ulong DefaultSeed = 999;

    private const int DefaultSecondaries = 14;
    private const int DefaultPrimaries = 70;

    /// <summary>Numbers of the Department's register that no school has: it has come to 152,000 in sixty years.</summary>
    private const int FirstUrn = 900_000;

    /// <summary>Secondary schools: 14 for 38,000 children.</summary>
    public int Secondaries => Math.Max(2, (int)Math.Round((double)DefaultSecondaries * Children / DefaultChildren));

    /// <summary>Primary schools: 70 for 38,000 children.</summary>
    public int Primaries => Math.Max(4, (int)Math.Round((double)DefaultPrimaries * Children / DefaultChildren));

    /// <summary>The number of the first school of this locality; the others follow.</summary>
    public int FirstSchool => FirstUrn + (Index * (Secondaries + Primaries + 1));

    /// <summary>When made-up rows were written: at the beginning of the day.</summary>
    public DateTime AtUtc => UkDays.StartOf(Today);

    /// <summary>The first day of the two years that are looked back.</summary>
    public DateOnly Since => Today.AddYears(-2);

    /// <summary>Where its people have their e-mail: a domain kept for examples (RFC 2606), to which nothing can be sent.</summary>
    public string MailDomain => $"{Slug}.example";

    /// <summary>Its name in addresses.</summary>
    public string Slug => SlugOf(Area);

    /// <summary>The name of a made-up area in addresses.</summary>
    public static string SlugOf(Area area) => area.Name.ToLowerInvariant();

    /// <summary>The id of a made-up locality, whatever the seed: the same in every installation.</summary>
    public static LocalityId IdOf(Area area) => new(new SampleIds(Fixed(area)).Next());

    /// <summary>The id of its council.</summary>
    public static OrganisationId CouncilOf(Area area)
    {
        var ids = new SampleIds(Fixed(area));
        ids.Next();
        return new(ids.Next());
    }

    /// <summary>Numbers for one part of the locality: a part that draws more leaves the others as they are.</summary>
    public SplitMix Random(string part)
    {
        var state = new SplitMix(unchecked(Seed + ((ulong)Index * 0xD1B54A32D192ED03))).Next();
        foreach (var c in part)
            state = unchecked((state ^ c) * 0x100000001B3);
        return new(state);
    }

    /// <summary>Ids for one kind of rows.</summary>
    public SampleIds Ids(string kind) => new(Random("id " + kind));

    private static SplitMix Fixed(Area area) => new(ulong.Parse(area.Code, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Ids of version 7, one after the other, that come out the same again.</summary>
public sealed class SampleIds(SplitMix random)
{
    private static readonly long Epoch = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private int made;

    /// <summary>The next one; in order, so that an index is filled from the left.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)(Epoch + made++) << 16) | 0x7000 | (random.Next() & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (random.Next() >> 2));
        return new(bytes, bigEndian: true);
    }
}

/// <summary>
/// A module's part of a made-up locality, written in a scope that entered the locality and acts as the system, within one
/// transaction for all parts. The lower module comes first, so that the higher reads what is there.
/// </summary>
public interface ISamplePart
{
    /// <summary>Ascending; lower modules first.</summary>
    int Order { get; }

    /// <summary>Writes it and answers in a few words what was made, such as <c>85 schools</c>.</summary>
    Task<string> WriteAsync(SampleOrder order, CancellationToken ct);
}

/// <summary>The bodies of every made-up locality beside its schools, by the names they bear there.</summary>
public static class SampleServices
{
    /// <summary>The pupil referral unit.</summary>
    public const string ReferralUnit = "Pupil Referral Unit";

    /// <summary>The local authority itself.</summary>
    public const string Council = "Council";

    /// <summary>CAMHS.</summary>
    public const string MentalHealth = "Child and Adolescent Mental Health Service";

    /// <summary>Social care.</summary>
    public const string SocialCare = "Children's Social Care";

    /// <summary>The virtual school.</summary>
    public const string VirtualSchool = "Virtual School";

    /// <summary>Educational psychology.</summary>
    public const string Psychology = "Educational Psychology Service";

    /// <summary>Outreach.</summary>
    public const string Outreach = "Inclusion Outreach Service";

    /// <summary>The parent-carer forum.</summary>
    public const string ParentForum = "Parent Carer Forum";

    /// <summary>A voluntary group.</summary>
    public const string YouthProject = "Wharf Youth Project";

    /// <summary>Another.</summary>
    public const string FamilySupport = "Kestrel Family Support";

    /// <summary>A third, which has not signed the sharing agreement yet.</summary>
    public const string Mentoring = "Open Door Mentoring";

    /// <summary>The police.</summary>
    public const string Police = "Neighbourhood Police";

    /// <summary>Where the facilitator is from: none of those at the table.</summary>
    public const string Facilitation = "Common Table Facilitation";

    /// <summary>Who evaluates.</summary>
    public const string Evaluation = "Institute for Local Learning";

    /// <summary>What one of these is called in an area.</summary>
    public static string NameIn(Area area, string service) => $"{area.Name} {service}";
}
