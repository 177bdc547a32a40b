using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Listings;

namespace Headwater.Support.Services;

/// <summary>How far a version is.</summary>
internal enum VersionStage
{
    Draft,

    /// <summary>It waits for the locality.</summary>
    Offered,

    /// <summary>It is, or was, what everybody reads. Never changed.</summary>
    Approved,
}

/// <summary>Who learns of a service.</summary>
internal enum Openness
{
    Public,

    /// <summary>Everybody finds it, and nobody is told where it is: a refuge.</summary>
    Restricted,

    /// <summary>Professionals who are signed in alone.</summary>
    Private,
}

/// <summary>Whom a service is for.</summary>
[Flags]
internal enum ForWhom
{
    None = 0,
    Parents = 1,
    YoungPeople = 2,
    Professionals = 4,
}

/// <summary>Stages of schooling that a service goes to.</summary>
[Flags]
internal enum Phases
{
    None = 0,
    EarlyYears = 1,
    Primary = 2,
    Secondary = 4,
    AfterSixteen = 8,
}

/// <summary>What is said of a service. There is one draft at most beside what was approved.</summary>
internal sealed class ServiceVersion : IAudited, IVersioned
{
    public const int NameLength = 120;
    public const int LineLength = 200;
    public const int ListLength = 400;
    public const int TextLength = 1000;

    /// <summary>So many questions of its own are few.</summary>
    public const int MostQuestions = 4;

    /// <summary>The most characters of a question.</summary>
    public const int QuestionLength = 200;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid ServiceId { get; init; }

    /// <summary>1, 2, 3 and so on within the service.</summary>
    public required int Number { get; init; }

    public VersionStage Stage { get; set; }
    public Openness Openness { get; set; }
    public required string Name { get; set; }
    public required string Summary { get; set; }
    public Tier Tier { get; set; }

    /// <summary>Keys of <see cref="NeedWords"/>, the one it is most for first, parted by spaces.</summary>
    public required string Needs { get; set; }

    /// <summary>Ages in whole years, both ends included.</summary>
    public int AgeFrom { get; set; }

    public int AgeTo { get; set; }
    public ForWhom ForWhom { get; set; }
    public Phases Phases { get; set; }

    /// <summary>The parts of the locality it is for, a line each; empty for all of it.</summary>
    public required string Areas { get; set; }

    public required string Cost { get; set; }

    /// <summary>A line each.</summary>
    public required string Languages { get; set; }

    /// <summary>What makes it easier to come, such as step-free access; a line each.</summary>
    public required string Access { get; set; }

    public required string WhenToRefer { get; set; }
    public required string HowToRefer { get; set; }
    public required string TriedFirst { get; set; }
    public required string WhoDecides { get; set; }
    public required string WhatHappensNext { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }

    /// <summary>What professionals who are signed in read besides, such as an inbox for referrals.</summary>
    public string? ForProfessionals { get; set; }

    /// <summary>What it asks of a referral besides, a question a line; null where nothing.</summary>
    public string? Questions { get; set; }

    /// <summary>Why the locality sent it back; null where it did not.</summary>
    public string? SentBackBecause { get; set; }

    public required PersonId MadeBy { get; init; }
    public required DateTime ChangedAtUtc { get; set; }
    public PersonId? ApprovedBy { get; set; }
    public DateTime? ApprovedAtUtc { get; set; }
    public int Version { get; init; }
}

/// <summary>How one comes to a place.</summary>
internal enum PlaceKind
{
    Physical,

    /// <summary>By telephone, online, or where the family or school is.</summary>
    Virtual,
}

/// <summary>Where a service is, as a version has it.</summary>
internal sealed class ServicePlace : IAudited
{
    public const int LineLength = 150;
    public const int PostcodeLength = 10;

    public LocalityId LocalityId { get; init; }
    public required Guid VersionId { get; init; }

    /// <summary>The same in every version, so that others can point at it.</summary>
    public required Guid LocationId { get; init; }

    public PlaceKind Kind { get; set; }
    public required string Name { get; set; }
    public string? Street { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
}
