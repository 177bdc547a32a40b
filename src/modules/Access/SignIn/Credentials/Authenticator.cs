using Headwater.Access.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>A person's authenticator app. The secret is encrypted with the installation's keys.</summary>
internal sealed class Authenticator
{
    public required Guid PersonId { get; init; }

    /// <summary>In use; null until the first code was typed.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>Shown, and not confirmed by a code yet.</summary>
    public byte[]? Offered { get; set; }

    /// <summary>The step of the last code that was taken. A code is taken once.</summary>
    public long LastStep { get; set; }
}

/// <summary>One code for the day the phone is lost: the hash of 120 random bits.</summary>
internal sealed class RecoveryCode
{
    public required Guid PersonId { get; init; }
    public required byte[] Hash { get; init; }
}

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("access_authenticator");
        builder.HasKey(a => a.PersonId);
        builder.Property(a => a.PersonId).ValueGeneratedNever();
        builder.Property(a => a.Secret).HasMaxLength(500);
        builder.Property(a => a.Offered).HasMaxLength(500);
        builder.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(a => a.PersonId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("access_recovery_code");
        builder.HasKey(c => new { c.PersonId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(32);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
