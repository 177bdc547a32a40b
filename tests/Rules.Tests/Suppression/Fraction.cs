namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>An exact fraction; arithmetic that would not fit throws rather than rounds.</summary>
internal readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    // Kept as denominator - 1, so that default(Fraction) is nought.
    private readonly long _below;

    private Fraction(long top, long bottom) => (Top, _below) = (top, bottom - 1);

    public long Top { get; }

    public long Bottom => _below + 1;

    public bool IsWhole => _below == 0;

    public bool IsZero => Top == 0;

    public int Sign => Math.Sign(Top);

    public long Floor => Top >= 0 ? Top / Bottom : -((-Top + Bottom - 1) / Bottom);

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => a.IsWhole && b.IsWhole
        ? new(checked(a.Top + b.Top), 1)
        : Lowest((Int128)a.Top * b.Bottom + (Int128)b.Top * a.Bottom, (Int128)a.Bottom * b.Bottom);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator -(Fraction a) => new(checked(-a.Top), a.Bottom);

    public static Fraction operator *(Fraction a, Fraction b) => a.IsWhole && b.IsWhole
        ? new(checked(a.Top * b.Top), 1)
        : Lowest((Int128)a.Top * b.Top, (Int128)a.Bottom * b.Bottom);

    public static Fraction operator /(Fraction a, Fraction b) => b.Top == 0
        ? throw new DivideByZeroException()
        : Lowest((Int128)a.Top * b.Bottom * b.Sign, (Int128)a.Bottom * long.Abs(b.Top));

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public int CompareTo(Fraction other) => ((Int128)Top * other.Bottom).CompareTo((Int128)other.Top * Bottom);

    public bool Equals(Fraction other) => Top == other.Top && _below == other._below;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Top, _below);

    private static Fraction Lowest(Int128 top, Int128 bottom)
    {
        var (a, b) = (Int128.Abs(top), bottom);
        while (b != 0) (a, b) = (b, a % b);
        return new(checked((long)(top / a)), checked((long)(bottom / a)));
    }
}
