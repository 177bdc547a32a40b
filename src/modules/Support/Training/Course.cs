using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Training;

/// <summary>A course of the catalogue: what is taught, for whom, by which organisation. It names nobody. Never deleted: it is withdrawn.</summary>
internal sealed class Course : IAudited, IVersioned
{
    public const int TitleLength = 150;
    public const int TextLength = 2000;
    public const int LineLength = 300;
    public const int NeedsLength = 200;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that offers it.</summary>
    public required OrganisationId ProviderId { get; init; }

    public required string Title { get; set; }

    /// <summary>What somebody who took part will be able to do.</summary>
    public required string Outcomes { get; set; }

    /// <summary>For whom it is.</summary>
    public required string Audience { get; set; }

    /// <summary>Needs by key, with a space between.</summary>
    public required string Needs { get; set; }

    /// <summary>The programme that it belongs to; null where it stands alone.</summary>
    public Guid? ProgrammeId { get; set; }

    /// <summary>Since when it is not offered any more; null while it is.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    public required PersonId AddedBy { get; init; }
    public int Version { get; init; }
}

/// <summary>A day on which a course takes place. Never deleted: it is cancelled.</summary>
internal sealed class CourseSession : IAudited, IVersioned
{
    public const int MostPlaces = 1000;
    public const int ReasonLength = 500;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid CourseId { get; init; }

    /// <summary>The day, in the United Kingdom.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>When it begins, in minutes of the day by the clock of the United Kingdom.</summary>
    public required int Starts { get; set; }

    /// <summary>When it ends, in minutes of the day; later than <see cref="Starts"/>.</summary>
    public required int Ends { get; set; }

    /// <summary>Where, or how it is joined.</summary>
    public required string Place { get; set; }

    public required bool IsOnline { get; set; }

    /// <summary>How many can take part.</summary>
    public required int Places { get; set; }

    /// <summary>How many of one organisation at most; null for no such limit.</summary>
    public int? Share { get; set; }

    /// <summary>The last day on which somebody can book.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>Why it was moved last; null where nobody who had booked was moved with it.</summary>
    public string? MovedBecause { get; set; }

    /// <summary>Why it does not take place; null while it does.</summary>
    public string? CancelledBecause { get; set; }

    public int Version { get; init; }

    /// <summary>How long it takes, in minutes.</summary>
    public int Minutes => Ends - Starts;
}
