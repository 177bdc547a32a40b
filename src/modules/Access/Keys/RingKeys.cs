using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Keys;

/// <summary>Wraps the keys that protect cookies, forms and authenticators with the newest master key, before they go into the database.</summary>
internal sealed class RingEncryptor(MasterKeys masters, IServiceScopeFactory scopes) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var version = masters.Newest();
        if (version == 0)
        {
            // The framework asks here and waits for the answer; it does so once for a new installation.
            if (UsedAsync().GetAwaiter().GetResult() is { } lost)
                masters.Of(lost);
            version = masters.Make(1);
        }

        return new(RingXml.Seal(plaintextElement, masters, version), typeof(RingDecryptor));
    }

    // A lost folder of keys must be put back, not quietly begun anew.
    private async Task<int?> UsedAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var localities = await scope.ServiceProvider.GetRequiredService<ILocalities>().AllAsync(CancellationToken.None);
        if (await KeyStore.UsedAsync(scope.ServiceProvider.GetRequiredService<HeadwaterDb>(), CancellationToken.None) is { } used)
            return used;
        foreach (var locality in localities)
        {
            await using var within = scopes.CreateAsyncScope();
            within.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality.Id);
            if (await KeyStore.UsedAsync(within.ServiceProvider.GetRequiredService<HeadwaterDb>(), CancellationToken.None) is { } there)
                return there;
        }

        return null;
    }
}

/// <summary>The framework makes it by its name, which stands in the database beside what it opens: the name stays.</summary>
internal sealed class RingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => RingXml.Open(encryptedElement, services.GetRequiredService<MasterKeys>());
}

/// <summary>How a wrapped key is written: <c>sealed master="1"</c> and AES-256-GCM in base64, in the framework's own envelope.</summary>
internal static class RingXml
{
    private const string Name = "sealed";
    private const string Master = "master";
    private const string DecryptorType = "decryptorType";
    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    public static XElement Seal(XElement plain, MasterKeys masters, int version)
    {
        var bytes = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var all = Sealing.Seal(masters.Of(version), bytes, Bound(version));
        CryptographicOperations.ZeroMemory(bytes);
        return new(Name, new XAttribute(Master, version), Convert.ToBase64String(all));
    }

    /// <exception cref="InputRefusedException">The master key is not here.</exception>
    public static XElement Open(XElement element, MasterKeys masters)
    {
        var version = Version(element);
        return XElement.Parse(Encoding.UTF8.GetString(Sealing.Open(masters.Of(version), Convert.FromBase64String(element.Value), Bound(version))));
    }

    /// <summary>The same key under another master; null when it is under that one already.</summary>
    public static string? Rewrap(string xml, MasterKeys masters, int to)
    {
        var key = XElement.Parse(xml);
        var changed = false;
        foreach (var element in Sealed(key).Where(e => Version(e) < to).ToList())
        {
            element.ReplaceWith(Seal(Open(element, masters), masters, to));
            changed = true;
        }

        foreach (var clear in key.Descendants().Where(e => (bool?)e.Attribute(Framework + "requiresEncryption") == true).ToList())
        {
            clear.ReplaceWith(new XElement(Framework + "encryptedSecret", new XAttribute(DecryptorType, typeof(RingDecryptor).AssemblyQualifiedName!), Seal(clear, masters, to)));
            changed = true;
        }

        return changed ? key.ToString(SaveOptions.DisableFormatting) : null;
    }

    /// <summary>The versions that some of these are wrapped with.</summary>
    public static IEnumerable<int> Versions(IEnumerable<string> xml) => xml.SelectMany(x => Sealed(XElement.Parse(x))).Select(Version);

    private static IEnumerable<XElement> Sealed(XElement key) =>
        key.Descendants(Name).Where(e => e.Parent?.Attribute(DecryptorType)?.Value.StartsWith(typeof(RingDecryptor).FullName!, StringComparison.Ordinal) == true);

    private static int Version(XElement element) => int.Parse(element.Attribute(Master)!.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static byte[] Bound(int version)
    {
        var bound = Encoding.UTF8.GetBytes("data_protection_key0000");
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(bound.Length - 4), version);
        return bound;
    }
}
