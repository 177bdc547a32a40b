using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.HandOver;

/// <summary>Where papers of the collaborative are kept outside this site.</summary>
internal sealed class FilePlace : IAudited
{
    public const int WhatLength = 150;
    public const int WhereLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string What { get; init; }

    /// <summary>Where, and who lets one in.</summary>
    public required string Where { get; init; }

    public required PersonId AddedBy { get; init; }
    public required DateOnly AddedOn { get; init; }
    public DateOnly? RemovedOn { get; set; }
}

/// <summary>Somebody who takes the collaborative's work over, and when they said that they have read the pack.</summary>
internal sealed class PackReceiver : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }
    public required PersonId NamedBy { get; init; }
    public required DateOnly NamedOn { get; init; }
    public DateOnly? ReadOn { get; set; }

    /// <summary>The first day on which they are no receiver any more.</summary>
    public DateOnly? EndedOn { get; set; }
}

internal sealed class HandOverMapping : IEntityTypeConfiguration<FilePlace>, IEntityTypeConfiguration<PackReceiver>
{
    public void Configure(EntityTypeBuilder<FilePlace> builder)
    {
        builder.ToTable("partnership_file_place");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.What).HasMaxLength(FilePlace.WhatLength);
        builder.Property(p => p.Where).HasMaxLength(FilePlace.WhereLength);
    }

    public void Configure(EntityTypeBuilder<PackReceiver> builder)
    {
        builder.ToTable("partnership_pack_receiver");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.LocalityId, r.PersonId });
    }
}
