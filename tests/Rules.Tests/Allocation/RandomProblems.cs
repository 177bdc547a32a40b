using CsCheck;
using Headwater.Allocation;
using Headwater.Testing;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>Small problems of all kinds: ties, negative and enormous balances, year groups that are missing, bars, exemptions, tight reach, ids whose order is not that of their numbers.</summary>
internal static class RandomProblems
{
    private const int Year = 8;

    private static readonly string[] SchoolIds = ["s10", "s9", "S3", "a", "Z", "é", "s1", "b-2", "Ω", "10", "2", "s11"];
    private static readonly string[] ChildIds = ["c9", "c10", "C1", "kid", "ç", "c 1", "c01", "c1"];
    private static readonly string[] Orders = ["PBWD", "PBDW", "PWBD", "PWDB", "PDBW", "PDWB"];

    private static readonly Gen<long> Balance = Gen.Frequency(
        (12, Gen.Long[-6, 14]), (2, Gen.Long[-1000, 1000]), (1, Gen.Long[1, 3].Select(n => (9_007_199_254_740_992 * n) - 2)), (1, Gen.Long[-3, 0].Select(n => n - 999_999_999_999_999_990)));

    private static readonly Gen<GeoPoint> Point = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Select((north, east) => new GeoPoint(53.5 + (north / 100.0), -2.1 + (east / 100.0)));

    /// <summary>-1 for no such year group.</summary>
    private static readonly Gen<int> Room = Gen.Frequency((1, Gen.Const(-1)), (1, Gen.Const(0)), (5, Gen.Const(1)), (4, Gen.Const(2)), (1, Gen.Const(3)));

    private static readonly Gen<double?> Reach = Gen.Frequency((3, Gen.Const(() => (double?)null)), (2, Gen.Const<double?>(15)), (2, Gen.Const<double?>(2.225)), (1, Gen.Const<double?>(1.112)), (1, Gen.Const<double?>(1.111)));

    private static readonly Gen<AllocationSchool> School = Gen.Select(Gen.OneOf(Gen.OneOf(10, 20, 30, 100, 200), Gen.Int[1, 2000]), Balance, Point, Gen.Int[0, 14], Room, Room)
        .Select((roll, balance, point, exempt, first, second) => new AllocationSchool("", roll, balance, point, exempt == 14, Rooms(first, second)));

    /// <summary>Half of the balances alike, so that the highest burdens are close together.</summary>
    private static readonly Gen<AllocationSchool> CloseSchool = Gen.Select(School, Gen.OneOf(10, 20, 20, 40), Gen.Long[0, 3], Gen.Bool).Select((school, roll, balance, close) => close ? school with { Roll = roll, Balance = balance } : school);

    /// <summary>One to five or so points each.</summary>
    public static Gen<int> Unequal { get; } = Gen.Int[0, 5];

    private static readonly Gen<int> Equal = Gen.OneOf(0, 1, 1, 1, 2, 3, 5);

    /// <summary>As many cases as an ordinary run has time for, and at deep effort 10,000 unless that would take hours.</summary>
    public static int Deep(int ordinary, int deep = 10_000) => Effort.Of(deep) == deep ? deep : ordinary * 10;

    /// <summary>Children who all carry the same points.</summary>
    public static Gen<AllocationProblem> WithEqualPoints(int children, int schools) =>
        Equal.SelectMany(points => Of(Gen.Const(points), children, schools));

    public static Gen<AllocationProblem> WithUnequalPoints(int children, int schools) => Of(Unequal, children, schools);

    /// <summary>Either.</summary>
    public static Gen<AllocationProblem> Any(int children, int schools) => Gen.OneOf(WithEqualPoints(children, schools), WithUnequalPoints(children, schools));

    public static Gen<AllocationProblem> Of(Gen<int> points, int children, int schools) => Gen.Select(
        Gen.OneOf(CloseSchool.Array[1, schools], CloseSchool.Array[schools, schools]), Gen.OneOf(Child(points).Array[0, children], Child(points).Array[children / 2, children]), Reach, Gen.Int[0, 5])
        .Select((some, who, reach, order) => Made(some, who, reach, Orders[order]));

    private static Gen<AllocationChild> Child(Gen<int> points) =>
        Gen.Select(Gen.Frequency((30, Gen.Int[Year, Year + 1]), (1, Gen.Const(Year + 2))), points, Point, Gen.OneOf(Gen.Const<int[]>([]), Gen.Int[0, 59].Array[0, 2]), Gen.Int[0, 59].Array[0, 4])
        .Select((year, each, point, barred, wishes) => new AllocationChild("", year, each, point, [.. barred.Select(s => s.ToString())], [.. wishes.Select(s => s.ToString())]));

    private static AllocationProblem Made(AllocationSchool[] schools, AllocationChild[] children, double? reach, string order)
    {
        var made = schools.Select((school, i) => school with { Id = i < SchoolIds.Length ? SchoolIds[i] : $"s{i + 20}" }).ToList();
        IReadOnlyList<string> Ids(IEnumerable<string> numbers) => [.. numbers.Select(n => made[int.Parse(n) % made.Count].Id).Distinct()];
        var who = children.Select((child, i) => child with { Id = i < ChildIds.Length ? ChildIds[i] : $"c{i + 20}", Barred = Ids(child.Barred), Preferences = Ids(child.Preferences) }).ToList();
        return Checking.MadePlans.Problem(made, who, reach, order);
    }

    private static Dictionary<int, int> Rooms(int first, int second)
    {
        var room = new Dictionary<int, int>();
        if (first >= 0)
            room[Year] = first;
        if (second >= 0)
            room[Year + 1] = second;
        return room;
    }
}
