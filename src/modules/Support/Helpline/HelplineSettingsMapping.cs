using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Helpline;

internal sealed class HelplineSettingsMapping : IEntityTypeConfiguration<HelplineSettings>
{
    public void Configure(EntityTypeBuilder<HelplineSettings> builder)
    {
        builder.ToTable("support_helpline_settings");
        builder.HasKey(s => s.LocalityId);
        builder.Property(s => s.Days).HasMaxLength(7);
        builder.Property(s => s.CallNumber).HasMaxLength(HelplineSettings.NumberLength);
        builder.Ignore(s => s.Hours);
    }
}

internal sealed class HelplineTeamMapping : IEntityTypeConfiguration<HelplineTeam>
{
    public void Configure(EntityTypeBuilder<HelplineTeam> builder)
    {
        builder.ToTable("support_helpline_teams");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(HelplineTeam.NameLength);
        builder.HasIndex(t => new { t.LocalityId, t.Name }).IsUnique();
    }
}

internal sealed class HelplineTemplateMapping : IEntityTypeConfiguration<HelplineTemplate>
{
    public void Configure(EntityTypeBuilder<HelplineTemplate> builder)
    {
        builder.ToTable("support_helpline_templates");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(HelplineTemplate.NameLength);
        builder.Property(t => t.Text).HasMaxLength(HelplineTemplate.TextLength);
    }
}

internal sealed class HelplineLessonMapping : IEntityTypeConfiguration<HelplineLesson>
{
    public void Configure(EntityTypeBuilder<HelplineLesson> builder)
    {
        builder.ToTable("support_helpline_lessons");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Need).HasMaxLength(HelplineLesson.NeedLength);
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Text).HasMaxLength(HelplineLesson.TextLength);
    }
}
