using CsCheck;
using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

/// <summary>What may be kept of people who were heard, what a map rests on, and what in a text could tell who somebody is.</summary>
public sealed class ResearchRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    /// <summary>Every combination, worked by hand: the use that was agreed counts, unless the consent is taken back, has run out, or somebody is under 16 and no parent agreed.</summary>
    [Theory]
    [InlineData(ConsentUse.Quoted, false, false, MayKeep.Quotation)]
    [InlineData(ConsentUse.Quoted, false, true, MayKeep.Quotation)]
    [InlineData(ConsentUse.Quoted, true, true, MayKeep.Quotation)]
    [InlineData(ConsentUse.Quoted, true, false, MayKeep.Nothing)]
    [InlineData(ConsentUse.Summarised, false, false, MayKeep.Summary)]
    [InlineData(ConsentUse.Summarised, false, true, MayKeep.Summary)]
    [InlineData(ConsentUse.Summarised, true, true, MayKeep.Summary)]
    [InlineData(ConsentUse.Summarised, true, false, MayKeep.Nothing)]
    [InlineData(ConsentUse.Counted, false, false, MayKeep.Count)]
    [InlineData(ConsentUse.Counted, false, true, MayKeep.Count)]
    [InlineData(ConsentUse.Counted, true, true, MayKeep.Count)]
    [InlineData(ConsentUse.Counted, true, false, MayKeep.Nothing)]
    public void Consent_lets_one_keep_what_was_agreed_and_nothing_once_it_is_withdrawn_or_over(ConsentUse use, bool under16, bool parents, MayKeep expected)
    {
        foreach (var kind in new[] { SourceKind.Interview, SourceKind.FocusGroup, SourceKind.PupilVoice })
        {
            foreach (var how in Enum.GetValues<ConsentHow>())
            {
                GivenConsent given = new(how, use, under16, parents, null, null);
                Assert.Equal(expected, VoiceConsent.Allows(kind, given, Today));
                // Until today: the last day counts. Until yesterday, or taken back: nothing.
                Assert.Equal(expected, VoiceConsent.Allows(kind, given with { Until = Today }, Today));
                Assert.Equal(MayKeep.Nothing, VoiceConsent.Allows(kind, given with { Until = Today.AddDays(-1) }, Today));
                Assert.Equal(MayKeep.Nothing, VoiceConsent.Allows(kind, given with { WithdrawnOn = Today }, Today));
                Assert.Equal(MayKeep.Nothing, VoiceConsent.Allows(kind, given with { Until = Today.AddYears(1), WithdrawnOn = Today }, Today));
            }
        }
    }

    [Fact]
    public void Where_nobody_is_asked_no_consent_is_needed_and_where_people_are_asked_none_means_nothing()
    {
        Assert.Equal(
            [(SourceKind.Document, false, MayKeep.Quotation), (SourceKind.Data, false, MayKeep.Quotation), (SourceKind.Interview, true, MayKeep.Nothing), (SourceKind.FocusGroup, true, MayKeep.Nothing), (SourceKind.PupilVoice, true, MayKeep.Nothing), (SourceKind.Visit, false, MayKeep.Summary)],
            Enum.GetValues<SourceKind>().Select(k => (k, VoiceConsent.IsNeeded(k), VoiceConsent.Allows(k, null, Today))));
    }

    [Fact]
    public void What_may_not_be_kept_is_refused_with_a_sentence_that_says_what_to_do()
    {
        GivenConsent given = new(ConsentHow.Spoken, ConsentUse.Quoted, false, false, null, null);
        Assert.Null(Why(MayKeep.Quotation, given));
        Assert.Equal("Those who were heard did not agree to be quoted: tell it in your own words, and leave the quotation out.", Why(MayKeep.Quotation, given with { Use = ConsentUse.Summarised }));
        Assert.Null(Why(MayKeep.Summary, given with { Use = ConsentUse.Summarised }));
        Assert.Equal("Those who were heard agreed only to be counted: what they said cannot be kept.", Why(MayKeep.Summary, given with { Use = ConsentUse.Counted }));
        Assert.Contains("under 16", Why(MayKeep.Summary, given with { AnyUnder16 = true }), StringComparison.Ordinal);
        Assert.Contains("has run out", Why(MayKeep.Summary, given with { Until = Today.AddDays(-1) }), StringComparison.Ordinal);
        Assert.Contains("took their consent back", Why(MayKeep.Summary, given with { WithdrawnOn = Today, AnyUnder16 = true }), StringComparison.Ordinal);
        Assert.StartsWith("No consent is written down", Why(MayKeep.Summary, null), StringComparison.Ordinal);
        Assert.StartsWith("A visit is seen", VoiceConsent.WhyNot(MayKeep.Quotation, SourceKind.Visit, null, Today), StringComparison.Ordinal);
        Assert.Null(VoiceConsent.WhyNot(MayKeep.Quotation, SourceKind.Document, null, Today));

        static string? Why(MayKeep wanted, GivenConsent? given) => VoiceConsent.WhyNot(wanted, SourceKind.FocusGroup, given, Today);
    }

    /// <summary>D a document, P professionals, C parents and carers, Y young people; a finding against begins with a minus.</summary>
    [Theory]
    [InlineData(false, "", Rest.Nothing)]
    [InlineData(true, "", Rest.Written)]
    [InlineData(false, "-P", Rest.OnlyAgainst)]
    [InlineData(true, "-C", Rest.Written)]
    [InlineData(false, "D", Rest.NoVoice)]
    [InlineData(true, "D", Rest.NoVoice)]
    [InlineData(false, "D P", Rest.ProfessionalsOnly)]
    [InlineData(false, "P -C", Rest.ProfessionalsOnly)] // parents speak against it: nothing of theirs holds it up
    [InlineData(false, "P C", Rest.Families)]
    [InlineData(false, "PY", Rest.Families)]
    [InlineData(false, "D -P Y", Rest.Families)]
    public void A_part_of_a_map_rests_on_what_speaks_for_it_and_on_whose_voice_that_is(bool written, string findings, Rest expected) => Assert.Equal(expected, EvidenceRest.Of(written, Findings(findings)));

    [Fact]
    public void Only_what_nothing_speaks_for_is_a_gap()
    {
        Assert.Equal([Rest.Nothing, Rest.OnlyAgainst], Enum.GetValues<Rest>().Where(EvidenceRest.IsGap));
        Assert.Throws<ArgumentException>(() => EvidenceRest.Of(false, [new(false, [])]));
    }

    [Fact]
    public void One_more_finding_for_a_part_never_leaves_it_on_less()
    {
        var voices = Gen.Int[0, 3].Select(v => (VoiceOf)v).Array[1, 3];
        Gen.Select(Gen.Bool, Gen.Select(Gen.Bool, voices).Array[0, 4], voices).Sample((written, there, more) =>
        {
            List<EvidenceFinding> findings = [.. there.Select(f => new EvidenceFinding(f.Item1, f.Item2))];
            var before = EvidenceRest.Of(written, findings);
            var after = EvidenceRest.Of(written, [.. findings, new(false, more)]);
            Assert.True(after >= before && !EvidenceRest.IsGap(after));
            // One against it changes nothing, but that a part with nothing is spoken against.
            var against = EvidenceRest.Of(written, [.. findings, new(true, more)]);
            Assert.Equal(before == Rest.Nothing ? Rest.OnlyAgainst : before, against);
        });
    }

    [Theory]
    [InlineData(VoiceOf.YoungPeople, 4, "fewer than 5 people")]
    [InlineData(VoiceOf.YoungPeople, 5, "5 people")]
    [InlineData(VoiceOf.ParentsAndCarers, 1, "fewer than 5 people")]
    [InlineData(VoiceOf.ParentsAndCarers, null, "fewer than 5 people")]
    [InlineData(VoiceOf.ParentsAndCarers, 12, "12 people")]
    [InlineData(VoiceOf.Professionals, 1, "1 person")]
    [InlineData(VoiceOf.Professionals, null, "number not written down")]
    public void Fewer_than_five_parents_or_young_people_are_not_told_as_a_number(VoiceOf voice, int? people, string told) => Assert.Equal(told, FewHeard.Told(voice, people));

    [Theory]
    [InlineData("23 4", "23 people and fewer than 5 more")]
    [InlineData("9 7 2", "16 people and fewer than 5 more")]
    [InlineData("9 3 4", "16 people")] // 7 in two small sessions: neither can be told
    [InlineData("3 2", "5 people")]
    [InlineData("3 1", "fewer than 5 people")]
    [InlineData("12 9", "21 people")]
    public void A_large_session_does_not_give_a_small_one_away(string sessions, string told)
    {
        int?[] people = [.. sessions.Split(' ').Select(p => (int?)int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(told, FewHeard.Told(VoiceOf.YoungPeople, people));
        Assert.Equal($"{people.Sum()} people", FewHeard.Told(VoiceOf.Professionals, people));
    }

    [Fact]
    public void A_merged_code_counts_under_the_last_it_was_merged_into_and_no_merge_closes_a_circle()
    {
        Dictionary<string, string> merged = new() { ["waits"] = "delay", ["delay"] = "waiting for help" };
        Assert.Equal("waiting for help", CodeMerging.EndOf("waits", merged));
        Assert.Equal("trust", CodeMerging.EndOf("trust", merged));
        Assert.Null(CodeMerging.WhyNot("trust", "waits", merged));
        Assert.NotNull(CodeMerging.WhyNot("waits", "trust", merged));
        Assert.NotNull(CodeMerging.WhyNot("trust", "trust", merged));
        // What it would be merged into counts under itself.
        Assert.NotNull(CodeMerging.WhyNot("waiting for help", "waits", merged));
        Assert.Throws<ArgumentException>(() => CodeMerging.EndOf("a", new Dictionary<string, string> { ["a"] = "b", ["b"] = "a" }));
    }

    [Theory]
    [InlineData("My son Kai was sent home three times.", "Kai")]
    [InlineData("Kai said that nobody had asked him.", "Kai")]
    [InlineData("Jo Brown’s mother waited for a year.", "Jo Brown")]
    [InlineData("She rang Mr. Osei twice, then Mrs Marsh.", "Mr. Osei|Mrs Marsh")]
    [InlineData("We asked. Zofia Lis told us that it was too loud, and that Anne-Marie left.", "Zofia Lis|Anne-Marie")]
    [InlineData("“It was Dylan’s idea,” one of them said.", "Dylan")]
    public void A_name_is_found_where_a_capital_is_not_due(string text, string names) => Assert.Equal(names, Found(text, ScreenedKind.Name));

    [Theory]
    [InlineData("Parents said that letters come too late. Nobody rings. CAMHS waits are a year, Year 9 is worst.")]
    [InlineData("In March the heads of Alder School and of Port Marsh Academy met the Inclusion Team on a Tuesday.")]
    [InlineData("I’m tired of it. It’s Easter and I still wait. They felt heard: Waiting is the worst of it. Feeling wanted is what they miss.")]
    [InlineData("The pupils said that English and Maths are easier in the unit. Attendance was 91.4 in 2024/25, of 1,250 on roll.")]
    [InlineData("On 3 November 2026 nine of 14 came; on 12/3/2025 there were 8.")]
    public void Ordinary_sentences_with_ordinary_capitals_and_numbers_pass(string text) => Assert.Empty(TextScreen.Of(text, Today));

    [Theory]
    [InlineData("She is the one of 12/3/2014 who left.", "12/3/2014")]
    [InlineData("the boy, 4th of May 2012, in Year 9", "4th of May 2012")]
    [InlineData("a girl (2011-09-30)", "2011-09-30")]
    [InlineData("the one of 12.3.14", "12.3.14")]
    [InlineData("he was born in 2013 and moved", "born in 2013")]
    [InlineData("dob: 1/2/26", "dob: 1/2/26")] // too near to be found by its day alone
    public void A_day_of_birth_is_found_and_a_day_on_which_something_happened_is_not(string text, string day) => Assert.Equal(day, Found(text, ScreenedKind.BirthDate));

    [Theory]
    [InlineData("the pupil A801200001001 moved", "A801200001001", ScreenedKind.PersonalNumber)]
    [InlineData("upn h801-2000-0100 b", "h801-2000-0100 b", ScreenedKind.PersonalNumber)]
    [InlineData("number 943 476 5919 of the clinic", "943 476 5919", ScreenedKind.PersonalNumber)]
    [InlineData("write to a.parent@mail.example or not", "a.parent@mail.example", ScreenedKind.Contact)]
    [InlineData("ring 01632 960 001 in the evening", "01632 960 001", ScreenedKind.Contact)]
    [InlineData("they live in bn7 1ue now", "bn7 1ue", ScreenedKind.Contact)]
    public void Numbers_of_one_person_and_ways_to_reach_somebody_are_found(string text, string passage, ScreenedKind kind) => Assert.Equal(passage, Found(text, kind));

    [Fact]
    public void What_bears_the_name_of_an_organisation_is_nobody()
    {
        Assert.Equal("Larkfield", Found("children who come from Larkfield walk", ScreenedKind.Name));
        Assert.Empty(TextScreen.Of("children who come from Larkfield walk", Today, ["Larkfield Primary School"]));
    }

    [Fact]
    public void No_text_breaks_the_screen_and_each_passage_stands_in_it() =>
        Gen.String[Gen.Char[" .,:’'-“”\n019/@ABIKabis"], 0, 60].Sample(text => Assert.All(TextScreen.Of(text, Today), p => Assert.Contains(p.Text, text, StringComparison.Ordinal)));

    private static string Found(string text, ScreenedKind kind) => string.Join('|', TextScreen.Of(text, Today).Where(p => p.Kind == kind).Select(p => p.Text));

    private static List<EvidenceFinding> Findings(string findings) =>
        [.. findings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => new EvidenceFinding(f[0] == '-', [.. f.TrimStart('-').Select(c => c switch { 'D' => VoiceOf.Nobody, 'P' => VoiceOf.Professionals, 'C' => VoiceOf.ParentsAndCarers, _ => VoiceOf.YoungPeople })]))];
}
