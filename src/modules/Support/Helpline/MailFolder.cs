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
/// in the database; what cannot be read lies in <c>helpline/in/refused</c> with the reason beside it.
/// </summary>
internal sealed partial class MailFolder(IServiceScopeFactory scopes, InstallationSettings settings, TimeProvider clock, ILogger<MailFolder> log) : BackgroundService
{
    private const int MostInARound = 200;

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
            folders.AddRange((await localities.AllAsync(ct)).Where(l => l.Slug != "refused").Select(l => (l.Id, Path.Combine(In, l.Slug))));
        }

        var done = 0;
        foreach (var (locality, folder) in folders.Where(f => Directory.Exists(f.Folder)))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Take(MostInARound).ToList())
            {
                await TakeAsync(locality, file, ct);
                done++;
            }
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
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A database or a disk that is away for a while must not end the server; the mails still lie there.
                Failed(fault.GetType().Name);
            }
        }
    }

    private async Task TakeAsync(LocalityId locality, string file, CancellationToken ct)
    {
        try
        {
            if (new FileInfo(file).Length > MailReading.MostBytes)
                throw new InputRefusedException($"The file is larger than {MailReading.MostBytes / 1024 / 1024} MB. Ask whoever wrote to send it without attachments.");
            var mail = MailReading.Of(await File.ReadAllBytesAsync(file, ct));
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(locality);
            await scope.ServiceProvider.GetRequiredService<IntakeService>().TakeMailAsync(mail, ct);
            // Only now: a server that stopped in between finds it again, and knows it.
            File.Delete(file);
        }
        catch (InputRefusedException why)
        {
            PrivateFolder.Create(Refused);
            // Two of one name are two files.
            var name = $"{Path.GetFileNameWithoutExtension(file)}-{Guid.CreateVersion7():N}.eml";
            await File.WriteAllTextAsync(Path.Combine(Refused, name + ".why.txt"), why.Message + "\n", ct);
            File.Move(file, Path.Combine(Refused, name));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder of mails to the helpline could not be looked through ({Error}); it is tried again.")]
    private partial void Failed(string error);
}
