using System.Runtime.InteropServices;
using Headwater.Insight.Contracts;
using Headwater.Insight.Sample;
using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Modules.Tests.Insight;

public sealed class SampleChildrenTests
{
    private static readonly ColumnTable Sample = SampleChildren.Make(SampleChildren.Seed);

    [Fact]
    public void One_seed_gives_the_same_bytes_and_another_seed_others()
    {
        Assert.Equal(Bytes(Sample), Bytes(SampleChildren.Make(SampleChildren.Seed)));
        Assert.NotEqual(Bytes(Sample), Bytes(SampleChildren.Make(SampleChildren.Seed + 1)));
    }

    [Fact]
    public void The_numbers_are_those_of_the_published_generator()
    {
        // SplitMix64 from seed 1234567, as its authors' reference program prints them.
        var random = new SplitMix(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL], Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void About_38_000_children_are_on_roll_in_each_of_five_years()
    {
        var years = CrossTab.Of(Sample, [LocalColumns.SchoolYear]);
        Assert.Equal(["2019/20", "2020/21", "2021/22", "2022/23", "2023/24"], years.Axes[0].Categories);
        Assert.All(Enumerable.Range(0, 5), y => Assert.InRange(years.Value(y), 37_500, 38_500));
    }

    [Theory]
    [InlineData(0, 2.27093, 1.05)]
    [InlineData(1, 22.61338, 1.15)]
    public void Suspensions_of_2023_24_come_near_England_s_rate_of_the_phase_times_the_sample_s_own_factor(int phase, double england, double factor)
    {
        var all = CrossTab.Of(Sample, [LocalColumns.SchoolYear, LocalColumns.Phase]);
        var suspensions = CrossTab.Of(Sample, [LocalColumns.SchoolYear, LocalColumns.Phase], LocalColumns.Suspensions);
        Assert.InRange(100.0 * suspensions.Value(4, phase) / all.Value(4, phase), england * factor * 0.85, england * factor * 1.15);
    }

    [Fact]
    public void Nobody_is_in_a_primary_school_in_Year_7_and_only_children_with_a_plan_are_in_special_schools()
    {
        var groups = CrossTab.Of(Sample, [LocalColumns.Phase, LocalColumns.YearGroup]);
        Assert.All(Enumerable.Range(7, 6), g => Assert.Equal(0, groups.Value(0, g)));
        Assert.All(Enumerable.Range(0, 7), g => Assert.Equal(0, groups.Value(1, g)));
        var needs = CrossTab.Of(Sample, [LocalColumns.Phase, LocalColumns.Sen]);
        Assert.Equal(needs.Value(2, 3), needs.Value(2, 2));
    }

    [Fact]
    public void A_child_is_suspended_when_it_has_a_suspension()
    {
        var suspensions = Sample.Count(LocalColumns.Suspensions).Values;
        var suspended = Sample.Count(LocalColumns.Suspended).Values;
        Assert.DoesNotContain(Enumerable.Range(0, Sample.Rows), i => suspended[i] != (suspensions[i] > 0 ? 1 : 0));
    }

    private static byte[] Bytes(ColumnTable table) =>
        [.. table.Categories.SelectMany(c => c.Codes), .. table.Counts.SelectMany(c => MemoryMarshal.AsBytes(c.Values.AsSpan()).ToArray())];
}
