using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Panels;

internal enum MeetingState
{
    /// <summary>Members and schools are asked to come.</summary>
    Called,

    /// <summary>It was held; what it decided holds.</summary>
    Closed,
    CalledOff,
}

/// <summary>A meeting of the panel of one protocol. No child stands in it.</summary>
internal sealed class PanelMeeting : IAudited, IVersioned
{
    public const int TextLength = 4000;
    public const int LineLength = 200;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Track Track { get; init; }
    public required DateOnly Day { get; set; }

    /// <summary>When and where, in words.</summary>
    public required string Place { get; set; }

    /// <summary>The version of the protocol that holds on its day, by which it decides.</summary>
    public required Guid ProtocolId { get; set; }

    public MeetingState State { get; set; }

    /// <summary>When the papers were opened to the members; null while they are closed.</summary>
    public DateTime? PapersOpenedAtUtc { get; set; }

    /// <summary>What was said beside the cases. No child is named in it.</summary>
    public string? Minutes { get; set; }

    /// <summary>Why it does not take place.</summary>
    public string? OffBecause { get; set; }

    public DateTime? ClosedAtUtc { get; set; }
    public required PersonId CalledBy { get; init; }
    public required DateTime CalledAtUtc { get; init; }
    public int Version { get; init; }
}

/// <summary>Somebody who sits on the panel at a meeting, as the posts were when it was called.</summary>
internal sealed class PanelMember : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required PersonId PersonId { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public required bool IsChair { get; init; }

    /// <summary>Whether the member came; null until it is written down.</summary>
    public bool? Present { get; set; }
}

/// <summary>
/// A school of the protocol that was told of a meeting. A decision binds a school that did not come, provided that every school was asked
/// (domain table 3B, Leicestershire and Lancashire).
/// </summary>
internal sealed class PanelInvitation : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>The headteacher who was told; null where nobody holds that post, so that the school is to be told otherwise.</summary>
    public PersonId? Told { get; init; }

    /// <summary>How the school was told otherwise.</summary>
    public string? Otherwise { get; set; }
}

/// <summary>A child on the agenda of a meeting.</summary>
internal sealed class PanelCase : IChildRecord, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ReferralId { get; init; }
    public required int Position { get; init; }
}

internal enum PanelOutcome
{
    /// <summary>A school takes the child.</summary>
    Place,

    /// <summary>The case comes before a later meeting; the clock runs on.</summary>
    Defer,

    /// <summary>It is no case of this protocol; it goes back to whoever referred.</summary>
    NotFairAccess,
}

/// <summary>What the panel decides on a case. The last one before the meeting is closed holds; earlier ones stay.</summary>
internal sealed class PanelDecision : IChildRecord, IAudited
{
    public const int ReasonLength = 2000;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid CaseId { get; init; }
    public required PanelOutcome Outcome { get; init; }

    /// <summary>The school that takes the child.</summary>
    public OrganisationId? SchoolId { get; init; }

    /// <summary>The school that was proposed, for all children of the meeting together; null where none was.</summary>
    public OrganisationId? ProposedId { get; init; }

    public required string Reason { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
}

internal enum PanelNoteKind
{
    /// <summary>A member has an interest in the case, and steps out.</summary>
    Conflict,

    /// <summary>A member does not agree with the decision.</summary>
    Dissent,
}

/// <summary>What professionals say on a case and the family does not read: an interest that is declared, and dissent.</summary>
internal sealed class PanelNote : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid CaseId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required PanelNoteKind What { get; init; }

    /// <summary>Whose interest, or who dissents.</summary>
    public required PersonId About { get; init; }

    public required string Text { get; init; }
    public required DateTime AtUtc { get; init; }
}

internal sealed class PanelMeetingMapping : IEntityTypeConfiguration<PanelMeeting>
{
    public void Configure(EntityTypeBuilder<PanelMeeting> builder)
    {
        builder.ToTable("fair_access_meeting");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Track).HasConversion<string>().HasMaxLength(30);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Place).HasMaxLength(PanelMeeting.LineLength);
        builder.Property(m => m.Minutes).HasMaxLength(PanelMeeting.TextLength);
        builder.Property(m => m.OffBecause).HasMaxLength(PanelMeeting.TextLength);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(m => new { m.LocalityId, m.ProtocolId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LocalityId, m.State, m.Day });
    }
}

internal sealed class PanelMemberMapping : IEntityTypeConfiguration<PanelMember>
{
    public void Configure(EntityTypeBuilder<PanelMember> builder)
    {
        builder.ToTable("fair_access_member");
        builder.HasKey(m => new { m.LocalityId, m.MeetingId, m.PersonId });
        builder.HasOne<PanelMeeting>().WithMany().HasForeignKey(m => new { m.LocalityId, m.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PanelInvitationMapping : IEntityTypeConfiguration<PanelInvitation>
{
    public void Configure(EntityTypeBuilder<PanelInvitation> builder)
    {
        builder.ToTable("fair_access_invitation");
        builder.HasKey(i => new { i.LocalityId, i.MeetingId, i.SchoolId });
        builder.Property(i => i.Otherwise).HasMaxLength(PanelMeeting.LineLength);
        builder.HasOne<PanelMeeting>().WithMany().HasForeignKey(i => new { i.LocalityId, i.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PanelCaseMapping : IEntityTypeConfiguration<PanelCase>
{
    public void Configure(EntityTypeBuilder<PanelCase> builder)
    {
        builder.ToTable("fair_access_case");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<PanelMeeting>().WithMany().HasForeignKey(c => new { c.LocalityId, c.MeetingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Referral>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
        builder.HasIndex(c => new { c.LocalityId, c.MeetingId, c.ReferralId }).IsUnique();
        builder.HasIndex(c => new { c.LocalityId, c.ReferralId });
    }
}

internal sealed class PanelDecisionMapping : IEntityTypeConfiguration<PanelDecision>
{
    public void Configure(EntityTypeBuilder<PanelDecision> builder)
    {
        builder.ToTable("fair_access_decision");
        builder.HasKey(d => new { d.LocalityId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Reason).HasMaxLength(PanelDecision.ReasonLength);
        builder.HasOne<PanelCase>().WithMany().HasForeignKey(d => new { d.LocalityId, d.CaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.LocalityId, d.ChildId });
        builder.HasIndex(d => new { d.LocalityId, d.CaseId });
    }
}

internal sealed class PanelNoteMapping : IEntityTypeConfiguration<PanelNote>
{
    public void Configure(EntityTypeBuilder<PanelNote> builder)
    {
        builder.ToTable("fair_access_note");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.What).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Text).HasMaxLength(PanelDecision.ReasonLength);
        builder.HasOne<PanelCase>().WithMany().HasForeignKey(n => new { n.LocalityId, n.CaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.LocalityId, n.ChildId });
        builder.HasIndex(n => new { n.LocalityId, n.CaseId });
    }
}
