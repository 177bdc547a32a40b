using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Posts;

/// <summary>A dated post of a person in an organisation. What it allows stands in <see cref="Roles"/>.</summary>
internal sealed class Post : IAudited, Data.IVersioned
{
    public const int TextLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>
    /// What whoever appointed them called the person, and what they are called here: what an account that is there already is called
    /// is not for somebody who knows an e-mail address. Null where nobody typed a name.
    /// </summary>
    public string? NamedAs { get; init; }

    public required OrganisationId OrganisationId { get; init; }
    public required Role Role { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? ToDay { get; set; }

    /// <summary>Ended at once, whatever the last day says.</summary>
    public DateTime? EndedAtUtc { get; set; }

    public PersonId? EndedBy { get; set; }

    public string? EndWhy { get; set; }

    public required PersonId AppointedBy { get; init; }

    /// <summary>When somebody last confirmed that the post is still right.</summary>
    public required DateOnly CertifiedOn { get; set; }

    public int Version { get; init; }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("access_post");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Role).HasConversion<string>().HasMaxLength(40);
        builder.Property(p => p.NamedAs).HasMaxLength(Person.NameLength);
        builder.Property(p => p.EndWhy).HasMaxLength(Post.TextLength);
        builder.HasIndex(p => new { p.LocalityId, p.PersonId });
        builder.HasIndex(p => new { p.LocalityId, p.OrganisationId });
    }
}
