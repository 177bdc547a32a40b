using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>What people write into a record, and who reads it. Every name is made up.</summary>
public sealed class EntryTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_family_reads_and_writes_its_own_words_and_not_those_of_professionals_nor_of_a_sibling(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
        var (head, parent) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Parent", (families, Role.Parent)));
        var (child, sibling) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(head, alder, "Wren", "Hale"));
        await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));

        Assert.Equal(Outcome.Saved, await WordsAsync(head, child, "I like the river.", Visibility.Family));
        Assert.Equal(Outcome.Saved, await WordsAsync(head, child, "Said in confidence.", Visibility.Professionals));
        Assert.Equal(Outcome.Saved, await WordsAsync(parent, child, "Mornings are hard.", Visibility.Organisation));
        Assert.Equal(Outcome.NotThere, await WordsAsync(parent, sibling, "Not mine to write.", Visibility.Family));
        Assert.Equal(["I like the river.", "Mornings are hard."], await ReadAsync(parent, child));
        Assert.Equal(3, (await ReadAsync(head, child)).Count);
        Assert.Null(await world.AsAsync(parent, s => s.GetRequiredService<RecordQueries>().FindAsync(sibling, Ct)));
        Assert.Equal(Outcome.NotThere, await world.AsAsync(parent, s => s.GetRequiredService<EntryService>().RaiseAsync(child, new("A flag", world.Today.AddDays(9)), Ct)));

        // A parent takes back what that parent wrote, and nothing else; it is no longer shown to anybody.
        var told = (await world.AsAsync(parent, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Words.Single(w => w.Text.StartsWith("I like", StringComparison.Ordinal));
        Assert.Equal(Outcome.NotThere, await world.AsAsync(parent, s => s.GetRequiredService<EntryService>().TakeBackAsync(child, told.Id, 1, Ct)));
        var mine = (await world.AsAsync(parent, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Words.Single(w => w.Text.StartsWith("Mornings", StringComparison.Ordinal));
        Assert.Equal(Outcome.Saved, await world.AsAsync(parent, s => s.GetRequiredService<EntryService>().TakeBackAsync(child, mine.Id, 1, Ct)));
        Assert.Equal(["I like the river."], await ReadAsync(parent, child));

        Task<Outcome> WordsAsync(PersonId who, ChildId of, string text, Visibility visibility) =>
            world.AsAsync(who, s => s.GetRequiredService<EntryService>().AddWordsAsync(of, new(text, who == parent ? Voice.Parent : Voice.Child, world.Today, visibility), Ct));
        async Task<List<string>> ReadAsync(PersonId who, ChildId of) =>
            [.. (await world.AsAsync(who, s => s.GetRequiredService<RecordQueries>().FindAsync(of, Ct)))!.Words.Select(w => w.Text).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_organisation_writes_only_what_its_involvement_covers_and_reads_no_other_s_own_flags(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, camhs) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health));
        var (head, psychologist) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Flags, world.Today));

        Assert.Equal(Outcome.NotThere, await world.AsAsync(psychologist, s => s.GetRequiredService<EntryService>().AddWordsAsync(child, new("Not covered.", Voice.Child, world.Today), Ct)));
        Assert.Equal(Outcome.Saved, await RaiseAsync(psychologist, "For us alone.", Visibility.Organisation));
        Assert.Equal(Outcome.Saved, await RaiseAsync(psychologist, "For all professionals.", Visibility.Professionals));
        await Assert.ThrowsAsync<InputRefusedException>(() => RaiseAsync(psychologist, "Not a safeguarding lead.", Visibility.Safeguarding));
        Assert.Equal(["For all professionals."], await FlagsAsync(head));
        Assert.Equal(2, (await FlagsAsync(psychologist)).Count);

        // The school that keeps the record may end what it sees; another's own flag is not there for it.
        var seen = (await world.AsAsync(psychologist, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Flags;
        Assert.Equal(Outcome.NotThere, await world.AsAsync(head, s => s.GetRequiredService<EntryService>().ReviewAsync(child, seen.Single(f => f.Visibility == Visibility.Organisation).Id, 1, null, Ct)));
        Assert.Equal(Outcome.Saved, await world.AsAsync(head, s => s.GetRequiredService<EntryService>().ReviewAsync(child, seen.Single(f => f.Visibility == Visibility.Professionals).Id, 1, null, Ct)));
        Assert.Empty(await FlagsAsync(head));
        foreach (var day in new[] { world.Today, world.Today.AddYears(2) })
            await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(head, s => s.GetRequiredService<EntryService>().RaiseAsync(child, new("A flag", day), Ct)));

        Task<Outcome> RaiseAsync(PersonId who, string text, Visibility visibility) => world.AsAsync(who, s => s.GetRequiredService<EntryService>().RaiseAsync(child, new(text, world.Today.AddDays(30), visibility), Ct));
        async Task<List<string>> FlagsAsync(PersonId who) => [.. (await world.AsAsync(who, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Flags.Select(f => f.Text)];
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_may_not_be_contacted_is_kept_with_the_reason_or_not_at_all(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(true, null));
        await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(false, "A court order of 3 March 2026."));
        Assert.Equal(Outcome.Saved, await AddAsync(true, "A court order of 3 March 2026."));
        var contact = Assert.Single((await world.AsAsync(head, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Contacts);
        Assert.Equal((true, "A court order of 3 March 2026."), (contact.MayNotBeContacted, contact.WhyNot));
        var changed = TypedContact.Of(contact) with { Phone = "01273 000000" };
        Assert.Equal(Outcome.Saved, await ChangeAsync(1));
        Assert.Equal(Outcome.ChangedMeanwhile, await ChangeAsync(1));
        Assert.Equal(Outcome.Saved, await world.AsAsync(head, s => s.GetRequiredService<ContactService>().EndAsync(child, contact.Id, 2, Ct)));
        Assert.Equal(Outcome.NotThere, await ChangeAsync(3));

        Task<Outcome> AddAsync(bool not, string? why) => world.AsAsync(head, s => s.GetRequiredService<ContactService>().AddAsync(child, new("Ash Hale", Relation.Father, null, null, true, false, not, why), Ct));
        Task<Outcome> ChangeAsync(int version) => world.AsAsync(head, s => s.GetRequiredService<ContactService>().ChangeAsync(child, contact.Id, version, changed, Ct));
    }

    [Fact]
    public async Task An_address_with_something_that_is_no_postcode_is_refused()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        foreach (var (lines, postcode) in new[] { ("1 Mill Lane", "nowhere"), ("1 Mill\u202E Lane", "BN7 1UE"), (new string('x', 301), "BN7 1UE") })
            await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(head, s => s.GetRequiredService<ContactService>().MoveAsync(child, 0, new(lines, postcode), Ct)));
        Assert.Null((await world.AsAsync(head, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Address);
    }
}
