using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Cohorts;

/// <summary>
/// Areas that learn together. What stands in these tables belongs to no single locality and is of no person: names of areas, and
/// copies of what an area chose to show. Every query starts from the places of the current area: see <see cref="CohortQueries"/>.
/// </summary>
internal sealed class Cohort
{
    public const int NameLength = 120;

    /// <summary>The report's programme had three areas; a national cohort thirty. More do not learn from each other by name.</summary>
    public const int MostAreas = 60;

    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The hash of the word with which an area joins; the word itself is shown once.</summary>
    public required byte[] JoinHash { get; set; }

    public required DateOnly MadeOn { get; init; }
}

/// <summary>An area in a cohort, from the day it joined until it left.</summary>
internal sealed class CohortArea
{
    public required Guid CohortId { get; init; }
    public required LocalityId Area { get; init; }
    public required string Name { get; set; }

    /// <summary>The authority's code, under which its published figures are found.</summary>
    public required string AreaCode { get; init; }

    public required DateOnly JoinedOn { get; set; }
    public DateOnly? LeftOn { get; set; }
}

internal enum SharedKind
{
    Map,
    Plan,
    Practice,
    Figures,
}

/// <summary>A copy of what an area shows to a cohort; empty once it was taken back.</summary>
internal sealed class SharedItem
{
    public const int TitleLength = 150;
    public const int TextLength = 20_000;

    public required Guid Id { get; init; }
    public required Guid CohortId { get; init; }
    public required LocalityId Area { get; init; }
    public required SharedKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>A map as JSON in the one format that loses nothing; anything else as text.</summary>
    public string? Body { get; set; }

    public required DateOnly SharedOn { get; init; }
    public DateOnly? TakenBackOn { get; set; }
}

/// <summary>A workshop to which one area invites the others.</summary>
internal sealed class SharedWorkshop
{
    public const int PlaceLength = 300;

    public required Guid Id { get; init; }
    public required Guid CohortId { get; init; }

    /// <summary>The area that invites.</summary>
    public required LocalityId Area { get; init; }

    public required string Title { get; init; }
    public string? Purpose { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>By the clock of the United Kingdom; null for the whole day.</summary>
    public TimeOnly? Starts { get; init; }

    public string? Place { get; init; }
    public DateOnly? CancelledOn { get; set; }

    /// <summary>What was learnt, written by the area that invited.</summary>
    public string? Learnt { get; set; }
}

/// <summary>What an area says to an invitation: how many come, and what they bring.</summary>
internal sealed class WorkshopReply
{
    public const int Most = 100;

    public required Guid WorkshopId { get; init; }
    public required LocalityId Area { get; init; }
    public required int Coming { get; set; }
    public string? Brings { get; set; }
}

internal sealed class CohortMapping : IEntityTypeConfiguration<Cohort>, IEntityTypeConfiguration<CohortArea>, IEntityTypeConfiguration<SharedItem>, IEntityTypeConfiguration<SharedWorkshop>,
    IEntityTypeConfiguration<WorkshopReply>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.ToTable("partnership_cohort");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(Cohort.NameLength);
        builder.Property(c => c.JoinHash).HasMaxLength(32);
        builder.HasIndex(c => c.JoinHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CohortArea> builder)
    {
        builder.ToTable("partnership_cohort_area");
        builder.HasKey(a => new { a.CohortId, a.Area });
        builder.Property(a => a.Name).HasMaxLength(Cohort.NameLength);
        builder.Property(a => a.AreaCode).HasMaxLength(3);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(a => a.CohortId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SharedItem> builder)
    {
        builder.ToTable("partnership_shared_item");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Title).HasMaxLength(SharedItem.TitleLength);
        builder.HasOne<CohortArea>().WithMany().HasForeignKey(i => new { i.CohortId, i.Area }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SharedWorkshop> builder)
    {
        builder.ToTable("partnership_shared_workshop");
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Title).HasMaxLength(SharedItem.TitleLength);
        builder.Property(w => w.Purpose).HasMaxLength(SharedItem.TextLength);
        builder.Property(w => w.Place).HasMaxLength(SharedWorkshop.PlaceLength);
        builder.Property(w => w.Learnt).HasMaxLength(SharedItem.TextLength);
        builder.HasOne<CohortArea>().WithMany().HasForeignKey(w => new { w.CohortId, w.Area }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkshopReply> builder)
    {
        builder.ToTable("partnership_workshop_reply");
        builder.HasKey(r => new { r.WorkshopId, r.Area });
        builder.Property(r => r.Brings).HasMaxLength(SharedItem.TitleLength);
        builder.HasOne<SharedWorkshop>().WithMany().HasForeignKey(r => r.WorkshopId).OnDelete(DeleteBehavior.Restrict);
    }
}
