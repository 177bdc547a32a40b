using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>
/// The limits of every signal. A partnership may change each; the defaults are Headwater's own proposals, not research. Pages show
/// the limit beside the figure. A value out of range is refused with the name of the limit.
/// </summary>
public sealed record SignalThresholds
{
    /// <summary>S01.</summary>
    public CoverageThresholds Coverage { get; init; } = new();

    /// <summary>S02.</summary>
    public SeatThresholds Seats { get; init; } = new();

    /// <summary>S03 and S04.</summary>
    public FadingThresholds Fading { get; init; } = new();

    /// <summary>S05.</summary>
    public BarrierThresholds Barriers { get; init; } = new();

    /// <summary>S06.</summary>
    public LeadershipThresholds Leadership { get; init; } = new();

    /// <summary>S07.</summary>
    public VoiceThresholds Voice { get; init; } = new();

    /// <summary>S09.</summary>
    public SupportRule Support { get; init; } = new();

    /// <summary>S10.</summary>
    public PlanThresholds Plan { get; init; } = new();

    /// <summary>S11.</summary>
    public TrustThresholds Trust { get; init; } = new();

    /// <summary>S12.</summary>
    public DependenceThresholds Dependence { get; init; } = new();

    /// <summary>S14.</summary>
    public FundingThresholds Funding { get; init; } = new();
}

/// <summary>Limits of S01.</summary>
public sealed record CoverageThresholds
{
    /// <summary>Weighted coverage below which to look; 0.90.</summary>
    public double LookBelow { get; init => field = Require.Share(value, "limit", nameof(LookBelow)); } = 0.90;

    /// <summary>Weighted coverage below which to act; 0.75.</summary>
    public double ActBelow { get; init => field = Require.Share(value, "limit", nameof(ActBelow)); } = 0.75;

    /// <summary>Sectors the map must hold; 3.</summary>
    public int LeastSectors { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastSectors)); } = 3;
}

/// <summary>Limits of S02.</summary>
public sealed record SeatThresholds
{
    /// <summary>Days a core seat may be empty; 60.</summary>
    public int VacantDays { get; init => field = Require.NotNegative(value, "limit", nameof(VacantDays)); } = 60;

    /// <summary>Days before a term ends from which to look; 90.</summary>
    public int ExpiringDays { get; init => field = Require.NotNegative(value, "limit", nameof(ExpiringDays)); } = 90;
}

/// <summary>Limits of S03 and S04.</summary>
public sealed record FadingThresholds
{
    /// <summary>Recent ÷ earlier at or below which a seat or sector fades; 0.5.</summary>
    public double Ratio { get; init => field = Require.Share(value, "limit", nameof(Ratio)); } = 0.5;

    /// <summary>Earlier attendance a seat must have had to be able to fade; 0.5.</summary>
    public double LeastBaseline { get; init => field = Require.Share(value, "limit", nameof(LeastBaseline)); } = 0.5;

    /// <summary>Meetings running without a sector before acting; 3.</summary>
    public int AbsentRunning { get; init => field = Require.AtLeast(value, 1, "limit", nameof(AbsentRunning)); } = 3;

    /// <summary>The same for parents and the voluntary sector, who are lost first; 2.</summary>
    public int AbsentRunningKey { get; init => field = Require.AtLeast(value, 1, "limit", nameof(AbsentRunningKey)); } = 2;
}

/// <summary>Limits of S05.</summary>
public sealed record BarrierThresholds
{
    /// <summary>Gap of attendance from which to look, as a share; 0.30 (30 points).</summary>
    public double Gap { get; init => field = Require.Share(value, "limit", nameof(Gap)); } = 0.30;

    /// <summary>Meetings needed on each side; 4.</summary>
    public int LeastEachSide { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastEachSide)); } = 4;

    /// <summary>Meetings needed in all; 8.</summary>
    public int LeastMeetings { get; init => field = Require.AtLeast(value, 2, "limit", nameof(LeastMeetings)); } = 8;
}

