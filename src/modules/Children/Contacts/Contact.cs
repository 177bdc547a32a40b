using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Contacts;

/// <summary>What somebody is to the child.</summary>
internal enum Relation
{
    Mother,
    Father,
    Parent,
    StepParent,
    Grandparent,
    FosterCarer,
    OtherFamily,
    Guardian,
    SocialWorker,
    Other,
}

/// <summary>
/// Somebody to be told about the child, or not to be told. Parental responsibility is a matter of law (Children Act 1989, s. 3)
/// and is kept apart from who lives with the child. Never deleted: it ends. One parent's number or home may be what another must not
/// learn: the family sees a contact only when a professional marked it so, and never one who may not be contacted.
/// </summary>
internal sealed class Contact : IEntry, IAudited, IVersioned
{
    public const int NameLength = 120;
    public const int ReasonLength = 500;

    public static EntryKinds Kind => EntryKinds.Contacts;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public Visibility Visibility { get; set; } = Visibility.Professionals;
    public OrganisationId OwnerId { get; set; }
    public required string Name { get; set; }
    public required Relation Relation { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public bool HasParentalResponsibility { get; set; }
    public bool LivesWithChild { get; set; }

    /// <summary>A court, the police or a safeguarding decision says that this person must not be contacted or told anything.</summary>
    public bool MayNotBeContacted { get; set; }

    /// <summary>Why they may not be contacted.</summary>
    public string? WhyNot { get; set; }

    public required DateOnly FromDay { get; init; }
    public DateOnly? ToDay { get; set; }
    public int Version { get; init; }
}

/// <summary>Where a child lives. The family sees it only when a professional marked it so: not every parent may know.</summary>
internal sealed class Address : IEntry, IAudited, IVersioned
{
    public const int LinesLength = 300;

    public static EntryKinds Kind => EntryKinds.Contacts;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public Visibility Visibility { get; set; } = Visibility.Professionals;
    public OrganisationId OwnerId { get; set; }

    /// <summary>Without the postcode, a line each.</summary>
    public string? Lines { get; set; }

    public string? Postcode { get; set; }
    public int Version { get; init; }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("children_contact");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Name).HasMaxLength(Contact.NameLength);
        builder.Property(c => c.Relation).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Phone).HasMaxLength(40);
        builder.Property(c => c.Email).HasMaxLength(254);
        builder.Property(c => c.WhyNot).HasMaxLength(Contact.ReasonLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
    }
}

internal sealed class AddressMapping : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> builder)
    {
        builder.ToTable("children_address");
        builder.HasKey(a => new { a.LocalityId, a.ChildId });
        builder.Property(a => a.Lines).HasMaxLength(Address.LinesLength);
        builder.Property(a => a.Postcode).HasMaxLength(10);
        builder.HasOne<Child>().WithMany().HasForeignKey(a => new { a.LocalityId, a.ChildId }).OnDelete(DeleteBehavior.Restrict);
    }
}
