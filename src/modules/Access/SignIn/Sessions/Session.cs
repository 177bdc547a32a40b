using Headwater.Access.People;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.SignIn.Sessions;

/// <summary>How somebody proved who they are.</summary>
internal enum SignInMethod
{
    Passkey,
    Authenticator,
    RecoveryCode,
    OutsideProvider,

    /// <summary>One of the sample's people, chosen with one click.</summary>
    Sample,
}

/// <summary>How far somebody has come.</summary>
internal enum SessionStage
{
    /// <summary>Signed in.</summary>
    Whole,

    /// <summary>The password was right; the second factor is still to come.</summary>
    SecondFactor,

    /// <summary>An invitation was taken up with a password; the authenticator is still to be set up.</summary>
    SettingUp,
}

/// <summary>
/// Somebody signed in on one device. The browser holds a random token, we its hash; everything else about the session is here, so
/// that ending it takes effect on the next request.
/// </summary>
internal sealed class Session
{
    public const int DeviceLength = 60;

    /// <summary>Names it in the person's own list; opens nothing.</summary>
    public required Guid Id { get; init; }

    public required byte[] TokenHash { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Which locality the session works in; null until one was chosen.</summary>
    public LocalityId? LocalityId { get; set; }

    public required SessionStage Stage { get; init; }
    public required SignInMethod Method { get; init; }

    /// <summary>The person's security stamp at the start: when it changes, the session is over.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTime StartedAtUtc { get; init; }
    public required DateTime SeenAtUtc { get; set; }
    public required DateTime EndsAtUtc { get; init; }

    /// <summary>When the second factor was given again; null once that was used.</summary>
    public DateTime? SteppedUpAtUtc { get; set; }

    /// <summary>Browser and system in a few words; the address is not kept.</summary>
    public required string Device { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("access_session");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TokenHash).HasMaxLength(32);
        builder.Property(s => s.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Method).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.SecurityStamp).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(Session.DeviceLength);
        builder.Property(s => s.SteppedUpAtUtc).IsConcurrencyToken();
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
