using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Children.Contacts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Shared;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.ServiceReferrals.ReferralScene;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>Referrals by their services, on both engines: what is written, who sees it, and what is refused.</summary>
public sealed class ReferralServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nothing_is_sent_without_notice_and_permission_and_with_them_the_service_sees_it_and_the_family_reads_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = (await scene.WriteAsync(scene.Teacher, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Calm, null, Ct)))!.Value;
        Assert.Equal("It is not complete. Give the family the privacy notice, and say on which day.", await RefusedAsync(() => scene.SendAsync(scene.Senco, id, 1)));
        Assert.True(await scene.WriteAsync(scene.Senco, s => s.AnswerAsync(scene.Child, id, 1, "Worries.", "A key adult.", "Four days of five.", [], Ct)));
        Assert.True(await scene.WriteAsync(scene.Teacher, s => s.PermitAsync(scene.Child, id, 2, Permission(scene.World.Today), Ct)));
        // A draft is for the organisation that writes it; a class teacher writes, and shares nothing.
        Assert.Empty((await scene.SeeAsync(scene.Parent))!.Papers);
        Assert.Null(await scene.SeeAsync(scene.Worker));
        Assert.False(await scene.SendAsync(scene.Teacher, id, 3));
        Assert.True(await scene.SendAsync(scene.Senco, id, 3));

        var seen = (await scene.PaperAsync(scene.Worker, id))!;
        Assert.Equal((ReferralState.Sent, "Worries.", 1, scene.World.Today), (seen.Referral.State, seen.Referral.Reason, seen.Referral.HandOffs, seen.Referral.SentOn));
        Assert.Equal("Sam Hale, mother gave permission on Tuesday 10 November 2026 (In the meeting).", Assert.Single(seen.Steps).Why);
        var family = (await scene.SeeAsync(scene.Parent))!;
        Assert.True(family.IsFamily);
        Assert.Equal("Worries.", Assert.Single(family.Papers).Referral.Reason);
        Assert.Null(await scene.SeeAsync(scene.OtherWorker));
        Assert.Null(await scene.SeeAsync(scene.Adviser));
        // The family changes nothing, and nobody changes what was sent.
        Assert.False(await scene.TakeAsync(scene.Parent, id, 4, ReferralState.Withdrawn, "No."));
        Assert.False(await scene.WriteAsync(scene.Senco, s => s.AnswerAsync(scene.Child, id, 4, "Other.", "Other.", "Other.", [], Ct)));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var shared = await db.Set<Disclosure>().IgnoreQueryFilters([QueryFilters.Involvement]).SingleAsync(Ct);
        Assert.Equal((scene.Alder, scene.Kestrel, LawfulBasis.Consent, "Sam Hale, mother", (DateOnly?)scene.World.Today), (shared.OwnerId, shared.ToOrganisation!.Value, shared.Basis, shared.ConsentWhose, shared.ConsentOn));
        var granted = await db.Set<Involvement>().SingleAsync(i => i.OrganisationId == scene.Kestrel, Ct);
        Assert.Equal((scene.Worker, EntryKinds.Identity | EntryKinds.Help, LawfulBasis.Consent), (granted.PersonId!.Value, granted.Covers, granted.Basis));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_no_goes_back_to_the_school_and_to_the_helpline_who_hand_the_child_on(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.SentAsync();
        Assert.Equal("A referral that is sent cannot become declined. Look at what stands here now.", await RefusedAsync(() => scene.TakeAsync(scene.Worker, id, 4, ReferralState.Declined, "Full.")));
        Assert.Equal("This is for those who take referrals for the service to say.", await RefusedAsync(() => scene.TakeAsync(scene.Senco, id, 4, ReferralState.Received)));
        Assert.True(await scene.TakeAsync(scene.Worker, id, 4, ReferralState.Received));
        Assert.Equal("Enter why you decline.", await RefusedAsync(() => scene.TakeAsync(scene.Worker, id, 5, ReferralState.Declined, " ")));
        Assert.True(await scene.TakeAsync(scene.Worker, id, 5, ReferralState.Declined, "The course is full until spring."));
        // The service sees the child no longer; the helpline does.
        Assert.Null(await scene.SeeAsync(scene.Worker));
        Assert.True(ReferralRules.WaitsForSomebody((await scene.PaperAsync(scene.Adviser, id))!.Referral));
        Assert.Equal("The course is full until spring.", (await scene.PaperAsync(scene.Senco, id))!.Steps[^1].Why);

        Assert.Equal("Calm starts could not help. Choose another service.", await RefusedAsync(() => scene.WriteAsync(scene.Adviser, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Calm, id, Ct))));
        var next = (await scene.WriteAsync(scene.Adviser, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Steady, id, Ct)))!.Value;
        // Until it is sent the child still waits; permission is asked anew.
        Assert.Equal("It is not complete. Say who gave permission, or why it goes without.", await RefusedAsync(() => scene.SendAsync(scene.Adviser, next, 1)));
        Assert.True(ReferralRules.WaitsForSomebody((await scene.PaperAsync(scene.Senco, id))!.Referral));
        Assert.True(await scene.WriteAsync(scene.Adviser, s => s.PermitAsync(scene.Child, next, 1, Permission(scene.World.Today), Ct)));
        Assert.True(await scene.SendAsync(scene.Adviser, next, 2));
        var (first, second) = ((await scene.StoredAsync(id)).Row, (await scene.StoredAsync(next)).Row);
        Assert.Equal((next, id, first.RootId, 2, scene.Council, scene.Alder, "Is sick with worry on school mornings."), (first.NextId!.Value, second.FormerId!.Value, second.RootId, second.HandOffs, second.OwnerId, second.BegunBy, second.Reason));
        Assert.Equal("The child was handed on to another service. Look at that referral.", await RefusedAsync(() => scene.TakeAsync(scene.Senco, id, first.Version, ReferralState.Withdrawn, "Enough.")));
        // The other service sees its own, and not that another said no.
        Assert.Equal(next, Assert.Single((await scene.SeeAsync(scene.OtherWorker))!.Papers).Referral.Id);
        Assert.True(await scene.TakeAsync(scene.OtherWorker, next, 3, ReferralState.Received));
        Assert.NotNull(await scene.SeeAsync(scene.Adviser));
        Assert.True(await scene.TakeAsync(scene.OtherWorker, next, 4, ReferralState.Accepted, "We visit on Friday."));
        // Somebody took the child: the helpline needs to see nothing more, the school reads on.
        Assert.Null(await scene.SeeAsync(scene.Adviser));
        Assert.Equal(ReferralState.Accepted, (await scene.PaperAsync(scene.Senco, next))!.Referral.State);
        Assert.True(await scene.TakeAsync(scene.OtherWorker, next, 5, ReferralState.Active));
        Assert.True(await scene.TakeAsync(scene.OtherWorker, next, 6, ReferralState.Done, "Comes in every day."));
        Assert.Null(await scene.SeeAsync(scene.OtherWorker));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_form_or_a_step_that_is_sent_twice_is_there_once_also_when_both_come_at_once(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var key = Guid.CreateVersion7();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scene.WriteAsync(scene.Senco, s => s.BeginAsync(scene.Child, key, scene.Calm, null, Ct))));
        Assert.Equal([key, key], both.Select(k => k!.Value));
        Assert.Equal("This form was used already. Open the page again.", await RefusedAsync(() => scene.WriteAsync(scene.Head, s => s.BeginAsync(scene.Child, key, scene.Calm, null, Ct))));
        Assert.Equal("This service is asked already. Go on with that referral, or withdraw it first.", await RefusedAsync(() => scene.WriteAsync(scene.Head, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Calm, null, Ct))));
        Assert.Single((await scene.StoredAsync(key)).Steps);

        var other = await scene.SentAsync(scene.Steady);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await Record.ExceptionAsync(() => scene.TakeAsync(scene.OtherWorker, other, 4, ReferralState.Received))));
        Assert.Equal(ReferralService.Meanwhile, Assert.Single(results.OfType<Exception>()).Message);
        // Accepted and withdrawn at once: one of the two. The other is told, or finds the child no longer there.
        var done = await Task.WhenAll(DoneAsync(scene.OtherWorker, ReferralState.Accepted), DoneAsync(scene.Senco, ReferralState.Withdrawn));
        Assert.Equal(1, done.Count(d => d));
        Assert.Equal([1, 2, 3, 4], (await scene.StoredAsync(other)).Steps.Select(s => s.Number));

        async Task<bool> DoneAsync(PersonId who, ReferralState to)
        {
            try
            {
                return await scene.TakeAsync(who, other, 5, to, "The family moved.");
            }
            catch (InputRefusedException)
            {
                return false;
            }
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_who_hand_a_child_on_at_once_one_does(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.DeclinedAsync();
        var (mine, theirs) = (await scene.WholeAsync(scene.Steady, scene.Adviser, id), await scene.WholeAsync(scene.Steady, scene.Senco, id));
        var results = await Task.WhenAll(Record.ExceptionAsync(() => scene.SendAsync(scene.Adviser, mine, 3)).AsTask(), Record.ExceptionAsync(() => scene.SendAsync(scene.Senco, theirs, 3)).AsTask());
        Assert.StartsWith("Somebody else handed the child on already", Assert.Single(results.OfType<Exception>()).Message, StringComparison.Ordinal);
        var sent = (await scene.StoredAsync(id)).Row.NextId!.Value;
        Assert.Equal(ReferralState.Sent, (await scene.StoredAsync(sent)).Row.State);
        Assert.Equal(ReferralState.Draft, (await scene.StoredAsync(sent == mine ? theirs : mine)).Row.State);
    }

    [Fact]
    public async Task Without_a_helpline_it_is_back_with_the_school_alone_which_hands_on_or_asks_no_further()
    {
        await using var scene = await CreateAsync(Engine.Sqlite, helpline: false);
        var id = await scene.DeclinedAsync();
        Assert.Equal(ReferralParty.Referrer, await scene.AsAsync<ReferralQueries, ReferralParty>(scene.Senco, async q => q.PartyOf((await q.OfChildAsync(scene.Child, Ct))!.Find(id)!.Referral)));
        await scene.SentAsync(scene.Steady, scene.Senco, id);
        Assert.NotNull((await scene.StoredAsync(id)).Row.NextId);
    }

    [Fact]
    public async Task A_service_that_nobody_answers_for_here_and_a_child_that_is_not_there_are_not_asked()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        Assert.Equal("Nobody takes referrals for Far away here yet. How to ask: Parents telephone.", await RefusedAsync(() => scene.WriteAsync(scene.Senco, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Outside, null, Ct))));
        Assert.Equal("Safe roof is asked directly, so that nobody reads here that it was. How to ask: Parents telephone.", await RefusedAsync(() => scene.WriteAsync(scene.Senco, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Refuge, null, Ct))));
        Assert.Equal("Choose a service from the list.", await RefusedAsync(() => scene.WriteAsync(scene.Senco, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), Guid.NewGuid(), null, Ct))));
        foreach (var stranger in new[] { scene.Worker, scene.Adviser, scene.Parent })
            Assert.Null(await scene.WriteAsync(stranger, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), scene.Calm, null, Ct)));
    }

    [Fact]
    public async Task Where_two_referrals_are_with_one_service_the_end_of_one_leaves_it_the_other()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var another = await scene.AsAsync<Headwater.Support.Services.DirectoryService, Guid>(scene.Worker, async s => await s.AddAsync((await scene.World.AsAsync(scene.Worker, x => x.GetRequiredService<Headwater.Support.Services.DirectoryQueries>().FindAsync(scene.Calm, Ct)))!.Row.Provider.Id, Services.DirectoryScene.Whole with { Name = "Calm evenings" }, Ct));
        Assert.True(await scene.AsAsync<Headwater.Support.Services.ApprovalService, bool>(scene.Lead, s => s.ApproveAsync(another, 1, 1, Ct)));
        var (one, two) = (await scene.SentAsync(), await scene.SentAsync(another));
        Assert.True(await scene.TakeAsync(scene.Senco, one, 4, ReferralState.Withdrawn, "The other course fits better."));
        Assert.Equal(two, Assert.Single((await scene.SeeAsync(scene.Worker))!.Papers).Referral.Id);
        Assert.True(await scene.TakeAsync(scene.Senco, two, 4, ReferralState.Withdrawn, "The family moved."));
        Assert.Null(await scene.SeeAsync(scene.Worker));
    }

    [Fact]
    public async Task A_parent_who_must_not_be_told_anything_finds_nothing_of_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await scene.SentAsync();
        Assert.Single((await scene.SeeAsync(scene.Parent))!.Papers);
        Assert.Equal(Outcome.Saved, await scene.AsAsync<ContactService, Outcome>(scene.Head, s => s.AddAsync(scene.Child, new("Parent", Relation.Parent, null, null, true, false, true, "A court order."), Ct)));
        Assert.Null(await scene.SeeAsync(scene.Parent));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_rests_on_permission_ends_with_it_and_no_later_step_opens_it_again(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.SentAsync();
        Assert.True(await scene.TakeAsync(scene.Worker, id, 4, ReferralState.Received));
        await scene.World.AsAsync(scene.Parent, async s =>
        {
            var facts = await s.GetRequiredService<IInvolvements>().WithdrawConsentAsync(scene.Child, scene.Kestrel, "We changed our mind.", Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, [.. facts]);
            return true;
        });
        Assert.Null(await scene.SeeAsync(scene.Worker));
        Assert.True(await scene.TakeAsync(scene.Senco, id, 5, ReferralState.Withdrawn, "The family changed its mind."));
        Assert.Null(await scene.SeeAsync(scene.Worker));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_child_gets_all_of_it_for_a_request_and_with_the_record_it_goes(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        await scene.DeclinedAsync();
        await scene.WholeAsync(scene.Steady);
        await scene.World.AsAsync(scene.Lead, async s =>
        {
            var export = s.GetServices<ISubjectData>().OfType<ReferralSubjectData>().Single();
            var (child, parent) = (Assert.Single(await export.OfAsync([scene.Child], SubjectAudience.Child, Ct)), Assert.Single(await export.OfAsync([scene.Child], SubjectAudience.Parent, Ct)));
            Assert.Equal((2, 0, 1, 1), (child.Items.Count, child.Withheld.Count, parent.Items.Count, parent.Withheld.Count));
            Assert.Contains(parent.Items[0].Fields, f => f.Label == "Declined, Tuesday 10 November 2026, Kestrel" && f.Value == "The course is full until spring.");
            var retained = s.GetServices<IRetained>().OfType<SupportRetained>().Single();
            List<RetainedItem> held = [];
            await foreach (var one in retained.HeldAsync(scene.World.Today, Ct))
                held.Add(one);
            // Two referrals; four steps of the first and one of the second.
            Assert.Equal(7, Assert.Single(held).Rows);
            Assert.Equal(7, await retained.EraseAsync(held[0], Ct));
            Assert.Equal(0, await s.GetRequiredService<HeadwaterDb>().Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).CountAsync(Ct));
            return true;
        });
    }
}
