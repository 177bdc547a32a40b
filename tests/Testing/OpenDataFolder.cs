namespace Headwater.Testing;

/// <summary>The folder of real published files. Without it ./test leaves out the tests that need it, and in CI it fails.</summary>
public static class OpenDataFolder
{
    public static string? Path => Environment.GetEnvironmentVariable("HEADWATER_OPEN_DATA") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    public static bool IsMissingOnADesk => Path is null && Environment.GetEnvironmentVariable("CI") is not { Length: > 0 };

    public static string Of(params string[] parts) =>
        System.IO.Path.Combine([Path ?? throw new InvalidOperationException("HEADWATER_OPEN_DATA names no folder of published files."), .. parts]);
}
