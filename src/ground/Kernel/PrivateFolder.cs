namespace Headwater.Kernel;

/// <summary>Folders and files of the data folder: on Unix nobody but the account that runs Headwater reads them.</summary>
public static class PrivateFolder
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder and those above it that are missing. One that is there keeps its rights: they were somebody's choice.</summary>
    public static void Create(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
            return;
        if (Path.GetDirectoryName(full) is { } above)
            Create(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(full);
        else
            Directory.CreateDirectory(full, File | UnixFileMode.UserExecute);
    }

    /// <summary>How to open a file so that, where it is made by this, only its owner reads it.</summary>
    public static FileStreamOptions Opening(FileMode mode, FileAccess access = FileAccess.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = File;
        return options;
    }
}
