using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Localities.Schools;

/// <summary>A line of the Department's register. National reference data, so it belongs to no locality.</summary>
internal sealed class SchoolRow
{
    public const int NameLength = 200;
    public const int WordLength = 100;
    public const int PostcodeLength = 10;

    public required int Urn { get; init; }
    public string Name { get; set; } = "";
    public string? AreaCode { get; set; }
    public string Status { get; set; } = "";
    public string? Phase { get; set; }
    public string? Type { get; set; }
    public string? Postcode { get; set; }
    public int? Easting { get; set; }
    public int? Northing { get; set; }
    public int? Capacity { get; set; }
    public int? Pupils { get; set; }
    public int? LowAge { get; set; }
    public int? HighAge { get; set; }
    public DateOnly? Opened { get; set; }
    public DateOnly? Closed { get; set; }

    public School ToSchool() => new(
        Urn, Name, AreaCode, Status, Phase, Type, Postcode,
        Easting is { } east && Northing is { } north ? NationalGrid.ToWgs84(east, north) : null,
        Capacity, Pupils, LowAge, HighAge, Opened, Closed);
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<SchoolRow>
{
    public void Configure(EntityTypeBuilder<SchoolRow> builder)
    {
        builder.ToTable("localities_school");
        builder.HasKey(s => s.Urn);
        builder.Property(s => s.Urn).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(SchoolRow.NameLength);
        builder.Property(s => s.AreaCode).HasMaxLength(3);
        builder.Property(s => s.Status).HasMaxLength(SchoolRow.WordLength);
        builder.Property(s => s.Phase).HasMaxLength(SchoolRow.WordLength);
        builder.Property(s => s.Type).HasMaxLength(SchoolRow.WordLength);
        builder.Property(s => s.Postcode).HasMaxLength(SchoolRow.PostcodeLength);
        builder.HasIndex(s => s.AreaCode);
    }
}
