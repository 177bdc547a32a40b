using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Asking;

/// <summary>What came of asking.</summary>
internal enum RequestAnswer
{
    Open,
    SameChild,
    AnotherChild,
}

/// <summary>
/// A school asks whether a record that it may not see is of the child it has before it. Who holds the record and the
/// data-protection officer read the question; the school that asks never sees the record by asking.
/// </summary>
internal sealed class RecordRequest : IChildRecord, IAudited, IVersioned
{
    public const int MessageLength = 500;

    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The record that may be of the child.</summary>
    public required ChildId ChildId { get; init; }

    public required OrganisationId AskedFor { get; init; }
    public required PersonId AskedBy { get; init; }
    public required DateTime AskedAtUtc { get; init; }

    /// <summary>As the school that asks wrote them.</summary>
    public required string First { get; init; }
    public required string Last { get; init; }
    public required DateOnly Born { get; init; }
    public string? Message { get; init; }

    public RequestAnswer Answer { get; set; }
    public PersonId? AnsweredBy { get; set; }
    public DateTime? AnsweredAtUtc { get; set; }
    public int Version { get; init; }
}

internal sealed class RecordRequestMapping : IEntityTypeConfiguration<RecordRequest>
{
    public void Configure(EntityTypeBuilder<RecordRequest> builder)
    {
        builder.ToTable("children_record_request");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.First).HasMaxLength(Child.NameLength);
        builder.Property(r => r.Last).HasMaxLength(Child.NameLength);
        builder.Property(r => r.Message).HasMaxLength(RecordRequest.MessageLength);
        builder.Property(r => r.Answer).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Child>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.AskedFor });
    }
}
