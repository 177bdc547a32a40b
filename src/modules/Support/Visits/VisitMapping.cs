using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Visits;

internal sealed class VisitMapping : IEntityTypeConfiguration<VisitCount>
{
    public void Configure(EntityTypeBuilder<VisitCount> builder)
    {
        builder.ToTable("directory_visit");
        builder.HasKey(v => new { v.LocalityId, v.Day, v.Kind, v.What });
        builder.Property(v => v.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.What).HasMaxLength(VisitCount.WhatLength);
    }
}
