using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Localities.Places;

internal enum OrganisationKind
{
    LocalAuthority,
    School,
    Trust,
    Health,
    SocialCare,
    Police,
    Voluntary,
    ParentsGroup,
    Other,
}

/// <summary>A body that takes part in a locality. A school names its URN.</summary>
internal sealed class Organisation : ILocalityOwned, IVersioned
{
    public const int NameLength = 200;

    public required OrganisationId Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Name { get; set; }
    public required OrganisationKind Kind { get; set; }
    public int? Urn { get; set; }
    public int Version { get; init; }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("localities_organisation");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(Organisation.NameLength);
        builder.Property(o => o.Kind).HasConversion<string>().HasMaxLength(40);
        builder.HasOne<Locality>().WithMany().HasForeignKey(o => o.LocalityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SchoolRow>().WithMany().HasForeignKey(o => o.Urn).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.LocalityId, o.Name }).IsUnique();
    }
}
