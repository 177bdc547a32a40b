using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Identifiers;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>
/// What a child has one of is first given by two at once: the other saves between the look of the one and its save, every time and
/// not by luck. The second is told, and nothing is written over. Every name and number is made up.
/// </summary>
public sealed class FirstSaveTests
{
    private const string Theirs = "B801200005001";
    private const string Mine = "K845400124001";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_second_of_two_first_numbers_is_told_and_the_first_stands(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        foreach (var (kind, theirs, mine) in new[] { (NumberKind.Upn, Theirs, Mine), (NumberKind.Nhs, "9434765870", "9434765919") })
        {
            Assert.Equal(Outcome.ChangedMeanwhile, await scene.LateAsync(s => new NumberService(s.Db, s.Index, s.Vault, s.Keeping).ChangeAsync(scene.Child, kind, 0, mine, Ct), () => scene.GiveAsync(scene.Child, kind, theirs)));
            Assert.Equal(new(theirs, 1), await scene.HeldAsync(kind));
        }
    }

    [Fact]
    public async Task What_another_gives_while_a_number_is_being_sealed_is_not_written_over_unseen()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        Assert.Equal(Outcome.ChangedMeanwhile, await scene.LateAsync(s => new NumberService(s.Db, s.Index, s.VaultMeanwhile, s.KeepingOnly).ChangeAsync(scene.Child, NumberKind.Upn, 0, Mine, Ct), () => scene.GiveAsync(scene.Child, NumberKind.Upn, Theirs)));
        Assert.Equal(new(Theirs, 1), await scene.HeldAsync(NumberKind.Upn));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_number_that_went_to_another_record_meanwhile_is_no_error_and_then_a_clear_refusal(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var other = await scene.World.ChildAsync(scene.Head, scene.School, "Wren", "Moor");
        Assert.Equal(Outcome.ChangedMeanwhile, await scene.LateAsync(s => new NumberService(s.Db, s.Index, s.Vault, s.Keeping).ChangeAsync(scene.Child, NumberKind.Upn, 0, Mine, Ct), () => scene.GiveAsync(other, NumberKind.Upn, Mine)));
        Assert.Equal(new(null, 0), await scene.HeldAsync(NumberKind.Upn));
        Assert.Contains("Another record bears this UPN", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.GiveAsync(scene.Child, NumberKind.Upn, Mine))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_second_first_address_and_characteristics_are_told_too(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        Assert.Equal(Outcome.ChangedMeanwhile, await scene.LateAsync(
            s => new ContactService(s.Db, s.Keeping, scene.World.Clock).MoveAsync(scene.Child, 0, new("1 Mine Road", null), Ct),
            () => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ContactService>().MoveAsync(scene.Child, 0, new("2 Their Road", null), Ct))));
        Assert.Equal("2 Their Road", (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RecordQueries>().FindAsync(scene.Child, Ct)))!.Address!.Lines);
        Assert.Equal(Outcome.ChangedMeanwhile, await scene.LateAsync(
            s => new NeedsService(s.Db, s.Keeping, s.Audit, scene.World.Clock).SetCharacteristicsAsync(scene.Child, 0, null, true, null, Ct),
            () => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<NeedsService>().SetCharacteristicsAsync(scene.Child, 0, null, false, null, Ct))));
        Assert.False((await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<NeedsService>().ReadCharacteristicsAsync(scene.Child, Ct)))!.FreeSchoolMeals);
    }

    /// <summary>The services of the one who is late; what another does happens once, at the first seal or the first save.</summary>
    private sealed record Late(HeadwaterDb Db, IKeyedIndex Index, IChildVault Vault, IChildVault VaultMeanwhile, RecordKeeping Keeping, RecordKeeping KeepingOnly, IAuditTrail Audit);

    private sealed record Scene(TestWorld World, OrganisationId School, PersonId Head, ChildId Child) : IAsyncDisposable
    {
        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var school = await world.OrganisationAsync("Alder School");
            var head = await world.PersonAsync("Head", (school, Role.Headteacher));
            return new(world, school, head, await world.ChildAsync(head, school, "Robin", "Hale"));
        }

        public Task<Outcome> LateAsync(Func<Late, Task<Outcome>> mine, Func<Task> theirs) => World.AsAsync(Head, s =>
        {
            Func<Task>? pending = theirs;
            async Task OnceAsync()
            {
                var now = pending;
                pending = null;
                await (now?.Invoke() ?? Task.CompletedTask);
            }

            var (db, actor, involvements, provider) = (s.GetRequiredService<HeadwaterDb>(), s.GetRequiredService<CurrentActor>(), s.GetRequiredService<IInvolvements>(), s.GetRequiredService<IDatabaseProvider>());
            var (vault, audit) = (s.GetRequiredService<IChildVault>(), s.GetRequiredService<IAuditTrail>());
            return mine(new(db, s.GetRequiredService<IKeyedIndex>(), vault, new VaultMeanwhile(vault, OnceAsync), new(db, actor, involvements, new AuditMeanwhile(audit, OnceAsync), provider), new(db, actor, involvements, audit, provider), audit));
        });

        public Task<Outcome> GiveAsync(ChildId child, NumberKind kind, string number) => World.AsAsync(Head, s => s.GetRequiredService<NumberService>().ChangeAsync(child, kind, 0, number, Ct));

        public Task<HeldNumber> HeldAsync(NumberKind kind) => World.AsAsync(Head, s => s.GetRequiredService<NumberService>().HeldAsync(Child, kind, Ct));

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }

    private sealed class AuditMeanwhile(IAuditTrail audit, Func<Task> first) : IAuditTrail
    {
        public async Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts)
        {
            await first();
            await audit.SaveAsync(ct, facts);
        }

        public Task ReadAsync(AuditFact fact, CancellationToken ct) => audit.ReadAsync(fact, ct);
    }

    private sealed class VaultMeanwhile(IChildVault vault, Func<Task> first) : IChildVault
    {
        public Task<byte[]> SealAsync(ChildId child, string purpose, ReadOnlyMemory<byte> plain, CancellationToken ct) => vault.SealAsync(child, purpose, plain, ct);

        public Task<byte[]> OpenAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedBytes, CancellationToken ct) => vault.OpenAsync(child, purpose, sealedBytes, ct);

        public async Task<byte[]> SealTextAsync(ChildId child, string purpose, string text, CancellationToken ct)
        {
            var bytes = await vault.SealTextAsync(child, purpose, text, ct);
            await first();
            return bytes;
        }

        public Task<string> OpenTextAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedText, CancellationToken ct) => vault.OpenTextAsync(child, purpose, sealedText, ct);

        public Task DestroyAsync(ChildId child, CancellationToken ct) => vault.DestroyAsync(child, ct);
    }
}
