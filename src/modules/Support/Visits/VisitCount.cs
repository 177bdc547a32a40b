using Headwater.Kernel;

namespace Headwater.Support.Visits;

/// <summary>What was looked at on the public pages.</summary>
internal enum VisitKind
{
    /// <summary>The page that searches, whatever was typed: that is not kept.</summary>
    Search,

    /// <summary>Tips and services of a need.</summary>
    Need,

    /// <summary>A tip, or the list of tips.</summary>
    Tip,

    /// <summary>A service.</summary>
    Service,

    /// <summary>Not a page: how many different visitors the day had, as far as that can be told.</summary>
    Visitors,
}

/// <summary>How often something was looked at on a day. Nothing of those who looked is in it.</summary>
internal sealed class VisitCount : ILocalityOwned
{
    public const int WhatLength = 80;

    public LocalityId LocalityId { get; init; }

    /// <summary>The day in the United Kingdom.</summary>
    public required DateOnly Day { get; init; }

    public required VisitKind Kind { get; init; }

    /// <summary>The name of a tip in its address, or the key of a need; empty for everything else.</summary>
    public required string What { get; init; }

    public required int Count { get; set; }
}
