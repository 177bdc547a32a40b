using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Response;

/// <summary>A stage of the locality's graduated response. One that a locality wrote itself takes the place of the usual one of its number.</summary>
internal sealed class ResponseStage : IAudited, IVersioned
{
    public const int NameLength = 100;
    public const int TextLength = 2000;
    public const int Most = 6;

    public LocalityId LocalityId { get; init; }

    /// <summary>Its place in the order, from 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>For whom it is and what is expected.</summary>
    public required string Expected { get; set; }

    /// <summary>What is expected to have been tried, one action a line.</summary>
    public required string Actions { get; set; }

    public int Version { get; init; }

    /// <summary>The four that hold where a locality wrote none of its own.</summary>
    public static IReadOnlyList<ResponseStage> Usual { get; } =
    [
        new()
        {
            Number = 1, Name = "Universal", Expected = "What every child in the school gets: good teaching, somebody who knows them, a calm start to the day.",
            Actions = "Listen to the child and write down what they say\nTalk with the parents or carers\nLook at attendance, friendships, learning and sleep before behaviour\nChange what is simple to change in the classroom",
        },
        new()
        {
            Number = 2, Name = "Targeted", Expected = "More than every child gets, for a time: a plan with the child and the parents, seen to by the school.",
            Actions = "Agree outcomes with the child and the parents, with a baseline and a measure\nName one adult whom the child can go to\nMake reasonable adjustments and tell every teacher of them\nLook at it again within the term",
        },
        new()
        {
            Number = 3, Name = "Specialist", Expected = "Help from outside the school joins in: a second look at the need by somebody who knows it well.",
            Actions = "Ask a service on the list for advice or for work with the child\nInvite everybody involved to one meeting\nLook at special educational needs anew\nGo through assess, plan, do and review again with what was learned",
        },
        new()
        {
            Number = 4, Name = "Before exclusion", Expected = "The place at school is in danger: everybody who can help is asked before anything is decided.",
            Actions = "Begin a pastoral support programme of sixteen weeks with a review half-way\nHold an early review of an education, health and care plan, or of a personal education plan\nAsk the local authority and schools nearby what else there is\nWrite down what was offered, what was tried and what came of it",
        },
    ];

    /// <summary>The locality's stages in order: its own, and the usual ones of the numbers it did not write.</summary>
    public static IReadOnlyList<ResponseStage> Together(IReadOnlyCollection<ResponseStage> own) =>
        [.. own.Concat(Usual.Where(u => own.All(o => o.Number != u.Number))).OrderBy(s => s.Number)];

    /// <summary>The expected actions, one by one.</summary>
    public IReadOnlyList<string> ActionList => Actions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Help that the locality's partners offer, as long as there is no directory of services.</summary>
internal sealed class OfferedHelp : IAudited, IVersioned
{
    public const int NameLength = 100;
    public const int TextLength = 500;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string OfferedBy { get; set; }

    /// <summary>From which stage on.</summary>
    public required int StageNumber { get; set; }

    /// <summary>Codes of primary need with commas between them; empty for every need.</summary>
    public required string Needs { get; set; }

    public required string HowToAsk { get; set; }
    public required string HowLong { get; set; }
    public DateOnly? EndedOn { get; set; }
    public int Version { get; init; }

    public IReadOnlyList<string> NeedList => Needs.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>From how many days of suspension across three terms people are to talk; one row, where a locality has numbers of its own.</summary>
internal sealed class ResponseLimits : IAudited, IVersioned
{
    public const int SourceLength = 200;

    public LocalityId LocalityId { get; init; }
    public required decimal PrimaryDays { get; set; }
    public required decimal SecondaryDays { get; set; }

    /// <summary>Where the numbers are from.</summary>
    public required string Source { get; set; }

    public int Version { get; init; }

    /// <summary>The numbers where a locality has none of its own.</summary>
    public static ResponseLimits Usual { get; } = new() { PrimaryDays = 5, SecondaryDays = 10, Source = "Southwark’s thresholds for a pupil at risk of permanent exclusion" };
}

internal sealed class OfferMapping : IEntityTypeConfiguration<ResponseStage>, IEntityTypeConfiguration<OfferedHelp>, IEntityTypeConfiguration<ResponseLimits>
{
    public void Configure(EntityTypeBuilder<ResponseStage> builder)
    {
        builder.ToTable("children_response_stage");
        builder.HasKey(s => new { s.LocalityId, s.Number });
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(ResponseStage.NameLength);
        builder.Property(s => s.Expected).HasMaxLength(ResponseStage.TextLength);
        builder.Property(s => s.Actions).HasMaxLength(ResponseStage.TextLength);
        builder.Ignore(s => s.ActionList);
    }

    public void Configure(EntityTypeBuilder<OfferedHelp> builder)
    {
        builder.ToTable("children_offered_help");
        builder.HasKey(h => new { h.LocalityId, h.Id });
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Name).HasMaxLength(OfferedHelp.NameLength);
        builder.Property(h => h.OfferedBy).HasMaxLength(OfferedHelp.NameLength);
        builder.Property(h => h.Needs).HasMaxLength(OfferedHelp.NameLength);
        builder.Property(h => h.HowToAsk).HasMaxLength(OfferedHelp.TextLength);
        builder.Property(h => h.HowLong).HasMaxLength(OfferedHelp.TextLength);
        builder.Ignore(h => h.NeedList);
    }

    public void Configure(EntityTypeBuilder<ResponseLimits> builder)
    {
        builder.ToTable("children_response_limits");
        builder.HasKey(l => l.LocalityId);
        builder.Property(l => l.PrimaryDays).HasPrecision(5, 1);
        builder.Property(l => l.SecondaryDays).HasPrecision(5, 1);
        builder.Property(l => l.Source).HasMaxLength(ResponseLimits.SourceLength);
    }
}
