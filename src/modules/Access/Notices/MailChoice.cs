using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Notices;

/// <summary>When somebody wants to hear by mail that there is something for them; without a row, each time.</summary>
internal sealed class MailChoice : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>One mail a day with how much there is, in place of one for each notice.</summary>
    public required bool IsDaily { get; set; }

    /// <summary>Until when the last daily mail counted; at the beginning, when it was chosen.</summary>
    public required DateTime CountedUntilUtc { get; set; }

    /// <summary>The day on which the last one was looked at, so that a second round of the day sends none.</summary>
    public DateOnly? LookedOn { get; set; }
}

internal sealed class MailChoiceMapping : IEntityTypeConfiguration<MailChoice>
{
    public void Configure(EntityTypeBuilder<MailChoice> builder)
    {
        builder.ToTable("access_mail_choice");
        builder.HasKey(c => new { c.LocalityId, c.PersonId });
        // Of two servers that look on the same day one writes the mail.
        builder.Property(c => c.LookedOn).IsConcurrencyToken();
    }
}
