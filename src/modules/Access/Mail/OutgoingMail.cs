using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Access.Notices;
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

    /// <summary>The locality in which somebody is told when it could not be sent; null where nobody is.</summary>
    public LocalityId? UnsentIn { get; init; }

    /// <summary>Who is told, and what.</summary>
    public PersonId? UnsentTell { get; init; }

    public string? UnsentText { get; init; }
    public string? UnsentLink { get; init; }
}

internal sealed class WaitingMailMapping : IEntityTypeConfiguration<WaitingMail>
{
    public void Configure(EntityTypeBuilder<WaitingMail> builder)
    {
        builder.ToTable("access_waiting_mail");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.UnsentText).HasMaxLength(Notice.TextLength);
        builder.Property(m => m.UnsentLink).HasMaxLength(Notice.LinkLength);
        builder.HasIndex(m => m.NextTryAtUtc);
    }
}

internal sealed class OutgoingMail(HeadwaterDb db, IDataProtectionProvider protection, InstallationSettings settings, CurrentLocality locality, TimeProvider clock) : IOutgoingMail
{
    private readonly IDataProtector protector = protection.CreateProtector("Headwater.Access.Mail");

    public string? WrittenTo => settings is { Smtp: null, Notify: null } ? "No mail server is set up. Mails are written as files into the folder “mail” of the data folder." : null;

    public void Add(string to, string subject, string text, UnsentMail? otherwise = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new WaitingMail
        {
            Id = Guid.CreateVersion7(), Letter = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Letter(to, subject, text))), AddedAtUtc = now, NextTryAtUtc = now,
            UnsentIn = otherwise is null ? null : locality.Id ?? throw new InvalidOperationException("Whoever is to be told is told in a locality, and none was entered."),
            UnsentTell = otherwise?.Tell, UnsentText = otherwise?.Text, UnsentLink = otherwise?.Link,
        });
    }

    public Letter Open(WaitingMail mail) => JsonSerializer.Deserialize<Letter>(Encoding.UTF8.GetString(protector.Unprotect(mail.Letter)))!;
}
