using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Family;

/// <summary>What the family is asked to agree to.</summary>
internal enum ConsentPurpose
{
    /// <summary>That a named service sees something of the record.</summary>
    ShareWithService,

    /// <summary>That the child takes part in something.</summary>
    TakePart,
}

/// <summary>Whose consent it is. One is not told of what was asked of the other.</summary>
internal enum ConsentOf
{
    Parents,
    YoungPerson,
}

/// <summary>What happened to a consent.</summary>
internal enum ConsentDeed
{
    Asked,
    Given,
    Declined,
    Withdrawn,
}

/// <summary>
/// One step of a consent: it was asked for, given, declined or taken back, on a day and by somebody. Never changed: another step
/// follows. Every step says again what it is about.
/// </summary>
internal sealed class ConsentStep : IChildRecord, IAudited
{
    public const int ProgrammeLength = 200;
    public const int TextLength = 1000;

    public static EntryKinds Kind => EntryKinds.Help;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The same for every step of one consent.</summary>
    public required Guid ConsentId { get; init; }

    public required ConsentDeed Deed { get; init; }
    public required ConsentOf Whose { get; init; }
    public required ConsentPurpose Purpose { get; init; }

    /// <summary>With whom something is shared; null for taking part in something of no organisation here.</summary>
    public OrganisationId? ServiceId { get; init; }

    /// <summary>What the child takes part in; null for sharing.</summary>
    public string? Programme { get; init; }

    /// <summary>What exactly it is for, in words the family can read.</summary>
    public required string Text { get; init; }

    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
}

internal sealed class ConsentStepMapping : IEntityTypeConfiguration<ConsentStep>
{
    public void Configure(EntityTypeBuilder<ConsentStep> builder)
    {
        builder.ToTable("children_consent_step");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Deed).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Whose).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Programme).HasMaxLength(ConsentStep.ProgrammeLength);
        builder.Property(s => s.Text).HasMaxLength(ConsentStep.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
    }
}
