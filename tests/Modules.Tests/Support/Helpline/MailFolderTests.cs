using System.Text;
using Headwater.Access.Notices;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>The folder into which mails are laid.</summary>
public sealed class MailFolderTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Each_mail_becomes_an_enquiry_once_goes_on_by_its_reference_and_what_cannot_be_read_lies_apart_with_the_reason(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var folder = FolderOf(scene);
        Assert.Equal(0, await folder.RunAsync(Ct));
        Directory.CreateDirectory(Path.Combine(folder.In, "here"));
        await LayAsync("a.eml", Mail("<1@example.org>", "School", "She is sick every morning."));
        // The same mail again, laid under another name, with another line added on its way.
        await LayAsync("b.eml", "X-Way: other\r\n" + Mail("<1@example.org>", "School", "She is sick every morning."));
        await LayAsync(Path.Combine("here", "c.eml"), Mail(null, "Other", "He does not sleep."));
        await LayAsync("d.eml", "no mail");
        await LayAsync("e.txt", "not looked at");
        Assert.Equal(4, await folder.RunAsync(Ct));
        Assert.Equal(2, await scene.CountAsync<HelplineEnquiry>());
        Assert.Equal(["e.txt"], Directory.EnumerateFiles(folder.In).Select(Path.GetFileName));
        var refused = Directory.EnumerateFiles(folder.Refused).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.True(refused.Count == 2 && refused[0].StartsWith("d-", StringComparison.Ordinal) && refused[1] == refused[0] + ".why.txt");
        Assert.Contains("no mail", await File.ReadAllTextAsync(Path.Combine(folder.Refused, refused[1]), Ct), StringComparison.Ordinal);

        // A file without a name of its own is known by what it holds.
        await LayAsync("again.eml", Mail(null, "Other", "He does not sleep."));
        Assert.Equal(1, await folder.RunAsync(Ct));
        Assert.Equal(2, await scene.CountAsync<HelplineEnquiry>());

        var open = await scene.People.AsAsync<EnquiryQueries, IReadOnlyList<HelplineEnquiry>>(scene.Adviser, q => q.OpenAsync(Ct));
        var one = open.Single(e => e.Worry.Contains("sick", StringComparison.Ordinal));
        Assert.Equal((CameBy.Email, "sam@example.org", "School\n\nShe is sick every morning."), (one.CameBy, one.Contact, one.Worry));
        // Eight working hours from Tuesday at nine: Tuesday at five.
        Assert.Equal(new DateTime(2026, 11, 10, 17, 0, 0, DateTimeKind.Utc), one.DueAtUtc);
        Assert.True(await scene.MoveAsync(scene.Adviser, one.Id, 1, EnquiryStage.Closed));
        await LayAsync("f.eml", Mail("<2@example.org>", $"Re: {one.Reference}", "It is worse now."));
        await folder.RunAsync(Ct);
        var (row, steps, messages) = await scene.StoredAsync(one.Id);
        Assert.Equal((EnquiryStage.New, 2, StepKind.Wrote), (row.Stage, messages.Count, steps[^1].Kind));
        Assert.Equal((EnquiryStage.Closed, EnquiryStage.New), (steps[^1].From, steps[^1].To));
        Assert.Equal(2, await scene.CountAsync<HelplineEnquiry>());

        // While a child may be in danger what they write is kept, and nothing moves.
        Assert.True(await scene.StopAsync(scene.Adviser, one.Id));
        await LayAsync("g.eml", Mail("<3@example.org>", one.Reference, "Please call."));
        await folder.RunAsync(Ct);
        (row, _, messages) = await scene.StoredAsync(one.Id);
        Assert.Equal((true, 3), (row.StoppedAtUtc is not null, messages.Count));

        Task LayAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder.In, name), text, Ct);
    }

    [Fact]
    public async Task Two_servers_at_once_make_one_and_a_server_that_stopped_before_it_deleted_the_file_makes_no_second()
    {
        await using var scene = await CreateAsync(Engine.PostgreSql);
        var mail = MailReading.Of(Encoding.UTF8.GetBytes(Mail("<1@example.org>", "School", "She is sick.")));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => scene.AsSystemAsync(s => s.TakeMailAsync(mail, Ct)))));
        Assert.Equal(1, made.Count(m => m));
        Assert.False(await scene.AsSystemAsync(s => s.TakeMailAsync(mail, Ct)));
        Assert.Equal(1, await scene.CountAsync<HelplineEnquiry>());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_or_moved_stays_is_named_in_the_log_and_keeps_no_other_waiting()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        using var lines = new LogLines();
        using var logs = LoggerFactory.Create(b => b.AddProvider(lines));
        var folder = FolderOf(scene, logs.CreateLogger<MailFolder>());
        Directory.CreateDirectory(folder.In);
        // Somebody still writes the first; the second cannot be refused, as something else lies where the folder should be.
        await File.WriteAllTextAsync(Path.Combine(folder.In, "a.eml"), Mail("<1@example.org>", "School", "She is sick every morning."), Ct);
        await File.WriteAllTextAsync(Path.Combine(folder.In, "b.eml"), "no mail", Ct);
        await File.WriteAllTextAsync(folder.Refused, "in the way", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder.In, "c.eml"), Mail("<2@example.org>", "Other", "He does not sleep."), Ct);
        await using (new FileStream(Path.Combine(folder.In, "a.eml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(1, await folder.RunAsync(Ct));
        Assert.Equal(["a.eml", "b.eml", "refused"], Directory.EnumerateFiles(folder.In).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var warned = lines.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, warned.Count);
        Assert.Contains("a.eml", warned[0], StringComparison.Ordinal);
        Assert.Contains("b.eml", warned[1], StringComparison.Ordinal);
        Assert.DoesNotContain(warned, l => l.Contains("example.org", StringComparison.Ordinal) || l.Contains("sick", StringComparison.Ordinal) || l.Contains("no mail", StringComparison.Ordinal));
        Assert.Equal(0, await ToldAsync(scene, scene.Adviser, Unread));

        File.Delete(folder.Refused);
        Assert.Equal(2, await folder.RunAsync(Ct));
        Assert.Equal(2, await scene.CountAsync<HelplineEnquiry>());
        Assert.Equal(2, Directory.EnumerateFiles(folder.Refused).Count());
        // The helpline is told once, and nobody else is.
        Assert.Equal(0, await folder.RunAsync(Ct));
        Assert.Equal((1, 0), (await ToldAsync(scene, scene.Adviser, Unread), await ToldAsync(scene, scene.Worker, Unread)));
    }

    [Fact]
    public async Task A_file_of_a_long_name_is_refused_under_a_name_that_leaves_room_for_the_reason()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var folder = FolderOf(scene);
        Directory.CreateDirectory(folder.In);
        // 4 + 241 bytes of 255: with 33 more for what makes it its own, and 8 for the reason, it would be too long.
        await File.WriteAllTextAsync(Path.Combine(folder.In, "x" + string.Concat(Enumerable.Repeat("\u00FC", 120)) + ".eml"), "no mail", Ct);
        Assert.Equal(1, await folder.RunAsync(Ct));
        var refused = Directory.EnumerateFiles(folder.Refused).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, refused.Count);
        Assert.Equal(refused[0] + ".why.txt", refused[1]);
        Assert.All(refused, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 199));
    }

    [Fact]
    public async Task The_file_of_a_mail_that_was_cut_is_kept_beside_the_folder_of_its_locality()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var folder = FolderOf(scene);
        var here = Path.Combine(folder.In, "here");
        Directory.CreateDirectory(here);
        var text = Mail("<1@example.org>", "School", new string('w', 7000) + " the end");
        // Laid twice, it is taken in and kept once.
        for (var n = 0; n < 2; n++)
        {
            await File.WriteAllTextAsync(Path.Combine(here, $"{n}.eml"), text, Ct);
            Assert.Equal(1, await folder.RunAsync(Ct));
        }

        Assert.Empty(Directory.EnumerateFiles(here));
        var kept = Assert.Single(Directory.EnumerateFiles(Path.Combine(here, "long")));
        Assert.Equal(text, await File.ReadAllTextAsync(kept, Ct));
        var one = Assert.Single(await scene.People.AsAsync<EnquiryQueries, IReadOnlyList<HelplineEnquiry>>(scene.Adviser, q => q.OpenAsync(Ct)));
        Assert.StartsWith("School\n\nwww", one.Worry, StringComparison.Ordinal);
        Assert.EndsWith($"w\n\nThe mail is longer: this is its beginning, the rest lies in helpline/in/here/long/{Path.GetFileName(kept)}.", one.Worry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_something_else_ended_is_not_the_last()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var away = new AwayScopes();
        using var folder = new MailFolder(away, scene.World.Database.Settings, scene.World.Clock, NullLogger<MailFolder>.Instance);
        Directory.CreateDirectory(folder.In);
        await folder.StartAsync(Ct);
        for (var n = 0; n < 1000 && away.Calls < 2; n++)
        {
            scene.World.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Ct);
        }

        Assert.InRange(away.Calls, 2, int.MaxValue);
        await folder.StopAsync(Ct);
    }

    private const string Unread = "A mail to the helpline could not be read. It lies in helpline/in/refused.";

    private static async Task<int> ToldAsync(HelplineScene scene, PersonId who, string text)
    {
        await using var db = scene.World.Database.Open(scene.World.Locality);
        return await db.Set<Notice>().CountAsync(n => n.PersonId == who && n.Text == text && n.Link == HelplineLinks.Board, Ct);
    }

    private static MailFolder FolderOf(HelplineScene scene, ILogger<MailFolder>? log = null) =>
        new(scene.World.Database.Services.GetRequiredService<IServiceScopeFactory>(), scene.World.Database.Settings, scene.World.Clock, log ?? NullLogger<MailFolder>.Instance);

    private static string Mail(string? id, string subject, string text) => $"From: Sam Hale <sam@example.org>\r\nSubject: {subject}\r\n{(id is null ? "" : $"Message-ID: {id}\r\n")}\r\n{text}\r\n";

    /// <summary>A database whose commands take too long.</summary>
    private sealed class AwayScopes : IServiceScopeFactory
    {
        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public IServiceScope CreateScope()
        {
            Interlocked.Increment(ref calls);
            throw new OperationCanceledException("The command took too long.");
        }
    }
}
