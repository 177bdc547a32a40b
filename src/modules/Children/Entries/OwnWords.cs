using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Entries;

/// <summary>Whose words they are.</summary>
internal enum Voice
{
    /// <summary>The child said, wrote or drew it.</summary>
    Child,

    /// <summary>The child's meaning, put into words by somebody who knows the child well.</summary>
    ChildThroughAnother,

    Parent,
}

/// <summary>What matters to the child, in the child's own words or the parents'. Not changed afterwards: it is taken back or followed by newer ones.</summary>
internal sealed class OwnWords : IEntry, IAudited, IVersioned
{
    public const int TextLength = 4000;

    public static EntryKinds Kind => EntryKinds.OwnWords;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required Voice Voice { get; init; }
    public required string Text { get; init; }
    public required DateOnly SaidOn { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required DateTime WrittenAtUtc { get; init; }

    /// <summary>Taken back by who wrote it or by the school that keeps the record; no longer shown.</summary>
    public DateTime? TakenBackAtUtc { get; set; }

    public int Version { get; init; }
}

/// <summary>Something everybody who opens the record must know, until it is looked at again.</summary>
internal sealed class Flag : IEntry, IAudited, IVersioned
{
    public const int TextLength = 300;

    public static EntryKinds Kind => EntryKinds.Flags;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required string Text { get; init; }
    public required DateOnly RaisedOn { get; init; }
    public required PersonId RaisedBy { get; init; }

    /// <summary>By when somebody must look whether it still holds.</summary>
    public required DateOnly ReviewOn { get; set; }

    public DateOnly? EndedOn { get; set; }
    public int Version { get; init; }
}

internal sealed class OwnWordsMapping : IEntityTypeConfiguration<OwnWords>
{
    public void Configure(EntityTypeBuilder<OwnWords> builder)
    {
        builder.ToTable("children_own_words");
        builder.HasKey(w => new { w.LocalityId, w.Id });
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Voice).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.Text).HasMaxLength(OwnWords.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(w => new { w.LocalityId, w.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.LocalityId, w.ChildId });
    }
}

internal sealed class FlagMapping : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> builder)
    {
        builder.ToTable("children_flag");
        builder.HasKey(f => new { f.LocalityId, f.Id });
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Text).HasMaxLength(Flag.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(f => new { f.LocalityId, f.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.LocalityId, f.ChildId });
        builder.HasIndex(f => new { f.LocalityId, f.ReviewOn });
    }
}
