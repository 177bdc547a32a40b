using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Identifiers;

/// <summary>Which register a number is of.</summary>
internal enum NumberKind
{
    Upn,
    Nhs,
}

/// <summary>A number by which registers know the child: sealed with the child's key, and found by a keyed index alone.</summary>
internal sealed class Identifier : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required NumberKind Scheme { get; init; }
    public required byte[] Lookup { get; set; }
    public required byte[] Sealed { get; set; }
    public int Version { get; init; }
}

internal sealed class IdentifierMapping : IEntityTypeConfiguration<Identifier>
{
    public void Configure(EntityTypeBuilder<Identifier> builder)
    {
        builder.ToTable("children_identifier");
        builder.HasKey(i => new { i.LocalityId, i.ChildId, i.Scheme });
        builder.Property(i => i.Scheme).HasConversion<string>().HasMaxLength(3);
        builder.Property(i => i.Lookup).HasMaxLength(32);
        builder.HasOne<Child>().WithMany().HasForeignKey(i => new { i.LocalityId, i.ChildId }).OnDelete(DeleteBehavior.Restrict);
        // One number is one child's.
        builder.HasIndex(i => new { i.LocalityId, i.Scheme, i.Lookup }).IsUnique();
    }
}
