using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Network;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Role invariants for every road in: the anchor's administrator cannot see ballots, ratings or coaching notes; of ratings nobody sees a single one.</summary>
public sealed partial class NetworkPrivacyTests
{
    private const string Head = "kind,from,to,reliability,mission,openness\n";
    private const string CoachingWords = "The-coaching-note-of-two-people";
    private const string BallotWords = "The-reason-on-a-ballot";
    private const string WaveTitle = "The-survey-of-ratings";

    private static readonly (string, string)[] Places = [("Alder", UsualSectors.LocalAuthority), ("Birch", UsualSectors.Schools), ("Cedar", UsualSectors.Health), ("Damson", UsualSectors.Parents), ("Elm", UsualSectors.Voluntary)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_anchors_administrator_cannot_see_ballots_ratings_or_coaching_notes_on_any_page_export_or_api(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, Places);
        var wave = await scene.PlanAsync(WaveTitle);
        await scene.TakeAsync(wave, Head + "rating,Alder,Birch,1,1,1\nrating,Cedar,Birch,4,4,4\nrating,Damson,Birch,2,2,2\nrating,Elm,Birch,3,3,3\nnone,Birch,,,,\n");
        var ids = await SecretsAsync(scene, wave);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        using var client = site.Client(scene.Administrator, scene.World.Locality);
        List<string> walked = [];
        foreach (var pattern in site.Routes.Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods.Count: > 0 } m || m.HttpMethods.Contains("GET")).Select(r => r.RoutePattern.RawText ?? "").Distinct())
        {
            foreach (var path in Filled(pattern, ids))
            {
                foreach (var handler in new[] { "", "?handler=Csv", "?handler=Ballots", "?handler=Zip" })
                {
                    using var response = await client.GetAsync("/" + path.TrimStart('/') + handler, Ct);
                    var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Ct));
                    Assert.False(path.TrimStart('/').StartsWith("collaborative", StringComparison.Ordinal) && response.IsSuccessStatusCode, $"{path}{handler} opened for the administrator");
                    foreach (var secret in new[] { CoachingWords, BallotWords, WaveTitle })
                        Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{path}{handler} shows {secret}");
                    walked.Add(path);
                }
            }
        }

        // The walk reached what it is about.
        foreach (var reached in new[] { $"collaborative/network/{wave}", $"collaborative/network/{wave}/answers", "collaborative/hand-over", "collaborative/readiness", "collaborative/coaching" })
            Assert.Contains(walked, w => w.TrimStart('/') == reached);
        // Nor may the services be asked.
        await SeatTests.RefusedAsync(() => scene.AsAsync(scene.Administrator, s => s.LookAsync(wave, Head, Ct)), "Only whoever runs this survey");
        Assert.DoesNotContain(await scene.World.AsAsync(scene.Convenor, s => s.GetRequiredService<NetworkService>().KeepersAsync(Ct)), k => k.Person == scene.Administrator || k.Person == scene.Lead);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_rated_whom_changes_no_word_of_any_page_or_export_of_those_who_convene(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, Places);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        // The same four ratings of Birch by the same four, given the other way round.
        List<string> seen = [];
        foreach (var rows in new[] { "rating,Alder,Birch,1,1,1\nrating,Cedar,Birch,4,4,4\nrating,Damson,Birch,2,2,2\nrating,Elm,Birch,3,3,3\nnone,Birch,,,,\n", "rating,Alder,Birch,4,4,4\nrating,Cedar,Birch,1,1,1\nrating,Damson,Birch,3,3,3\nrating,Elm,Birch,2,2,2\nnone,Birch,,,,\n" })
        {
            var wave = await scene.PlanAsync(WaveTitle);
            await scene.TakeAsync(wave, Head + rows);
            var all = new StringBuilder();
            foreach (var person in new[] { scene.Convenor, scene.Lead, scene.Facilitator, scene.Keeper })
            {
                using var client = site.Client(person, scene.World.Locality);
                foreach (var path in new[] { "/collaborative", $"/collaborative/network/{wave}", "/collaborative/signals", "/collaborative/signals/s11", "/collaborative/signals/s12", "/collaborative/elements", "/collaborative/readiness", "/collaborative/hand-over", "/notices" })
                {
                    using var response = await client.GetAsync(path, Ct);
                    Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                    all.AppendLine((await Forms.Read(response)).Text());
                }
            }

            Assert.Contains("2.5", all.ToString(), StringComparison.Ordinal); // (1 + 4 + 2 + 3) ÷ 4
            seen.Add(all.ToString());
            await scene.AsAsync(scene.Keeper, s => s.WithdrawAsync(wave, "The next one is looked at.", Ct));
        }

        Assert.Equal(seen[0], seen[1]);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Only_whoever_runs_a_survey_opens_its_answers_and_not_even_they_read_them_afterwards(Engine engine)
    {
        await using var scene = await SurveyScene.CreateAsync(engine, Places);
        var wave = await scene.PlanAsync(WaveTitle);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        foreach (var person in new[] { scene.Convenor, scene.Lead, scene.Facilitator, scene.Administrator })
        {
            using var refused = await site.Client(person, scene.World.Locality).GetAsync(NetworkLinks.Answers(wave), Ct);
            Assert.False(refused.IsSuccessStatusCode);
            await SeatTests.RefusedAsync(() => scene.World.AsAsync(person, s => s.GetRequiredService<NetworkService>().TakeAsync(wave, Head + "none,Birch,,,,\n", Ct)), "Only whoever runs this survey");
        }

        using var client = site.Client(scene.Keeper, scene.World.Locality);
        var form = await client.OpenAsync(NetworkLinks.Answers(wave), "file");
        using var sent = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Head + "rating,Alder,Birch,1,1,1\nrating,Alder,Nobody,1,1,1\nnone,Cedar,,,,\n")), "file", "answers.csv" } };
        sent.Add(new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        using var looked = await client.PostAsync(NetworkLinks.Answers(wave), sent, Ct);
        var page = (await Forms.Read(looked)).Text();
        Assert.Contains("2 of 5 answered; 1 ratings and 0 ties can be taken. Nothing was written yet.", page, StringComparison.Ordinal);
        Assert.Contains("'Nobody' is not one of those that were asked.", page, StringComparison.Ordinal);
        Assert.Equal((0, 0), await scene.StoredAsync());
        await scene.TakeAsync(wave, Head + "rating,Alder,Birch,1,1,1\nnone,Cedar,,,,\n");
        using var after = await client.GetAsync(NetworkLinks.Answers(wave), Ct);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        // Two of five is 40%: no figure at all.
        Assert.Contains("With so few answers no figure of the network is shown.", (await client.PageAsync(NetworkLinks.Wave(wave))).Text(), StringComparison.Ordinal);
    }

    /// <summary>A coaching note and a named vote with a reason; what routes' ids are filled with.</summary>
    private static async Task<IReadOnlyList<Guid>> SecretsAsync(SurveyScene scene, Guid wave)
    {
        var (session, proposal) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return await scene.World.AsAsync(scene.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            var today = scene.Today;
            var seat = await db.Set<Headwater.Partnership.Seats.Seat>().OrderBy(s => s.Id).FirstAsync(Ct);
            db.Add(new CoachingSession { Id = session, CoachId = scene.Facilitator, CoachedId = scene.Keeper, AskedOn = today, Focus = CoachingWords, State = SessionState.Agreed });
            db.Add(new CoachingNote { Id = Guid.CreateVersion7(), SessionId = session, WrittenBy = scene.Keeper, WrittenOn = today, Text = CoachingWords });
            db.Add(new Proposal { Id = proposal, Title = "Asked", Text = "Asked", Kind = ProposalKind.Consent, Rule = CountingRule.Consent, IsAnonymous = false, Results = ResultsShown.Always, QuorumPercent = 0, NeedsCore = false, OpensOn = today, ClosesOn = today, Stage = PollStage.Open, ProposedBy = scene.Convenor, ProposedOn = today });
            db.Add(new ProposalSeat { ProposalId = proposal, SeatId = seat.Id, SectorCode = seat.SectorCode, Together = 1, HasVoted = true });
            db.Add(new Ballot { ProposalId = proposal, SeatId = seat.Id, Marks = BallotMarks.Write([1]), By = scene.Keeper, ByDeputy = false, Way = VoteWay.Self, CastOn = today, Reason = BallotWords });
            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "seat"));
            return (IReadOnlyList<Guid>)[wave, session, proposal, seat.Id];
        });
    }

    /// <summary>A route with each of the ids in its places; other places with 1.</summary>
    private static IEnumerable<string> Filled(string pattern, IReadOnlyList<Guid> ids)
    {
        var optional = OptionalPlace().Replace(pattern, "");
        return OfGuid().IsMatch(optional) ? ids.Select(id => AnyPlace().Replace(OfGuid().Replace(optional, id.ToString()), "1")) : [AnyPlace().Replace(optional, "1")];
    }

    [GeneratedRegex(@"/?\{[^{}]*\?\}", RegexOptions.None, 1000)]
    private static partial Regex OptionalPlace();

    [GeneratedRegex(@"\{[^{}]*:guid\}", RegexOptions.None, 1000)]
    private static partial Regex OfGuid();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex AnyPlace();
}
