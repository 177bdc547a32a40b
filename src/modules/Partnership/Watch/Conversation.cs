using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Watch;

/// <summary>What a signal asked for when it was last looked at: so that those who convene are told of a change, and once.</summary>
internal sealed class WatchedSignal : IAudited
{
    public const int SubjectLength = 60;

    public LocalityId LocalityId { get; init; }

    /// <summary>The signal's number.</summary>
    public required int Number { get; init; }

    /// <summary>The seat or the sector that it speaks of; empty where it speaks of all.</summary>
    public required string Subject { get; init; }

    public required Headwater.Collaboration.SignalState State { get; set; }

    /// <summary>Since when it asks for that.</summary>
    public required DateOnly Since { get; set; }
}

/// <summary>How a conversation about a seat or a sector that fades ended.</summary>
internal enum ConversationEnd
{
    /// <summary>Meetings move to another time or place, or are held in another way.</summary>
    MeetingsMoved,

    DeputyFound,
    SeatSwapped,

    /// <summary>Somebody leaves with thanks.</summary>
    GracefulExit,

    SomebodyNew,

    /// <summary>There was a reason that passes by itself.</summary>
    Passes,
}

/// <summary>
/// Somebody is to be talked to, because a seat or a sector fades. It is a task of those who keep the membership; whoever it is about gets
/// no message that they fade.
/// </summary>
internal sealed class Conversation : IAudited, IVersioned
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public Guid? SeatId { get; init; }
    public string? SectorCode { get; init; }

    /// <summary>What was seen, with its numbers, when it was raised.</summary>
    public required string Reason { get; init; }

    public required DateOnly RaisedOn { get; init; }
    public ConversationEnd? End { get; set; }

    /// <summary>What was agreed; no health, no family matters.</summary>
    public string? Agreed { get; set; }

    public DateOnly? EndedOn { get; set; }
    public PersonId? EndedBy { get; set; }
    public int Version { get; init; }
}

internal sealed class WatchMapping : IEntityTypeConfiguration<WatchedSignal>, IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<WatchedSignal> builder)
    {
        builder.ToTable("partnership_watched_signal");
        builder.HasKey(w => new { w.LocalityId, w.Number, w.Subject });
        builder.Property(w => w.Subject).HasMaxLength(WatchedSignal.SubjectLength);
        builder.Property(w => w.State).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("partnership_conversation");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.SectorCode).HasMaxLength(Standing.Sector.CodeLength);
        builder.Property(c => c.Reason).HasMaxLength(Conversation.TextLength);
        builder.Property(c => c.End).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Agreed).HasMaxLength(Conversation.TextLength);
        builder.HasOne<Seat>().WithMany().HasForeignKey(c => new { c.LocalityId, c.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }
}
