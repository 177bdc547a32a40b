using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Provision;

/// <summary>What is entered for a session, a morning or an afternoon.</summary>
internal enum SessionMark
{
    Present,

    /// <summary>Came late and was there; who came after the register was closed was absent.</summary>
    Late,
    AuthorisedAbsence,
    UnauthorisedAbsence,

    /// <summary>The child had no session then.</summary>
    NotRequired,
}

/// <summary>A day of a placement with its two sessions. What it said before stands on the trail.</summary>
internal sealed class PlacementDay : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid PlacementId { get; init; }
    public required DateOnly Day { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>Null while it is not entered.</summary>
    public SessionMark? Morning { get; set; }

    /// <summary>Null while it is not entered.</summary>
    public SessionMark? Afternoon { get; set; }

    public required PersonId RecordedBy { get; set; }
    public required DateTime RecordedAtUtc { get; set; }
    public int Version { get; init; }
}

internal sealed class PlacementDayMapping : IEntityTypeConfiguration<PlacementDay>
{
    public void Configure(EntityTypeBuilder<PlacementDay> builder)
    {
        builder.ToTable("fair_access_placement_day");
        builder.HasKey(d => new { d.LocalityId, d.PlacementId, d.Day });
        builder.Property(d => d.Morning).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Afternoon).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Placement>().WithMany().HasForeignKey(d => new { d.LocalityId, d.PlacementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.LocalityId, d.ChildId });
    }
}
