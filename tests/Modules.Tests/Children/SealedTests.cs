using System.Text;
using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Identifiers;
using Headwater.Children.Keeping;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Notes and numbers: sealed in the database, opened for those who are let through. Every name is made up.</summary>
public sealed class SealedTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_note_is_sealed_and_each_reads_what_is_meant_for_them(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, camhs, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
        var (head, senco, psychologist, parent) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("SENCO", (alder, Role.Senco)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)), await world.PersonAsync("Parent", (families, Role.Parent)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Notes, world.Today));
        await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        foreach (var visibility in Enum.GetValues<Visibility>())
            Assert.Equal(Outcome.Saved, await AddAsync(head, $"For {visibility}", visibility));
        Assert.Equal(Outcome.NotThere, await AddAsync(parent, "Family writes own words.", Visibility.Family));

        Assert.Equal(["For Family", "For Organisation", "For Professionals", "For Safeguarding"], await ReadAsync(head));
        Assert.Equal(["For Family", "For Organisation", "For Professionals"], await ReadAsync(senco));
        Assert.Equal(["For Family", "For Professionals"], await ReadAsync(psychologist));
        Assert.Equal(["For Family"], await ReadAsync(parent));

        var stored = await world.AsAsync(head, s => s.GetRequiredService<HeadwaterDb>().Set<Note>().AsNoTracking().ToListAsync(Ct));
        Assert.All(stored, n => Assert.DoesNotContain("For ", Encoding.UTF8.GetString(n.SealedText), StringComparison.Ordinal));
        Assert.Equal(Outcome.NotThere, await world.AsAsync(senco, s => s.GetRequiredService<NoteService>().MistakenAsync(child, stored[0].Id, 1, Ct)));
        Assert.Equal(Outcome.Saved, await world.AsAsync(head, s => s.GetRequiredService<NoteService>().MistakenAsync(child, stored[0].Id, 1, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(head, "Turned \u202E round", Visibility.Family));
        await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(head, new string('x', 20_001), Visibility.Family));
        Assert.Equal(4, (await ReadAsync(head)).Count);

        Task<Outcome> AddAsync(PersonId who, string text, Visibility visibility) => world.AsAsync(who, s => s.GetRequiredService<NoteService>().AddAsync(child, new(text, world.Today, visibility), Ct));
        async Task<List<string>> ReadAsync(PersonId who) => [.. (await world.AsAsync(who, s => s.GetRequiredService<NoteService>().ReadAsync(child, Ct))).Select(n => n.Text).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_number_is_kept_sealed_belongs_to_one_record_and_finds_it(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"));
        var (head, other) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Other head", (beech, Role.Headteacher)));
        var (child, second) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(head, alder, "Jay", "Moor"));
        Assert.Equal(Outcome.Saved, await PutAsync(head, child, NumberKind.Upn, "b801200005001"));
        Assert.Equal(Outcome.Saved, await PutAsync(head, child, NumberKind.Upn, "B801200005001", 1));
        Assert.Equal(Outcome.Saved, await PutAsync(head, child, NumberKind.Nhs, "943 476 5870"));
        Assert.Equal(Outcome.NotThere, await PutAsync(other, child, NumberKind.Nhs, "943 476 5870"));
        foreach (var wrong in new[] { "A801200005001", "", "B801200005001" })
            await Assert.ThrowsAsync<InputRefusedException>(() => PutAsync(head, second, NumberKind.Upn, wrong));
        var stored = await world.AsAsync(head, s => s.GetRequiredService<HeadwaterDb>().Set<Identifier>().AsNoTracking().ToListAsync(Ct));
        Assert.Equal(2, stored.Count);
        Assert.All(stored, i => Assert.False(Encoding.UTF8.GetString([.. i.Sealed, .. i.Lookup]).Contains("801200005001", StringComparison.Ordinal)));
        Assert.Equal("9434765870", await world.AsAsync(head, s => s.GetRequiredService<NumberService>().ReadAsync(child, NumberKind.Nhs, Ct)));
        Assert.Null(await world.AsAsync(other, s => s.GetRequiredService<NumberService>().ReadAsync(child, NumberKind.Nhs, Ct)));

        // Whoever may look past involvements finds one record by the number or by whole names and day, and none by less.
        Assert.Equal([child, child, null, null, null], [
            await ClueAsync(new(null, null, null, "B80120 0005001")), await ClueAsync(new("robin", "HALE", new(2014, 5, 2), null)), await ClueAsync(new("Robin", "Hale", null, null)),
            await ClueAsync(new("Rob", "Hale", new(2014, 5, 2), null)), await ClueAsync(new(null, null, null, "K845400124001"))]);

        // The same number at another school: told that it exists, and no second record is opened whatever is ticked.
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(other, s => s.GetRequiredService<OpeningService>().OpenAsync(new("Wren", "Wood", null, new(2013, 1, 1), Sex.NotRecorded, beech, world.Today), "B801200005001", true, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(other, s => s.GetRequiredService<OpeningService>().OpenAsync(new("Robin", "Hale", null, new(2014, 5, 2), Sex.NotRecorded, beech, world.Today), null, false, Ct)));
        var opened = await world.AsAsync(other, s => s.GetRequiredService<OpeningService>().OpenAsync(new("Robin", "Hale", null, new(2014, 5, 2), Sex.NotRecorded, beech, world.Today), "K845400124001", true, Ct));
        Assert.Equal("K845400124001", await world.AsAsync(other, s => s.GetRequiredService<NumberService>().ReadAsync(opened, NumberKind.Upn, Ct)));

        Task<Outcome> PutAsync(PersonId who, ChildId of, NumberKind kind, string number, int version = 0) => world.AsAsync(who, s => s.GetRequiredService<NumberService>().ChangeAsync(of, kind, version, number, Ct));
        Task<ChildId?> ClueAsync(ChildClue clue) => world.AsAsync(other, s => s.GetRequiredService<IChildFinder>().FindAsync(clue, Ct));
    }
}
