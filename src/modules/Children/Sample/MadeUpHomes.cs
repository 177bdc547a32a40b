using System.Globalization;
using Headwater.Children.Contacts;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Households on made-up streets. Postcodes are of the area ZX, which Royal Mail has never given out: it is none of the 124 postcode
/// areas of the Postcode Address File, nor one of those that are no places (BF, BX, XX). Telephone numbers are those that Ofcom keeps for drama (01632 960xxx, 07700 900xxx), e-mail is
/// of a domain kept for examples.
/// </summary>
internal sealed class MadeUpHomes(SplitMix random, string place, int primaries)
{
    public const string PostcodeArea = "ZX";

    private const int Districts = 20;

    /// <summary>Letters that the last two of a postcode may be (BS 7666).</summary>
    private const string Inward = "ABDEFGHJLNPQRSTUWXYZ";

    private static readonly string[] Streets =
    [
        "Alder", "Beacon", "Bellfield", "Brickfield", "Canal", "Chapel", "Coopers", "Cornmill", "Dyehouse", "Farrier", "Foundry", "Garner", "Granary", "Hawthorn", "Heron", "Ironstone", "Kiln", "Lantern", "Lavender",
        "Limes", "Lockkeeper", "Maltings", "Meadowsweet", "Millrace", "Nightingale", "Orchard", "Osier", "Packhorse", "Pippin", "Quarryman", "Ropewalk", "Saddler", "Sluice", "Spindle", "Tannery", "Teasel", "Tilemaker", "Towpath", "Wainwright", "Weaver",
    ];

    private static readonly string[] Kinds = ["Road", "Street", "Close", "Avenue", "Lane", "Gardens", "Drive", "Way", "Rise", "Court"];

    private static readonly string[] Reasons = ["A court order forbids contact.", "The police asked that this person is told nothing.", "A safeguarding decision: no contact."];

    public MadeUpHome Next()
    {
        var group = SampleShares.Groups[random.Pick([.. SampleShares.Groups.Select(g => g.Share)])];
        var last = SampleNames.Last(random, group.Origin);
        var primary = random.Below(primaries);
        return new()
        {
            Origin = group.Origin, Codes = group.Codes, Within = group.Within, Last = last, Primary = primary, Poor = random.Chance(SampleShares.PoorHomes),
            Lines = string.Create(CultureInfo.InvariantCulture, $"{1 + random.Below(140)} {random.One(Streets)} {random.One(Kinds)}\n{place}"),
            Postcode = Postcode(primary), Carers = Carers(group.Origin, last),
        };
    }

    /// <summary>Carers of a child who is looked after: foster carers, and the parent who still has parental responsibility.</summary>
    public IReadOnlyList<MadeUpCarer> Fostered(MadeUpHome home) =>
    [
        new($"{SampleNames.First(random, SampleOrigin.British, true)} {SampleNames.Last(random, SampleOrigin.British)}", Relation.FosterCarer, Mobile(), null, LivesThere: true),
        home.Carers[0] with { LivesThere = false },
    ];

    private string Postcode(int primary) => string.Create(
        CultureInfo.InvariantCulture, $"{PostcodeArea}{1 + (primary % Districts)} {random.Below(10)}{Inward[random.Below(Inward.Length)]}{Inward[random.Below(Inward.Length)]}");

    private List<MadeUpCarer> Carers(SampleOrigin origin, string last)
    {
        var mother = random.Chance(0.88);
        List<MadeUpCarer> carers = [Carer(mother ? Relation.Mother : Relation.Father, mother, livesThere: true)];
        if (random.Chance(0.62))
            carers.Add(Carer(mother ? Relation.Father : Relation.Mother, !mother, random.Chance(0.75)));
        else if (random.Chance(0.1))
            carers.Add(Carer(Relation.Grandparent, girl: true, livesThere: false));
        if (carers.Count == 2 && !carers[1].LivesThere && random.Chance(0.03))
            carers[1] = carers[1] with { WhyNot = random.One(Reasons) };
        return carers;

        MadeUpCarer Carer(Relation relation, bool girl, bool livesThere)
        {
            var first = SampleNames.First(random, origin, girl);
            var name = random.Chance(0.8) ? last : SampleNames.Last(random, origin);
            var mail = random.Chance(0.7) ? string.Create(CultureInfo.InvariantCulture, $"{Plain(first)}.{Plain(name)}{random.Below(1000)}@family.example") : null;
            return new($"{first} {name}", relation, random.Chance(0.9) ? Mobile() : Landline(), mail, livesThere);
        }
    }

    private string Mobile() => string.Create(CultureInfo.InvariantCulture, $"07700 900{random.Below(1000):000}");

    private string Landline() => string.Create(CultureInfo.InvariantCulture, $"01632 960{random.Below(1000):000}");

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
}
