using Headwater.Statistics;
using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>What may be said of a change between two waves.</summary>
public enum WaveVerdict
{
    /// <summary>Fewer than five people answered both times: nothing is said of so few.</summary>
    NotEnoughData,

    /// <summary>The interval holds 0: never "improved".</summary>
    NoClearChange,

    /// <summary>Higher the second time.</summary>
    Higher,

    /// <summary>Lower the second time.</summary>
    Lower,
}

/// <summary>The answers of one wave, of whoever answered it.</summary>
/// <param name="People">How many.</param>
/// <param name="Mean">Their mean; null where nobody answered.</param>
public sealed record WaveSection(int People, double? Mean);

/// <summary>A change between two waves: first of the people who answered both, then each wave as it is.</summary>
/// <param name="Verdict">What may be said.</param>
/// <param name="Matched">How many answered both times.</param>
/// <param name="FirstMean">Their mean the first time; null where there are none.</param>
/// <param name="SecondMean">Their mean the second time; null where there are none.</param>
/// <param name="Change">The mean of their changes; null where there are none.</param>
/// <param name="Deviation">The standard deviation of their changes (n − 1); null for fewer than two.</param>
/// <param name="Interval95">The 95 % t interval of the mean change; null for fewer than two.</param>
/// <param name="Up">How many answered higher.</param>
/// <param name="Same">How many answered the same.</param>
/// <param name="Down">How many answered lower.</param>
/// <param name="SignP">The p value of the sign test.</param>
/// <param name="OnlyFirst">Those who answered the first wave only: never mixed into the change.</param>
/// <param name="OnlySecond">Those who answered the second wave only.</param>
public sealed record WaveChange(
    WaveVerdict Verdict, int Matched, double? FirstMean, double? SecondMean, double? Change, double? Deviation, Interval? Interval95,
    int Up, int Same, int Down, double SignP, WaveSection OnlyFirst, WaveSection OnlySecond)
{
    /// <summary>How many must have answered both times before anything is said of the change; 5.</summary>
    public const int LeastMatched = 5;

    /// <summary>Compares two waves of one question. What is published of it goes through <see cref="Suppression"/> first.</summary>
    /// <param name="matched">Both answers of everybody who gave both.</param>
    /// <param name="onlyFirst">The answers of those in the first wave only.</param>
    /// <param name="onlySecond">The answers of those in the second wave only.</param>
    /// <exception cref="ArgumentException">An answer is not a number, or nobody answered at all.</exception>
    public static WaveChange Of(IReadOnlyList<(double First, double Second)> matched, IReadOnlyList<double> onlyFirst, IReadOnlyList<double> onlySecond)
    {
        foreach (var (first, second) in matched)
            Require.Finite(first + second, "answer", nameof(matched));
        foreach (var answer in onlyFirst)
            Require.Finite(answer, "answer", nameof(onlyFirst));
        foreach (var answer in onlySecond)
            Require.Finite(answer, "answer", nameof(onlySecond));
        var n = matched.Count;
        if (n + onlyFirst.Count + onlySecond.Count == 0)
            throw new ArgumentException("Nobody answered either wave: there is nothing to compare.", nameof(matched));
        double[] changes = [.. matched.Select(m => m.Second - m.First)];
        var (up, down) = (changes.Count(c => c > 0), changes.Count(c => c < 0));
        double? change = n == 0 ? null : changes.Average();
        double? deviation = n < 2 ? null : Math.Sqrt(changes.Sum(c => (c - change!.Value) * (c - change.Value)) / (n - 1));
        Interval? interval = null;
        if (deviation is { } d)
        {
            var reach = StudentT.TwoSided(0.95, n - 1) * d / Math.Sqrt(n);
            interval = new(change!.Value - reach, change.Value + reach);
        }

        var verdict = interval switch
        {
            null => WaveVerdict.NotEnoughData,
            _ when n < LeastMatched => WaveVerdict.NotEnoughData,
            { Low: > 0 } => WaveVerdict.Higher,
            { High: < 0 } => WaveVerdict.Lower,
            _ => WaveVerdict.NoClearChange,
        };
        return new(verdict, n, n == 0 ? null : matched.Average(m => m.First), n == 0 ? null : matched.Average(m => m.Second), change, deviation, interval,
            up, n - up - down, down, SignTest.TwoSided(up, down), Section(onlyFirst), Section(onlySecond));
    }

    private static WaveSection Section(IReadOnlyList<double> answers) => new(answers.Count, answers.Count == 0 ? null : answers.Average());
}
