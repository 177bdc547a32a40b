using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Ledger;

/// <summary>Why a school's balance moved.</summary>
internal enum LedgerCause
{
    /// <summary>A child was placed by the protocol.</summary>
    FairAccess,

    /// <summary>A place came to nothing, and its points go back.</summary>
    TakenBack,

    /// <summary>A child was taken after a permanent exclusion, beside the protocol.</summary>
    PermanentExclusion,
    ManagedMove,
    Reintegration,

    /// <summary>What was written down wrongly is put right.</summary>
    Correction,
}

/// <summary>
/// An entry that moves a school's balance, open to all schools of the protocol alike. No child stands in it: the place it comes from opens
/// for those alone who may see the child, and when the child's record is erased the points stay. Never changed.
/// </summary>
internal sealed class LedgerEntry : IAudited
{
    public const int WordsLength = 300;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Track Track { get; init; }
    public required OrganisationId SchoolId { get; init; }
    public required DateOnly Day { get; init; }
    public required LedgerCause Cause { get; init; }
    public required int Points { get; init; }

    /// <summary>The national curriculum year of the child who was taken; null for a correction.</summary>
    public int? YearGroup { get; init; }

    /// <summary>The place it comes from.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>The managed move it comes from; nobody finds a child by it. Null where somebody wrote the entry, or a panel decided.</summary>
    public Guid? MoveId { get; init; }

    /// <summary>How many days passed from the first day without a school, or else acceptance, to the decision; null where it is no placement.</summary>
    public int? DaysToPlace { get; init; }

    /// <summary>How many school days passed from acceptance to the decision; null where it is no placement or the term dates did not tell.</summary>
    public int? SchoolDaysToPlace { get; init; }

    public string? Words { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("fair_access_ledger");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Track).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Cause).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Words).HasMaxLength(LedgerEntry.WordsLength);
        builder.HasIndex(e => new { e.LocalityId, e.Track, e.SchoolId, e.Day });
        builder.HasIndex(e => new { e.LocalityId, e.PlaceId });
        builder.HasIndex(e => new { e.LocalityId, e.MoveId });
    }
}
