using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A seat of a test and who sits there.</summary>
internal sealed record TestSeat(Guid Id, string Sector, PersonId Holder);

/// <summary>A collaborative with as many seats of each sector as a test asks for.</summary>
internal sealed class DecisionScene(TestWorld world) : IAsyncDisposable
{
    private TestSite? site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TestWorld World => world;

    public OrganisationId Council { get; private set; }

    public PersonId Convenor { get; private set; }

    public PersonId Facilitator { get; private set; }

    public PersonId Administrator { get; private set; }

    public PersonId Observer { get; private set; }

    public List<TestSeat> Seats { get; } = [];

    public DateOnly Today => world.Today;

    public static async Task<DecisionScene> CreateAsync(Engine engine, params (string Sector, int Seats)[] sectors)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new DecisionScene(world) { Council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority) };
        scene.Convenor = await world.PersonAsync("Connie Convenor", (scene.Council, Role.Convenor));
        scene.Facilitator = await world.PersonAsync("Flora Facilitator", (scene.Council, Role.Facilitator));
        scene.Administrator = await world.PersonAsync("Ada Administrator", (scene.Council, Role.Administrator));
        scene.Observer = await world.PersonAsync("Omar Observer", (scene.Council, Role.Observer));
        await scene.AsAsync<StandingService>(scene.Convenor, s => s.BeginAsync("Keeping children in school", scene.Council, scene.Today.AddYears(-1), Ct));
        await world.AsAsync(scene.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            foreach (var (sector, seats) in sectors)
            {
                for (var n = 1; n <= seats; n++)
                    scene.Add(db, sector, $"{sector} {n}", PersonId.New());
            }

            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "seat"));
            return true;
        });
        return scene;
    }

    public IEnumerable<TestSeat> Of(string sector) => Seats.Where(s => s.Sector == sector);

    /// <summary>A seat in which nobody sits.</summary>
    public Task VacantAsync(string sector) => world.AsAsync(Convenor, async services =>
    {
        services.GetRequiredService<HeadwaterDb>().Add(new Seat { Id = Guid.CreateVersion7(), SectorCode = sector, Constituency = "Nobody yet", Kind = SeatKind.Core, Selection = Selection.Invited, FromDay = Today.AddMonths(-6) });
        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "seat"));
        return true;
    });

    /// <summary>Somebody who can sign in sits in one more seat, or is a deputy of one.</summary>
    public async Task<TestSeat> MemberAsync(string name, string sector, Guid? deputyOf = null)
    {
        var person = await world.PersonAsync(name, (Council, Role.Member));
        return await world.AsAsync(Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            var seat = deputyOf is { } of ? Sit(db, of, sector, person, true) : Add(db, sector, $"Seat of {name}", person);
            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "seat"));
            return seat;
        });
    }

    public Task AsAsync<T>(PersonId person, Func<T, Task> work) where T : notnull => world.AsAsync(person, async services =>
    {
        await work(services.GetRequiredService<T>());
        return true;
    });

    public Task<TResult> AskAsync<T, TResult>(PersonId person, Func<T, Task<TResult>> work) where T : notnull => world.AsAsync(person, services => work(services.GetRequiredService<T>()));

    public ProposalDraft Draft(ProposalKind kind, string? options = null, CountingRule? rule = null, bool anonymous = false, ResultsShown results = ResultsShown.OnceClosed, int quorum = 50, bool core = false, int days = 0) =>
        new("A proposal", "What is proposed, in words.", kind, rule, options, anonymous, results, quorum, core, Today, Today.AddDays(days));

    /// <summary>Writes a proposal down as somebody, and opens it.</summary>
    public async Task<Guid> OpenAsync(ProposalDraft draft, PersonId? by = null)
    {
        var id = await AskAsync<ProposalService, Guid>(by ?? Convenor, s => s.DraftAsync(draft, Ct));
        await AsAsync<ProposalService>(by ?? Convenor, s => s.OpenAsync(id, 1, Ct));
        return id;
    }

    /// <summary>Closes a vote as soon as it may be: at once when all have voted, else on the day after its last.</summary>
    public async Task CloseAsync(Guid id)
    {
        await using (var db = world.Database.Open(world.Locality))
        {
            var last = await db.Set<Proposal>().Where(p => p.Id == id).Select(p => p.ClosesOn).SingleAsync(Ct);
            if (Today <= last && await db.Set<ProposalSeat>().AnyAsync(s => s.ProposalId == id && !s.HasVoted, Ct))
                world.Clock.Advance(TimeSpan.FromDays(last.DayNumber - Today.DayNumber + 1));
        }

        await CloseNowAsync(id);
    }

    public Task CloseNowAsync(Guid id) => AsAsync<ProposalService>(Convenor, s => s.CloseAsync(id, Ct));

    public Task VoteAsync(Guid proposal, TestSeat seat, params int[] marks) => VoteAsync(proposal, seat, null, marks);

    public Task VoteAsync(Guid proposal, TestSeat seat, string? reason, params int[] marks) => AsAsync<VotingService>(seat.Holder, s => s.CastAsync(proposal, seat.Id, Filled(marks), reason, Ct));

    /// <summary>Named ballots as if each of these seats had voted: for tables of a hundred voters.</summary>
    public Task FillAsync(Guid proposal, IEnumerable<(TestSeat Seat, int[] Marks)> votes) => world.AsAsync(Convenor, async services =>
    {
        var db = services.GetRequiredService<HeadwaterDb>();
        var asked = await db.Set<ProposalSeat>().Where(s => s.ProposalId == proposal).ToDictionaryAsync(s => s.SeatId, Ct);
        foreach (var (seat, marks) in votes)
        {
            asked[seat.Id].HasVoted = true;
            db.Add(new Ballot { ProposalId = proposal, SeatId = seat.Id, Marks = BallotMarks.Write(marks), By = seat.Holder, ByDeputy = false, Way = VoteWay.Self, CastOn = Today });
        }

        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("vote", "proposal", proposal.ToString()));
        return true;
    });

    public async Task<ProposalResult> ResultAsync(Guid id) => await MaybeResultAsync(id, Observer) ?? throw new InvalidOperationException("The result is hidden.");

    public Task<ProposalResult?> MaybeResultAsync(Guid id, PersonId person) => AskAsync<DecisionQueries, ProposalResult?>(person, async q => await q.ResultAsync((await q.OneAsync(id, Ct))!, Ct));

    public static Dictionary<int, string?> Filled(params int[] marks) => marks.Select((m, i) => (m, i)).Where(m => m.m > 0).ToDictionary(m => m.i + 1, m => (string?)m.m.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async Task<HttpClient> ClientAsync(PersonId person) => (site ??= await TestSite.StartAsync(world.Database, byHeader: true)).Client(person, world.Locality);

    public async Task<string> TextAsync(PersonId person, string path)
    {
        using var client = await ClientAsync(person);
        return (await client.PageAsync(path)).Text();
    }

    /// <summary>Sends the form of a page that holds a field of this name, with the page's cookie and token.</summary>
    public async Task<HttpResponseMessage> SendAsync(PersonId person, string path, string holding, params (string Name, string Value)[] filled)
    {
        var client = await ClientAsync(person);
        using var shown = await client.GetAsync(path, Ct);
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        var page = await Forms.Read(shown);
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.QuerySelector($"[name='{holding}']") is not null || f.GetAttribute("action")?.EndsWith("handler=" + holding, StringComparison.Ordinal) == true)
            ?? throw new InvalidOperationException($"{path} has no form with '{holding}': {page.Body?.TextContent}");
        return await client.SendAsync(form, path, filled);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await world.DisposeAsync();
    }

    private TestSeat Add(HeadwaterDb db, string sector, string whom, PersonId holder)
    {
        var id = Guid.CreateVersion7();
        db.Add(new Seat { Id = id, SectorCode = sector, Constituency = whom, Kind = SeatKind.Core, Selection = Selection.Invited, FromDay = Today.AddMonths(-6) });
        var seat = Sit(db, id, sector, holder, false);
        Seats.Add(seat);
        return seat;
    }

    private TestSeat Sit(HeadwaterDb db, Guid seat, string sector, PersonId person, bool deputy)
    {
        db.Add(new SeatHolding { Id = Guid.CreateVersion7(), SeatId = seat, PersonId = person, IsDeputy = deputy, State = HoldingState.Held, OfferedOn = Today.AddMonths(-6), OfferedBy = Convenor, FromDay = Today.AddMonths(-6) });
        return new(seat, sector, person);
    }
}