/// <summary>Limits of S06.</summary>
public sealed record LeadershipThresholds
{
    /// <summary>Anchor's share above which to look; 0.50.</summary>
    public double AnchorLook { get; init => field = Require.Share(value, "limit", nameof(AnchorLook)); } = 0.50;

    /// <summary>Anchor's share above which to act; 0.67.</summary>
    public double AnchorAct { get; init => field = Require.Share(value, "limit", nameof(AnchorAct)); } = 0.67;

    /// <summary>Effective number of leading sectors below which to look; 2.5.</summary>
    public double EffectiveLook { get; init => field = Require.NotNegative(value, "limit", nameof(EffectiveLook)); } = 2.5;

    /// <summary>Activities needed; 3.</summary>
    public int LeastActivities { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastActivities)); } = 3;
}

/// <summary>Limits of S07.</summary>
public sealed record VoiceThresholds
{
    /// <summary>Voice ratio below which to look; 0.5.</summary>
    public double Low { get; init => field = Require.NotNegative(value, "limit", nameof(Low)); } = 0.5;

    /// <summary>Voice ratio above which to look; 1.5.</summary>
    public double High { get; init => field = Require.NotNegative(value, "limit", nameof(High)); } = 1.5;

    /// <summary>Agenda items that must have been tallied; 2.</summary>
    public int LeastItems { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastItems)); } = 2;

    /// <summary>Turns that must have been tallied; 20.</summary>
    public int LeastTurns { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastTurns)); } = 20;
}

/// <summary>Limits of S10.</summary>
public sealed record PlanThresholds
{
    /// <summary>Share of open actions overdue above which to act; 0.33.</summary>
    public double OverdueAct { get; init => field = Require.Share(value, "limit", nameof(OverdueAct)); } = 0.33;

    /// <summary>Weeks without an update above which to look; 8.</summary>
    public int QuietWeeks { get; init => field = Require.NotNegative(value, "limit", nameof(QuietWeeks)); } = 8;

    /// <summary>Live activities above which to look; 6.</summary>
    public int MostActivities { get; init => field = Require.AtLeast(value, 1, "limit", nameof(MostActivities)); } = 6;
}

/// <summary>Limits of S11.</summary>
public sealed record TrustThresholds
{
    /// <summary>Response rate needed to speak; 0.70.</summary>
    public double LeastResponse { get; init => field = Require.Share(value, "limit", nameof(LeastResponse)); } = 0.70;

    /// <summary>Response rate needed for betweenness, cut points and centralisation; 0.80.</summary>
    public double FragileFrom { get; init => field = Require.Share(value, "limit", nameof(FragileFrom)); } = 0.80;

    /// <summary>Response rate needed to show any network figure; 0.50.</summary>
    public double AnyFrom { get; init => field = Require.Share(value, "limit", nameof(AnyFrom)); } = 0.50;

    /// <summary>Organisations that must have rated one to show its figure; 3.</summary>
    public int LeastRaters { get; init => field = Require.AtLeast(value, 1, "limit", nameof(LeastRaters)); } = 3;

    /// <summary>Points of trust lost between waves above which to look; 5.</summary>
    public double PointsDown { get; init => field = Require.NotNegative(value, "limit", nameof(PointsDown)); } = 5;
}

/// <summary>Limits of S12.</summary>
public sealed record DependenceThresholds
{
    /// <summary>Fragmentation without the facilitator above which to act; 0.10.</summary>
    public double FragmentationAct { get; init => field = Require.Share(value, "limit", nameof(FragmentationAct)); } = 0.10;

    /// <summary>Share of the work of keeping things going above which to look; 0.67.</summary>
    public double UpkeepLook { get; init => field = Require.Share(value, "limit", nameof(UpkeepLook)); } = 0.67;
}

/// <summary>Limits of S14.</summary>
public sealed record FundingThresholds
{
    /// <summary>Months of shared cost covered below which to act; 9.</summary>
    public double MonthsAct { get; init => field = Require.NotNegative(value, "limit", nameof(MonthsAct)); } = 9;

    /// <summary>Share of the largest funder above which to act; 0.70.</summary>
    public double FunderAct { get; init => field = Require.Share(value, "limit", nameof(FunderAct)); } = 0.70;
}
