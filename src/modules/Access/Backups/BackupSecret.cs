using Headwater.Kernel;

namespace Headwater.Access.Backups;

/// <summary>The secret that seals backups: <c>HEADWATER_BACKUP_KEY</c>, or a file that holds it.</summary>
internal static class BackupSecret
{
    public const int Shortest = 20;

    /// <exception cref="InputRefusedException">There is none, or it is easily guessed.</exception>
    public static async Task<string> ReadAsync(string? file, InstallationSettings settings, CancellationToken ct)
    {
        if (file is not null && !File.Exists(file))
            throw new InputRefusedException($"--key {file}: there is no such file.");
        var (secret, place) = file is null ? (settings.BackupKey, "HEADWATER_BACKUP_KEY") : (await File.ReadAllTextAsync(file, ct), $"--key {file}");
        if (string.IsNullOrWhiteSpace(secret))
            throw new InputRefusedException("A backup is sealed with a secret: set HEADWATER_BACKUP_KEY, or name a file that holds it with --key FILE.");
        return secret.Trim().Length >= Shortest ? secret.Trim() : throw new InputRefusedException($"{place}: the secret has fewer than {Shortest.ToString(System.Globalization.CultureInfo.InvariantCulture)} characters, which is easily guessed; take a longer one.");
    }
}
