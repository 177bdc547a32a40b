using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Children.Asking;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>What people of the canary world do that somebody else is told of, by mail or by notice: each once in each locality.</summary>
internal static class CanaryDeeds
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static async Task DoAsync(IServiceProvider site, CanaryWorld world)
    {
        foreach (var locality in world.Visitors.Select(v => v.Locality).Distinct().ToList())
        {
            PersonId Holder(Role role) => world.Visitors.First(v => v.Locality == locality && v.Posts.Any(p => p.Role == role)).Person!.Value;
            var own = world.Visitors.First(v => v.Locality == locality).Posts[0].Organisation;
            var today = UkDays.DayOf(TestWorld.Start.UtcDateTime);
            // On the school's roll; and one of whom only the other organisation knows.
            var (child, elsewhere) = (world.Children.First(c => c.Locality == locality).Child, world.Rows.OfType<Child>().Where(c => c.LocalityId == locality).ElementAt(1));
            Task<T> AsAsync<T>(Role role, Func<IServiceProvider, Task<T>> work) => ActAsync(site, locality, Holder(role), work);
            Task<bool> DoesAsync(Role role, Func<IServiceProvider, Task> work) => AsAsync(role, async s =>
            {
                await work(s);
                return true;
            });

            // Mails: to somebody new, and again to somebody who lost every way in.
            await DoesAsync(Role.Headteacher, s => s.GetRequiredService<PostService>().AppointAsync(new($"new-{locality}@example.org", "Somebody New", own, Role.ClassTeacher, today, null), Ct));
            await DoesAsync(Role.Administrator, s => s.GetRequiredService<AccountService>().InviteAgainAsync(Holder(Role.Coach), Ct));
            // Notices: of sight given, of what was shared and recalled, of an emergency and its review, of a question, of a post that ends.
            await DoesAsync(Role.Headteacher, s => s.GetRequiredService<InvolveService>().GrantAsync(new(child, InvolvementKind.Parent, null, Holder(Role.Parent), "Mother.", LawfulBasis.PublicTask, EntryKinds.Identity, today), Ct));
            foreach (var until in new DateOnly?[] { null, today.AddDays(30) })
            {
                var shared = await AsAsync(Role.Senco, async s =>
                {
                    var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(new(child, own, EntryKinds.Support, "The plan.", new(null, Holder(Role.Parent)), LawfulBasis.PublicTask, SharingGround.WithReason(WithoutConsent.NotNeeded, "They need it to see the child."), until), Ct);
                    await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
                    return Guid.Parse(fact.RecordId!);
                });
                if (until is null)
                    await DoesAsync(Role.Headteacher, s => s.GetRequiredService<DisclosureService>().RecallAsync(child, shared, "A mistake.", Ct));
            }

            await DoesAsync(Role.SocialWorker, s => ActivatorUtilities.CreateInstance<BreakGlassService>(s, new TestStepUp { Given = true }).OpenAsync(new(elsewhere.LegalFirst, elsewhere.LegalLast, elsewhere.DateOfBirth, null), own, "The child may come to harm tonight.", Ct));
            await DoesAsync(Role.DataProtectionOfficer, async s =>
            {
                var reviews = s.GetRequiredService<ReviewService>();
                await reviews.ReviewAsync((await reviews.ListAsync(Ct)).First(e => e.ChildId == elsewhere.ChildId && e.ReviewedAtUtc is null && e.PersonId == Holder(Role.SocialWorker)).Id, true, "Nobody else could be reached.", Ct);
            });
            await DoesAsync(Role.Senco, s => s.GetRequiredService<RequestService>().AskAsync(new(elsewhere.LegalFirst, elsewhere.LegalLast, null, elsewhere.DateOfBirth, own, "Came to us on Monday."), Ct));
            await DoesAsync(Role.Administrator, s => s.GetRequiredService<PostService>().EndAsync(world.Rows.OfType<Post>().First(p => p.LocalityId == locality && p.Role == Role.Observer).Id, null, "It is over.", null, Ct));
        }
    }

    private static async Task<T> ActAsync<T>(IServiceProvider site, LocalityId locality, PersonId person, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = site.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", locality, Ct);
        return await work(scope.ServiceProvider);
    }
}
