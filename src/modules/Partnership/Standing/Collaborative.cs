using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Standing;

/// <summary>Where a partnership is on the report's road: convening, coaching, culmination.</summary>
internal enum Phase
{
    Convening,
    Coaching,
    Culmination,
}

/// <summary>The partnership of a locality: there is one, or none yet.</summary>
internal sealed class Collaborative : IAudited, IVersioned
{
    public const int NameLength = 120;
    public const int WhyLength = 500;

    public LocalityId LocalityId { get; init; }
    public required string Name { get; set; }

    /// <summary>The organisation that hosts it.</summary>
    public required OrganisationId AnchorId { get; set; }

    public required Phase Phase { get; set; }
    public required DateOnly StartedOn { get; init; }
    public required FacilitationStage Stage { get; set; }

    /// <summary>Since when the facilitator is at this stage.</summary>
    public required DateOnly StageSince { get; set; }

    /// <summary>The day the partnership ended; what it kept counts from it.</summary>
    public DateOnly? ClosedOn { get; set; }

    public string? CloseWhy { get; set; }

    public int Version { get; init; }
}

internal sealed class CollaborativeMapping : IEntityTypeConfiguration<Collaborative>
{
    public void Configure(EntityTypeBuilder<Collaborative> builder)
    {
        builder.ToTable("partnership_collaborative");
        builder.HasKey(c => c.LocalityId);
        builder.Property(c => c.Name).HasMaxLength(Collaborative.NameLength);
        builder.Property(c => c.CloseWhy).HasMaxLength(Collaborative.WhyLength);
        builder.Property(c => c.Phase).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Stage).HasConversion<string>().HasMaxLength(20);
    }
}

/// <summary>A part of the system that has, or should have, a voice at the table.</summary>
internal sealed class Sector : IAudited, IVersioned
{
    public const int CodeLength = 40;
    public const int LabelLength = 60;

    public LocalityId LocalityId { get; init; }

    /// <summary>Stays when the label is changed: seats, maps and votes name it.</summary>
    public required string Code { get; init; }

    public required string Label { get; set; }
    public required int Order { get; set; }

    /// <summary>Nothing is agreed without it.</summary>
    public bool IsCore { get; set; }

    /// <summary>One of those that are lost first, and looked at sooner: parents and carers, the voluntary sector.</summary>
    public bool IsKey { get; set; }

    /// <summary>The anchor's own sector.</summary>
    public bool IsAnchor { get; set; }

    public int Version { get; init; }
}

internal sealed class SectorMapping : IEntityTypeConfiguration<Sector>
{
    public void Configure(EntityTypeBuilder<Sector> builder)
    {
        builder.ToTable("partnership_sector");
        builder.HasKey(s => new { s.LocalityId, s.Code });
        builder.Property(s => s.Code).HasMaxLength(Sector.CodeLength);
        builder.Property(s => s.Label).HasMaxLength(Sector.LabelLength);
    }
}

/// <summary>The sectors that a collaborative starts from; it may rename them and add its own.</summary>
internal static class UsualSectors
{
    public const string Schools = "schools";
    public const string LocalAuthority = "local-authority";
    public const string Health = "health";
    public const string SocialCare = "social-care";
    public const string Parents = "parents";
    public const string Voluntary = "voluntary";
    public const string YoungPeople = "young-people";
    public const string AlternativeProvision = "alternative-provision";
    public const string Police = "police";

    /// <summary>The sector that an organisation of a kind usually speaks in; null where its kind does not tell.</summary>
    /// <param name="kind">A key of the kinds of organisations.</param>
    public static string? Of(string? kind) => kind switch
    {
        "LocalAuthority" => LocalAuthority,
        "School" or "Trust" => Schools,
        "Health" => Health,
        "SocialCare" => SocialCare,
        "Police" => Police,
        "Voluntary" => Voluntary,
        "ParentsGroup" => Parents,
        _ => null,
    };

    /// <summary>
    /// Of the report's list of members. Schools, the local authority, health, social care, parents and carers and the voluntary sector are
    /// core until the collaborative says otherwise.
    /// </summary>
    /// <param name="host">The sector of the organisation that hosts; null where that is none of these.</param>
    public static IReadOnlyList<Sector> All(string? host)
    {
        IReadOnlyList<Sector> all =
        [
            new() { Code = Schools, Label = "Schools", Order = 1, IsCore = true },
            new() { Code = LocalAuthority, Label = "Local authority", Order = 2, IsCore = true },
            new() { Code = Health, Label = "Health", Order = 3, IsCore = true },
            new() { Code = SocialCare, Label = "Social care", Order = 4, IsCore = true },
            new() { Code = Parents, Label = "Parents and carers", Order = 5, IsCore = true, IsKey = true },
            new() { Code = Voluntary, Label = "Voluntary sector", Order = 6, IsCore = true, IsKey = true },
            new() { Code = YoungPeople, Label = "Young people", Order = 7 },
            new() { Code = AlternativeProvision, Label = "Alternative provision", Order = 8 },
            new() { Code = Police, Label = "Police and youth justice", Order = 9 },
        ];
        foreach (var sector in all)
            sector.IsAnchor = sector.Code == host;
        return all;
    }
}
