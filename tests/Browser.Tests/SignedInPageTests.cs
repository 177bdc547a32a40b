using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

/// <summary>What is only for those signed in, as some of the sample's people find it: nothing that axe finds fault with.</summary>
[Collection("browser")]
public sealed class SignedInPageTests(Chromium chromium)
{
    /// <summary>Pages for which the sample need hold nothing: an emergency under review, a document of the first child, a proposal's draft, its next version and its outcome.</summary>
    private static readonly string[] NeedNotBeThere =
    [
        "/break-glass/{id:guid}", "/children/{id}/documents/{document}", "/collaborative/decisions/{id:guid}/change", "/collaborative/decisions/{id:guid}/next", "/collaborative/decisions/{id:guid}/outcome",
        // About one look into the record, when nobody has looked into that of the first child yet.
        "/children/{id}/family/looked/{entry}",
        // Of a referral to a service that is still being written; FrontDoorTests goes through both.
        "/children/{id}/help-asked/{referral}/permission", "/children/{id}/help-asked/{referral}/questions",
        // Only for whoever keeps a survey, none of these.
        "/collaborative/network/{id:guid}/answers",
    ];

    private static readonly (string Role, bool WithScript)[] People =
        [("Headteacher", false), ("Designated safeguarding lead", true), ("Data-protection officer", true), ("Administrator", false), ("Local lead", false), ("Parent or carer", true), ("Convenor", false), ("Coach", true), ("Chair of a fair access panel", false), ("Triage adviser", false)];

    [Fact]
    public async Task Every_page_is_accessible_to_those_it_is_for()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-signed-in-");
        try
        {
            var made = await BuiltProgram.RunAsync(folder.FullName, "sample", "--pupils", "400");
            Assert.True(made.ExitCode == 0, made.Errors);
            await using var site = await RunningHeadwater.StartAsync(folder.FullName);
            IReadOnlyList<PageRoute> pages = [.. BuiltSite.Pages.Where(r => !r.IsOpen)];
            var (seen, built, problems) = (new HashSet<string>(), new HashSet<string>(), new List<string>());
            foreach (var (role, withScript) in People)
            {
                await using var window = await chromium.WindowAsync(withScript);
                await SamplePeople.SignInAsync(window, site.Address, role);
                var walk = new Walk(window, site.Address, withScript, pages, most: 1, perPage: 12, built: built);
                await walk.GoAsync();
                TestContext.Current.SendDiagnosticMessage("{0}: {1} addresses", role, walk.Looked);
                seen.UnionWith(walk.Seen);
                problems.AddRange(walk.Problems.Select(p => $"{role}: {p}"));
            }

            // Families look for help without signing in.
            IReadOnlyList<PageRoute> help = [.. BuiltSite.Pages.Where(r => r.IsOpen && r.Template.Contains("/help", StringComparison.Ordinal))];
            Assert.Equal(12, help.Count);
            foreach (var withScript in new[] { false, true })
            {
                await using var window = await chromium.WindowAsync(withScript);
                var walk = new Walk(window, site.Address, withScript, help, perPage: 10);
                await walk.GoAsync();
                TestContext.Current.SendDiagnosticMessage("nobody: {0} addresses", walk.Looked);
                problems.AddRange(walk.Problems.Select(p => $"Nobody: {p}"));
                // To an answer a mail alone leads; of another locality there is none in the sample.
                Assert.Equal(["/{locality}/help/answer/{token}"], help.Select(p => p.Template).Except(walk.Seen));
            }

            Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct().Take(40)));
            Assert.Empty(pages.Select(p => p.Template).Except(seen).Except(NeedNotBeThere));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
