using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Children.Family;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Family;

/// <summary>Consent: asked for, given, declined and taken back, and what a service sees then.</summary>
public sealed class ConsentTests
{
    private const string Script = "<script>alert(1)</script>";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_service_no_longer_sees_the_record_once_the_family_takes_its_yes_back(Engine engine)
    {
        await using var scene = await FamilyScene.CreateAsync(engine);
        await AskAsync(scene, ("Service", scene.Clinic.ToString()), ("Text", $"The plan, so that the nurse knows what was tried. {Script}"));
        Assert.Contains(await scene.NoticesAsync(scene.Mother), n => n == $"The school asks you to agree to something. {FamilyLinks.Part(scene.Child, "consent")}");
        var asked = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains($"Share with Hill Clinic The plan, so that the nurse knows what was tried. {Script} You are asked. You can say yes or no.", Text(asked.Page), StringComparison.Ordinal);
        Assert.DoesNotContain(asked.Page.QuerySelectorAll("main script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        // Asking opens nothing.
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(scene));

        var yes = await StepAsync(scene, scene.Mother, "Say yes", "The school may then open to Hill Clinic what is said above, and nothing else.", "You can take your yes back at any time, here, in the same way.");
        Assert.Contains("You said yes.", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
        Assert.Contains(await scene.NoticesAsync(scene.School.Senco), n => n.StartsWith("A family said yes", StringComparison.Ordinal));
        await scene.OpenAsync(LawfulBasis.Consent);
        await scene.OpenAsync(LawfulBasis.Consent, scene.World.Today.AddDays(30));
        await ShareAsync(scene);
        Assert.Equal(HttpStatusCode.OK, await SeesAsync(scene));

        await StepAsync(scene, scene.Mother, "Take my yes back", "Hill Clinic can then no longer open your child’s record here by your yes.", "We ask them not to use it any more.", "Nobody may treat your child worse because of it.");
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(scene));
        var text = await scene.PartAsync(scene.Mother, "consent");
        Assert.Contains("You took your yes back. Tuesday 10 November 2026: You took your yes back. Tuesday 10 November 2026: You said yes. Tuesday 10 November 2026: You were asked.", text, StringComparison.Ordinal);
        // What was opened for later does not open either; what was told already is asked back; the school knows.
        scene.World.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(scene));
        Assert.Contains("Recalled", await scene.TextAsync(scene.Mother, ChildTrustLinks.Shared(scene.Child)), StringComparison.Ordinal);
        foreach (var told in new[] { scene.School.Senco, scene.School.Head })
            Assert.Contains(await scene.NoticesAsync(told), n => n.StartsWith("A family took back its consent.", StringComparison.Ordinal) && n.EndsWith(FamilyLinks.Consents(scene.Child), StringComparison.Ordinal));
        Assert.Contains("Fern Hale took it back", await scene.TextAsync(scene.School.Senco, FamilyLinks.Consents(scene.Child)), StringComparison.Ordinal);
        // A form from before is refused with what to do, and a yes can be given again.
        var browser = await scene.BrowserAsync(scene.Mother);
        var again = yes.Replace("step=Given", "step=Withdrawn", StringComparison.Ordinal);
        var refused = await browser.PostAsync((await browser.GetAsync(again)).Page, again, "Take my yes back");
        Assert.Contains("This was answered already. Look at how it stands now.", Text(refused.Page), StringComparison.Ordinal);
        await StepAsync(scene, scene.Mother, "Say yes");
        Assert.Contains("You said yes.", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_law_opens_stays_open_and_the_family_reads_so_before_it_presses_the_button()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await scene.OpenAsync(LawfulBasis.Consent);
        await scene.OpenAsync(LawfulBasis.PublicTask);
        // Nobody asked here: the school had written down a consent. It is taken back all the same.
        Assert.Contains("Share with Hill Clinic The clinic helps with mornings. The family said yes. The school wrote down that the family said yes.", await scene.PartAsync(scene.Father, "consent"), StringComparison.Ordinal);
        await StepAsync(scene, scene.Father, "Take my yes back", "Hill Clinic can see some of your child’s record in any case, because the law lets them.");
        Assert.Equal(HttpStatusCode.OK, await SeesAsync(scene));
        var open = (await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<IInvolvements>().OfAsync(scene.Child, Ct))).Where(i => i.Organisation == scene.Clinic).ToList();
        Assert.Equal([(LawfulBasis.Consent, false), (LawfulBasis.PublicTask, true)], open.Select(i => (i.Basis, i.InForce)).OrderBy(i => i.InForce));
        Assert.Contains("You took your yes back.", await scene.PartAsync(scene.Father, "consent"), StringComparison.Ordinal);
        Assert.Contains("It does not stand now.", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_parent_ends_what_the_other_agreed_to_without_being_named()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await AskAsync(scene, ("Purpose", nameof(ConsentPurpose.TakePart)), ("Programme", "the breakfast club"), ("Text", "Breakfast at eight with three others."));
        await StepAsync(scene, scene.Mother, "Say yes", "The school is told, and can go on.");
        Assert.Contains("The family said yes.", await scene.PartAsync(scene.Father, "consent"), StringComparison.Ordinal);
        await StepAsync(scene, scene.Father, "Take my yes back");
        var text = await scene.PartAsync(scene.Mother, "consent");
        Assert.Contains("It does not stand now. Not all who were asked say yes.", text, StringComparison.Ordinal);
        Assert.Contains("Somebody in the family took the yes back.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ash Hale", text, StringComparison.Ordinal);
        Assert.Contains("Taken back", await scene.TextAsync(scene.School.Senco, FamilyLinks.Consents(scene.Child)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_young_person_is_asked_is_theirs_alone()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await AskAsync(scene, ("Whose", nameof(ConsentOf.YoungPerson)), ("Service", scene.Clinic.ToString()), ("Text", "canary-counselling"));
        var link = (await scene.OpenPageAsync(scene.Robin)).Page.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Say no", StringComparison.Ordinal)).GetAttribute("href")!;
        foreach (var parent in new[] { scene.Mother, scene.Father })
        {
            Assert.DoesNotContain("canary", await scene.TextAsync(parent), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(parent)).GetAsync(link)).Status);
        }

        await StepAsync(scene, scene.Robin, "Say yes", "You see on your page when they look.");
        await scene.OpenAsync(LawfulBasis.Consent);
        // What Robin agreed to is not offered to a parent to be taken back.
        Assert.DoesNotContain("Hill Clinic", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
        await StepAsync(scene, scene.Robin, "Take my yes back", "Hill Clinic can then no longer open your record here by your yes.");
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync(scene));
        // Who asks for the record gets it by the same rule.
        foreach (var audience in new[] { SubjectAudience.Parent, SubjectAudience.Child })
        {
            var section = (await scene.World.AsAsync(scene.Officer, s => s.GetServices<ISubjectData>().OfType<FamilySubjectData>().Single().OfAsync([scene.Child], audience, Ct))).Single(s => s.Title == "Consent");
            Assert.Equal(audience == SubjectAudience.Child ? (3, 0) : (0, 3), (section.Items.Count, section.Withheld.Count));
        }
    }

    [Fact]
    public async Task A_no_is_a_no_and_can_be_turned()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await AskAsync(scene, ("Service", scene.Clinic.ToString()), ("Text", "The plan."));
        await StepAsync(scene, scene.Mother, "Say no", "Nothing is shared or begun because of this.", "You can still say yes later.");
        Assert.Contains("You said no.", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
        Assert.Contains(await scene.NoticesAsync(scene.School.Senco), n => n.StartsWith("A family said no", StringComparison.Ordinal));
        await StepAsync(scene, scene.Mother, "Say yes");
        Assert.Contains("You said yes.", await scene.PartAsync(scene.Mother, "consent"), StringComparison.Ordinal);
        // Every step stands; none was written over.
        var steps = await scene.World.AsAsync(scene.School.Senco, s => s.GetRequiredService<HeadwaterDb>().Set<ConsentStep>().OrderBy(c => c.Id).Select(c => c.Deed).ToListAsync(Ct));
        Assert.Equal([ConsentDeed.Asked, ConsentDeed.Declined, ConsentDeed.Given], steps);
    }

    [Fact]
    public async Task Who_asks_names_what_for_and_asks_somebody_who_can_answer()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var path = FamilyLinks.Consents(scene.Child);
        var (browser, page) = await scene.OpenPageAsync(scene.School.Senco, path);
        foreach (var (values, words) in new ((string, string)[] Values, string Words)[]
        {
            ([("Text", "The plan.")], "Choose the service with which something is to be shared."),
            ([("Service", scene.Clinic.ToString())], "Enter the words that say what it is for."),
            ([("Purpose", nameof(ConsentPurpose.TakePart)), ("Text", "Kept text.")], "Enter the name of what the child takes part in."),
        })
        {
            var refused = await browser.PostAsync(page, path, "Ask the family", values);
            Assert.Equal(HttpStatusCode.OK, refused.Status);
            Assert.Contains(words, Text(refused.Page), StringComparison.Ordinal);
            if (values.Any(v => v.Item2 == "Kept text."))
                Assert.Equal("Kept text.", refused.Page.QuerySelector<IHtmlTextAreaElement>("#Text")!.Value.Trim());
        }

        var robin = (await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<IInvolvements>().OfAsync(scene.Child, Ct))).Single(i => i.Person == scene.Robin).Id;
        await scene.World.RevokeAsync(scene.School.Head, robin);
        Assert.Contains("The young person cannot sign in here to answer.", Text((await browser.PostAsync(page, path, "Ask the family", ("Whose", nameof(ConsentOf.YoungPerson)), ("Service", scene.Clinic.ToString()), ("Text", "The plan."))).Page), StringComparison.Ordinal);
        // The family does not ask itself, nor does anybody who is not involved, nor a service that referrals are not open to.
        await scene.OpenAsync(LawfulBasis.PublicTask);
        foreach (var nobody in new[] { scene.Mother, scene.Robin, scene.School.OtherHead, scene.Worker, scene.School.Clerk })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(nobody)).GetAsync(path)).Status);
    }

    private static async Task AskAsync(FamilyScene scene, params (string, string)[] values)
    {
        var path = FamilyLinks.Consents(scene.Child);
        var (browser, page) = await scene.OpenPageAsync(scene.School.Senco, path);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(page, path, "Ask the family", values)).Status);
    }

    /// <summary>One of the family follows the button, reads what happens then, and presses it. Answers where that was.</summary>
    private static async Task<string> StepAsync(FamilyScene scene, PersonId who, string button, params string[] reads)
    {
        var (browser, page) = await scene.OpenPageAsync(who);
        var path = page.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith(button, StringComparison.Ordinal)).GetAttribute("href")!;
        var confirm = (await browser.GetAsync(path)).Page;
        Assert.All(reads, words => Assert.Contains(words, Text(confirm), StringComparison.Ordinal));
        var done = await browser.PostAsync(confirm, path, button);
        Assert.Equal((HttpStatusCode.Redirect, FamilyLinks.Part(scene.Child, "consent")), (done.Status, done.To));
        return path;
    }

    private static async Task<HttpStatusCode> SeesAsync(FamilyScene scene) => (await (await scene.BrowserAsync(scene.Worker)).GetAsync(ChildLinks.Show(scene.Child))).Status;

    private static Task<bool> ShareAsync(FamilyScene scene) => scene.World.AsAsync(scene.School.Senco, async s =>
    {
        var ground = SharingGround.ByConsent(new("Fern Hale, mother", scene.World.Today, "On her page"));
        var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(new(scene.Child, scene.School.Alder, EntryKinds.Support, "The plan.", new(scene.Clinic), LawfulBasis.Consent, ground), Ct);
        await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
        return true;
    });
}
