using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Support.Clinics;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Clinics.ClinicScene;
using PersonalNotice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>Calendars, notices, addresses and the log say that something is booked, and nothing of the child or the worry.</summary>
public sealed class ClinicLeakTests
{
    private static readonly string[] Secrets = ["Robin", "Hale", "Hides under the table", "A laptop", "Walk a day", "Zebra"];

    [Fact]
    public async Task A_calendar_says_when_a_slot_is_booked_to_those_who_run_it_and_who_booked_and_nothing_more()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        var (named, cancelled) = (await scene.BookAsync(clinic, scene.Named), await scene.BookAsync(clinic, Worry with { Slot = "3" }));
        Assert.True(await scene.ActAsync(scene.Senco, s => s.CancelAsync(cancelled, 1, "Zebra.", Ct)));
        await using var site = await TestSite.StartAsync(scene.World.Database);
        async Task<string> CalendarAsync(PersonId person)
        {
            var address = await scene.People.AsAsync<FeedService, string>(person, s => s.RenewAsync(Ct));
            return await site.Client().GetStringAsync(address, Ct);
        }

        foreach (var reader in new[] { scene.Senco, scene.Worker })
        {
            var text = await CalendarAsync(reader);
            // Half past one in winter is UTC.
            foreach (var said in new[] { "SUMMARY:Inclusion clinic\\, slot booked", "DTSTART:20261118T133000Z", "DTEND:20261118T140000Z", $"clinic-{named}@headwater" })
                Assert.Contains(said, text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(1, text.Split("BEGIN:VEVENT").Length - 1);
            Assert.All(Secrets, s => Assert.DoesNotContain(s, text, StringComparison.OrdinalIgnoreCase));
        }

        // Colleagues who read it have their own days in their calendars, and strangers nothing.
        foreach (var other in new[] { scene.People.Head, scene.People.OtherWorker })
            Assert.DoesNotContain("VEVENT", await CalendarAsync(other), StringComparison.Ordinal);
        Assert.All(Secrets, s => Assert.DoesNotContain(site.Logs.Lines, l => l.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task No_notice_holds_a_word_of_what_was_brought()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        var named = await scene.BookAsync(clinic, scene.Named);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.CancelAsync(named, 1, "Zebra.", Ct)));
        var again = await scene.BookAsync(clinic, scene.Named);
        await scene.BookAsync(clinic, Worry with { Slot = "2" }, scene.People.OtherWorker);
        scene.World.Clock.SetUtcNow(new(2026, 11, 18, 13, 40, 0, TimeSpan.Zero));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AdviseAsync(again, 1, "Walk a day with the child.", null, Ct)));
        Assert.True(await scene.CancelClinicAsync(scene.Worker, clinic, 1, "Zebra."));
        var told = await scene.AllAsync<PersonalNotice>();
        Assert.Equal(
        [
            "A clinic at which you had booked was cancelled. See why, and what else is free.", "A slot of a clinic that you called was booked.", "What a clinic advised you was written down.", "Your booking at a clinic was cancelled. See why.",
        ], told.Select(n => n.Text).Where(t => t.Contains("clinic", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(told, n => Assert.All(Secrets, s => Assert.DoesNotContain(s, $"{n.Text} {n.Link}", StringComparison.OrdinalIgnoreCase)));
    }
}
