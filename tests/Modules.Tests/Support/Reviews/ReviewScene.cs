using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.ServiceReferrals;
using Headwater.Support.Reviews;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Support.Reviews;

/// <summary>The scene of referrals; the worker of Kestrel reviews Alder School. Tuesday 10 November 2026 at nine. Every name is made up.</summary>
internal sealed class ReviewScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private ReviewScene(ReferralScene people) => People = people;

    public ReferralScene People { get; }

    public TestWorld World => People.World;
    public PersonId Worker => People.Worker;
    public PersonId Head => People.Head;

    public static async Task<ReviewScene> CreateAsync(Engine engine) => new(await ReferralScene.CreateAsync(engine));

    public TypedReview Typed => new("Send", People.Alder.ToString(), "The headteacher", "How needs are found in Year 7.", "Inclusion officer (lead)\nSENCO of another school", null);

    public static IReadOnlyList<TypedItem> Whole { get; } = [new("Evidence", "Six lessons."), new("Strength", "Every pupil can name an adult."), new("ToImprove", "Nobody looks at the pattern."), new("Recommendation", "Look at the pattern on Fridays.", "Deputy headteacher", "20 11 2026")];

    public async Task<Guid> BegunAsync()
    {
        var key = Guid.CreateVersion7();
        Assert.True(await ActAsync(Worker, s => s.BeginAsync(key, Typed, Ct)));
        return key;
    }

    /// <summary>With a line of each part; version 5.</summary>
    public async Task<Guid> WholeAsync()
    {
        var id = await BegunAsync();
        foreach (var (item, n) in Whole.Select((i, n) => (i, n)))
            Assert.True(await ActAsync(Worker, s => s.AddAsync(id, Guid.CreateVersion7(), n + 1, item, Ct)));
        return id;
    }

    /// <summary>The same, sent; version 6.</summary>
    public async Task<Guid> SentAsync()
    {
        var id = await WholeAsync();
        Assert.True(await ActAsync(Worker, s => s.SendAsync(id, 5, "14 1 2027", Ct)));
        return id;
    }

    public Task<bool> ActAsync(PersonId by, Func<ReviewService, Task<bool>> work) => People.AsAsync(by, work);

    public Task<ReviewView?> SeeAsync(PersonId by, Guid id) => People.AsAsync<ReviewQueries, ReviewView?>(by, q => q.FindAsync(id, Ct));

    public async Task<IReadOnlyList<T>> AllAsync<T>() where T : class
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<T>().AsNoTracking().ToListAsync(Ct);
    }

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public Task<PageReader> BrowserAsync(PersonId person) => People.BrowserAsync(person);

    public Task<string> TextAsync(PersonId person, string path) => People.TextAsync(person, path);

    public static string Text(IHtmlDocument page) => ReferralScene.Text(page);

    public async ValueTask DisposeAsync() => await People.DisposeAsync();
}
