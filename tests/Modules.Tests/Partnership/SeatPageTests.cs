using System.Net;
using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The pages of who is round the table, over HTTP in the whole application.</summary>
public sealed class SeatPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Members_read_those_who_convene_keep_and_the_administrator_sees_nothing(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var seat = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        PersonId[] members = [table.Convenor, table.Facilitator, table.Nurse, table.Mother, table.Head];
        PersonId[] conveners = [table.Convenor, table.Facilitator];
        (string Path, string Heading, PersonId[] For)[] pages =
        [
            ("/collaborative", "Keeping children in school", members),
            ("/collaborative/begin", "Begin the collaborative", conveners),
            ("/collaborative/members", "Who is round the table", members),
            ("/collaborative/members/sectors", "Sectors", conveners),
            ("/collaborative/members/seats/new", "Add a seat", conveners),
            ($"/collaborative/members/seats/{seat}", "Parents' forum", members),
            ($"/collaborative/members/organisations/{table.Forum}", "Parents' forum", members),
            ("/collaborative/agreement", "What we expect of each other", members),
            ("/collaborative/agreement/new", "Write what we expect of each other", conveners),
        ];
        foreach (var (path, heading, whose) in pages)
        {
            foreach (var person in members.Append(table.Administrator).Append(table.Teacher))
            {
                using var response = await table.Client(person).GetAsync(path, Ct);
                if (!whose.Contains(person))
                {
                    Assert.False(response.IsSuccessStatusCode, $"{path} opened for somebody else");
                    continue;
                }

                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {response.StatusCode}");
                Assert.Equal(heading, (await Forms.Read(response)).QuerySelector("h1")!.TextContent);
            }
        }
    }

    [Fact]
    public async Task A_seat_is_added_and_filled_by_forms_and_whoever_is_asked_says_yes()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        using var added = await table.Client(table.Convenor).SendFormAsync("/collaborative/members/seats/new", "Constituency",
            ("Sector", UsualSectors.Parents), ("Organisation", table.Forum.ToString()), ("Kind", "Core"), ("Selection", "Elected"), ("TermEnds", "31 8 2028"));
        var path = added.Headers.Location!.OriginalString;
        using var asked = await table.Client(table.Convenor).SendFormAsync(path, "Email", ("Person", table.Mother.ToString()));
        Assert.Equal(path, asked.Headers.Location?.OriginalString);
        // She is told where she looks first, and answers there.
        Assert.Contains("You are asked to take a seat", (await table.Client(table.Mother).PageAsync("/collaborative")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("You are asked", (await table.Client(table.Nurse).PageAsync(path)).Text(), StringComparison.Ordinal);
        using var answered = await table.Client(table.Mother).SendFormAsync(path, "Yes", ("Yes", "true"));
        Assert.Equal(path, answered.Headers.Location?.OriginalString);
        Assert.Contains("Mother Moss", (await table.Client(table.Nurse).PageAsync("/collaborative/members")).Text(), StringComparison.Ordinal);
        // What is typed wrongly stays, and says what to do.
        using var wrong = await table.Client(table.Convenor).SendFormAsync("/collaborative/members/seats/new", "Constituency", ("Sector", UsualSectors.Parents), ("Kind", "Core"), ("Selection", "Elected"), ("Constituency", "Parents of teenagers"), ("From", "soon"));
        var page = await Forms.Read(wrong);
        Assert.Contains("The first day must be a day such as 27 3 2014.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Parents of teenagers", ((IHtmlInputElement)page.QuerySelector("[name=Constituency]")!).Value);
    }

    [Fact]
    public async Task Why_somebody_left_is_for_them_and_for_those_who_convene()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var seat = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await table.SitAsync(seat, table.Mother);
        var path = $"/collaborative/members/seats/{seat}";
        using var left = await table.Client(table.Mother).SendFormAsync(path, "Exit", ("Exit", "SteppedDown"), ("Why", "My own child needs me now."), ("Handover", "Evenings work best for parents."));
        Assert.Equal(path, left.Headers.Location?.OriginalString);
        Assert.Contains("My own child needs me now.", (await table.Client(table.Convenor).PageAsync(path)).Text(), StringComparison.Ordinal);
        var others = (await table.Client(table.Nurse).PageAsync(path)).Text();
        Assert.DoesNotContain("My own child needs me now.", others, StringComparison.Ordinal);
        Assert.Contains("Evenings work best for parents.", others, StringComparison.Ordinal);
    }
}

/// <summary>Sends a form with the cookie its page was given.</summary>
internal static class FormsWithCookies
{
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string path, string holding, params (string Name, string Value)[] filled)
    {
        using var shown = await client.GetAsync(path);
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        var form = (await Forms.Read(shown)).QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.QuerySelector($"[name='{holding}']") is not null)
            ?? throw new InvalidOperationException($"{path} has no form with '{holding}'.");
        return await client.SendAsync(form, path, filled);
    }
}
