using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Involvements;

/// <summary>A dated reason for somebody to see a child's record. Never deleted: it ends.</summary>
internal sealed class Involvement : IAudited, Data.IVersioned
{
    public const int TextLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required InvolvementKind Kind { get; init; }

    /// <summary>Null for family.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>Null for all of the organisation whose posts let them see its children.</summary>
    public PersonId? PersonId { get; init; }

    public required string Purpose { get; init; }
    public required LawfulBasis Basis { get; init; }
    public required EntryKinds Covers { get; init; }
    public required DateOnly FromDay { get; init; }
    public DateOnly? ToDay { get; set; }

    /// <summary>For those that last minutes: an emergency opening.</summary>
    public DateTime? EndsAtUtc { get; init; }

    public Guid? AgreementId { get; init; }

    /// <summary>The involvement with a record that was joined to this one, from which it was carried over; null for one granted by itself.</summary>
    public Guid? CarriedFromId { get; init; }

    public required PersonId GrantedBy { get; init; }
    public required DateTime GrantedAtUtc { get; init; }
    public DateTime? RevokedAtUtc { get; set; }
    public PersonId? RevokedBy { get; set; }
    public string? RevokedWhy { get; set; }
    public int Version { get; init; }
}

internal sealed class InvolvementMapping : IEntityTypeConfiguration<Involvement>
{
    public void Configure(EntityTypeBuilder<Involvement> builder)
    {
        builder.ToTable("access_involvement");
        builder.HasKey(i => new { i.LocalityId, i.Id });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Purpose).HasMaxLength(Involvement.TextLength);
        builder.Property(i => i.RevokedWhy).HasMaxLength(Involvement.TextLength);
        // Holds all that the rule asks for, so that a check reads the index alone, however many involvements there are.
        builder.HasIndex(i => new { i.LocalityId, i.ChildId, i.RevokedAtUtc, i.OrganisationId, i.PersonId, i.Kind, i.Covers, i.FromDay, i.ToDay, i.EndsAtUtc });
        builder.HasIndex(i => new { i.LocalityId, i.OrganisationId });
        builder.HasIndex(i => new { i.LocalityId, i.PersonId });
    }
}
