using Headwater.Support.Helpline;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>Worked by hand: who takes which step, what has to be there before, what a reference is, and what themes are told.</summary>
public sealed class EnquiryRulesTests
{
    /// <summary>Written here a second time, so that a change of the table is seen.</summary>
    private const string Steps = """
        New WithTeam Triage
        New Closed Triage
        New Merged Triage
        WithTeam Taken Triage
        WithTeam Taken Team
        WithTeam WithTeam Triage
        WithTeam New Team
        WithTeam Merged Triage
        Taken WithTeam Triage
        Taken WithTeam Team
        Taken Answered Triage
        Taken Answered Team
        Taken Waiting Triage
        Taken Waiting Team
        Taken Passed Triage
        Taken Passed Team
        Taken NotReferred Triage
        Taken NotReferred Team
        Taken Merged Triage
        Waiting Taken Triage
        Waiting Taken Team
        Waiting Taken Asker
        Waiting Closed Triage
        Waiting Closed Team
        Waiting Merged Triage
        Answered Closed Triage
        Answered Closed Team
        Passed Closed Triage
        Passed Closed Team
        NotReferred Closed Triage
        NotReferred Closed Team
        Answered New Triage
        Answered New Team
        Answered New Asker
        Passed New Triage
        Passed New Team
        Passed New Asker
        NotReferred New Triage
        NotReferred New Team
        NotReferred New Asker
        Closed New Triage
        Closed New Team
        Closed New Asker
        """;

    [Fact]
    public void Each_step_is_for_whom_the_table_says_everything_else_is_refused_in_words_and_nothing_goes_while_a_child_may_be_in_danger()
    {
        var allowed = Steps.Split('\n', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var from in Enum.GetValues<EnquiryStage>())
        {
            foreach (var to in Enum.GetValues<EnquiryStage>())
            {
                foreach (var party in new[] { EnquiryParty.None, EnquiryParty.Triage, EnquiryParty.Team, EnquiryParty.Asker })
                {
                    Assert.Equal((from, to, party, allowed.Contains($"{from} {to} {party}")), (from, to, party, EnquiryRules.WhyNot(from, to, party, false) is null));
                    Assert.Equal(EnquiryRules.Stopped, EnquiryRules.WhyNot(from, to, party, true));
                    Assert.Empty(EnquiryRules.Open(from, party, true));
                }
            }
        }

        Assert.Equal("An enquiry that is closed cannot become answered. Look at what stands here now.", EnquiryRules.WhyNot(EnquiryStage.Closed, EnquiryStage.Answered, EnquiryParty.Triage, false));
        Assert.Equal("This is for those who answer the helpline to say.", EnquiryRules.WhyNot(EnquiryStage.New, EnquiryStage.WithTeam, EnquiryParty.Team, false));
        // A team comes before a person.
        Assert.DoesNotContain(EnquiryStages.Table, s => s.From == EnquiryStage.New && s.To == EnquiryStage.Taken);
        Assert.True(EnquiryStages.Find(EnquiryStage.Taken, EnquiryStage.NotReferred)!.AsksWhy);
    }

    [Fact]
    public void An_answer_wants_a_reply_and_a_referral_one_that_was_sent()
    {
        Assert.Equal("Write down first what whoever asked was told.", EnquiryRules.Missing(EnquiryStage.Answered, 0, true));
        Assert.Null(EnquiryRules.Missing(EnquiryStage.Answered, 1, false));
        Assert.StartsWith("No service was asked", EnquiryRules.Missing(EnquiryStage.Passed, 3, false), StringComparison.Ordinal);
        Assert.Null(EnquiryRules.Missing(EnquiryStage.Passed, 0, true));
        Assert.Null(EnquiryRules.Missing(EnquiryStage.NotReferred, 0, false));
    }

    [Theory]
    [InlineData("New", null)]
    [InlineData("WithTeam", null)]
    [InlineData("Taken", null)]
    [InlineData("Waiting", "Taken")]
    [InlineData("Answered", "New")]
    [InlineData("Closed", "New")]
    [InlineData("Merged", null)]
    public void Whoever_writes_again_is_heard_again(string from, string? to)
    {
        Assert.Equal(to is null ? (EnquiryStage?)null : Enum.Parse<EnquiryStage>(to), EnquiryRules.WhenWrittenAgain(Enum.Parse<EnquiryStage>(from), false));
        Assert.Null(EnquiryRules.WhenWrittenAgain(Enum.Parse<EnquiryStage>(from), true));
    }

    [Theory]
    [InlineData("Re: [H7K3-9QMX] thank you", "H7K3-9QMX")]
    [InlineData("h7k3-9qmx", "H7K3-9QMX")]
    [InlineData("about AH7K3-9QMX", null)]
    [InlineData("H7K3-9QMXA", null)]
    // 0, 1, I, L, O and U are in none.
    [InlineData("H7K0-9QMX", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("two: XXXX-2222 and H7K3-9QMX", "XXXX-2222")]
    public void A_reference_is_found_however_it_is_written(string? line, string? reference) => Assert.Equal(reference, EnquiryRules.ReferenceIn(line));

    [Fact]
    public void References_are_read_again_as_they_were_made()
    {
        var made = Enumerable.Range(0, 500).Select(_ => EnquiryRules.NewReference()).ToList();
        Assert.Equal(500, made.Distinct().Count());
        Assert.All(made, r => Assert.Equal(r, EnquiryRules.ReferenceIn($"Fwd: {r}")));
    }

    [Fact]
    public void Merging_goes_into_one_that_goes_on()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(EnquiryRules.WhyNotMerge(one, other, EnquiryStage.Answered, false));
        Assert.NotNull(EnquiryRules.WhyNotMerge(one, one, EnquiryStage.New, false));
        Assert.NotNull(EnquiryRules.WhyNotMerge(one, other, EnquiryStage.Merged, false));
        Assert.NotNull(EnquiryRules.WhyNotMerge(one, other, EnquiryStage.Closed, false));
        Assert.NotNull(EnquiryRules.WhyNotMerge(one, other, EnquiryStage.New, true));
    }

    // Threshold 5. Attendance: 7 in October, 6 in November, 2 of them unanswered: all shown, but the 2 are withheld. Sleep: 6 in October and 1 in
    // November: the 1 is withheld, and with it the 7, from which it could be worked out.
    [Fact]
    public void Small_numbers_are_withheld_and_what_would_give_them_away_too()
    {
        var months = ThemeRules.MonthsUpTo(new(2026, 11, 10));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 11, 1), 6), (months[0], months[^1], months.Count));
        DateOnly october = new(2026, 10, 1), november = new(2026, 11, 1);
        List<AskedAbout> asked =
        [
            .. Enumerable.Range(0, 7).Select(n => new AskedAbout("attendance", october, n < 2)), .. Enumerable.Range(0, 6).Select(_ => new AskedAbout("attendance", november, false)),
            .. Enumerable.Range(0, 6).Select(_ => new AskedAbout("sleep", october, true)), new("sleep", november, true), new(null, november, false), new("sleep", new(2026, 5, 1), false),
        ];
        var lines = ThemeRules.Count(asked, months, 5);
        Assert.Equal(["attendance", "sleep", null], lines.Select(l => l.Need));
        Assert.Equal([0, 0, 0, 0, 7, 6], lines[0].ByMonth);
        Assert.Equal((13, (int?)null), (lines[0].All, lines[0].Unanswered));
        Assert.Equal([0, 0, 0, 0, 6, null], lines[1].ByMonth);
        Assert.Null(lines[1].All);
        Assert.Null(lines[1].Unanswered);
    }
}
