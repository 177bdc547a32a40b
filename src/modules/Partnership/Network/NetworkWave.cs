using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Network;

internal enum WaveState
{
    /// <summary>Organisations are being asked.</summary>
    Open,

    /// <summary>The answers were taken in; they are never changed.</summary>
    Closed,

    /// <summary>Taken back with a reason; nothing of it counts any more.</summary>
    Withdrawn,
}

/// <summary>One time at which organisations are asked whom they work with and whom they trust.</summary>
internal sealed class NetworkWave : IAudited, IVersioned
{
    public const int TitleLength = 120;
    public const int WhyLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Title { get; init; }
    public required DateOnly AskedOn { get; init; }

    /// <summary>Who runs it, and alone takes the answers in.</summary>
    public required PersonId KeeperId { get; init; }

    /// <summary>Whether a member runs it, and not the facilitator, a coach or an evaluator.</summary>
    public required bool RunByMember { get; init; }

    public required WaveState State { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    public PersonId? WithdrawnBy { get; set; }
    public string? WithdrawnWhy { get; set; }
    public int Version { get; init; }
}

/// <summary>A place in the network of a wave, as the table was when it was planned: an organisation, a constituency, or the facilitator.</summary>
internal sealed class WaveMember : IAudited
{
    public const int NameLength = 250;
    public const int KeyLength = 60;

    /// <summary>What the file calls the facilitator.</summary>
    public const string Facilitator = "Facilitator";

    public LocalityId LocalityId { get; init; }
    public required Guid WaveId { get; init; }

    /// <summary>0 for the facilitator, who is not asked; from 1 for the others.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The same from wave to wave, whatever it is called.</summary>
    public required string Key { get; init; }

    /// <summary>Null for the facilitator.</summary>
    public string? SectorCode { get; init; }

    /// <summary>Null for a constituency, which one person speaks for.</summary>
    public OrganisationId? OrganisationId { get; init; }

    public required bool IsAnchor { get; init; }
    public bool Answered { get; set; }
}

/// <summary>What one organisation says of another, from 1 to 4. Nobody reads one alone: it leaves only in figures of several raters.</summary>
internal sealed class TieRating : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid WaveId { get; init; }
    public required int Rater { get; init; }
    public required int Rated { get; init; }
    public required int Reliability { get; init; }
    public required int Mission { get; init; }
    public required int Openness { get; init; }
}

/// <summary>Whom somebody says that they work with.</summary>
internal sealed class NetworkTie : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid WaveId { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }
}

internal sealed class NetworkMapping : IEntityTypeConfiguration<NetworkWave>, IEntityTypeConfiguration<WaveMember>, IEntityTypeConfiguration<TieRating>, IEntityTypeConfiguration<NetworkTie>
{
    public void Configure(EntityTypeBuilder<NetworkWave> builder)
    {
        builder.ToTable("partnership_network_wave");
        builder.HasKey(w => new { w.LocalityId, w.Id });
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Title).HasMaxLength(NetworkWave.TitleLength);
        builder.Property(w => w.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.WithdrawnWhy).HasMaxLength(NetworkWave.WhyLength);
    }

    public void Configure(EntityTypeBuilder<WaveMember> builder)
    {
        builder.ToTable("partnership_wave_member");
        builder.HasKey(m => new { m.LocalityId, m.WaveId, m.Number });
        builder.Property(m => m.Number).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(WaveMember.NameLength);
        builder.Property(m => m.Key).HasMaxLength(WaveMember.KeyLength);
        builder.Property(m => m.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.HasOne<NetworkWave>().WithMany().HasForeignKey(m => new { m.LocalityId, m.WaveId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(m => new { m.LocalityId, m.SectorCode }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TieRating> builder)
    {
        builder.ToTable("partnership_tie_rating");
        builder.HasKey(r => new { r.LocalityId, r.WaveId, r.Rater, r.Rated });
        builder.HasOne<WaveMember>().WithMany().HasForeignKey(r => new { r.LocalityId, r.WaveId, r.Rater }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WaveMember>().WithMany().HasForeignKey(r => new { r.LocalityId, r.WaveId, r.Rated }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NetworkTie> builder)
    {
        builder.ToTable("partnership_network_tie");
        builder.HasKey(t => new { t.LocalityId, t.WaveId, t.From, t.To });
        builder.HasOne<WaveMember>().WithMany().HasForeignKey(t => new { t.LocalityId, t.WaveId, t.From }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WaveMember>().WithMany().HasForeignKey(t => new { t.LocalityId, t.WaveId, t.To }).OnDelete(DeleteBehavior.Restrict);
    }
}
