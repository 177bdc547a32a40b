using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Family;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Family;

/// <summary>
/// The school of <see cref="ExclusionScene"/> with the family of its child, Robin Hale: two parents, who live apart, and Robin, who can
/// all sign in; a clinic with somebody who sees its children; and the data-protection officer. It is Tuesday 10 November 2026.
/// </summary>
internal sealed class FamilyScene : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FamilyScene(ExclusionScene school) => School = school;

    public ExclusionScene School { get; }
    public TestWorld World => School.World;
    public ChildId Child => School.Child;
    public OrganisationId Families { get; private set; }
    public OrganisationId Clinic { get; private set; }
    public PersonId Mother { get; private set; }
    public PersonId Father { get; private set; }
    public PersonId Robin { get; private set; }
    public PersonId Worker { get; private set; }
    public PersonId Officer { get; private set; }

    public string Page => FamilyLinks.Page(Child);

    public static async Task<FamilyScene> CreateAsync(Engine engine = Engine.Sqlite)
    {
        var scene = new FamilyScene(await ExclusionScene.CreateAsync(engine));
        var world = scene.World;
        (scene.Families, scene.Clinic) = (await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup), await world.OrganisationAsync("Hill Clinic", OrganisationKind.Health));
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        (scene.Mother, scene.Father, scene.Robin) = (await world.PersonAsync("Fern Hale", (scene.Families, Role.Parent)), await world.PersonAsync("Ash Hale", (scene.Families, Role.Parent)), await world.PersonAsync("Robin H", (scene.Families, Role.YoungPerson)));
        (scene.Worker, scene.Officer) = (await world.PersonAsync("Wren Worker", (scene.Clinic, Role.EducationalPsychologist)), await world.PersonAsync("Olive Officer", (council, Role.DataProtectionOfficer)));
        await scene.FamilyAsync(scene.Mother);
        await scene.FamilyAsync(scene.Father);
        await scene.FamilyAsync(scene.Robin, InvolvementKind.Self);
        return scene;
    }

    public Task<Guid> FamilyAsync(PersonId person, InvolvementKind kind = InvolvementKind.Parent, EntryKinds covers = EntryKinds.All) =>
        World.InvolveAsync(School.Head, new(Child, kind, null, person, "Family of the child.", LawfulBasis.PublicTask, covers, World.Today));

    /// <summary>Opens the record to the clinic.</summary>
    public Task<Guid> OpenAsync(LawfulBasis basis, DateOnly? from = null) =>
        World.InvolveAsync(School.Head, new(Child, InvolvementKind.Referral, Clinic, null, "The clinic helps with mornings.", basis, EntryKinds.Support, from ?? World.Today));

    /// <summary>A plan of the SENCO's since Monday 7 September, to be looked at on Tuesday 24 November 2026.</summary>
    public async Task<Guid> PlanAsync(Visibility visibility, string outcome, string action)
    {
        var (_, id) = await World.AsAsync(School.Senco, s => s.GetRequiredService<PlanService>().BeginAsync(Child, new(PlanKind.SupportPlan, 2, new(2026, 9, 7), "Mornings are hard.", null, School.Senco, new(2026, 11, 24), visibility), Ct));
        Assert.Equal(Outcome.Saved, await World.AsAsync(School.Senco, s => s.GetRequiredService<PlanWorkService>().AddOutcomeAsync(Child, id, new(outcome, "One morning of five", "The office notes each morning", "Four mornings of five"), Ct)));
        Assert.Equal(Outcome.Saved, await World.AsAsync(School.Senco, s => s.GetRequiredService<PlanWorkService>().AddActionAsync(Child, id, new(action, School.Senco, null, new(2026, 12, 1)), Ct)));
        return id;
    }

    public Task<PageReader> BrowserAsync(PersonId person) => School.BrowserAsync(person);

    public async Task<(PageReader Browser, IHtmlDocument Page)> OpenPageAsync(PersonId person, string? path = null)
    {
        var browser = await BrowserAsync(person);
        var found = await browser.GetAsync(path ?? Page);
        Assert.Equal(System.Net.HttpStatusCode.OK, found.Status);
        return (browser, found.Page);
    }

    public async Task<string> TextAsync(PersonId person, string? path = null) => ExclusionScene.Text((await OpenPageAsync(person, path)).Page);

    public async Task<string> PartAsync(PersonId person, string part)
    {
        var heading = (await OpenPageAsync(person)).Page.QuerySelector($"main h2#{part}")!;
        List<string> words = [];
        for (var next = heading.NextElementSibling; next is not null && next.LocalName != "h2"; next = next.NextElementSibling)
            words.Add(next.TextContent);
        return string.Join(' ', string.Join(' ', words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public Task<List<string>> NoticesAsync(PersonId person) => World.AsAsync(person, s => s.GetRequiredService<HeadwaterDb>().Set<Headwater.Access.Notices.Notice>().Where(n => n.PersonId == person).OrderBy(n => n.Id).Select(n => n.Text + " " + n.Link).ToListAsync(Ct));

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
