using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>Letters and notices: what the law has in them, whose texts they are, who reads them.</summary>
public sealed class LetterTests
{
    [Theory]
    // Six words, one sentence, six syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45; with five 3.55, and nobody reads before five.
    [InlineData("The cat sat on the mat.", 5)]
    // Five words, one sentence, 21 syllables (4, 5, 4, 3, 5): 1.95 + 49.56 − 15.59 + 5 = 40.92.
    [InlineData("Reinstatement considerations necessitate immediate deliberation.", 41)]
    [InlineData("", null)]
    public void The_reading_age_is_that_of_the_formula(string text, int? age) => Assert.Equal(age, ReadingAge.Of(text));

    [Theory]
    [InlineData("made", 1)]
    [InlineData("able", 2)]
    [InlineData("school", 1)]
    [InlineData("governing", 3)]
    [InlineData("the", 1)]
    [InlineData("suspension", 3)]
    public void Syllables_are_groups_of_vowels_without_a_silent_e(string word, int count) => Assert.Equal(count, ReadingAge.Syllables(word));

    [Fact]
    public async Task The_parent_s_letter_says_what_the_law_asks_for_a_short_suspension()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-11", 5, "2026-11-10", t => t with { Reasons = ["DB", "PP"], Circumstances = "Threw a chair." })).Id!.Value;
        var text = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.Parent));
        foreach (var said in new[]
        {
            "suspended for 2½ days, from Wednesday 11 November 2026 to the morning of Friday 13 November 2026", "persistent or general disruptive behaviour; physical assault against a pupil", "Threw a chair.",
            "Wednesday 11 November, Thursday 12 November, Friday 13 November", "write to the clerk to the governing board", "It cannot overturn so short a suspension", "take part by video", "Robin comes back to school in the afternoon of Friday 13 November 2026", "can read it",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("full-time education", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(LetterLinks.One(scene.Child, id, LetterKind.Parent))).Status);
        // No social worker, nothing cancelled: there are no such letters.
        foreach (var none in new[] { LetterKind.SocialWorker, LetterKind.VirtualSchool, LetterKind.Cancelled, LetterKind.Decision })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Head)).GetAsync(LetterLinks.One(scene.Child, id, none))).Status);
    }

    [Fact]
    public async Task The_letter_grows_with_the_days_and_the_board_s_decision_brings_the_right_to_a_review()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var longer = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-14", 12)).Id!.Value;
        // Six days from 14 September: the sixth is the 21st.
        var six = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, longer, LetterKind.Parent));
        Assert.Contains("out for more than five days this term: if you ask, the governing board must meet within 50 school days", six, StringComparison.Ordinal);
        Assert.Contains("From Monday 21 September 2026 full-time education is arranged by the school", six, StringComparison.Ordinal);
        var permanent = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-09-28", 0, with: t => t with { LivesInOtherAuthority = true })).Id!.Value;
        await scene.ChangeAsync(permanent, x => (x.BoardNotified, x.BoardMeetingOn, x.BoardDecision, x.BoardDecisionNotified) = (Day("2026-09-28"), Day("2026-10-12"), BoardDecision.Declined, Day("2026-10-13")));
        var decision = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, permanent, LetterKind.Decision));
        // 14 to 16, 19 to 23 October, 2 to 6 and 9, 10 November: fifteen.
        foreach (var said in new[] { "the permanent exclusion stands", "You must ask by Tuesday 10 November 2026", "expert in special educational needs" })
            Assert.Contains(said, decision, StringComparison.Ordinal);
        var notice = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, permanent, LetterKind.Authority));
        Assert.Contains("lives in another local authority", notice, StringComparison.Ordinal);
        Assert.Contains("born 2 May 2013, Year 9, is permanently excluded from Monday 28 September 2026", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_family_reads_its_own_letters_is_told_without_names_and_no_notice_to_others()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-11", 2, "2026-11-10")).Id!.Value;
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var (head, path) = (await scene.BrowserAsync(scene.Head), LetterLinks.One(scene.Child, id, LetterKind.Parent));
        var told = await head.PostAsync((await head.GetAsync(path)).Page, path, "Tell the family");
        Assert.Contains("One person of the family was told", Text(told.Page), StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            var notice = Assert.Single(db.Set<Headwater.Access.Notices.Notice>().Where(n => n.PersonId == mother).AsEnumerable());
            Assert.DoesNotContain("Robin", notice.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Threw a chair.", await scene.TextAsync(mother, path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(mother)).GetAsync(LetterLinks.One(scene.Child, id, LetterKind.Authority))).Status);
        var one = await scene.TextAsync(mother, ExclusionLinks.One(scene.Child, id));
        Assert.Contains("Letter to the parent", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Notice to the local authority", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Record what happened since", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_locality_writes_its_own_text_and_cannot_leave_out_what_the_law_asks(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var lead = await scene.World.PersonAsync("Lead", (await scene.World.OrganisationAsync("Council", OrganisationKind.LocalAuthority), Role.LocalLead));
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-11", 2, "2026-11-10")).Id!.Value;
        var (browser, path) = (await scene.BrowserAsync(lead), LetterLinks.Template(LetterKind.Authority));
        var form = await browser.GetAsync(path);
        var refused = await browser.PostAsync(form.Page, path, "Save the text", ("Text", "About [child]: [how long]. [weather]"));
        Assert.Contains("There is no field [weather]", Text(refused.Page), StringComparison.Ordinal);
        Assert.Contains("[weather]", refused.Page.QuerySelector<IHtmlTextAreaElement>("#Text")!.Value, StringComparison.Ordinal);
        refused = await browser.PostAsync(form.Page, path, "Save the text", ("Text", "About [child]: [how long]."));
        Assert.Contains("put in [reasons]", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(form.Page, path, "Save the text", ("Text", "# To you\n\nWe tell you of [child], [how long], for [reasons].\n\n[needs]"))).Status);
        var notice = LetterLinks.One(scene.Child, id, LetterKind.Authority);
        Assert.Contains("We tell you of Robin Hale, suspended for 1 day, from Wednesday 11 November 2026, for persistent", await scene.TextAsync(scene.Head, notice), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync((await browser.GetAsync(path)).Page, path, "Save the text", ("Text", ""))).Status);
        Assert.DoesNotContain("We tell you", await scene.TextAsync(scene.Head, notice), StringComparison.Ordinal);
        foreach (var kind in Enum.GetValues<LetterKind>())
            Assert.Empty(LetterKinds.Required(kind).Except(LetterFields.UsedIn(LetterKinds.Default(kind))));
    }
}
