using System.Net;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A research programme: sources, interviews, focus groups, pupil voice with consent, coded findings, each tied to elements and links.</summary>
public sealed class ResearchFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task From_a_question_to_a_finding_on_the_map_by_forms(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var map = await table.MapAsync();
        Assert.Contains("No research is planned yet", await table.TextAsync(table.Nurse, "/collaborative"), StringComparison.Ordinal);
        using var asked = await table.FillAsync(table.Convenor, ResearchLinks.Programme, "Text", ("Text", "What happened in the weeks before a suspension?"));
        Assert.Equal(ResearchLinks.Programme, asked.Headers.Location?.OriginalString);

        // Planned first, then held.
        using var planned = await table.FillAsync(table.Nurse, ResearchLinks.AddSource, "Title",
            ("Kind", "FocusGroup"), ("Title", "Focus group of parents"), ("Sector", UsualSectors.Parents), ("Group", "parents of children in Year 7"), ("Done", ""), ("Day", "1 12 2026"), ("Listener", table.Nurse.ToString()));
        var source = Guid.Parse(planned.Headers.Location!.OriginalString.Split('/')[^1]);
        var page = await table.TextAsync(table.Mother, ResearchLinks.Programme);
        Assert.Contains("0 of 1 sources are read or heard.", page, StringComparison.Ordinal);
        Assert.Contains("Parents and carers Planned: 1. Nobody yet", page, StringComparison.Ordinal);
        Assert.Contains("Not listened to yet: schools, local authority, health, social care, parents and carers, voluntary sector, young people, alternative provision and police and youth justice. Without them, what is found is what professionals think.", page, StringComparison.Ordinal);
        using var early = await table.FillAsync(table.Nurse, ResearchLinks.ChangeSource(source), "Title", ("Done", "true"), ("People", "9"));
        Assert.Contains("Enter the day on which they were heard: today or earlier.", (await Forms.Read(early)).Text(), StringComparison.Ordinal);
        using var held = await table.FillAsync(table.Nurse, ResearchLinks.ChangeSource(source), "Title", ("Done", "true"), ("Day", "9 11 2026"), ("People", "9"));
        Assert.Equal(ResearchLinks.Source(source), held.Headers.Location?.OriginalString);
        Assert.Contains("No consent is written down for 1 session that was held.", await table.TextAsync(table.Nurse, ResearchLinks.Programme), StringComparison.Ordinal);

        // No consent, no words.
        Assert.StartsWith("No consent is written down", await table.RefusedAsync<FindingService>(table.Nurse, s => s.AddAsync(new("Nobody rings.", FindingStrength.Once, [source], null, []), LookedAt.Nothing, Ct)), StringComparison.Ordinal);
        using var agreed = await table.FillAsync(table.Nurse, ResearchLinks.Consent(source), "Use", ("Use", "Quoted"), ("How", "Spoken"), ("AskedOn", "9 11 2026"));
        Assert.Equal(ResearchLinks.Source(source), agreed.Headers.Location?.OriginalString);
        using var coded = await table.FillAsync(table.Nurse, ResearchLinks.Themes, "Meaning", ("Code", "not being heard"), ("Meaning", "Somebody says that nobody asked"));
        Assert.Equal(ResearchLinks.Themes, coded.Headers.Location?.OriginalString);
        var theme = (await table.BookAsync()).Themes.Single().Id;
        using var found = await table.FillAsync(table.Nurse, ResearchLinks.FindingFrom(source), "Statement",
            ("Statement", "Parents stop answering the telephone."), ("Source", source.ToString()), ("Quotation", "I see the number and I know."), ("Strength", "Several"), ("Themes", theme.ToString()));
        var finding = found.Headers.Location!.OriginalString;
        using var tied = await table.FillAsync(table.Nurse, finding, "Part", ("Part", $"{map}|l|c1"), ("Against", ""));
        Assert.Equal(finding, tied.Headers.Location?.OriginalString);

        // Everybody at the table reads it: finding, map, theme by sector.
        page = await table.TextAsync(table.Mother, finding);
        Assert.Contains("Parents stop answering the telephone. Several say so. Themes: not being heard.", page, StringComparison.Ordinal);
        Assert.Contains("I see the number and I know.", page, StringComparison.Ordinal);
        Assert.Contains("For: trust → early help, on What keeps children out", page, StringComparison.Ordinal);
        Assert.Contains("2 of 3 links and 4 of 4 elements rest on no evidence yet.", await table.TextAsync(table.Mother, MapLinks.Of(map)), StringComparison.Ordinal);
        Assert.Contains("1 finding", (await table.Client(table.Mother).PageAsync(MapLinks.Of(map))).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("trust", StringComparison.Ordinal) && r.Children[1].TextContent == "early help").TextContent, StringComparison.Ordinal);
        Assert.Contains("not being heard 1 source, 9 people", await table.TextAsync(table.Mother, ResearchLinks.Themes), StringComparison.Ordinal);
        page = await table.TextAsync(table.Mother, ResearchLinks.Programme);
        Assert.Contains("The one source is read or heard.", page, StringComparison.Ordinal);
        Assert.Contains("Parents and carers 1 of 1 held 9 people", page, StringComparison.Ordinal);
        // Under its element and its link too, where it is drawn.
        var row = (await table.AskAsync<MapQueries, MapView?>(table.Nurse, q => q.ViewAsync(map, null, Ct)))!.LinkIds["c1"];
        Assert.Contains("What it rests on Parents or young people were heard. Parents stop answering the telephone.", await table.TextAsync(table.Mother, MapLinks.Link(map, row)), StringComparison.Ordinal);
        Assert.Contains("1 finding", await table.TextAsync(table.Mother, MapLinks.Part(map, "outline")), StringComparison.Ordinal);
        using var untied = await table.FillAsync(table.Mother, finding, "Part", ("Part", $"{map}|l|c1"));
        Assert.Equal(finding, untied.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_finding_is_worded_by_who_wrote_it_and_others_say_what_they_think_beside_it(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var source = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        var finding = await table.FindingAsync("All plans are late.", [source], "37 of 40 plans were late.");
        var version = (await table.ReadAsync(finding)).Finding.Version;
        foreach (var person in new[] { table.Convenor, table.Mother })
        {
            Assert.StartsWith("A finding is worded by who wrote it.", await table.RefusedAsync<FindingService>(person, s => s.WordAsync(finding, "No plan is late.", FindingStrength.All, "I think so", version, LookedAt.Nothing, Ct)), StringComparison.Ordinal);
            Assert.StartsWith("Who wrote the finding says what it rests on.", await table.RefusedAsync<FindingService>(person, s => s.SupportAsync(finding, source, null, LookedAt.Nothing, Ct)), StringComparison.Ordinal);
        }

        using var said = await table.FillAsync(table.Mother, ResearchLinks.Finding(finding), "Said", ("Said", "Ours came in time."), ("Otherwise", "true"));
        Assert.Equal(ResearchLinks.Finding(finding), said.Headers.Location?.OriginalString);
        Assert.Contains("Somebody sees finding 1 otherwise", await table.TextAsync(table.Nurse, "/notices"), StringComparison.Ordinal);
        await table.AsAsync<FindingService>(table.Nurse, s => s.WordAsync(finding, "Most plans are late.", FindingStrength.Several, "Three of forty were in time", version, LookedAt.Nothing, Ct));
        Assert.Equal(SourceService.Changed, await table.RefusedAsync<FindingService>(table.Nurse, s => s.WordAsync(finding, "Plans are late.", FindingStrength.Several, "Shorter", version, LookedAt.Nothing, Ct)));
        var page = await table.TextAsync(table.Head, ResearchLinks.Finding(finding));
        Assert.Contains("Most plans are late.", page, StringComparison.Ordinal);
        Assert.Contains("It was worded anew: 1 time", page, StringComparison.Ordinal);
        Assert.Contains("All plans are late.", page, StringComparison.Ordinal);
        Assert.Contains("worded anew because: Three of forty were in time", page, StringComparison.Ordinal);
        Assert.Contains("Ours came in time. Sees it otherwise: Mother Moss", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_administrator_sees_none_of_it_an_observer_reads_and_does_not_write(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var map = await table.MapAsync();
        var source = await table.HeardAsync("Focus group of heads", UsualSectors.Schools, 6);
        var finding = await table.FindingAsync("Staff are stretched.", [source]);
        var observer = await table.ObserverAsync();
        string[] read = [ResearchLinks.Programme, ResearchLinks.Source(source), ResearchLinks.Findings, ResearchLinks.Finding(finding), ResearchLinks.Themes, ResearchLinks.File, ResearchLinks.FindingsCsv, ResearchLinks.CodeBookCsv, ResearchLinks.Evidence(map)];
        string[] write = [ResearchLinks.AddSource, ResearchLinks.AddFinding];
        foreach (var path in read)
        {
            foreach (var person in new[] { table.Mother, table.Convenor, observer })
                Assert.Equal(HttpStatusCode.OK, (await table.Client(person).GetAsync(path, Ct)).StatusCode);
        }

        foreach (var path in read.Concat(write).Append(ResearchLinks.ChangeSource(source)).Append(ResearchLinks.Consent(source)))
        {
            foreach (var person in new[] { table.Administrator, table.Teacher })
                Assert.Contains((await table.Client(person).GetAsync(path, Ct)).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        }

        foreach (var path in write.Append(ResearchLinks.ChangeSource(source)).Append(ResearchLinks.Consent(source)))
            Assert.Contains((await table.Client(observer).GetAsync(path, Ct)).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        // Who did not listen and does not convene changes neither the source nor its consent.
        foreach (var path in new[] { ResearchLinks.ChangeSource(source), ResearchLinks.Consent(source) })
            Assert.Equal(HttpStatusCode.NotFound, (await table.Client(table.Mother).GetAsync(path, Ct)).StatusCode);
        Assert.Equal(SourceService.NotTheirs, await table.RefusedAsync<SourceService>(table.Mother, s => s.WithdrawAsync(source, Ct)));
        const string ReadsOnly = "Those who take part do the research; you read it.";
        foreach (var person in new[] { observer, table.Administrator })
        {
            Assert.Equal(ReadsOnly, await table.RefusedAsync<FindingService>(person, s => s.CommentAsync(finding, "No.", false, LookedAt.Nothing, Ct)));
            Assert.Equal(ReadsOnly, await table.RefusedAsync<FindingService>(person, s => s.TieAsync(finding, map, false, "e1", false, Ct)));
            Assert.Equal(ReadsOnly, await table.RefusedAsync<SourceService>(person, s => s.WithdrawAsync(source, Ct)));
            Assert.Equal(ReadsOnly, await table.RefusedAsync<ThemeService>(person, s => s.AddAsync("a", "b", LookedAt.Nothing, Ct)));
        }

        Assert.Equal("Those who convene set the questions.", await table.RefusedAsync<SourceService>(table.Nurse, s => s.AskAsync("Why?", LookedAt.Nothing, Ct)));
    }

    [Fact]
    public async Task What_may_tell_who_somebody_is_is_asked_about_before_it_is_saved_and_only_what_was_looked_at_passes()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var source = await table.HeardAsync("Focus group of parents", UsualSectors.Parents, 8);
        var (client, form) = await table.OpenAsync(table.Nurse, ResearchLinks.AddFinding, "Statement");
        using var warned = await client.SendAllAsync(form, ResearchLinks.AddFinding, ("Statement", "After the day of Larkfield the letters stopped."), ("Source", source.ToString()), ("Strength", "Several"));
        Assert.Equal(HttpStatusCode.OK, warned.StatusCode);
        var again = await Forms.Read(warned);
        Assert.Contains("This may tell who somebody is: “Larkfield” (a name?).", again.Text(), StringComparison.Ordinal);
        Assert.Empty((await table.BookAsync()).Findings);
        // Ticked, and another name written in meanwhile: asked again.
        var second = again.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("[name=LookedAt]") is not null);
        using var other = await client.SendAllAsync(second, ResearchLinks.AddFinding, ("Statement", "After the day of Larkfield the letters to Kai stopped."), ("Looked", "true"));
        Assert.Contains("“Kai” (a name?)", (await Forms.Read(other)).Text(), StringComparison.Ordinal);
        Assert.Empty((await table.BookAsync()).Findings);
        using var saved = await client.SendAllAsync(second, ResearchLinks.AddFinding, ("Looked", "true"));
        Assert.StartsWith(ResearchLinks.Findings + "/", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("After the day of Larkfield the letters stopped.", (await table.BookAsync()).Findings.Single().Statement);
    }

    /// <summary>A session with two parents: members read what it says, and not which session it was.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Fewer_than_five_families_heard_are_not_told_as_a_number_and_no_table_leads_to_one_childs_words(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var theme = await table.AskAsync<ThemeService, Guid>(table.Nurse, s => s.AddAsync("belonging", "Feeling wanted", LookedAt.Nothing, Ct));
        var few = await table.HeardAsync("Pupil voice in the small unit", UsualSectors.YoungPeople, 3, under16: true, parents: true);
        var finding = await table.FindingAsync("Coming back is like never having left.", [few], "Same seat, same rules.", themes: theme);
        foreach (var path in new[] { ResearchLinks.Programme, ResearchLinks.Finding(finding), ResearchLinks.Findings, ResearchLinks.Themes, ResearchLinks.FindingsCsv, ResearchLinks.AddFinding })
        {
            var body = await (await table.Client(table.Mother).GetAsync(path, Ct)).Content.ReadAsStringAsync(Ct);
            Assert.DoesNotContain("small unit", body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await table.Client(table.Mother).GetAsync(ResearchLinks.Source(few), Ct)).StatusCode);
        Assert.Contains("small unit", await table.TextAsync(table.Nurse, ResearchLinks.Programme), StringComparison.Ordinal);
        Assert.Contains("small unit", await table.TextAsync(table.Convenor, ResearchLinks.Source(few)), StringComparison.Ordinal);
        Assert.Contains("fewer than 5 people", await table.TextAsync(table.Convenor, ResearchLinks.Source(few)), StringComparison.Ordinal);
        var page = await table.TextAsync(table.Mother, ResearchLinks.Finding(finding));
        Assert.Contains("Same seat, same rules. Said by a young person. Few were heard there, so it is not said where.", page, StringComparison.Ordinal);
        Assert.Contains("Young people 1 of 1 held fewer than 5 people", await table.TextAsync(table.Mother, ResearchLinks.Programme), StringComparison.Ordinal);
        Assert.Contains("belonging fewer than 5 people 1", await table.TextAsync(table.Mother, ResearchLinks.Themes), StringComparison.Ordinal);
        page = await table.TextAsync(table.Mother, ResearchLinks.Of(theme, UsualSectors.YoungPeople));
        Assert.DoesNotContain("Coming back", page, StringComparison.Ordinal);
        Assert.Contains("Fewer than five people of that sector were heard on this.", page, StringComparison.Ordinal);
        // Two more make five: then the cell says so.
        var more = await table.HeardAsync("Pupil voice in a school", UsualSectors.YoungPeople, 2, under16: true, parents: true);
        await table.FindingAsync("Somebody saves a seat for friends.", [more], themes: theme);
        Assert.Contains("belonging 2 sources, 5 people on belonging from Young people 2", await table.TextAsync(table.Mother, ResearchLinks.Themes), StringComparison.Ordinal);
        Assert.Contains("Coming back", await table.TextAsync(table.Mother, ResearchLinks.Of(theme, UsualSectors.YoungPeople)), StringComparison.Ordinal);
    }
}
