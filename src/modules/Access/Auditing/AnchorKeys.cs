using System.Security.Cryptography;
using Headwater.Access.Keys;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>
/// The key that signs anchors (ECDSA, P-256) in <c>data/keys/anchor.key</c>, and the public keys of it and of those before it,
/// named by the start of their SHA-256.
/// </summary>
internal sealed class AnchorKeys(InstallationSettings settings)
{
    private string Folder => Path.Combine(settings.DataFolder, "keys");

    /// <summary>Opens the signing key, made on first use; its name goes with what it signs.</summary>
    public (string Name, ECDsa Key) Signing()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportPkcs8PrivateKey(PrivateFiles.CreateOrRead(Path.Combine(Folder, "anchor.key"), key.ExportPkcs8PrivateKey), out _);
        var open = key.ExportSubjectPublicKeyInfo();
        var name = NameOf(open);
        PrivateFiles.CreateOrRead(Path.Combine(Folder, $"anchor-{name}.pub"), () => System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n"));
        return (name, key);
    }

    /// <summary>The public key of a name; null when it is not here or is another.</summary>
    public ECDsa? Verifying(string name)
    {
        var path = Path.Combine(Folder, $"anchor-{name}.pub");
        if (name.Length != 16 || !name.All(char.IsAsciiHexDigitLower) || !File.Exists(path))
            return null;
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (NameOf(key.ExportSubjectPublicKeyInfo()) == name)
                return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not a key any more: the same as none.
        }

        key.Dispose();
        return null;
    }

    private static string NameOf(byte[] open) => Convert.ToHexStringLower(SHA256.HashData(open))[..16];
}
