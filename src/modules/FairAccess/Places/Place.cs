using Headwater.Data;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Places;

/// <summary>A place that the panel decided on. What became of it are its steps; where it stands is worked out from them.</summary>
internal sealed class PanelPlace : IChildRecord, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ReferralId { get; init; }
    public required Guid DecisionId { get; init; }

    /// <summary>The version of the protocol by which it was decided: it says how long the school has to answer, and what its silence means.</summary>
    public required Guid ProtocolId { get; init; }

    public required OrganisationId SchoolId { get; init; }
    public required int Points { get; init; }
    public required int YearGroup { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The last day for the school's answer, by its own term dates when it was decided; null where they do not reach so far.</summary>
    public DateOnly? AnswerBy { get; init; }
}

internal enum PlaceDeed
{
    /// <summary>The school takes the child and names the first day.</summary>
    Agreed,

    /// <summary>The school says no, with its evidence (rule 3.8).</summary>
    Refused,

    /// <summary>The school may keep its refusal: the child comes before the panel again.</summary>
    RefusalUpheld,

    /// <summary>The refusal does not stand, and a senior officer speaks with the school.</summary>
    Escalated,

    /// <summary>The authority directs a maintained school, or asks the Secretary of State to direct an academy (rule 3.10).</summary>
    DirectionSought,
    Directed,

    /// <summary>The first day at the school, agreed or set.</summary>
    StartSet,
    OnRoll,

    /// <summary>Looked back on at six weeks.</summary>
    ReviewedAtSix,

    /// <summary>Looked back on at twelve weeks.</summary>
    ReviewedAtTwelve,

    /// <summary>The place came to nothing: the child waits again, or needs none any more.</summary>
    FellThrough,
}

internal enum PlaceOutcome
{
    GoingWell,
    NeedsHelp,
    BrokenDown,
}

/// <summary>A step of a place. Never changed.</summary>
internal sealed class PlaceStep : IChildRecord, IAudited
{
    public const int WordsLength = 4000;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlaceId { get; init; }
    public required PlaceDeed Deed { get; init; }

    /// <summary>The day of it; of an agreed or set start, the first day at the school.</summary>
    public required DateOnly Day { get; init; }

    public string? Words { get; init; }
    public PlaceOutcome? Outcome { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
}

internal enum LetterTo
{
    School,
    Family,
}

/// <summary>A letter of a decision, word for word as it was made when the meeting was closed.</summary>
internal sealed class PanelLetter : IChildRecord, IAudited
{
    public const int TextLength = 8000;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlaceId { get; init; }
    public required LetterTo To { get; init; }
    public required string Text { get; init; }
    public required DateTime AtUtc { get; init; }

    /// <summary>When it was given or sent, where it was; whoever can sign in reads it here at once.</summary>
    public DateOnly? SentOn { get; set; }
}

internal sealed class PanelPlaceMapping : IEntityTypeConfiguration<PanelPlace>
{
    public void Configure(EntityTypeBuilder<PanelPlace> builder)
    {
        builder.ToTable("fair_access_place");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Referral>().WithMany().HasForeignKey(p => new { p.LocalityId, p.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PanelDecision>().WithMany().HasForeignKey(p => new { p.LocalityId, p.DecisionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(p => new { p.LocalityId, p.ProtocolId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.LocalityId, p.ChildId });
        builder.HasIndex(p => new { p.LocalityId, p.ReferralId });
        builder.HasIndex(p => new { p.LocalityId, p.SchoolId });
    }
}

internal sealed class PlaceStepMapping : IEntityTypeConfiguration<PlaceStep>
{
    public void Configure(EntityTypeBuilder<PlaceStep> builder)
    {
        builder.ToTable("fair_access_place_step");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Deed).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Words).HasMaxLength(PlaceStep.WordsLength);
        builder.HasOne<PanelPlace>().WithMany().HasForeignKey(s => new { s.LocalityId, s.PlaceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
        builder.HasIndex(s => new { s.LocalityId, s.PlaceId });
    }
}

internal sealed class PanelLetterMapping : IEntityTypeConfiguration<PanelLetter>
{
    public void Configure(EntityTypeBuilder<PanelLetter> builder)
    {
        builder.ToTable("fair_access_letter");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.To).HasConversion<string>().HasMaxLength(20).HasColumnName("recipient");
        builder.Property(l => l.Text).HasMaxLength(PanelLetter.TextLength);
        builder.HasOne<PanelPlace>().WithMany().HasForeignKey(l => new { l.LocalityId, l.PlaceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.LocalityId, l.ChildId });
        builder.HasIndex(l => new { l.LocalityId, l.PlaceId });
    }
}
