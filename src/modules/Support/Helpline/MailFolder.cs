using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Headwater.Support.Helpline;

/// <summary>
/// Reads mails that a mail server or a person laid into <c>helpline/in</c> of the data folder, as <c>.eml</c>: those in the folder itself are for the
/// locality that public pages speak for, those in a folder of a locality's name are for that one. What was taken in is deleted here, as it stands
/// in the database; of what was taken in but for its end, the file is kept in <c>long</c> of the same folder; what cannot be read lies in
/// <c>helpline/in/refused</c> with the reason beside it. A file that cannot be dealt with stays, and the others are not kept waiting by it.
/// </summary>
internal sealed partial class MailFolder(IServiceScopeFactory scopes, InstallationSettings settings, TimeProvider clock, ILogger<MailFolder> log) : BackgroundService
{
    private const int MostInARound = 200;
    private const string LongMails = "long";

    /// <summary>Of a name that was given elsewhere. A character is three bytes at most: with what is added, the name stays under 200 bytes.</summary>
    private const int StemLength = 40;

    public string In => Path.Combine(settings.DataFolder, "helpline", "in");

    public string Refused => Path.Combine(In, "refused");

    /// <summary>Takes in what lies there now.</summary>
    /// <returns>How many files were dealt with.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!Directory.Exists(In))
            return 0;
        List<(LocalityId Locality, string Folder)> folders = [];
        await using (var scope = scopes.CreateAsyncScope())
        {
            var localities = scope.ServiceProvider.GetRequiredService<ILocalities>();
            if (await localities.DefaultAsync(ct) is { } first)
                folders.Add((first.Id, In));
            folders.AddRange((await localities.AllAsync(ct)).Where(l => l.Slug is not ("refused" or LongMails)).Select(l => (l.Id, Path.Combine(In, l.Slug))));
        }

        var done = 0;
        foreach (var (locality, folder) in folders.Where(f => Directory.Exists(f.Folder)))
        {
            var here = 0;
            foreach (var file in FilesOf(folder))
            {
                // Those that cannot be dealt with do not count, or enough of them would keep all others waiting.
                if (here == MostInARound)
                    break;
                if (await IsDealtWithAsync(locality, folder, file, ct))
                    here++;
            }

            done += here;
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), clock, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A database or a disk that is away for a while must not end the server; the mails still lie there.
                Failed(fault.GetType().Name);
            }
        }
    }

    private List<string> FilesOf(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Stays(MailReading.Line(Path.GetFileName(folder), StemLength), fault.GetType().Name);
            return [];
        }
    }

    /// <summary>Whether the file was taken in or refused; if not, it is tried again in the next round.</summary>
    private async Task<bool> IsDealtWithAsync(LocalityId locality, string folder, string file, CancellationToken ct)
    {
        try
        {
            await TakeAsync(locality, Path.Combine(folder, LongMails), file, ct);
            return true;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // One that cannot be read, moved or deleted must not keep the others waiting.
            Stays(MailReading.Line(Path.GetFileName(file), 2 * StemLength), fault.GetType().Name);
            return false;
        }
    }

    private async Task TakeAsync(LocalityId locality, string kept, string file, CancellationToken ct)
    {
        ReadMail mail;
        try
        {
            if (new FileInfo(file).Length > MailReading.MostBytes)
                throw new InputRefusedException($"The file is larger than {MailReading.MostBytes / 1024 / 1024} MB. Ask whoever wrote to send it without attachments.");
            mail = MailReading.Of(await File.ReadAllBytesAsync(file, ct), Path.GetRelativePath(settings.DataFolder, kept).Replace('\\', '/'));
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(locality);
            await scope.ServiceProvider.GetRequiredService<IntakeService>().TakeMailAsync(mail, ct);
        }
        catch (InputRefusedException why)
        {
            await RefuseAsync(locality, file, why.Message, ct);
            return;
        }

        // Only now: a server that stopped in between finds it again, and knows it.
        if (mail.IsLong)
        {
            PrivateFolder.Create(kept);
            File.Move(file, Path.Combine(kept, MailReading.FileOf(mail.ContentHash)), overwrite: true);
        }
        else
        {
            File.Delete(file);
        }
    }

    private async Task RefuseAsync(LocalityId locality, string file, string why, CancellationToken ct)
    {
        PrivateFolder.Create(Refused);
        // Two of one name are two files.
        var apart = Path.Combine(Refused, $"{MailReading.Cut(Path.GetFileNameWithoutExtension(file), StemLength)}-{Guid.CreateVersion7():N}.eml");
        // First, so that one that cannot be moved leaves no reason and no notice behind in each round.
        File.Move(file, apart);
        try
        {
            await File.WriteAllTextAsync(apart + ".why.txt", why + "\n", ct);
        }
        finally
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(locality);
            await scope.ServiceProvider.GetRequiredService<IntakeService>().TellRefusedAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder of mails to the helpline could not be looked through ({Error}); it is tried again.")]
    private partial void Failed(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of mails to the helpline could not be dealt with and stays where it lies: {Name} ({Error}); it is tried again.")]
    private partial void Stays(string name, string error);
}
