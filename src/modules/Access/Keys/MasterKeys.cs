using System.Globalization;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Access.Keys;

/// <summary>
/// Master keys, several versions of them: files <c>keys/master-N.key</c> in the data folder, or <c>HEADWATER_MASTER_KEY</c> as
/// <c>N:base64</c>, several with commas between. They wrap the keys in the database and are never in it.
/// </summary>
internal sealed class MasterKeys(InstallationSettings settings)
{
    private readonly Lock gate = new();
    private Dictionary<int, byte[]> known = [];

    public string Folder => Path.Combine(settings.DataFolder, "keys");

    /// <summary>Whether keys come from the environment, where Headwater can make none.</summary>
    public bool FromEnvironment => !string.IsNullOrWhiteSpace(settings.MasterKey);

    /// <summary>The newest version; 0 when there is none. Looked up anew: another program may have made one.</summary>
    public int Newest()
    {
        lock (gate)
        {
            known = FromEnvironment ? Parse(settings.MasterKey!) : Directory.Exists(Folder) ? ReadFolder() : [];
            return known.Count == 0 ? 0 : known.Keys.Max();
        }
    }

    /// <exception cref="InputRefusedException">This version is not here.</exception>
    public byte[] Of(int version)
    {
        lock (gate)
        {
            if (known.TryGetValue(version, out var held))
                return held;
        }

        Newest();
        lock (gate)
        {
            return known.TryGetValue(version, out var key) ? key : throw new InputRefusedException(FromEnvironment
                ? string.Create(CultureInfo.InvariantCulture, $"HEADWATER_MASTER_KEY holds no version {version}, which the database needs; add it as {version}:KEY.")
                : string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(Folder, NameOf(version))}: this master key is missing and the database needs it; put it back from where you keep it."));
        }
    }

    /// <summary>Makes the next version, or reads it where another program was first.</summary>
    public int Make(int version)
    {
        if (FromEnvironment)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The master keys come from HEADWATER_MASTER_KEY; add a version {version} there, then do this again."));
        PrivateFiles.CreateOrRead(Path.Combine(Folder, NameOf(version)), () => System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealing.KeyLength)) + "\n"));
        return Newest();
    }

    private static string NameOf(int version) => string.Create(CultureInfo.InvariantCulture, $"master-{version}.key");

    private Dictionary<int, byte[]> ReadFolder()
    {
        var keys = new Dictionary<int, byte[]>();
        foreach (var path in Directory.EnumerateFiles(Folder, "master-*.key"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(path)["master-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
                keys[version] = Key(File.ReadAllText(path), path);
        }

        return keys;
    }

    private static Dictionary<int, byte[]> Parse(string text)
    {
        var keys = new Dictionary<int, byte[]>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || !int.TryParse(part[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1 || !keys.TryAdd(version, Key(part[(colon + 1)..], "HEADWATER_MASTER_KEY")))
                throw new InputRefusedException("HEADWATER_MASTER_KEY: write each key as VERSION:KEY, such as 1: and 32 bytes in base64, each version once.");
        }

        return keys;
    }

    private static byte[] Key(string text, string place)
    {
        var key = new byte[Sealing.KeyLength];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == key.Length
            ? key
            : throw new InputRefusedException($"{place}: a master key is 32 bytes in base64; this one is not.");
    }
}
