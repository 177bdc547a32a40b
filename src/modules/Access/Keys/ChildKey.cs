using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Keys;

/// <summary>A child's key, wrapped by a master key that is not in the database.</summary>
internal sealed class ChildKey : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>Null once the key was destroyed.</summary>
    public byte[]? Wrapped { get; set; }

    public required int MasterVersion { get; set; }
    public DateTime? DestroyedAtUtc { get; set; }
}

/// <summary>The key of a locality's keyed index, wrapped likewise.</summary>
internal sealed class LocalityKey : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required byte[] Wrapped { get; set; }
    public required int MasterVersion { get; set; }
}

internal sealed class ChildKeyMapping : IEntityTypeConfiguration<ChildKey>
{
    public void Configure(EntityTypeBuilder<ChildKey> builder)
    {
        builder.ToTable("access_child_key");
        builder.HasKey(k => new { k.LocalityId, k.ChildId });
        builder.Property(k => k.ChildId).ValueGeneratedNever();
        builder.Property(k => k.Wrapped).HasMaxLength(Sealing.WrappedLength);
        builder.HasIndex(k => new { k.LocalityId, k.MasterVersion });
    }
}

internal sealed class LocalityKeyMapping : IEntityTypeConfiguration<LocalityKey>
{
    public void Configure(EntityTypeBuilder<LocalityKey> builder)
    {
        builder.ToTable("access_locality_key");
        builder.HasKey(k => k.LocalityId);
        builder.Property(k => k.LocalityId).ValueGeneratedNever();
        builder.Property(k => k.Wrapped).HasMaxLength(Sealing.WrappedLength);
    }
}
