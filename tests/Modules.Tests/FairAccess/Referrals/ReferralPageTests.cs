using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Testing;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Referrals;

/// <summary>The pages of referrals in a browser without script.</summary>
public sealed class ReferralPageTests
{
    [Fact]
    public async Task From_the_child_s_record_to_the_clock()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var senco = await scene.BrowserAsync(scene.Senco);
        var record = await senco.GetAsync($"/children/{scene.Child}");
        Assert.Contains(record.Page.QuerySelectorAll<IHtmlAnchorElement>("main a"), a => a.GetAttribute("href") == ReferralLinks.Of(scene.Child) && a.TextContent == "Fair access");
        Assert.Contains("No referral is on record.", await scene.TextAsync(scene.Senco, ReferralLinks.Of(scene.Child)), StringComparison.Ordinal);

        var refer = ReferralLinks.Refer(scene.Child);
        var unchosen = await senco.PostAsync((await senco.GetAsync(refer)).Page, refer, "Continue", ("Track", ""));
        Assert.Equal(HttpStatusCode.BadRequest, unchosen.Status);
        Assert.Contains("Choose where a place is needed.", Text(unchosen.Page), StringComparison.Ordinal);
        var facts = (await senco.PostAsync(unchosen.Page, refer, "Continue", ("Track", "Mainstream"))).To!;
        var one = facts[..^"/facts".Length];
        Assert.Contains("Choose the category.", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        // What is refused stays typed.
        var form = (await senco.GetAsync(facts)).Page;
        var refused = await senco.PostAsync(form, facts, "Save", ("Category", "A"), ("UnplacedSince", "11 11 2026"), ("Bar1", scene.Cedar.ToString()), ("Evidence", "A plan."));
        Assert.Equal((HttpStatusCode.BadRequest, "11 11 2026", "A plan.", scene.Cedar.ToString()), (refused.Status, refused.Page.QuerySelector<IHtmlInputElement>("#UnplacedSince")!.Value, refused.Page.QuerySelector("#Evidence")!.TextContent.Trim(), refused.Page.QuerySelector<IHtmlSelectElement>("#Bar1")!.Value));
        Assert.Contains("The first day without a school lies in the future", Text(refused.Page), StringComparison.Ordinal);
        (string, string)[] whole =
        [
            ("UnplacedSince", "2 11 2026"), ("BarWhy1", "A brother was hurt there."), ("OrdinarySteps", "Two schools said no."), ("Needs", "A mentor."), ("ChildView", "Near, please."), ("ParentView", "Soon, please."), ("PreviousSchools", "One."),
            ("Transport", "By bus."), ("Risk", "Runs when it is loud."), ("Wish1", scene.Beech.ToString()), ("ExcludedBy", scene.Alder.ToString()),
        ];
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(refused.Page, facts, "Save", whole)).Status);
        var written = await scene.TextAsync(scene.Senco, one);
        foreach (var said in new[] { "It is complete. The headteacher signs it off", "Waits for a place: 8 days, since Monday 2 November 2026.", "1. Beech School", "Alder School: It permanently excluded the child.", "Cedar School: A brother was hurt there.", "Runs when it is loud.", "(a) On a child in need plan" })
            Assert.Contains(said, written, StringComparison.Ordinal);

        var head = await scene.BrowserAsync(scene.Head);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(one)).Page, one, "Sign it off")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await senco.GetAsync(facts)).Status);
        var chair = await scene.BrowserAsync(scene.Chair);
        var list = await chair.GetAsync(ReferralLinks.List);
        Assert.Contains(list.Page.QuerySelectorAll("tbody tr").Select(Line), l => l.Contains("Robin Hale Year 8 8 days Waits for the chair (a) Alder School", StringComparison.Ordinal));
        Assert.Contains("Accept or send back a fair access referral", await scene.TextAsync(scene.Chair, "/home"), StringComparison.Ordinal);
        var late = await chair.PostAsync((await chair.GetAsync(one)).Page, one, "Accept it", ("AcceptedOn", "12 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "12 11 2026"), (late.Status, late.Page.QuerySelector<IHtmlInputElement>("#AcceptedOn")!.Value));
        Assert.Equal(HttpStatusCode.Redirect, (await chair.PostAsync(late.Page, one, "Accept it", ("AcceptedOn", "10 11 2026"))).Status);
        // From Tuesday 10 November the twentieth school day is Tuesday 8 December.
        Assert.Contains("Accepted on Tuesday 10 November 2026. To be placed by Tuesday 8 December 2026 (in 20 school days).", await scene.TextAsync(scene.Head, one), StringComparison.Ordinal);
        Assert.Contains("A fair access referral was accepted.", await scene.TextAsync(scene.Head, "/notices"), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Contains("For one the twenty school days are past.", await scene.TextAsync(scene.Chair, ReferralLinks.List), StringComparison.Ordinal);

        var empty = await head.PostAsync((await head.GetAsync(one)).Page, one, "Withdraw it");
        Assert.Contains("Enter why it is withdrawn.", Text(empty.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(empty.Page, one, "Withdraw it", ("Because", "A place was found."))).Status);
        Assert.Contains("Withdrawn on Wednesday 9 December 2026 by Head of Alder. A place was found.", await scene.TextAsync(scene.Head, one), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.GetAsync(one)).Status);
    }

    [Fact]
    public async Task Two_who_write_at_once_both_see_what_the_other_wrote()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var facts = ReferralLinks.Facts(scene.Child, await scene.WholeAsync());
        var (senco, head) = (await scene.BrowserAsync(scene.Senco), await scene.BrowserAsync(scene.Head));
        var (mine, theirs) = (await senco.GetAsync(facts), await head.GetAsync(facts));
        Assert.Equal("Leaves the building when it is loud.", mine.Page.QuerySelector("#Risk")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(theirs.Page, facts, "Save", ("Needs", "A quiet room."))).Status);
        var late = await senco.PostAsync(mine.Page, facts, "Save", ("Transport", "On foot."));
        Assert.Equal((HttpStatusCode.Conflict, "On foot."), (late.Status, late.Page.QuerySelector("#Transport")!.TextContent.Trim()));
        Assert.Equal(["Needs: A quiet room.", "Travel: By bus."], late.Page.QuerySelectorAll(".govuk-inset-text .govuk-summary-list__row").Select(r => $"{r.Children[0].TextContent}: {r.Children[1].TextContent}"));
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(late.Page, facts, "Save", ("Needs", "A quiet room."))).Status);
        var paper = (await scene.ReferralsAsync(scene.Head))!.Papers.Single().Referral;
        Assert.Equal(("A quiet room.", "On foot."), (paper.Needs, paper.Transport));
    }

    [Fact]
    public async Task Pages_of_a_child_are_absent_for_those_who_are_not_involved_and_of_one_who_is_in_care_say_where_to_turn()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var id = await scene.WholeAsync();
        foreach (var closed in new[] { ReferralLinks.Of(scene.Child), ReferralLinks.Refer(scene.Child), ReferralLinks.One(scene.Child, id), ReferralLinks.Facts(scene.Child, id) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.BeechHead)).GetAsync(closed)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Lead)).GetAsync(closed)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Head)).GetAsync(ReferralLinks.One(scene.Child, Guid.NewGuid()))).Status);
        await ReferralServiceTests.InCareAsync(scene);
        Assert.Contains("This child is not placed by fair access. A child who is looked after.", await scene.TextAsync(scene.Senco, ReferralLinks.Refer(scene.Child)), StringComparison.Ordinal);
        Assert.Empty((await (await scene.BrowserAsync(scene.Senco)).GetAsync(ReferralLinks.Refer(scene.Child))).Page.QuerySelectorAll("main button"));
        Assert.Contains("Speak with the virtual school head", await scene.TextAsync(scene.Head, ReferralLinks.One(scene.Child, id)), StringComparison.Ordinal);
    }

    private static string Line(IElement row) => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
