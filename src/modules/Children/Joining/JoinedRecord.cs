using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Joining;

/// <summary>Two records of one child were joined, by whom and why, and perhaps parted again. The joined record stays as it was.</summary>
internal sealed class JoinedRecord : IChildRecord, IAudited, IVersioned
{
    public const int WhyLength = 500;

    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The record that no longer stands by itself.</summary>
    public required ChildId ChildId { get; init; }

    /// <summary>The record that goes on.</summary>
    public required ChildId IntoId { get; init; }

    public required DateTime JoinedAtUtc { get; init; }
    public required PersonId JoinedBy { get; init; }
    public required string Why { get; init; }
    public DateTime? PartedAtUtc { get; set; }
    public PersonId? PartedBy { get; set; }
    public string? PartedWhy { get; set; }
    public int Version { get; init; }
}

internal sealed class JoinedRecordMapping : IEntityTypeConfiguration<JoinedRecord>
{
    public void Configure(EntityTypeBuilder<JoinedRecord> builder)
    {
        builder.ToTable("children_joined_record");
        builder.HasKey(j => new { j.LocalityId, j.Id });
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Why).HasMaxLength(JoinedRecord.WhyLength);
        builder.Property(j => j.PartedWhy).HasMaxLength(JoinedRecord.WhyLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(j => new { j.LocalityId, j.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(j => new { j.LocalityId, j.ChildId });
        builder.HasIndex(j => new { j.LocalityId, j.IntoId });
    }
}
