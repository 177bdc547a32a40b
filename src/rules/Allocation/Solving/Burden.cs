namespace Headwater.Allocation.Solving;

/// <summary>Points carried ÷ roll, compared exactly.</summary>
/// <param name="Points">Points carried.</param>
/// <param name="Roll">Children on roll, at least 1.</param>
internal readonly record struct Burden(long Points, int Roll)
{
    public int Against(Burden other) => ((Int128)Points * other.Roll).CompareTo((Int128)other.Points * Roll);

    /// <summary>To sort by first: it never orders two burdens the wrong way while points stay below 2^53, it can only call different ones equal.</summary>
    public double Rough => (double)Points / Roll;

    public const long RoughUpTo = 1L << 53;
}
