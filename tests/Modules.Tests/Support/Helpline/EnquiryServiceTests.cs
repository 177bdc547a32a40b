using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>Who sees which enquiry, what is promised, and what is refused.</summary>
public sealed class EnquiryServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_team_sees_what_it_was_given_and_nothing_else_and_nobody_else_sees_anything(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = (await scene.TakeAsync()).Id;
        var strangers = new[] { scene.People.OtherWorker, scene.People.Lead, scene.People.Senco, scene.People.Head, scene.People.Parent };
        foreach (var stranger in strangers.Append(scene.Worker))
            Assert.Null(await scene.SeeAsync(stranger, id));
        Assert.Equal(EnquiryParty.Triage, (await scene.SeeAsync(scene.Adviser, id))!.Party);
        Assert.True(await scene.MoveAsync(scene.Adviser, id, 1, EnquiryStage.WithTeam, scene.OfKestrel));
        Assert.Equal(EnquiryParty.Team, (await scene.SeeAsync(scene.Worker, id))!.Party);
        foreach (var stranger in strangers)
        {
            Assert.Null(await scene.SeeAsync(stranger, id));
            Assert.False(await scene.MoveAsync(stranger, id, 2, EnquiryStage.Taken));
            Assert.False(await scene.StopAsync(stranger, id));
            Assert.False(await scene.WriteAsync(stranger, w => w.NoteAsync(id, Guid.CreateVersion7(), "A word.", Ct)));
        }

        Assert.True(await scene.MoveAsync(scene.Worker, id, 2, EnquiryStage.New, null, "It is not for us."));
        Assert.Null(await scene.SeeAsync(scene.Worker, id));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task While_a_child_may_be_in_danger_nothing_goes_until_somebody_says_what_was_done(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var (id, other) = (await scene.TakenOnAsync(), await scene.TakeAsync());
        Assert.True(await scene.StopAsync(scene.Worker, id));
        // Twice is once.
        Assert.True(await scene.StopAsync(scene.Adviser, id));
        Guid Key() => Guid.CreateVersion7();
        foreach (var work in new Func<Task>[]
        {
            () => scene.MoveAsync(scene.Worker, id, 4, EnquiryStage.Waiting), () => scene.ActAsync(scene.Adviser, s => s.MergeAsync(id, 4, other.Reference, Ct)), () => scene.ReplyAsync(scene.Worker, id, Key(), 4, ReplyWay.Out, "x"),
            () => scene.WriteAsync(scene.Worker, w => w.NoteAsync(id, Key(), "x", Ct)), () => scene.WriteAsync(scene.Worker, w => w.PromiseAsync(id, Key(), 4, "20 11 2026", "x", Ct)), () => scene.WriteAsync(scene.Worker, w => w.AboutAsync(id, 4, "anxiety", null, Ct)), () => scene.WriteAsync(scene.Adviser, w => w.NameChildAsync(id, 4, scene.People.Child.ToString(), Ct)),
        })
            Assert.Equal(EnquiryRules.Stopped, await RefusedAsync(work));
        Assert.Contains("stopped", await RefusedAsync(() => scene.ActAsync(scene.Adviser, s => s.MergeAsync(other.Id, 1, ReferenceOf(), Ct))), StringComparison.Ordinal);
        Assert.Contains("Enter who was told", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.SettleAsync(id, 4, " ", "They visit.", Ct))), StringComparison.Ordinal);
        Assert.Contains("Enter what was done", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.SettleAsync(id, 4, "Social worker", "", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.SettleAsync(id, 4, "The duty social worker, 14:20", "They visit today.", Ct)));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 5, EnquiryStage.Waiting));
        var steps = (await scene.StoredAsync(id)).Steps;
        Assert.Equal([StepKind.Moved, StepKind.Moved, StepKind.Moved, StepKind.Danger, StepKind.Safe, StepKind.Moved], steps.Select(s => s.Kind));
        Assert.Equal((scene.Worker, "Told: The duty social worker, 14:20. Done: They visit today."), (steps[4].By, steps[4].Why));

        string ReferenceOf() => scene.SeeAsync(scene.Adviser, id).GetAwaiter().GetResult()!.Enquiry.Reference;
    }

    [Fact]
    public async Task Every_promise_is_dated_stays_as_it_was_promised_and_begins_anew_when_they_ask_again()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var family = await scene.TakeAsync();
        var school = await scene.TakeAsync(Typed with { Role = AskerRole.School });
        // Tuesday 10 November at nine: one day of eight hours, and two.
        Assert.Equal((At(10, 17), At(11, 17)), (family.DueAtUtc, school.DueAtUtc));
        await scene.SettingsAsync(async s =>
        {
            await s.SaveAsync(0, new(["1", "2", "3", "4", "5"], "10:00", "16:00", true, "6", "12", "01632 960999"), Ct);
            return true;
        });
        Assert.Equal(At(10, 17), (await scene.SeeAsync(scene.Adviser, family.Id))!.Enquiry.DueAtUtc);
        scene.World.Clock.Advance(TimeSpan.FromHours(9));
        Assert.True(await scene.MoveAsync(scene.Adviser, family.Id, 1, EnquiryStage.Closed));
        Assert.True(await scene.MoveAsync(scene.Adviser, family.Id, 2, EnquiryStage.New));
        // At six in the evening: six hours of the next day, ten to four.
        Assert.Equal(At(11, 16), (await scene.SeeAsync(scene.Adviser, family.Id))!.Enquiry.DueAtUtc);
        foreach (var typed in new TypedSettings[] { new([], "10:00", "16:00", true, "6", "12", "1"), new(["1"], "ten", "16:00", true, "6", "12", "1"), new(["1"], "16:00", "10:00", true, "6", "12", "1"), new(["1"], "10:00", "16:00", true, "0", "12", "1"), new(["1"], "10:00", "23:00", true, "6", "12", "1"), new(["1"], "10:00", "16:00", true, "6", "12", " ") })
            await RefusedAsync(() => scene.SettingsAsync(async s => { await s.SaveAsync(1, typed, Ct); return true; }));
        Assert.Equal(EnquiryService.Meanwhile, await RefusedAsync(() => scene.SettingsAsync(async s => { await s.SaveAsync(0, new(["1"], "10:00", "16:00", true, "6", "12", "1"), Ct); return true; })));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_child_is_named_by_whoever_sees_the_record_alone_and_passed_only_with_a_referral_that_was_sent(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.TakenOnAsync();
        var child = scene.People.Child;
        Assert.Contains("No record that is open to you", await RefusedAsync(() => scene.WriteAsync(scene.Worker, w => w.NameChildAsync(id, 3, $"/children/{child}", Ct))), StringComparison.Ordinal);
        Assert.Contains("No service was asked", await RefusedAsync(() => scene.MoveAsync(scene.Worker, id, 3, EnquiryStage.Passed)), StringComparison.Ordinal);
        await scene.World.InvolveAsync(scene.People.Head, new(child, InvolvementKind.NamedProfessional, scene.People.Council, scene.Adviser, "The helpline helps.", LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Help, scene.World.Today));
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.NameChildAsync(id, 3, $"https://example.org/children/{child}/", Ct)));
        Assert.Equal(child, (await scene.SeeAsync(scene.Adviser, id))!.Child);
        // Naming opens nothing.
        Assert.Equal((null, true), ((await scene.SeeAsync(scene.Worker, id))!.Child, (await scene.SeeAsync(scene.Worker, id))!.HasChild));
        Assert.Contains("names a child already", await RefusedAsync(() => scene.WriteAsync(scene.Adviser, w => w.NameChildAsync(id, 4, child.ToString(), Ct))), StringComparison.Ordinal);
        Assert.Contains("No service was asked", await RefusedAsync(() => scene.MoveAsync(scene.Adviser, id, 4, EnquiryStage.Passed)), StringComparison.Ordinal);
        await scene.People.SentAsync();
        Assert.True(await scene.MoveAsync(scene.Adviser, id, 4, EnquiryStage.Passed));
    }

    [Fact]
    public async Task Bad_input_is_one_sentence_and_a_form_makes_one()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var key = Guid.CreateVersion7();
        var made = await scene.TakeAsync(null, key);
        Assert.Equal(made, await scene.TakeAsync(null, key));
        Assert.Contains("sent already", await RefusedAsync(() => scene.TakeAsync(Typed with { Worry = "Something else." }, key)), StringComparison.Ordinal);
        foreach (var typed in new[] { Typed with { Worry = " " }, Typed with { Worry = new('w', HelplineEnquiry.TextLength + 1) }, Typed with { Age = 200 }, Typed with { Need = "nothing" }, Typed with { Contact = null }, Typed with { Name = "a\u202Eb" } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.TakeAsync(typed)), StringComparison.Ordinal);
        await RefusedAsync(() => scene.TakeAsync(null, Guid.Empty));
        var note = Guid.CreateVersion7();
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.NoteAsync(key, note, "Only us.", Ct)));
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.NoteAsync(key, note, "Only us.", Ct)));
        Assert.Equal(1, await scene.CountAsync<EnquiryNote>());
        Assert.Contains("past", await RefusedAsync(() => scene.WriteAsync(scene.Adviser, w => w.PromiseAsync(key, Guid.CreateVersion7(), 1, "9 11 2026", "Call.", Ct))), StringComparison.Ordinal);
        var promised = Guid.CreateVersion7();
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.PromiseAsync(key, promised, 1, "10 11 2026", "Call.", Ct)));
        Assert.Contains(await scene.World.AsAsync(scene.Adviser, s => s.GetServices<IHomePart>().OfType<HelplineHome>().Single().TasksAsync(Ct)), t => t.Text.StartsWith("Do what was promised", StringComparison.Ordinal));
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.KeepAsync(key, 2, promised, Ct)));
    }

    private static DateTime At(int day, int hour) => new(2026, 11, day, hour, 0, 0, DateTimeKind.Utc);
}
