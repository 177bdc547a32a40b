using Headwater.Kernel;
using Headwater.Support.Services;
using Headwater.Support.Tips;

namespace Headwater.Modules.Tests.Support.Tips;

/// <summary>What is asked of a tip, by hand.</summary>
public sealed class TipRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Fact]
    public void A_tip_that_misses_nothing_may_be_approved_and_each_thing_it_misses_is_named()
    {
        Assert.Empty(TipRules.Missing(Whole(), Today));
        foreach (var (version, sentence) in new (Action<TipVersion>, string)[]
        {
            (v => v.Needs = "", "at least one need"), (v => v.ForWhom = ForWhom.None, "whom it is for"), (v => v.Text = "", "Write the tip itself"), (v => v.ReviewedBy = "", "who reviewed it"), (v => v.ReviewedOn = null, "which day it was reviewed"), (v => v.ReviewedOn = Today.AddDays(1), "must not lie ahead"),
            // 365 days hold, so that of the same day a year before no longer does: 2025-11-10 + 365 = 2026-11-10.
            (v => v.ReviewedOn = new(2025, 11, 10), "reviewed again first"), (v => v.Video = "https://video.example/a", "what is said in the video"),
        })
        {
            var broken = Whole();
            version(broken);
            Assert.Contains(sentence, Assert.Single(TipRules.Missing(broken, Today)), StringComparison.Ordinal);
        }

        var spoken = Whole();
        (spoken.Video, spoken.Transcript, spoken.ReviewedOn) = ("https://video.example/a", "A voice says: rest.", new(2025, 11, 11));
        Assert.Empty(TipRules.Missing(spoken, Today));
    }

    [Theory]
    [InlineData("When mornings are hard", "when-mornings-are-hard")]
    [InlineData("  Don’t panic! ", "dont-panic")]
    [InlineData("Café & thé", "cafe-the")]
    [InlineData("حين يكون الصباح", "tip")]
    [InlineData("../../etc/passwd?x=1", "etc-passwd-x-1")]
    public void A_title_becomes_a_name_for_the_address(string title, string slug) => Assert.Equal(slug, TipRules.Slug(title));

    [Fact]
    public void A_name_that_is_taken_gets_the_next_number_and_a_long_one_fits()
    {
        Assert.Equal("sleep", TipRules.Free("sleep", ["mood"]));
        Assert.Equal("sleep-3", TipRules.Free("sleep", ["sleep", "sleep-2"]));
        Assert.True(TipRules.Free(TipRules.Slug(new string('a', 200)), [new('a', 76)]).Length <= Tip.SlugLength);
    }

    [Fact]
    public void Of_one_tip_the_language_that_is_read_is_shown_or_the_english_one()
    {
        PublishedTip[] tips = [Published("b", "en-GB", "Zoo", "mood"), Published("b", "ar", "Arabic", "mood"), Published("a", "en-GB", "Attic", "sleep mood"), Published("c", "pl", "Polish", "mood")];
        Assert.Equal(["Attic", "Polish", "Zoo"], TipRules.In("en-GB", tips).Select(t => t.Title));
        Assert.Equal(["Arabic", "Attic", "Polish"], TipRules.In("ar", tips).Select(t => t.Title));
        // Those that are most about it first, then by title.
        Assert.Equal(["Polish", "Zoo", "Attic"], TipRules.About(TipRules.In("en-GB", tips), "mood", ForWhom.None).Select(t => t.Title));
        Assert.Equal(["Attic"], TipRules.About(TipRules.In("en-GB", tips), "sleep", ForWhom.Parents).Select(t => t.Title));
        Assert.Empty(TipRules.About(tips, "sleep", ForWhom.Professionals));
    }

    [Fact]
    public void A_review_holds_for_a_year_and_what_is_archived_wants_none()
    {
        var tip = new Tip { Id = Guid.CreateVersion7(), Slug = "a", Language = "en-GB", ApprovedId = Guid.CreateVersion7(), ReviewedOn = new(2026, 1, 1), ChangedAtUtc = DateTime.UnixEpoch };
        Assert.Equal(new DateOnly(2027, 1, 1), TipRules.StaleOn(tip));
        tip.ArchivedOn = Today;
        Assert.Null(TipRules.StaleOn(tip));
    }

    private static TipVersion Whole() => new()
    {
        Id = Guid.CreateVersion7(), TipId = Guid.CreateVersion7(), Number = 1, Title = "Sleep", Needs = "sleep", ForWhom = ForWhom.Parents, Text = "Rest.", ReviewedBy = "School nursing", ReviewedOn = Today, MadeBy = PersonId.New(), ChangedAtUtc = DateTime.UnixEpoch,
    };

    private static PublishedTip Published(string slug, string language, string title, string needs) => new(slug, language, title, ServiceWords.Keys(needs), ForWhom.Parents, "Rest.", null, null, "School nursing", Today);
}
