using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Auditing;

/// <summary>
/// One entry of a locality's trail. The chain runs over commitments (a salted hash of what the entry says), so that what it
/// says can be erased and the chain still holds.
/// </summary>
internal sealed class AuditEntry : IAuditRow
{
    public const int DetailLength = 2000;
    public const int WhyLength = 500;
    public const int ChildrenOfOne = 50;

    /// <summary>What stands in an erased entry where something must stand.</summary>
    public const string Erased = "erased";

    /// <summary>The verb of an entry that says which others were erased.</summary>
    public const string EraseVerb = "erase";

    /// <summary>What such an entry is about.</summary>
    public const string TrailKind = "audit";

    public LocalityId LocalityId { get; init; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Seq { get; init; }

    public required DateTime AtUtc { get; init; }
    public PersonId? PersonId { get; init; }
    public required string Verb { get; init; }
    public required string Kind { get; init; }
    public string? RecordId { get; init; }
    public ChildId? ChildId { get; init; }

    /// <summary>The children a list showed, up to fifty, in order of their ids.</summary>
    public string? Children { get; init; }

    public string? Detail { get; init; }
    public string? Why { get; init; }

    /// <summary>Sixteen random bytes; gone when the entry was erased.</summary>
    public byte[]? Salt { get; init; }

    public required byte[] Commitment { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>Finds the lists that showed a child. It says what <see cref="AuditEntry.Children"/> says, and is verified against it.</summary>
internal sealed class AuditChild : IAuditRow
{
    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required long Seq { get; init; }
}

/// <summary>Where a locality's chain ends.</summary>
internal sealed class AuditHead : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required long Seq { get; set; }

    /// <summary>The last entry with which something was changed; looks alone leave it where it is.</summary>
    public required long ChangedSeq { get; set; }

    public required byte[] Hash { get; set; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("access_audit_entry");
        builder.HasKey(a => new { a.LocalityId, a.Seq });
        builder.Property(a => a.Seq).ValueGeneratedNever();
        builder.Property(a => a.PersonId).IsErasedTo();
        builder.Property(a => a.Verb).HasMaxLength(20).IsErasedTo(AuditEntry.Erased);
        builder.Property(a => a.Kind).HasMaxLength(40).IsErasedTo(AuditEntry.Erased);
        builder.Property(a => a.RecordId).HasMaxLength(60).IsErasedTo();
        builder.Property(a => a.ChildId).IsErasedTo();
        builder.Property(a => a.Children).HasMaxLength(AuditEntry.DetailLength).IsErasedTo();
        builder.Property(a => a.Detail).HasMaxLength(AuditEntry.DetailLength).IsErasedTo();
        builder.Property(a => a.Why).HasMaxLength(AuditEntry.WhyLength).IsErasedTo();
        builder.Property(a => a.Salt).HasMaxLength(AuditChain.SaltLength).IsErasedTo();
        builder.Property(a => a.Commitment).HasMaxLength(AuditChain.HashLength);
        builder.Property(a => a.Hash).HasMaxLength(AuditChain.HashLength);
        builder.HasIndex(a => new { a.LocalityId, a.ChildId, a.Seq });
        builder.HasIndex(a => new { a.LocalityId, a.PersonId, a.Seq });
    }
}

internal sealed class AuditChildMapping : IEntityTypeConfiguration<AuditChild>
{
    public void Configure(EntityTypeBuilder<AuditChild> builder)
    {
        builder.ToTable("access_audit_child");
        builder.HasKey(a => new { a.LocalityId, a.ChildId, a.Seq });
        builder.HasIndex(a => new { a.LocalityId, a.Seq });
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("access_audit_head");
        builder.HasKey(a => a.LocalityId);
        builder.Property(a => a.LocalityId).ValueGeneratedNever();
        builder.Property(a => a.Hash).HasMaxLength(AuditChain.HashLength);
    }
}
