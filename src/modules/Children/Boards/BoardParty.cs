using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Boards;

/// <summary>Who is invited to the governing board's consideration (rule 1.31).</summary>
internal enum Party
{
    Parent,
    Headteacher,
    LocalAuthority,
    SocialWorker,
    VirtualSchoolHead,
    Child,
}

/// <summary>One of those who take part: invited, sent the papers, coming or not.</summary>
internal sealed class BoardParty : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required Party Who { get; init; }
    public DateOnly? InvitedOn { get; set; }
    public DateOnly? PapersOn { get; set; }

    /// <summary>Null while they have not said.</summary>
    public bool? Comes { get; set; }

    /// <summary>Takes part by remote access, which a parent may ask for (rule 1.33).</summary>
    public bool Remotely { get; set; }

    public int Version { get; init; }
}

/// <summary>What a parent, or the young person, says to the governing board, in their own words.</summary>
internal sealed class Representation : IChildRecord, IAudited
{
    public const int TextLength = 8000;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }

    /// <summary>Who wrote it here: family themselves, or somebody of the school who took it down from a letter.</summary>
    public required PersonId By { get; init; }

    public required bool ByFamily { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required string Text { get; init; }

    /// <summary>Asks to take part by remote access.</summary>
    public bool AsksRemote { get; init; }
}

internal sealed class BoardPartyMapping : IEntityTypeConfiguration<BoardParty>
{
    public void Configure(EntityTypeBuilder<BoardParty> builder)
    {
        builder.ToTable("children_board_party");
        builder.HasKey(p => new { p.LocalityId, p.ExclusionId, p.Who, p.ChildId });
        builder.Property(p => p.Who).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(p => new { p.LocalityId, p.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.LocalityId, p.ChildId });
    }
}

internal sealed class RepresentationMapping : IEntityTypeConfiguration<Representation>
{
    public void Configure(EntityTypeBuilder<Representation> builder)
    {
        builder.ToTable("children_representation");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Text).HasMaxLength(Representation.TextLength);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
    }
}
