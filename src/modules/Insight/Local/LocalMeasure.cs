using Headwater.Insight.Contracts;

namespace Headwater.Insight.Local;

/// <summary>What a locality counts in its own rows.</summary>
internal enum LocalMeasure
{
    Suspensions,
    Suspended,
    PermanentExclusions,
    Children,
}

internal static class LocalMeasureWords
{
    public static readonly LocalMeasure[] All = [LocalMeasure.Suspensions, LocalMeasure.Suspended, LocalMeasure.PermanentExclusions, LocalMeasure.Children];

    /// <summary>The name in JSON, CSV and addresses.</summary>
    public static string Key(this LocalMeasure measure) => measure switch
    {
        LocalMeasure.Suspensions => "suspensions",
        LocalMeasure.Suspended => "suspended",
        LocalMeasure.PermanentExclusions => "permanentExclusions",
        LocalMeasure.Children => "children",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public static string Words(this LocalMeasure measure) => measure switch
    {
        LocalMeasure.Suspensions => "Suspensions",
        LocalMeasure.Suspended => "Children suspended at least once",
        LocalMeasure.PermanentExclusions => "Permanent exclusions",
        LocalMeasure.Children => "Children on roll",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>The column to add up; null counts the rows.</summary>
    public static string? Column(this LocalMeasure measure) => measure switch
    {
        LocalMeasure.Suspensions => LocalColumns.Suspensions,
        LocalMeasure.Suspended => LocalColumns.Suspended,
        LocalMeasure.PermanentExclusions => LocalColumns.PermanentExclusions,
        LocalMeasure.Children => null,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>Exclusions are too few for one place behind the point.</summary>
    public static int Decimals(this LocalMeasure measure) => measure == LocalMeasure.PermanentExclusions ? 3 : 1;
}
