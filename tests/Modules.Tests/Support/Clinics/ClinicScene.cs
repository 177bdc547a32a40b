using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.ServiceReferrals;
using Headwater.Support.Clinics;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>The scene of referrals; the worker of Kestrel calls clinics, the school books. Tuesday 10 November 2026 at nine. Every name is made up.</summary>
internal sealed class ClinicScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private ClinicScene(ReferralScene people) => People = people;

    public ReferralScene People { get; }

    public TestWorld World => People.World;
    public PersonId Worker => People.Worker;
    public PersonId Senco => People.Senco;

    public static async Task<ClinicScene> CreateAsync(Engine engine) => new(await ReferralScene.CreateAsync(engine));

    /// <summary>Four slots of half an hour on Wednesday 18 November, from half past one.</summary>
    public static TypedClinic Typed { get; } = new("Inclusion", "18 11 2026", "13:30", "15:30", "30", null, "Online", "Educational psychologist", "One worry in each slot.", null);

    /// <summary>The first slot, without a name.</summary>
    public static TypedBooking Worry { get; } = new("1", null, "SevenToEleven", "Primary", "Hides under the table.", "A laptop.");

    public async Task<Guid> CallAsync(TypedClinic? typed = null, PersonId? by = null, Guid? key = null)
    {
        var id = key ?? Guid.CreateVersion7();
        Assert.True(await People.AsAsync<ClinicService, bool>(by ?? Worker, s => s.AddAsync(id, typed ?? Typed, Ct)));
        return id;
    }

    public Task<bool> CancelClinicAsync(PersonId by, Guid id, int version, string? why = "The panel is ill.") => People.AsAsync<ClinicService, bool>(by, s => s.CancelAsync(id, version, why, Ct));

    public Task<bool> TryBookAsync(PersonId by, Guid clinic, Guid key, TypedBooking? typed = null) => People.AsAsync<BookingService, bool>(by, s => s.BookAsync(clinic, key, typed ?? Worry, Ct));

    public async Task<Guid> BookAsync(Guid clinic, TypedBooking? typed = null, PersonId? by = null)
    {
        var key = Guid.CreateVersion7();
        Assert.True(await TryBookAsync(by ?? Senco, clinic, key, typed));
        return key;
    }

    public Task<bool> ActAsync(PersonId by, Func<BookingService, Task<bool>> work) => People.AsAsync(by, work);

    public Task<BookingView?> SeeAsync(PersonId by, Guid id) => People.AsAsync<ClinicQueries, BookingView?>(by, q => q.ViewAsync(id, Ct));

    public Task<IReadOnlyList<BookingLine>> LinesAsync(PersonId by) => People.AsAsync<ClinicQueries, IReadOnlyList<BookingLine>>(by, q => q.LinesAsync(null, Ct));

    /// <summary>Until the clinic of <see cref="Typed"/> has ended.</summary>
    public void Hold() => World.Clock.SetUtcNow(new(2026, 11, 18, 16, 0, 0, TimeSpan.Zero));

    /// <summary>As it lies in the database.</summary>
    public async Task<(ClinicBooking Row, IReadOnlyList<BookingStep> Steps)> StoredAsync(Guid id)
    {
        await using var db = World.Database.Open(World.Locality);
        return (await db.Set<ClinicBooking>().AsNoTracking().SingleAsync(b => b.Id == id, Ct), await db.Set<BookingStep>().AsNoTracking().Where(s => s.BookingId == id).OrderBy(s => s.Number).ToListAsync(Ct));
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>() where T : class
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().ToListAsync(Ct);
    }

    /// <summary>Naming the child of the scene, as the mother agreed.</summary>
    public TypedBooking Named => Worry with { Record = $"https://example.org/children/{People.Child}/", AgreedBy = "Sam Hale, mother", AgreedHow = "In the meeting", AgreedOn = "9 11 2026" };

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public Task<PageReader> BrowserAsync(PersonId person) => People.BrowserAsync(person);

    public Task<string> TextAsync(PersonId person, string path) => People.TextAsync(person, path);

    public static string Text(IHtmlDocument page) => ReferralScene.Text(page);

    public async ValueTask DisposeAsync() => await People.DisposeAsync();
}
