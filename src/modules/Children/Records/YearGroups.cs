using Headwater.Kernel;

namespace Headwater.Children.Records;

/// <summary>National curriculum years. A = the year in which the school year starts, B = the year of birth, less one for those born before September: NCY = A − B − 5.</summary>
internal static class YearGroups
{
    public static int Of(Child child, DateOnly day) => child.YearGroupOverride ?? Of(child.DateOfBirth, day);

    public static int Of(DateOnly born, DateOnly day) => AcademicYear.Of(day).StartYear - (born.Month >= 9 ? born.Year : born.Year - 1) - 5;

    public static string Words(int year) => year switch
    {
        < 0 => "Before Reception",
        0 => "Reception",
        > 13 => "After Year 13",
        _ => $"Year {year}",
    };
}
