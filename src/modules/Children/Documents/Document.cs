using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Documents;

/// <summary>
/// A document about a child, without its content. What it is called says much of what is in it, and the hash of the content would
/// prove to anybody who holds a copy that the child had it: these are sealed with the child's key too. It is never changed.
/// </summary>
internal sealed class Document : IEntry, IAudited, IVersioned
{
    /// <summary>The largest file that is taken. Said here alone; pages, limits of the request and refusals read it.</summary>
    public const int MostMegabytes = 10;

    public const int MostBytes = MostMegabytes * 1_000_000;

    /// <summary>The most that the documents of one child take up together, those taken back with them, as they are still kept.</summary>
    public const int MostMegabytesOfChild = 200;

    public const long MostBytesOfChild = MostMegabytesOfChild * 1_000_000L;
    public const int TitleLength = 200;
    public const int FileNameLength = 100;

    public static EntryKinds Kind => EntryKinds.Documents;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }

    /// <summary>Title, file name and SHA-256 of the content as it is kept: a <see cref="DocumentLabel"/>.</summary>
    public required byte[] SealedLabel { get; init; }

    public required FileKind File { get; init; }

    /// <summary>Of the content as it is kept, in bytes.</summary>
    public required int Size { get; init; }

    public required PersonId AddedBy { get; init; }
    public required DateTime AddedAtUtc { get; init; }

    /// <summary>When a virus scanner found nothing in it; null when none is set up.</summary>
    public DateTime? ScannedAtUtc { get; init; }

    /// <summary>Taken back by who added it or by the school that keeps the record; no longer shown to anybody.</summary>
    public DateTime? TakenBackAtUtc { get; set; }

    public int Version { get; init; }
}

/// <summary>
/// What is in a document, sealed. A row of its own, so that no list ever loads it; with the visibility of its document, so that the
/// filter on what a reader may see holds for it by itself.
/// </summary>
internal sealed class DocumentContent : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Documents;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required Guid DocumentId { get; init; }
    public required byte[] SealedBytes { get; init; }
}

/// <summary>What a document is called, and what proves its content.</summary>
internal sealed record DocumentLabel(string Title, string FileName, string Sha256);

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("children_document");
        builder.HasKey(d => new { d.LocalityId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.File).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Child>().WithMany().HasForeignKey(d => new { d.LocalityId, d.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.LocalityId, d.ChildId });
    }
}

internal sealed class DocumentContentMapping : IEntityTypeConfiguration<DocumentContent>
{
    public void Configure(EntityTypeBuilder<DocumentContent> builder)
    {
        builder.ToTable("children_document_content");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Document>().WithMany().HasForeignKey(c => new { c.LocalityId, c.DocumentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
        builder.HasIndex(c => new { c.LocalityId, c.DocumentId });
    }
}
