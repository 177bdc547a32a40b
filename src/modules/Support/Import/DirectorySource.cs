using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Import;

/// <summary>A feed that somebody else keeps, from which services are taken.</summary>
internal sealed class DirectorySource : IAudited, IVersioned
{
    public const int NameLength = 120;
    public const int AddressLength = 300;
    public const int ReportLength = 8000;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>What people call it, such as “County family information”.</summary>
    public required string Name { get; set; }

    /// <summary>Up to and without <c>/services</c>.</summary>
    public required string Address { get; init; }

    public required DateTime AddedAtUtc { get; init; }

    /// <summary>When it was taken last; null before the first time.</summary>
    public DateTime? TakenAtUtc { get; set; }

    /// <summary>The last day on which it was walked to its end.</summary>
    public DateOnly? WholeOn { get; set; }

    /// <summary>What was wrong with it the last time, a line each; empty where nothing was.</summary>
    public required string Report { get; set; }

    public int Version { get; init; }
}

/// <summary>What a person said of a service that a feed has.</summary>
internal enum TakenWord
{
    /// <summary>Nobody has said anything: it is new.</summary>
    NotSaid,

    /// <summary>It became a draft of the directory.</summary>
    TakenIn,

    /// <summary>It is a service that the directory had.</summary>
    SameAs,

    /// <summary>It does not belong into the directory.</summary>
    LeftOut,
}

/// <summary>
/// A service as a feed has it. It is never deleted: what the feed has no more stays, and is said to be no longer there. Nothing of it is
/// public; what a person took of it is a draft like any other.
/// </summary>
internal sealed class TakenService : IAudited, IVersioned
{
    public const int HashLength = 64;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid SourceId { get; init; }

    /// <summary>Its id in the feed.</summary>
    public required string FeedKey { get; init; }

    /// <summary>Its name, as it was read.</summary>
    public required string Name { get; set; }

    /// <summary>The document, as it came.</summary>
    public required string Document { get; set; }

    /// <summary>SHA-256 of the document, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>How many things of it are not taken as they came.</summary>
    public required int Notes { get; set; }

    public required DateOnly FirstSeenOn { get; init; }

    /// <summary>The day on which this document came; of what is no longer there, the last day on which it was.</summary>
    public required DateOnly LastSeenOn { get; set; }

    /// <summary>The day since when the feed has it no more; null while it has.</summary>
    public DateOnly? GoneSince { get; set; }

    public TakenWord Word { get; set; }

    /// <summary>Why it is left out.</summary>
    public string? Because { get; set; }

    public PersonId? SaidBy { get; set; }
    public DateTime? SaidAtUtc { get; set; }

    /// <summary>The document of which it was said: what came since is a change that a person looks at.</summary>
    public string? SaidDocument { get; set; }

    /// <summary>SHA-256 of <see cref="SaidDocument"/>.</summary>
    public string? SaidHash { get; set; }

    /// <summary>The service of the directory that it is.</summary>
    public Guid? ServiceId { get; set; }

    public int Version { get; init; }
}
