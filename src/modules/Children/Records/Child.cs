using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Records;

/// <summary>Sex as schools record it.</summary>
internal enum Sex
{
    Female,
    Male,
    NotRecorded,
}

/// <summary>A child's record: what everything else hangs on. The roll stands beside it and is dated.</summary>
internal sealed class Child : IChildRecord, IAudited, IVersioned
{
    public const int NameLength = 100;

    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required string LegalFirst { get; set; }
    public required string LegalLast { get; set; }

    /// <summary>The first name the child goes by, where it is another.</summary>
    public string? KnownAs { get; set; }

    /// <summary>How to say the name, in the family's words.</summary>
    public string? Pronunciation { get; set; }

    public required DateOnly DateOfBirth { get; set; }
    public required Sex Sex { get; set; }

    /// <summary>The year group when it is not that of the age; 0 is Reception.</summary>
    public int? YearGroupOverride { get; set; }

    /// <summary>The record that this one was joined to; null while it stands by itself. Nothing of it is moved or deleted.</summary>
    public ChildId? JoinedToId { get; set; }

    public bool IsSample { get; init; }
    public required DateTime OpenedAtUtc { get; init; }
    public int Version { get; init; }

    public string Name => $"{KnownAs ?? LegalFirst} {LegalLast}";
}

/// <summary>A stay on a school's roll. Never overwritten: a move closes one stay and opens another.</summary>
internal sealed class RollEntry : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required OrganisationId SchoolId { get; init; }
    public required DateOnly EntryDate { get; init; }

    /// <summary>The last day on the roll; null while the child is on it.</summary>
    public DateOnly? LeavingDate { get; set; }

    /// <summary>A code of <see cref="Codes.NationalCodes.Enrolment"/>.</summary>
    public string Enrolment { get; init; } = "C";

    public int Version { get; init; }
}

/// <summary>One word of a child's names, folded: what a search by part of a name looks up.</summary>
internal sealed class NameWord : IChildRecord
{
    public static EntryKinds Kind => EntryKinds.Identity;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required string Word { get; init; }
}

internal sealed class NameWordMapping : IEntityTypeConfiguration<NameWord>
{
    public void Configure(EntityTypeBuilder<NameWord> builder)
    {
        builder.ToTable("children_name_word");
        builder.HasKey(w => new { w.LocalityId, w.ChildId, w.Word });
        builder.Property(w => w.Word).HasMaxLength(Child.NameLength * 3).HasAnnotation(DataAnnotations.ByteOrder, true);
        builder.HasOne<Child>().WithMany().HasForeignKey(w => new { w.LocalityId, w.ChildId });
        builder.HasIndex(w => new { w.LocalityId, w.Word });
    }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> builder)
    {
        builder.ToTable("children_child");
        builder.HasKey(c => new { c.LocalityId, c.ChildId });
        builder.Property(c => c.ChildId).ValueGeneratedNever();
        builder.Ignore(c => c.Name);
        builder.Property(c => c.LegalFirst).HasMaxLength(Child.NameLength);
        builder.Property(c => c.LegalLast).HasMaxLength(Child.NameLength);
        builder.Property(c => c.KnownAs).HasMaxLength(Child.NameLength);
        builder.Property(c => c.Pronunciation).HasMaxLength(Child.NameLength);
        builder.Property(c => c.Sex).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => new { c.LocalityId, c.LegalLast, c.LegalFirst });
        builder.HasIndex(c => new { c.LocalityId, c.DateOfBirth });
    }
}

internal sealed class RollEntryMapping : IEntityTypeConfiguration<RollEntry>
{
    public void Configure(EntityTypeBuilder<RollEntry> builder)
    {
        builder.ToTable("children_roll_entry");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Enrolment).HasMaxLength(1);
        builder.HasOne<Child>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.SchoolId });
    }
}
