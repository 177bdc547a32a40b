namespace Headwater.Kernel;

/// <summary>Where this installation keeps its things. Read once at start from the environment and <c>--data</c>.</summary>
public sealed record InstallationSettings
{
    /// <summary>Full path of the data folder; made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection string of the application's role; null means SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>PostgreSQL connection string of the role that owns the tables; used by <c>migrate</c> only.</summary>
    public string? DatabaseOwner { get; init; }

    /// <summary>A folder of published files that <c>serve</c> imports at its first start; null when there is none.</summary>
    public string? OpenDataFolder { get; init; }

    /// <summary>Master keys as <c>1:base64,2:base64</c>, where they do not lie in the data folder; null when they do.</summary>
    public string? MasterKey { get; init; }

    /// <summary>The secret that seals backups; null when none is set.</summary>
    public string? BackupKey { get; init; }

    public bool UsesPostgreSql => !string.IsNullOrWhiteSpace(Database);

    public string StatisticsFolder => Path.Combine(DataFolder, "statistics");

    public static InstallationSettings FromEnvironment(string? dataFolder = null)
    {
        static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
        return new()
        {
            DataFolder = Path.GetFullPath(dataFolder ?? Read("HEADWATER_DATA") ?? "data"),
            Database = Read("HEADWATER_DATABASE"),
            DatabaseOwner = Read("HEADWATER_DATABASE_OWNER"),
            BackupKey = Read("HEADWATER_BACKUP_KEY"),
            MasterKey = Read("HEADWATER_MASTER_KEY"),
            OpenDataFolder = Read("HEADWATER_OPEN_DATA"),
        };
    }
}
