using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Journeys;

/// <summary>The person who always knows where the child is in the system. One at a time; another begins where one ends.</summary>
internal sealed class CaseHolder : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required PersonId HolderId { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day; null while they hold it.</summary>
    public DateOnly? ToDay { get; set; }

    public required PersonId NamedBy { get; init; }
    public int Version { get; init; }
}

internal sealed class CaseHolderMapping : IEntityTypeConfiguration<CaseHolder>
{
    public void Configure(EntityTypeBuilder<CaseHolder> builder)
    {
        builder.ToTable("children_case_holder");
        builder.HasKey(h => new { h.LocalityId, h.Id });
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasOne<Child>().WithMany().HasForeignKey(h => new { h.LocalityId, h.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.LocalityId, h.ChildId });
        builder.HasIndex(h => new { h.LocalityId, h.HolderId });
    }
}
