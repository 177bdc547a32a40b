using System.Globalization;
using Headwater.Children.Codes;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Kernel;

namespace Headwater.Children.Imports;

/// <summary>A child of a school's roll as the file has it; what it leaves empty is left as it is held.</summary>
internal sealed record RollRow(
    int Line, string Upn, string First, string Last, string? KnownAs, DateOnly Born, Sex? Sex, int? YearGroup, DateOnly? Entry, DateOnly? Leaving,
    string? Provision, string? Need, bool? FreeSchoolMeals, bool? LookedAfter, string? Postcode)
{
    public static IReadOnlyList<string> Required { get; } = ["upn", "legal_first", "legal_last", "known_as", "date_of_birth"];

    public static IReadOnlyList<string> Optional { get; } = ["sex", "year_group", "entry_date", "leaving_date", "sen", "primary_need", "fsm", "looked_after", "postcode"];

    /// <exception cref="BadValueException">A value cannot be taken.</exception>
    public static RollRow Read(SchoolRow row, DateOnly today)
    {
        var born = row.Day("date_of_birth") ?? throw new BadValueException("date_of_birth", "is empty.");
        if (born > today || born < today.AddYears(-26))
            throw new BadValueException("date_of_birth", "must lie within the last 26 years.");
        var (entry, leaving) = (row.Day("entry_date"), row.Day("leaving_date"));
        if (entry < born || entry > today.AddYears(1))
            throw new BadValueException("entry_date", "lies before the date of birth or more than a year ahead.");
        if (leaving < (entry ?? born) || leaving > today.AddYears(1))
            throw new BadValueException("leaving_date", "lies before the entry date or more than a year ahead.");
        var provision = Code(row, "sen", NationalCodes.Provision, today);
        var need = Code(row, "primary_need", NationalCodes.PrimaryNeed, today);
        if (need is not null && provision is null or "N")
            throw new BadValueException("primary_need", "there is none without SEN support or a plan.");
        return new(
            row.Line,
            Identifiers.Upn.Read(row.Required("upn"), out var why) ?? throw new BadValueException("upn", why!),
            Name(row, "legal_first")!, Name(row, "legal_last")!, row["known_as"] is null ? null : Name(row, "known_as"),
            born, SexOf(row), YearOf(row), entry, leaving, provision, need, row.YesNo("fsm"), row.YesNo("looked_after"),
            row["postcode"] is null ? null : Identifiers.Postcode.Read(row["postcode"], out why) ?? throw new BadValueException("postcode", why!));
    }

    private static string? Name(SchoolRow row, string column)
    {
        try
        {
            return Typed.Name(row.Required(column), "name");
        }
        catch (InputRefusedException refused)
        {
            throw new BadValueException(column, refused.Message);
        }
    }

    private static string? Code(SchoolRow row, string column, CodeSet codes, DateOnly today) =>
        row[column] is null ? null : codes.Read(row[column], today, out var why) ?? throw new BadValueException(column, why!);

    private static Sex? SexOf(SchoolRow row) => row["sex"]?.ToUpperInvariant() switch
    {
        null => null,
        "F" or "FEMALE" => Records.Sex.Female,
        "M" or "MALE" => Records.Sex.Male,
        _ => throw new BadValueException("sex", "write F or M, or leave it empty."),
    };

    /// <summary>R is Reception; nursery groups (N, N1, N2) come before it and need no override.</summary>
    private static int? YearOf(SchoolRow row) => row["year_group"]?.ToUpperInvariant() switch
    {
        null or "N" or "N1" or "N2" => null,
        "R" => 0,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year <= 14 ? year : throw new BadValueException("year_group", "write N, R or 1 to 14."),
    };
}
