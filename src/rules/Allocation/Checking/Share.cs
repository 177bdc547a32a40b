using System.Globalization;

namespace Headwater.Allocation.Checking;

/// <summary>A burden, points ÷ roll, compared exactly: 10/100 and 20/200 are level.</summary>
internal readonly struct Share(long points, int roll)
{
    public long Points => points;

    public int Roll => roll;

    public static int Compare(Share one, Share other) => ((Int128)one.Points * other.Roll).CompareTo((Int128)other.Points * one.Roll);

    /// <summary>The points which, added to a school's balance, make its burden exactly this; null when no whole number does.</summary>
    public long? ExactLoad(AllocationSchool school)
    {
        var (whole, rest) = Int128.DivRem((Int128)points * school.Roll, roll);
        return rest == 0 ? InRange(whole - school.Balance) : null;
    }

    /// <summary>The most points that leave a school's burden below this; negative when even none are too many.</summary>
    public long MostBelow(AllocationSchool school)
    {
        var (whole, rest) = Int128.DivRem(((Int128)points * school.Roll) - 1, roll);
        return InRange((rest < 0 ? whole - 1 : whole) - school.Balance);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{points}/{roll}");

    private static long InRange(Int128 load) => (long)Int128.Clamp(load, long.MinValue / 4, long.MaxValue / 4);
}
