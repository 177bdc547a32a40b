using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Services;

internal sealed class ListedOrganisationMapping : IEntityTypeConfiguration<ListedOrganisation>
{
    public void Configure(EntityTypeBuilder<ListedOrganisation> builder)
    {
        builder.ToTable("directory_organisation");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(ListedOrganisation.NameLength);
        builder.Property(o => o.Description).HasMaxLength(ListedOrganisation.DescriptionLength);
        builder.Property(o => o.Website).HasMaxLength(ServiceVersion.LineLength);
    }
}

internal sealed class ListedServiceMapping : IEntityTypeConfiguration<ListedService>
{
    public void Configure(EntityTypeBuilder<ListedService> builder)
    {
        builder.ToTable("directory_service");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Room).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.ArchivedBecause).HasMaxLength(ListedService.ReasonLength);
        builder.HasOne<ListedOrganisation>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ProviderId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ServiceVersionMapping : IEntityTypeConfiguration<ServiceVersion>
{
    public void Configure(EntityTypeBuilder<ServiceVersion> builder)
    {
        builder.ToTable("directory_version");
        builder.HasKey(v => new { v.LocalityId, v.Id });
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Openness).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Tier).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Name).HasMaxLength(ServiceVersion.NameLength);
        foreach (var line in new[] { nameof(ServiceVersion.Cost), nameof(ServiceVersion.Phone), nameof(ServiceVersion.Email), nameof(ServiceVersion.Website) })
            builder.Property(line).HasMaxLength(ServiceVersion.LineLength);
        foreach (var list in new[] { nameof(ServiceVersion.Needs), nameof(ServiceVersion.Areas), nameof(ServiceVersion.Languages), nameof(ServiceVersion.Access) })
            builder.Property(list).HasMaxLength(ServiceVersion.ListLength);
        foreach (var text in new[] { nameof(ServiceVersion.Summary), nameof(ServiceVersion.WhenToRefer), nameof(ServiceVersion.HowToRefer), nameof(ServiceVersion.TriedFirst), nameof(ServiceVersion.WhoDecides), nameof(ServiceVersion.WhatHappensNext), nameof(ServiceVersion.ForProfessionals), nameof(ServiceVersion.Questions), nameof(ServiceVersion.SentBackBecause) })
            builder.Property(text).HasMaxLength(ServiceVersion.TextLength);
        builder.HasOne<ListedService>().WithMany().HasForeignKey(v => new { v.LocalityId, v.ServiceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.LocalityId, v.ServiceId, v.Number }).IsUnique();
    }
}

internal sealed class ServicePlaceMapping : IEntityTypeConfiguration<ServicePlace>
{
    public void Configure(EntityTypeBuilder<ServicePlace> builder)
    {
        builder.ToTable("directory_place");
        builder.HasKey(p => new { p.LocalityId, p.VersionId, p.LocationId });
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20);
        foreach (var line in new[] { nameof(ServicePlace.Name), nameof(ServicePlace.Street), nameof(ServicePlace.Town) })
            builder.Property(line).HasMaxLength(ServicePlace.LineLength);
        builder.Property(p => p.Postcode).HasMaxLength(ServicePlace.PostcodeLength);
        builder.HasOne<ServiceVersion>().WithMany().HasForeignKey(p => new { p.LocalityId, p.VersionId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DirectoryStateMapping : IEntityTypeConfiguration<DirectoryState>
{
    public void Configure(EntityTypeBuilder<DirectoryState> builder)
    {
        builder.ToTable("directory_state");
        builder.HasKey(s => s.LocalityId);
    }
}
