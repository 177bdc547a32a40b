using System.Reflection;

namespace Headwater.Interface.Tests;

/// <summary>Where things lie in the source tree, as the build wrote it into this assembly.</summary>
internal static class Folders
{
    public static string Interface { get; } = Of("InterfaceFolder");

    public static string Tests { get; } = Of("TestsFolder");

    public static string Gallery { get; } = Of("GalleryFolder");

    private static string Of(string key) => Path.GetFullPath(
        typeof(Folders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!);
}
