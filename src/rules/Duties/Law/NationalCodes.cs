namespace Headwater.Duties;

/// <summary>Reason codes of the school census, up to three for an exclusion.</summary>
internal static class NationalCodes
{
    /// <summary>How many reasons an exclusion may have (autumn 2020 census).</summary>
    public const int MostReasons = 3;

    private static readonly Dictionary<string, string> First = new()
    {
        ["PP"] = "Physical assault against a pupil",
        ["PA"] = "Physical assault against an adult",
        ["VP"] = "Verbal abuse or threatening behaviour against a pupil",
        ["VA"] = "Verbal abuse or threatening behaviour against an adult",
        ["BU"] = "Bullying",
        ["RA"] = "Racist abuse",
        ["SM"] = "Sexual misconduct",
        ["DA"] = "Drug and alcohol related",
        ["DM"] = "Damage to property",
        ["TH"] = "Theft",
        ["DB"] = "Persistent or general disruptive behaviour",
    };

    private static readonly Dictionary<string, string> A = new(First)
    {
        ["OW"] = "Use or threat of use of an offensive weapon or prohibited item",
        ["MT"] = "Inappropriate use of social media or online technology",
        ["LG"] = "Abuse against sexual orientation and gender identity",
        ["DS"] = "Abuse relating to disability",
        ["PH"] = "Wilful and repeated transgression of protective measures (public health)",
    };

    private static readonly Dictionary<string, string> B = new(A)
    {
        ["BW"] = "Brought a weapon or prohibited item into school",
        ["TB"] = "Cyber-bullying or threatening behaviour online",
        ["SB"] = "Harmful sexual behaviour",
        ["MB"] = "Misogynistic behaviour",
        ["AB"] = "Misandry behaviour",
        ["DR"] = "Drug related",
        ["AR"] = "Alcohol related",
        ["SR"] = "Smoking related",
        ["VR"] = "Vape related",
        ["LD"] = "Persistent disruption, low level",
        ["CB"] = "Persistent disruption, challenging behaviour",
        ["MP"] = "Use of mobile phone",
        ["OS"] = "Misbehaviour outside school",
    };

    public static IReadOnlyList<ReasonCodeSet> Sets { get; } =
    [
        new("before 2020", "Department's census guide before 2020 (recalled)", Confidence.R, new(2012, 9, 1), new(2020, 8, 31), new Dictionary<string, string>(First) { ["OT"] = "Other" }),
        new("A", "Common Basic Data Set 2020 to 2025/26; Ealing; ScholarPack; CBDS26", Confidence.H, new(2020, 9, 1), null, A),
        new("B", "CBDS26 (one public re-use of the sheet)", Confidence.M, new(2026, 9, 1), null, B),
    ];
}
