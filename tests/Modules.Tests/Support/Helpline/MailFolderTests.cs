using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
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
        var mail = MailReading.Of(System.Text.Encoding.UTF8.GetBytes(Mail("<1@example.org>", "School", "She is sick.")));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => scene.AsSystemAsync(s => s.TakeMailAsync(mail, Ct)))));
        Assert.Equal(1, made.Count(m => m));
        Assert.False(await scene.AsSystemAsync(s => s.TakeMailAsync(mail, Ct)));
        Assert.Equal(1, await scene.CountAsync<HelplineEnquiry>());
    }

    private static MailFolder FolderOf(HelplineScene scene) =>
        new(scene.World.Database.Services.GetRequiredService<IServiceScopeFactory>(), scene.World.Database.Settings, scene.World.Clock, NullLogger<MailFolder>.Instance);

    private static string Mail(string? id, string subject, string text) => $"From: Sam Hale <sam@example.org>\r\nSubject: {subject}\r\n{(id is null ? "" : $"Message-ID: {id}\r\n")}\r\n{text}\r\n";
}
