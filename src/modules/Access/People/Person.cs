using Headwater.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.People;

/// <summary>Somebody who can sign in. Belongs to no locality; posts do.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public const int NameLength = 120;

    public required string DisplayName { get; set; }

    /// <summary>One of the made-up people of the sample, whom a visitor can be with one click.</summary>
    public bool IsSample { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? DeactivatedAtUtc { get; set; }

    public PersonId PersonId => new(Id);
}

/// <summary>Which localities a person has ever held a post in: where signing in leads. Says nothing of the posts.</summary>
internal sealed class PersonLocality
{
    public required Guid PersonId { get; init; }
    public required LocalityId LocalityId { get; init; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("access_person");
        builder.Ignore(p => p.PersonId);
        builder.Property(p => p.DisplayName).HasMaxLength(Person.NameLength);
        builder.Property(p => p.UserName).HasMaxLength(256);
        builder.Property(p => p.NormalizedUserName).HasMaxLength(256);
        builder.Property(p => p.Email).HasMaxLength(256);
        builder.Property(p => p.NormalizedEmail).HasMaxLength(256);
        builder.Property(p => p.PhoneNumber).HasMaxLength(256);
        builder.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
        // Identity keeps this one as DateTimeOffset, which SQLite cannot order.
        builder.Property(p => p.LockoutEnd).HasConversion(v => v == null ? (DateTime?)null : v.Value.UtcDateTime, v => v == null ? null : new DateTimeOffset(DateTime.SpecifyKind(v.Value, DateTimeKind.Utc)));
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.HasIndex(p => p.NormalizedEmail);
        builder.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(c => c.UserId).IsRequired();
        builder.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(c => c.UserId).IsRequired();
        builder.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(c => c.UserId).IsRequired();
        builder.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(c => c.UserId).IsRequired();
    }
}

internal sealed class PersonLocalityMapping : IEntityTypeConfiguration<PersonLocality>
{
    public void Configure(EntityTypeBuilder<PersonLocality> builder)
    {
        builder.ToTable("access_person_locality");
        builder.HasKey(p => new { p.PersonId, p.LocalityId });
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
    }
}

internal sealed class PersonClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("access_person_claim").HasKey(c => c.Id);
}

internal sealed class PersonLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("access_person_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(128);
        builder.Property(l => l.ProviderKey).HasMaxLength(256);
    }
}

internal sealed class PersonTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("access_person_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(128);
        builder.Property(t => t.Name).HasMaxLength(128);
    }
}

internal sealed class PersonPasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("access_person_passkey").HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data).ToJson();
    }
}
