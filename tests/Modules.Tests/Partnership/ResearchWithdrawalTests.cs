using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Consent of those who were heard: what it covers, and that nothing is left of what it covers no more.</summary>
public sealed class ResearchWithdrawalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What was agreed, somebody under 16, a parent agreed; then what may be saved, worked by hand: (words, quotation).</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_quotation_or_words_cannot_be_saved_where_consent_does_not_cover_them(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        (ConsentUse Use, bool Under16, bool Parents, bool Words, bool Quotation, string Why)[] all =
        [
            (ConsentUse.Quoted, false, false, true, true, ""), (ConsentUse.Quoted, true, true, true, true, ""), (ConsentUse.Quoted, true, false, false, false, "under 16"),
            (ConsentUse.Summarised, false, false, true, false, "did not agree to be quoted"), (ConsentUse.Summarised, true, true, true, false, "did not agree to be quoted"), (ConsentUse.Summarised, true, false, false, false, "under 16"),
            (ConsentUse.Counted, false, false, false, false, "only to be counted"), (ConsentUse.Counted, true, true, false, false, "only to be counted"), (ConsentUse.Counted, true, false, false, false, "under 16"),
        ];
        foreach (var (n, (use, under16, parents, words, quotation, why)) in all.Index())
        {
            var source = await table.HeardAsync($"Focus group {n}", UsualSectors.Parents, 8, use, under16, parents);
            await CheckAsync($"Finding {n}.", source, null, words, why);
            await CheckAsync($"Finding {n} quoted.", source, "In our words.", quotation, why);
        }

        // Until yesterday: the clock goes on.
        var ended = await table.HeardAsync("Focus group that ended", UsualSectors.Parents, 8, until: table.World.Today);
        await CheckAsync("Still today.", ended, "In our words.", true, "");
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync("Too late.", ended, null, false, "has run out");

        // Those who are only counted stand behind what others say, and behind nothing alone.
        var counted = await table.HeardAsync("Focus group to be counted", UsualSectors.YoungPeople, 12, ConsentUse.Counted);
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        var backed = await table.ReadAsync(await table.FindingAsync("Plans are late.", [audit, counted]));
        Assert.True(backed.Counts);
        Assert.Equal([VoiceOf.Nobody, VoiceOf.YoungPeople], backed.Voices.Order());

        async Task CheckAsync(string statement, Guid source, string? quotation, bool allowed, string why)
        {
            if (allowed)
                Assert.True((await table.ReadAsync(await table.FindingAsync(statement, [source], quotation))).Counts);
            else
                Assert.Contains(why, await table.RefusedAsync<FindingService>(table.Nurse, s => s.AddAsync(new(statement, FindingStrength.Several, [source], quotation, []), LookedAt.Nothing, Ct)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_withdrawal_takes_the_words_out_of_the_database_and_the_map_shows_the_gap_again(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var map = await table.MapAsync();
        var group = await table.HeardAsync("Focus group of parents", UsualSectors.Parents, 9);
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        var alone = await table.FindingAsync("Nobodyrings is what they say.", [group], "Theirquote one.");
        await table.AsAsync<FindingService>(table.Nurse, s => s.WordAsync(alone, "Nobodyrings, they say, until it is too late.", FindingStrength.Several, "Becauseofthis", 1, LookedAt.Nothing, Ct));
        await table.AsAsync<FindingService>(table.Mother, s => s.CommentAsync(alone, "Nobodyrings is true for us.", false, LookedAt.Nothing, Ct));
        var shared = await table.FindingAsync("Plans are late in every school.", [group, audit], "Theirquote two.");
        await table.TieAsync(alone, map, "e1");
        await table.TieAsync(alone, map, "c1");
        await table.TieAsync(shared, map, "e2");
        Assert.Equal((Rest.Families, Rest.Families, Rest.Families), (await table.RestAsync(map, "e1"), await table.RestAsync(map, "l1"), await table.RestAsync(map, "e2")));
        var before = await table.StoredAsync();
        Assert.All(new[] { "Nobodyrings", "Theirquote one.", "Theirquote two.", "Becauseofthis" }, w => Assert.Contains(w, before, StringComparison.Ordinal));

        // The box is asked for; then it is done at once.
        using var asked = await table.FillAsync(table.Nurse, ResearchLinks.Source(group), "Sure");
        Assert.Contains("Tick that what they said is to be erased. Nothing was changed yet.", (await Forms.Read(asked)).Text(), StringComparison.Ordinal);
        Assert.Equal(before, await table.StoredAsync());
        using var gone = await table.FillAsync(table.Nurse, ResearchLinks.Source(group), "Sure", ("Sure", "true"));
        Assert.Equal(ResearchLinks.Source(group), gone.Headers.Location?.OriginalString);

        var stored = await table.StoredAsync();
        Assert.All(new[] { "Nobodyrings", "Theirquote", "Becauseofthis" }, w => Assert.DoesNotContain(w, stored, StringComparison.Ordinal));
        Assert.Contains("Plans are late in every school.", stored, StringComparison.Ordinal);
        Assert.Equal((false, true), ((await table.ReadAsync(alone)).Counts, (await table.ReadAsync(shared)).Counts));
        // The gap is open again; what rests on the audit as well is left with the audit.
        Assert.Equal((Rest.Nothing, Rest.Nothing, Rest.NoVoice), (await table.RestAsync(map, "e1"), await table.RestAsync(map, "l1"), await table.RestAsync(map, "e2")));
        Assert.Contains("1 finding withdrawn", await table.TextAsync(table.Mother, ResearchLinks.Evidence(map)), StringComparison.Ordinal);
        foreach (var person in new[] { table.Nurse, table.Mother, table.Convenor })
        {
            foreach (var path in new[] { ResearchLinks.Finding(alone), ResearchLinks.Findings, ResearchLinks.Source(group), ResearchLinks.Programme, ResearchLinks.Evidence(map) })
                Assert.DoesNotContain("Nobodyrings", await table.TextAsync(person, path), StringComparison.Ordinal);
            Assert.DoesNotContain("Nobodyrings", await (await table.Client(person).GetAsync(ResearchLinks.FindingsCsv, Ct)).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        Assert.Contains("Withdrawn Those who said it took their consent back, or it ran out, on Tuesday 10 November 2026.", await table.TextAsync(table.Mother, ResearchLinks.Finding(alone)), StringComparison.Ordinal);
        Assert.Contains("The words are gone with those of the finding.", await table.TextAsync(table.Mother, ResearchLinks.Finding(alone)), StringComparison.Ordinal);
        var notices = await table.TextAsync(table.Nurse, "/notices");
        Assert.Contains("Finding 1 rested on people who took their consent back", notices, StringComparison.Ordinal);
        Assert.Contains("Consent for one of the sources of finding 2 no longer holds.", notices, StringComparison.Ordinal);
        // Nothing is added to it, and nobody can say that they agreed again.
        Assert.Equal(FindingService.Gone, await table.RefusedAsync<FindingService>(table.Mother, s => s.CommentAsync(alone, "Nobodyrings was true.", false, LookedAt.Nothing, Ct)));
        Assert.StartsWith("This consent was taken back, and that stays.", await table.RefusedAsync<SourceService>(table.Nurse, s => s.ConsentAsync(group, new(ConsentHow.Spoken, ConsentUse.Quoted, false, false, null, table.World.Today), 2, Ct)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_agreed_until_a_day_is_erased_after_it_and_what_is_agreed_more_narrowly_at_once(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var map = await table.MapAsync();
        var first = await table.HeardAsync("First group", UsualSectors.Parents, 9, until: table.World.Today.AddDays(7));
        var second = await table.HeardAsync("Second group", UsualSectors.Schools, 9, until: table.World.Today.AddDays(7));
        var both = await table.FindingAsync("Bothsay so.", [first, second], "Firstquote.");
        await table.TieAsync(both, map, "e1");
        table.World.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();
        Assert.True((await table.ReadAsync(both)).Counts);
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        // Even before the daily work has run it counts no more and shows no word.
        var read = await table.ReadAsync(both);
        Assert.Equal((false, ""), (read.Counts, read.Statement));
        Assert.Equal(Rest.Nothing, await table.RestAsync(map, "e1"));
        await RunAsync();
        var stored = await table.StoredAsync();
        Assert.DoesNotContain("Bothsay", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Firstquote", stored, StringComparison.Ordinal);
        await RunAsync();

        // From quoted to summarised: the quotation goes, the statement stays. From there to counted: it goes too.
        var narrow = await table.HeardAsync("Third group", UsualSectors.Parents, 9);
        var told = await table.FindingAsync("Thirdsays so.", [narrow], "Thirdquote.");
        await table.ConsentAsync(narrow, ConsentUse.Summarised, known: 1);
        Assert.DoesNotContain("Thirdquote", await table.StoredAsync(), StringComparison.Ordinal);
        Assert.Equal("Thirdsays so.", (await table.ReadAsync(told)).Statement);
        await table.ConsentAsync(narrow, ConsentUse.Counted, known: 2);
        Assert.DoesNotContain("Thirdsays", await table.StoredAsync(), StringComparison.Ordinal);
        // The listener alone is not enough to be told twice: a stale form changes nothing.
        Assert.Equal(SourceService.Changed, await table.RefusedAsync<SourceService>(table.Nurse, s => s.ConsentAsync(narrow, new(ConsentHow.Spoken, ConsentUse.Quoted, false, false, null, table.World.Today), 2, Ct)));

        async Task RunAsync()
        {
            await using var scope = table.World.Database.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(table.World.Locality);
            await scope.ServiceProvider.GetServices<IDailyWork>().OfType<WordsErasure>().Single().RunAsync(Ct);
        }
    }
}
