using Headwater.Insight.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Sample;

/// <summary>
/// The made-up children of the sample locality: about 38,000 on roll in each of five school years. A child grows up: sex,
/// needs, meals and group stay, the year group goes up. No real child stands behind any row.
/// </summary>
internal sealed class SampleChildren
{
    public const ulong Seed = 999;

    private const int Years = 5;
    private const int YearGroups = 14;
    private const int Cohorts = Years + YearGroups - 1;
    private const int CohortSize = 2950;

    // Reception to Year 13; the last two stand under one heading.
    private const int SixthForm = 12;

    private static readonly string[] Phases = ["Primary", "Secondary", "Special"];
    private static readonly string[] YearGroupNames = ["Reception", .. Enumerable.Range(1, 11).Select(y => $"Year {y}"), "Year 12 and above"];
    private static readonly string[] Sexes = ["Girls", "Boys"];
    private static readonly string[] Sen = ["No SEN", "SEN support", "EHC plan"];
    private static readonly string[] FreeMeals = ["Not eligible", "Eligible"];
    private static readonly string[] EthnicGroups = ["White British", "Other White", "Asian", "Black", "Mixed", "Other", "Not recorded"];

    private readonly SplitMix random;
    private readonly Child[] children = new Child[Cohorts * CohortSize];
    private readonly List<byte>[] codes = [.. Enumerable.Range(0, 7).Select(_ => new List<byte>(195_000))];
    private readonly List<ushort>[] counts = [.. Enumerable.Range(0, 3).Select(_ => new List<ushort>(195_000))];

    private SampleChildren(ulong seed) => random = new(seed);

    public static ColumnTable Make(ulong seed)
    {
        var sample = new SampleChildren(seed);
        for (var i = 0; i < sample.children.Length; i++)
            sample.children[i] = sample.Born();
        for (var year = 0; year < Years; year++)
            sample.AddYear(year);
        return sample.Table();
    }

    private Child Born()
    {
        var boy = random.Chance(0.511);
        var needs = random.NextDouble();
        // England 2023/24: 4.8% with a plan and 13.6% with SEN support, boys about twice as often as girls.
        byte sen = needs < (boy ? 0.066 : 0.030) ? (byte)2 : needs < (boy ? 0.066 + 0.165 : 0.030 + 0.108) ? (byte)1 : (byte)0;
        var meals = random.Chance(sen == 0 ? 0.21 : 0.37);
        var special = sen == 2 && random.Chance(0.40);
        // A few children are suspended far more often than others who look the same in every column.
        var prone = random.Chance(0.10) ? 4.0 : 0.67;
        return new((byte)(boy ? 1 : 0), sen, (byte)(meals ? 1 : 0), random.Pick(SampleRates.EthnicGroups), special, prone, StaysOn: random.Chance(0.45), StaysLonger: random.Chance(0.90));
    }

    private void AddYear(int year)
    {
        var first = codes[0].Count;
        List<Child> onRoll = [];
        for (var group = 0; group < YearGroups; group++)
        {
            var cohort = year + YearGroups - 1 - group;
            foreach (var child in children.AsSpan(cohort * CohortSize, CohortSize))
            {
                if (group >= SixthForm && !(child.StaysOn && (group == SixthForm || child.StaysLonger)))
                    continue;
                onRoll.Add(child);
                codes[0].Add((byte)year);
                codes[1].Add(child.Special ? (byte)2 : group < 7 ? (byte)0 : (byte)1);
                codes[2].Add((byte)Math.Min(group, SixthForm));
                codes[3].Add(child.Sex);
                codes[4].Add(child.Sen);
                codes[5].Add(child.FreeMeals);
                codes[6].Add(child.EthnicGroup);
            }
        }

        Suspend(year, first, onRoll);
        Exclude(year, first, onRoll);
    }

    /// <summary>Each child's chance is its share of its phase's published number of suspended pupils, by what weighs on it.</summary>
    private void Suspend(int year, int first, List<Child> onRoll)
    {
        var each = SampleRates.SuspensionsEach[year];
        var weights = Weights(first, onRoll, SampleRates.SuspensionsByYearGroup, suspendedCountsFor: 1);
        var rates = Rates(first, weights, p => SampleRates.Suspensions[p][year] * SampleRates.OwnSuspensions[p] / (100 * each));
        for (var i = 0; i < weights.Length; i++)
        {
            ushort suspensions = 0;
            if (random.Chance(Math.Min(0.9, rates[codes[1][first + i]] * weights[i])))
            {
                suspensions = 1;
                while (suspensions < 60 && random.Chance((each - 1) / each))
                    suspensions++;
            }

            counts[0].Add(suspensions);
            counts[1].Add(Math.Min((ushort)1, suspensions));
        }
    }

    private void Exclude(int year, int first, List<Child> onRoll)
    {
        var weights = Weights(first, onRoll, SampleRates.PermanentByYearGroup, suspendedCountsFor: 8);
        var rates = Rates(first, weights, p => SampleRates.Permanent[p][year] * SampleRates.OwnPermanent[p] / 100);
        for (var i = 0; i < weights.Length; i++)
            counts[2].Add(random.Chance(Math.Min(0.9, rates[codes[1][first + i]] * weights[i])) ? (ushort)1 : (ushort)0);
    }

    private double[] Weights(int first, List<Child> onRoll, double[] byYearGroup, double suspendedCountsFor)
    {
        var weights = new double[onRoll.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var child = onRoll[i];
            weights[i] = byYearGroup[codes[2][first + i]] * SampleRates.BySex[child.Sex] * SampleRates.BySen[child.Sen]
                * SampleRates.ByFreeMeals[child.FreeMeals] * SampleRates.ByEthnicGroup[child.EthnicGroup] * child.Prone;
            if (counts[1].Count > first + i && counts[1][first + i] > 0)
                weights[i] *= suspendedCountsFor;
        }

        return weights;
    }

    /// <summary>For each phase what one unit of weight is worth, so that the phase as a whole comes to its rate.</summary>
    private double[] Rates(int first, double[] weights, Func<int, double> rate)
    {
        var (sums, heads) = (new double[Phases.Length], new int[Phases.Length]);
        for (var i = 0; i < weights.Length; i++)
        {
            sums[codes[1][first + i]] += weights[i];
            heads[codes[1][first + i]]++;
        }

        return [.. Enumerable.Range(0, Phases.Length).Select(p => rate(p) * heads[p] / sums[p])];
    }

    private ColumnTable Table() => new(
        [
            new(LocalColumns.SchoolYear, [.. Enumerable.Range(SampleRates.FirstYear, Years).Select(y => new AcademicYear(y).ToString())], [.. codes[0]]),
            new(LocalColumns.Phase, Phases, [.. codes[1]]),
            new(LocalColumns.YearGroup, YearGroupNames, [.. codes[2]]),
            new(LocalColumns.Sex, Sexes, [.. codes[3]]),
            new(LocalColumns.Sen, Sen, [.. codes[4]]),
            new(LocalColumns.FreeMeals, FreeMeals, [.. codes[5]]),
            new(LocalColumns.EthnicGroup, EthnicGroups, [.. codes[6]]),
        ],
        [
            new(LocalColumns.Suspensions, [.. counts[0]]),
            new(LocalColumns.Suspended, [.. counts[1]]),
            new(LocalColumns.PermanentExclusions, [.. counts[2]]),
        ]);

    private readonly record struct Child(byte Sex, byte Sen, byte FreeMeals, byte EthnicGroup, bool Special, double Prone, bool StaysOn, bool StaysLonger);
}
