using Headwater.Children.Records;

namespace Headwater.Children.Equality;

/// <summary>One group of a characteristic, and what its pupils are called in a sentence; null where no sentence is made of them.</summary>
internal sealed record TraitGroup(string Words, string? Pupils);

/// <summary>A characteristic by which figures are broken down. What is not recorded is a group of its own.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Groups">Its groups; last that of those of whom it is not recorded, if there can be any.</param>
/// <param name="Together">What groups 1 and 2 are together, where one of them alone is too small to be shown; null where they stay apart.</param>
/// <param name="Absent">What group 0 and those of whom nothing is recorded are together, where only who has something is recorded; null where that says nothing.</param>
internal sealed record Trait(string Name, IReadOnlyList<TraitGroup> Groups, TraitGroup? Together = null, TraitGroup? Absent = null)
{
    public const string NotRecorded = "Not recorded";

    /// <summary>The place of those of whom it is not recorded; the day of birth always is.</summary>
    public int? Missing => Groups[^1].Words == NotRecorded ? Groups.Count - 1 : null;

    /// <summary>The group of that name.</summary>
    public TraitGroup Named(string words) => Together?.Words == words ? Together : Absent?.Words == words ? Absent : Groups.First(g => g.Words == words);
}

/// <summary>What is kept of a child that a group is told by.</summary>
/// <param name="Stages">Provision for special educational needs, with its days.</param>
internal sealed record Kept(Sex Sex, DateOnly Born, int? YearOverride, string? Ethnicity, bool? Meals, bool? LookedAfter, IReadOnlyList<KeptStage> Stages);

internal readonly record struct KeptStage(string Provision, DateOnly From, DateOnly? To);

/// <summary>The characteristics, and which group a child is in. For looking whether groups are treated alike, never for looking at a child.</summary>
internal static class Traits
{
    private static readonly TraitGroup NotRecorded = new(Trait.NotRecorded, null);

    /// <summary>All; years last, so that what stands beside schools can leave it out.</summary>
    public static IReadOnlyList<Trait> All { get; } =
    [
        new("Sex", [new("Girls", "Girls"), new("Boys", "Boys"), NotRecorded]),
        new("Special educational needs", [new("None", "Pupils without special educational needs"), new("SEN support", "Pupils with SEN support"), new("EHC plan", "Pupils with an education, health and care plan"), NotRecorded], new("SEN support or EHC plan", "Pupils with SEN support or an education, health and care plan"), new("None on record", "Pupils with no special educational needs on record")),
        new("Free school meals", [new("Eligible", "Pupils eligible for free school meals"), new("Not eligible", "Pupils not eligible for free school meals"), NotRecorded]),
        new("Looked after", [new("Looked after", "Looked-after children"), new("Not looked after", "Pupils who are not looked after"), NotRecorded]),
        new("Ethnic group", [new("White British", "White British pupils"), new("Gypsy, Roma or Traveller", "Gypsy, Roma and Traveller pupils"), new("Other White", "Pupils of other White groups"), new("Mixed", "Pupils of mixed ethnic groups"), new("Asian", "Asian pupils"), new("Black", "Black pupils"), new("Chinese or other", "Pupils of Chinese or another ethnic group"), NotRecorded]),
        new("Years", [new("Up to Year 2", "Pupils up to Year 2"), new("Years 3 to 6", "Pupils in Years 3 to 6"), new("Years 7 to 9", "Pupils in Years 7 to 9"), new("Years 10 and 11", "Pupils in Years 10 and 11"), new("Year 12 and above", "Pupils in Year 12 and above")]),
    ];

    /// <summary>The place of the years in <see cref="All"/>.</summary>
    public const int Years = 5;

    /// <summary>The group of a child in each of <see cref="All"/>.</summary>
    public static int[] Of(Kept kept, DateOnly day) =>
    [
        kept.Sex switch { Sex.Female => 0, Sex.Male => 1, _ => 2 },
        ProvisionOn(kept.Stages, day) switch { "N" => 0, "K" => 1, "E" => 2, _ => 3 },
        kept.Meals switch { true => 0, false => 1, null => 2 },
        kept.LookedAfter switch { true => 0, false => 1, null => 2 },
        Ethnicity(kept.Ethnicity),
        YearOf(kept, day) switch { <= 2 => 0, <= 6 => 1, <= 9 => 2, <= 11 => 3, _ => 4 },
    ];

    public static int YearOf(Kept kept, DateOnly day) => kept.YearOverride ?? YearGroups.Of(kept.Born, day);

    /// <summary>That of the day; where none was on record yet, the first that was recorded after it.</summary>
    private static string? ProvisionOn(IReadOnlyList<KeptStage> stages, DateOnly day) =>
        stages.Where(s => s.From <= day && (s.To is null || s.To >= day)).OrderByDescending(s => s.From).Concat(stages.Where(s => s.From > day).OrderBy(s => s.From)).Select(s => s.Provision).FirstOrDefault();

    /// <summary>The codes of the census in seven groups; refused and not obtained are not recorded.</summary>
    private static int Ethnicity(string? code) => code switch
    {
        "WBRI" => 0,
        "WIRT" or "WROM" => 1,
        "WIRI" or "WOTH" => 2,
        "MWBC" or "MWBA" or "MWAS" or "MOTH" => 3,
        "AIND" or "APKN" or "ABAN" or "AOTH" => 4,
        "BCRB" or "BAFR" or "BOTH" => 5,
        "CHNE" or "OOTH" => 6,
        _ => 7,
    };
}
