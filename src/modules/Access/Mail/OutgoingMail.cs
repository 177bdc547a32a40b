using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Mail;

internal sealed record Letter(string To, string Subject, string Text);

/// <summary>
/// A mail that waits to be sent, saved with what it speaks of. It may hold the link of an invitation, of which we keep the hash
/// alone elsewhere, so what it says is encrypted, and the row goes when the mail has gone.
/// </summary>
internal sealed class WaitingMail
{
    public required Guid Id { get; init; }
    public required byte[] Letter { get; init; }
    public required DateTime AddedAtUtc { get; init; }
    public required DateTime NextTryAtUtc { get; set; }
    public int Tries { get; set; }
}

internal sealed class WaitingMailMapping : IEntityTypeConfiguration<WaitingMail>
{
    public void Configure(EntityTypeBuilder<WaitingMail> builder)
    {
        builder.ToTable("access_waiting_mail");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NextTryAtUtc);
    }
}

internal sealed class OutgoingMail(HeadwaterDb db, IDataProtectionProvider protection, InstallationSettings settings, TimeProvider clock) : IOutgoingMail
{
    private readonly IDataProtector protector = protection.CreateProtector("Headwater.Access.Mail");

    public string? WrittenTo => settings.Smtp is null ? "No mail server is set up. Mails are written as files into the folder “mail” of the data folder." : null;

    public void Add(string to, string subject, string text)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new WaitingMail { Id = Guid.CreateVersion7(), Letter = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Letter(to, subject, text))), AddedAtUtc = now, NextTryAtUtc = now });
    }

    public Letter Open(WaitingMail mail) => JsonSerializer.Deserialize<Letter>(Encoding.UTF8.GetString(protector.Unprotect(mail.Letter)))!;
}
