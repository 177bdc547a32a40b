using Headwater.Access.Contracts;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>An administrator adds the organisations that take part; nobody else does.</summary>
public sealed class OrganisationPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_administrator_adds_an_organisation_once(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine, sample: true);
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var school = await world.OrganisationAsync("Alder School");
        var (admin, head) = (await world.PersonAsync("Ada", (council, Role.Administrator)), await world.PersonAsync("Ben", (school, Role.Headteacher)));
        await using var site = await TestSite.StartAsync(world.Database);
        using var hers = site.Browser();
        await hers.SendAsync("/sign-in/sample", "person", ("person", admin.ToString()));
        var taken = await hers.SendAsync("/people/organisations", "Name", ("Name", "  CAMHS   North "), ("Kind", "Health"), ("Urn", ""));
        Assert.Equal("/people/organisations", taken.Headers.Location?.ToString());
        Assert.Contains("CAMHS North", (await hers.PageAsync("/people/organisations")).Text(), StringComparison.Ordinal);
        foreach (var (name, kind, urn, says) in new[]
        {
            ("camhs north", "Health", "", "there already"), ("", "Health", "", "Enter the organisation"), ("Another", "", "", "Choose what kind"), ("Another", "7", "", "Choose what kind"),
            ("Another", "Health", "100001", "Only a school"), ("Another", "School", "100001", "not in the schools"), ("Another", "School", "ten", "six digits"), ("A\u202enother", "Health", "", "Enter the organisation"),
        })
        {
            var refused = await hers.SendAsync("/people/organisations", "Name", ("Name", name), ("Kind", kind), ("Urn", urn));
            Assert.Contains(says, (await Forms.Read(refused)).Text(), StringComparison.Ordinal);
        }

        using var his = site.Browser();
        await his.SendAsync("/sign-in/sample", "person", ("person", head.ToString()));
        Assert.DoesNotContain("Add an organisation", (await his.PageAsync("/people/organisations")).Text(), StringComparison.Ordinal);
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal(["Alder School", "CAMHS North", "Council"], await db.Set<Organisation>().Select(o => o.Name).Order().ToListAsync(Ct));
    }
}
