using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Entries;

/// <summary>A case note. Its text is sealed with the child's key and stands in no index; it is followed by another, never changed.</summary>
internal sealed class Note : IEntry, IAudited, IVersioned
{
    public const int TextLength = 20_000;

    public static EntryKinds Kind => EntryKinds.Notes;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }

    /// <summary>The day it is about.</summary>
    public required DateOnly Day { get; init; }

    public required byte[] SealedText { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required DateTime WrittenAtUtc { get; init; }

    /// <summary>Marked by who wrote it as put down by mistake; it stays, and is shown as such.</summary>
    public DateTime? MistakenAtUtc { get; set; }

    public int Version { get; init; }
}

internal sealed class NoteMapping : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("children_note");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasOne<Child>().WithMany().HasForeignKey(n => new { n.LocalityId, n.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.LocalityId, n.ChildId });
    }
}
