namespace Headwater.Children.Codes;

/// <summary>The code sets that a child's record uses, as the Department publishes them.</summary>
internal static class NationalCodes
{
    private const string Census = "Department for Education, Common Basic Data Set 2026 (CBDS)";

    /// <summary>The Children and Families Act 2014 came into force.</summary>
    private static readonly DateOnly Reform = new(2014, 9, 1);

    public static CodeSet Provision { get; } = new(
        "special educational provision", Census,
        new Code("N", "No special educational needs"),
        new("K", "SEN support", Reform),
        new("E", "Education, health and care plan", Reform));

    public static CodeSet PrimaryNeed { get; } = new(
        "primary need", Census,
        new Code("SPLD", "Specific learning difficulty"),
        new("MLD", "Moderate learning difficulty"),
        new("SLD", "Severe learning difficulty"),
        new("PMLD", "Profound and multiple learning difficulty"),
        new("SEMH", "Social, emotional and mental health", Reform),
        new("SLCN", "Speech, language and communication needs"),
        new("HI", "Hearing impairment"),
        new("VI", "Vision impairment"),
        new("MSI", "Multi-sensory impairment"),
        new("PD", "Physical disability"),
        new("ASD", "Autistic spectrum disorder"),
        new("DS", "Down syndrome", new DateOnly(2025, 9, 1)),
        new("OTH", "Other difficulty or disability"),
        new("NSA", "SEN support but no specialist assessment of type of need", Reform));

    public static CodeSet Enrolment { get; } = new(
        "enrolment status", Census,
        new Code("C", "Current, at this school only"),
        new("M", "Current main, dual registration"),
        new("S", "Current subsidiary, dual registration"),
        new("G", "Guest, not registered here"),
        new("F", "Further education college"),
        new("O", "Other provider"),
        new("P", "Previous, left"));

    public static CodeSet Ethnicity { get; } = new(
        "ethnic group", Census,
        new Code("WBRI", "White: British"),
        new("WIRI", "White: Irish"),
        new("WIRT", "White: Traveller of Irish heritage"),
        new("WROM", "White: Gypsy or Roma"),
        new("WOTH", "White: any other background"),
        new("MWBC", "Mixed: White and Black Caribbean"),
        new("MWBA", "Mixed: White and Black African"),
        new("MWAS", "Mixed: White and Asian"),
        new("MOTH", "Mixed: any other background"),
        new("AIND", "Asian: Indian"),
        new("APKN", "Asian: Pakistani"),
        new("ABAN", "Asian: Bangladeshi"),
        new("AOTH", "Asian: any other background"),
        new("BCRB", "Black: Caribbean"),
        new("BAFR", "Black: African"),
        new("BOTH", "Black: any other background"),
        new("CHNE", "Chinese"),
        new("OOTH", "Any other ethnic group"),
        new("REFU", "Refused"),
        new("NOBT", "Not obtained"));
}
