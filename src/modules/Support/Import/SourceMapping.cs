using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Import;

internal sealed class DirectorySourceMapping : IEntityTypeConfiguration<DirectorySource>
{
    public void Configure(EntityTypeBuilder<DirectorySource> builder)
    {
        builder.ToTable("directory_source");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(DirectorySource.NameLength);
        builder.Property(s => s.Address).HasMaxLength(DirectorySource.AddressLength);
        builder.Property(s => s.Report).HasMaxLength(DirectorySource.ReportLength);
        builder.HasIndex(s => new { s.LocalityId, s.Address }).IsUnique();
    }
}

internal sealed class TakenServiceMapping : IEntityTypeConfiguration<TakenService>
{
    public void Configure(EntityTypeBuilder<TakenService> builder)
    {
        builder.ToTable("directory_taken");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.FeedKey).HasMaxLength(FeedWalk.KeyLength);
        builder.Property(t => t.Name).HasMaxLength(ServiceVersion.NameLength);
        builder.Property(t => t.Hash).HasMaxLength(TakenService.HashLength);
        builder.Property(t => t.SaidHash).HasMaxLength(TakenService.HashLength);
        builder.Property(t => t.Because).HasMaxLength(ListedService.ReasonLength);
        builder.Property(t => t.Word).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<DirectorySource>().WithMany().HasForeignKey(t => new { t.LocalityId, t.SourceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ListedService>().WithMany().HasForeignKey(t => new { t.LocalityId, t.ServiceId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.LocalityId, t.SourceId, t.FeedKey }).IsUnique();
    }
}
