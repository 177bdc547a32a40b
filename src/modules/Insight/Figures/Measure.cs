namespace Headwater.Insight.Figures;

/// <summary>What is counted. Rates are per 100 pupils on the January census.</summary>
internal enum Measure
{
    PermanentExclusions,
    Suspensions,
    PupilsSuspended,
}

internal enum SchoolPhase
{
    All,
    Primary,
    Secondary,
    Special,
}

internal static class MeasureWords
{
    public static readonly Measure[] Measures = [Measure.PermanentExclusions, Measure.Suspensions, Measure.PupilsSuspended];

    public static readonly SchoolPhase[] Phases = [SchoolPhase.All, SchoolPhase.Primary, SchoolPhase.Secondary, SchoolPhase.Special];

    /// <summary>The name in JSON, CSV and addresses.</summary>
    public static string Key(this Measure measure) => measure switch
    {
        Measure.PermanentExclusions => "permanentExclusionRate",
        Measure.Suspensions => "suspensionRate",
        Measure.PupilsSuspended => "onePlusSuspensionRate",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public static string Words(this Measure measure) => measure switch
    {
        Measure.PermanentExclusions => "Permanent exclusions",
        Measure.Suspensions => "Suspensions",
        Measure.PupilsSuspended => "Pupils suspended at least once",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public static string Unit(this Measure measure) =>
        measure == Measure.PupilsSuspended ? "pupils in every 100" : "per 100 pupils";

    public static int Decimals(this Measure measure) => measure == Measure.PermanentExclusions ? 3 : 2;

    public static string Key(this SchoolPhase phase) => phase switch
    {
        SchoolPhase.All => "all",
        SchoolPhase.Primary => "primary",
        SchoolPhase.Secondary => "secondary",
        SchoolPhase.Special => "special",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    public static string Words(this SchoolPhase phase) => phase switch
    {
        SchoolPhase.All => "All state-funded schools",
        SchoolPhase.Primary => "Primary schools",
        SchoolPhase.Secondary => "Secondary schools",
        SchoolPhase.Special => "Special schools",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    public static SchoolPhase? Phase(string key) => key switch
    {
        "all" => SchoolPhase.All,
        "primary" => SchoolPhase.Primary,
        "secondary" => SchoolPhase.Secondary,
        "special" => SchoolPhase.Special,
        _ => null,
    };
}
