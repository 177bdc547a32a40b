using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Coaching;

/// <summary>What somebody offers to coach others in; every member reads it.</summary>
internal sealed class CoachingOffer : IAudited
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId CoachId { get; init; }
    public required string Focus { get; init; }

    /// <summary>When and how, such as "Tuesdays after four, by telephone".</summary>
    public string? When { get; init; }

    public required DateOnly OfferedOn { get; init; }

    /// <summary>The first day on which it stands no more.</summary>
    public DateOnly? EndedOn { get; set; }
}

internal enum SessionState
{
    /// <summary>Asked for, and the coach has not answered.</summary>
    Asked,

    Agreed,
    Held,

    /// <summary>Either of the two called it off, or the coach said no.</summary>
    CalledOff,
}

/// <summary>A session of a coach with somebody. That there is one, and all of it, is between the two.</summary>
internal sealed class CoachingSession : IAudited, IVersioned
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId CoachId { get; init; }
    public required PersonId CoachedId { get; init; }
    public required DateOnly AskedOn { get; init; }
    public required string Focus { get; init; }
    public required SessionState State { get; set; }
    public DateOnly? Day { get; set; }

    /// <summary>What the two agreed that comes next, and by when.</summary>
    public string? NextStep { get; set; }

    public DateOnly? NextBy { get; set; }
    public int Version { get; init; }
}

/// <summary>A note of one of the two, for the two. Never changed; another is added.</summary>
internal sealed class CoachingNote : IAudited
{
    public const int TextLength = 4000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid SessionId { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required DateOnly WrittenOn { get; init; }
    public required string Text { get; init; }
}

/// <summary>Who did a task when it was last done.</summary>
internal enum DoneBy
{
    Facilitator,
    Together,
    Members,
}

/// <summary>A task of running the collaborative, and how far it has come into the members' hands.</summary>
internal sealed class SkillTransfer : IAudited, IVersioned
{
    public const int TaskLength = 150;
    public const int NoteLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Task { get; set; }
    public required DoneBy LastBy { get; set; }
    public DateOnly? LastOn { get; set; }
    public string? Note { get; set; }
    public int Version { get; init; }
}

internal sealed class CoachingMapping : IEntityTypeConfiguration<CoachingOffer>, IEntityTypeConfiguration<CoachingSession>, IEntityTypeConfiguration<CoachingNote>, IEntityTypeConfiguration<SkillTransfer>
{
    public void Configure(EntityTypeBuilder<CoachingOffer> builder)
    {
        builder.ToTable("partnership_coaching_offer");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Focus).HasMaxLength(CoachingOffer.TextLength);
        builder.Property(o => o.When).HasMaxLength(CoachingOffer.TextLength);
    }

    public void Configure(EntityTypeBuilder<CoachingSession> builder)
    {
        builder.ToTable("partnership_coaching_session");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Focus).HasMaxLength(CoachingSession.TextLength);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.NextStep).HasMaxLength(CoachingSession.TextLength);
        builder.HasIndex(s => new { s.LocalityId, s.CoachId });
        builder.HasIndex(s => new { s.LocalityId, s.CoachedId });
    }

    public void Configure(EntityTypeBuilder<CoachingNote> builder)
    {
        builder.ToTable("partnership_coaching_note");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(CoachingNote.TextLength);
        builder.HasOne<CoachingSession>().WithMany().HasForeignKey(n => new { n.LocalityId, n.SessionId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SkillTransfer> builder)
    {
        builder.ToTable("partnership_skill_transfer");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Task).HasMaxLength(SkillTransfer.TaskLength);
        builder.Property(s => s.LastBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Note).HasMaxLength(SkillTransfer.NoteLength);
    }
}
