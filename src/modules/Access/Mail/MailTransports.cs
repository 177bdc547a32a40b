using System.Globalization;
using Headwater.Access.Keys;
using Headwater.Kernel;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Headwater.Access.Mail;

/// <summary>Where mail goes.</summary>
internal interface IMailTransport
{
    Task SendAsync(Letter letter, CancellationToken ct);
}

/// <summary>To the server that the installation names.</summary>
internal sealed class SmtpTransport(InstallationSettings settings, TimeProvider clock) : IMailTransport
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var server = settings.Smtp!;
        using var client = new SmtpClient();
        var port = server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587;
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(server.Host, port, security, ct);
        if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            await client.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), ct);
        using var message = Messages.Of(letter, settings, clock);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}

/// <summary>Into files of the data folder, where no server is named.</summary>
internal sealed class FolderTransport(InstallationSettings settings, TimeProvider clock) : IMailTransport
{
    public static string FolderOf(InstallationSettings settings) => Path.Combine(settings.DataFolder, "mail");

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        PrivateFolder.Create(FolderOf(settings));
        var name = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.eml");
        using var message = Messages.Of(letter, settings, clock);
        await using var file = PrivateFiles.Open(Path.Combine(FolderOf(settings), name), FileMode.CreateNew);
        await message.WriteToAsync(file, ct);
    }
}

internal static class Messages
{
    public static MimeMessage Of(Letter letter, InstallationSettings settings, TimeProvider clock)
    {
        var message = new MimeMessage { Subject = letter.Subject, Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(settings.MailFrom));
        // So that no machine answers, ours included.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.To.Add(MailboxAddress.Parse(letter.To));
        return message;
    }
}
