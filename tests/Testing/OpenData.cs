namespace Headwater.Testing;

/// <summary>The published files that tests read where <c>HEADWATER_OPEN_DATA</c> names a folder of them.</summary>
public static class OpenData
{
    public static string? Folder => Environment.GetEnvironmentVariable("HEADWATER_OPEN_DATA") is { Length: > 0 } folder ? folder : null;

    /// <summary>Whether a test on published files may be skipped: not in continuous integration.</summary>
    public static bool MayBeSkipped => Folder is null && Environment.GetEnvironmentVariable("CI") != "true";

    public static string Path(params string[] parts) => System.IO.Path.Combine(
        [Folder ?? throw new InvalidOperationException("HEADWATER_OPEN_DATA names no folder; in continuous integration these tests must run."), .. parts]);
}
