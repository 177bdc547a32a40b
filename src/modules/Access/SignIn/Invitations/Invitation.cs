using Headwater.Access.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.SignIn.Invitations;

/// <summary>
/// Lets one person set up how they sign in, once. The link holds a random token, we its hash. It belongs to no locality, for
/// whoever follows the link is nobody yet.
/// </summary>
internal sealed class Invitation
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(72);

    public required Guid Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime SentAtUtc { get; init; }
    public required DateTime EndsAtUtc { get; init; }
    public DateTime? UsedAtUtc { get; set; }

    /// <summary>A password that was chosen; it becomes the person's with the first code of the authenticator.</summary>
    public string? PasswordHash { get; set; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("access_invitation");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.TokenHash).HasMaxLength(32);
        builder.Property(i => i.PasswordHash).HasMaxLength(256);
        builder.Property(i => i.UsedAtUtc).IsConcurrencyToken();
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
    }
}
