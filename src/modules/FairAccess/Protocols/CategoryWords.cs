namespace Headwater.FairAccess.Protocols;

/// <summary>The categories in the words of the School Admissions Code 2021, 3.17, put shortly. A locality may put them in its own.</summary>
internal static class CategoryWords
{
    private static readonly string[] First =
    [
        "On a child in need plan or a child protection plan now, or within the last 12 months",
        "Living in a refuge or in other relevant accommodation",
        "Coming from the criminal justice system",
        "In alternative provision and ready for mainstream school, or permanently excluded and suitable for mainstream",
        "With special educational needs but no education, health and care plan, with a disability or with a medical condition",
        "A carer",
        "Homeless",
        "In formal kinship care",
        "Gypsy, Roma, Traveller, refugee or asylum seeker, or a child of one",
        "Refused a place for challenging behaviour",
        "No place was sought because of exceptional circumstances",
        "Out of education for four weeks or more, with no place at any school within a reasonable distance",
        "Previously looked after, and no place could be found promptly",
    ];

    /// <summary>The words to begin with.</summary>
    public static string Of(Category letter) => First[(int)letter];

    /// <summary><c>(a)</c>.</summary>
    public static string Letter(Category letter) => $"({letter.ToString().ToLowerInvariant()})";
}
