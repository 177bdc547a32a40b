using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Plan;

internal enum ActivityStatus
{
    Proposed,
    Live,
    Paused,
    Done,
    Stopped,
}

/// <summary>One of the few things a collaborative does together. What it is stands in <see cref="ActivityFields"/>.</summary>
internal sealed class PlanActivity : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public string Title { get; private set; } = "";
    public string? Aim { get; private set; }

    /// <summary>What it is to change, in the words of the theory of change.</summary>
    public string? Outcome { get; private set; }

    /// <summary>How the members will see that it changed.</summary>
    public string? Measure { get; private set; }

    public string? SubGroup { get; private set; }
    public Guid? ChairSeatId { get; private set; }
    public string LeadSector { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly? TargetOn { get; private set; }
    public ActivityStatus Status { get; private set; }

    /// <summary>Why it went live although six others were.</summary>
    public string? OverWhy { get; private set; }

    /// <summary>The strategy that carries it on after its end, who owns it there, and since when.</summary>
    public string? CarriedBy { get; private set; }

    public string? CarriedOwner { get; private set; }
    public DateOnly? CarriedFrom { get; private set; }
    public string? Notes { get; private set; }
    public int Version { get; init; }

    public ActivityFields Fields => new(Title, Aim, Outcome, Measure, SubGroup, ChairSeatId, LeadSector, StartsOn, TargetOn, Status, OverWhy, CarriedBy, CarriedOwner, CarriedFrom, Notes);

    public PlanActivity With(ActivityFields f)
    {
        (Title, Aim, Outcome, Measure, SubGroup) = (f.Title, f.Aim, f.Outcome, f.Measure, f.SubGroup);
        (ChairSeatId, LeadSector, StartsOn, TargetOn, Status) = (f.ChairSeat, f.LeadSector, f.Start, f.Target, f.Status);
        (OverWhy, CarriedBy, CarriedOwner, CarriedFrom, Notes) = (f.OverWhy, f.CarriedBy, f.CarriedOwner, f.CarriedFrom, f.Notes);
        return this;
    }
}

internal enum StepKind
{
    Milestone,
    Action,
    Risk,
}

/// <summary>A milestone, an action or a risk of an activity. What it is stands in <see cref="StepFields"/>.</summary>
internal sealed class PlanStep : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ActivityId { get; init; }
    public StepKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public Guid? OwnerSeatId { get; private set; }
    public DateOnly? Due { get; private set; }

    /// <summary>The day it was reached, done, or over.</summary>
    public DateOnly? DoneOn { get; private set; }

    public string? BlockedBy { get; private set; }

    /// <summary>What is done about a risk.</summary>
    public string? Answer { get; private set; }

    public string? Notes { get; private set; }
    public int Version { get; init; }

    public StepFields Fields => new(Kind, Title, OwnerSeatId, Due, DoneOn, BlockedBy, Answer, Notes);

    public PlanStep With(StepFields f)
    {
        (Kind, Title, OwnerSeatId, Due, DoneOn, BlockedBy, Answer, Notes) = (f.Kind, f.Title, f.Owner, f.Due, f.Done, f.BlockedBy, f.Answer, f.Notes);
        return this;
    }
}

/// <summary>A page by the chair: what was done, what is stuck, what comes next. Never changed; the next one corrects it.</summary>
internal sealed class ChairUpdate : IAudited
{
    public const int TextLength = 1200;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ActivityId { get; init; }
    public required DateOnly WrittenOn { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required string Done { get; init; }
    public string? Stuck { get; init; }
    public string? Next { get; init; }
}

internal enum ReviewWord
{
    Continue,
    Change,
    Stop,
    Finish,
}

/// <summary>What a review of an activity came to, and why. Never changed.</summary>
internal sealed class ActivityReview : IAudited
{
    public const int TextLength = 2000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ActivityId { get; init; }
    public required DateOnly HeldOn { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required ReviewWord Word { get; init; }
    public required string Reason { get; init; }

    /// <summary>When it is looked at again; null where it has ended.</summary>
    public DateOnly? NextOn { get; init; }
}

/// <summary>What was found when somebody looked, 6 and 12 months on, whether an activity is still carried on.</summary>
internal sealed class LookBack : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ActivityId { get; init; }

    /// <summary>6 or 12.</summary>
    public required int Months { get; init; }

    public required DateOnly LookedOn { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required bool Lasts { get; init; }
    public required string Found { get; init; }
}

internal sealed class PlanMapping : IEntityTypeConfiguration<PlanActivity>, IEntityTypeConfiguration<PlanStep>, IEntityTypeConfiguration<ChairUpdate>, IEntityTypeConfiguration<ActivityReview>, IEntityTypeConfiguration<LookBack>
{
    public void Configure(EntityTypeBuilder<PlanActivity> builder)
    {
        builder.ToTable("partnership_activity");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.Fields);
        builder.Property(a => a.Title).HasMaxLength(PlanRules.TitleLength);
        builder.Property(a => a.Aim).HasMaxLength(PlanRules.TextLength);
        builder.Property(a => a.Outcome).HasMaxLength(PlanRules.TextLength);
        builder.Property(a => a.Measure).HasMaxLength(PlanRules.TextLength);
        builder.Property(a => a.SubGroup).HasMaxLength(PlanRules.TitleLength);
        builder.Property(a => a.LeadSector).HasMaxLength(Sector.CodeLength);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.OverWhy).HasMaxLength(PlanRules.TextLength);
        builder.Property(a => a.CarriedBy).HasMaxLength(PlanRules.TitleLength);
        builder.Property(a => a.CarriedOwner).HasMaxLength(PlanRules.TitleLength);
        builder.Property(a => a.Notes).HasMaxLength(PlanRules.NotesLength);
        builder.HasOne<Sector>().WithMany().HasForeignKey(a => new { a.LocalityId, a.LeadSector }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(a => new { a.LocalityId, a.ChairSeatId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanStep> builder)
    {
        builder.ToTable("partnership_step");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Fields);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Title).HasMaxLength(PlanRules.TitleLength);
        builder.Property(s => s.BlockedBy).HasMaxLength(PlanRules.TextLength);
        builder.Property(s => s.Answer).HasMaxLength(PlanRules.TextLength);
        builder.Property(s => s.Notes).HasMaxLength(PlanRules.NotesLength);
        builder.HasOne<PlanActivity>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ActivityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(s => new { s.LocalityId, s.OwnerSeatId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChairUpdate> builder)
    {
        builder.ToTable("partnership_chair_update");
        builder.HasKey(u => new { u.LocalityId, u.Id });
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.Done).HasMaxLength(ChairUpdate.TextLength);
        builder.Property(u => u.Stuck).HasMaxLength(ChairUpdate.TextLength);
        builder.Property(u => u.Next).HasMaxLength(ChairUpdate.TextLength);
        builder.HasOne<PlanActivity>().WithMany().HasForeignKey(u => new { u.LocalityId, u.ActivityId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActivityReview> builder)
    {
        builder.ToTable("partnership_activity_review");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Word).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(ActivityReview.TextLength);
        builder.HasOne<PlanActivity>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ActivityId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LookBack> builder)
    {
        builder.ToTable("partnership_look_back");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Found).HasMaxLength(ActivityReview.TextLength);
        builder.HasIndex(l => new { l.LocalityId, l.ActivityId, l.Months }).IsUnique();
        builder.HasOne<PlanActivity>().WithMany().HasForeignKey(l => new { l.LocalityId, l.ActivityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
