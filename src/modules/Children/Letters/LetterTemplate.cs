using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Letters;

/// <summary>A locality's own text of a letter.</summary>
internal sealed class LetterTemplate : ILocalityOwned, IAudited, IVersioned
{
    public const int TextLength = 8000;

    public LocalityId LocalityId { get; init; }
    public required LetterKind What { get; init; }
    public required string Text { get; set; }
    public required PersonId ChangedBy { get; set; }
    public required DateOnly ChangedOn { get; set; }
    public int Version { get; init; }
}

internal sealed class LetterTemplateMapping : IEntityTypeConfiguration<LetterTemplate>
{
    public void Configure(EntityTypeBuilder<LetterTemplate> builder)
    {
        builder.ToTable("children_letter_template");
        builder.HasKey(t => new { t.LocalityId, t.What });
        builder.Property(t => t.What).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Text).HasMaxLength(LetterTemplate.TextLength);
    }
}
