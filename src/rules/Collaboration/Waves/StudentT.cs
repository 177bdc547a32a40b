using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>
/// Student's t for whole degrees of freedom, by the finite series of Abramowitz and Stegun (Handbook of mathematical functions, 1964,
/// 26.7.3 and 26.7.4), which is exact; no approximation is fitted.
/// </summary>
public static class StudentT
{
    /// <summary>The probability that |T| is at most t.</summary>
    /// <param name="t">0 or more.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    /// <returns>In [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">t is negative or not a number, or there are no degrees of freedom.</exception>
    public static double Within(double t, int degreesOfFreedom)
    {
        Require.NotNegative(t, "t");
        Require.AtLeast(degreesOfFreedom, 1, "number of degrees of freedom");
        var angle = Math.Atan(t / Math.Sqrt(degreesOfFreedom));
        var (sin, cos) = Math.SinCos(angle);
        var odd = degreesOfFreedom % 2 == 1;
        var (term, sum) = (odd ? cos : 1, 0.0);
        for (var k = odd ? 1 : 0; k <= degreesOfFreedom - 2; k += 2)
        {
            sum += term;
            term *= cos * cos * (k + 1.0) / (k + 2.0);
        }

        return Math.Clamp(odd ? 2 / Math.PI * (angle + (sin * sum)) : sin * sum, 0, 1);
    }

    /// <summary>The t that |T| stays within with a probability: 2.2010 for 95 % and 11 degrees of freedom.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1, or there are no degrees of freedom.</exception>
    public static double TwoSided(double probability, int degreesOfFreedom)
    {
        if (probability is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability is not between 0 and 1: give 0.95 for 95 %.");
        var (low, high) = (0.0, 1.0);
        while (Within(high, degreesOfFreedom) < probability)
            high *= 2;
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                return middle;
            if (Within(middle, degreesOfFreedom) < probability)
                low = middle;
            else
                high = middle;
        }
    }
}

/// <summary>The sign test: whether ups and downs could come from a fair coin (Arbuthnott 1710; Conover, Practical nonparametric statistics, 3rd ed., 1999).</summary>
public static class SignTest
{
    /// <summary>The exact two-sided p value: twice the probability of as few or fewer of the rarer kind, at most 1. Those unchanged are not in it.</summary>
    /// <param name="up">How many went up.</param>
    /// <param name="down">How many went down.</param>
    /// <returns>1 where nobody changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static double TwoSided(int up, int down)
    {
        Require.NotNegative(up, "number that went up");
        Require.NotNegative(down, "number that went down");
        var n = up + down;
        var (log, sum) = (-n * Math.Log(2), 0.0);
        for (var k = 0; k <= Math.Min(up, down); k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(n - k) / (k + 1));
        }

        return Math.Min(1, 2 * sum);
    }
}
