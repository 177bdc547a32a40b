using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.ServiceReferrals;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>The scene of referrals with two teams of the helpline: advisers of the council, and the people of Kestrel. Tuesday 10 November 2026 at nine. Every name is made up.</summary>
internal sealed class HelplineScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private HelplineScene(ReferralScene people) => People = people;

    public ReferralScene People { get; }
    public Guid Advisers { get; private set; }
    public Guid OfKestrel { get; private set; }

    public TestWorld World => People.World;
    public PersonId Adviser => People.Adviser;
    public PersonId Worker => People.Worker;

    public static async Task<HelplineScene> CreateAsync(Engine engine)
    {
        var scene = new HelplineScene(await ReferralScene.CreateAsync(engine));
        await scene.SettingsAsync(async s =>
        {
            await s.AddTeamAsync("Advisers", scene.People.Council.ToString(), Ct);
            await s.AddTeamAsync("Kestrel’s people", scene.People.Kestrel.ToString(), Ct);
            return true;
        });
        var teams = await scene.People.AsAsync<HelplineDesk, IReadOnlyList<HelplineTeam>>(scene.Adviser, d => d.TeamsAsync(Ct));
        (scene.Advisers, scene.OfKestrel) = (teams[0].Id, teams[1].Id);
        return scene;
    }

    public Task<T> SettingsAsync<T>(Func<HelplineSettingsService, Task<T>> work) => People.AsAsync(Adviser, work);

    public static TypedEnquiry Typed { get; } = new() { CameBy = CameBy.Telephone, Role = AskerRole.Parent, Name = "Sam Hale", Contact = "01632 960001", MayContact = true, Worry = "She is sick every school morning.", Tried = "A later start.", Hoped = "Somebody to talk to.", Age = 9, Need = "anxiety" };

    public Task<TakenIn> TakeAsync(TypedEnquiry? typed = null, Guid? key = null, PersonId? by = null) => People.AsAsync<IntakeService, TakenIn>(by ?? Adviser, s => s.TakeAsync(key ?? Guid.CreateVersion7(), typed ?? Typed, Ct));

    /// <summary>As the system takes it in, that acts for the web and the mails.</summary>
    public async Task<T> AsSystemAsync<T>(Func<IntakeService, Task<T>> work)
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(World.Locality);
        return await work(scope.ServiceProvider.GetRequiredService<IntakeService>());
    }

    public Task<bool> MoveAsync(PersonId by, Guid id, int version, EnquiryStage to, Guid? team = null, string? why = "As was said.") => People.AsAsync<EnquiryService, bool>(by, s => s.MoveAsync(id, version, to, team, why, Ct));

    public Task<bool> StopAsync(PersonId by, Guid id) => People.AsAsync<EnquiryService, bool>(by, s => s.StopAsync(id, Ct));

    public Task<T> ActAsync<T>(PersonId by, Func<EnquiryService, Task<T>> work) => People.AsAsync(by, work);

    public Task<T> WriteAsync<T>(PersonId by, Func<EnquiryWriting, Task<T>> work) => People.AsAsync(by, work);

    public Task<bool> ReplyAsync(PersonId by, Guid id, Guid key, int version, ReplyWay way, string? text) => People.AsAsync<EnquiryReplies, bool>(by, s => s.ReplyAsync(id, key, version, way, text, Ct));

    public Task<EnquiryView?> SeeAsync(PersonId by, Guid id) => People.AsAsync<EnquiryQueries, EnquiryView?>(by, q => q.FindAsync(id, Ct));

    /// <summary>One that the worker of Kestrel has taken on; version 3.</summary>
    public async Task<Guid> TakenOnAsync()
    {
        var id = (await TakeAsync()).Id;
        Assert.True(await MoveAsync(Adviser, id, 1, EnquiryStage.WithTeam, OfKestrel));
        Assert.True(await MoveAsync(Worker, id, 2, EnquiryStage.Taken));
        return id;
    }

    /// <summary>As it lies in the database.</summary>
    public async Task<(HelplineEnquiry Row, IReadOnlyList<EnquiryStep> Steps, IReadOnlyList<EnquiryMessage> Messages)> StoredAsync(Guid id)
    {
        await using var db = World.Database.Open(World.Locality);
        return (await db.Set<HelplineEnquiry>().AsNoTracking().SingleAsync(e => e.Id == id, Ct), await db.Set<EnquiryStep>().AsNoTracking().Where(s => s.EnquiryId == id).OrderBy(s => s.Number).ToListAsync(Ct), await db.Set<EnquiryMessage>().AsNoTracking().Where(m => m.EnquiryId == id).ToListAsync(Ct));
    }

    public async Task<int> CountAsync<T>() where T : class
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<T>().CountAsync(Ct);
    }

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public Task<PageReader> BrowserAsync(PersonId person) => People.BrowserAsync(person);

    public static string Text(IHtmlDocument page) => ReferralScene.Text(page);

    public async ValueTask DisposeAsync() => await People.DisposeAsync();
}
