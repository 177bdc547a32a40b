using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;
using Headwater.Voting;
using Microsoft.AspNetCore.DataProtection;

namespace Headwater.Partnership.Shared;

/// <summary>Short texts sealed with the installation's key, which is not in the database; all of one length, so that the length says nothing.</summary>
internal sealed class SealedTexts(IDataProtectionProvider protection, string purpose, int length)
{
    /// <summary>What a seal adds at most, in bytes.</summary>
    public const int Added = 400;

    private readonly IDataProtector protector = protection.CreateProtector(purpose);

    public byte[] Seal(string text)
    {
        var contents = new byte[length];
        Encoding.UTF8.GetBytes(text, contents);
        return protector.Protect(contents);
    }

    /// <exception cref="InputRefusedException">They were sealed with another key.</exception>
    public IEnumerable<string> Open(IEnumerable<byte[]> contents)
    {
        try
        {
            return [.. contents.Select(c => Encoding.UTF8.GetString(protector.Unprotect(c)).TrimEnd('\0'))];
        }
        catch (CryptographicException why)
        {
            throw new InputRefusedException("They are sealed with a key that this installation does not have. Restore its keys from the backup; nothing was changed, and nothing is lost.", why);
        }
    }
}

/// <summary>Which sectors are counted together where answers have no name.</summary>
internal static class CountedTogether
{
    /// <summary>No answer without a name is shown among fewer than this.</summary>
    public static readonly int Fewest = new SupportRule().AnonymousMinimum;

    /// <summary>A number for each unit, the same for those counted together: none stands for fewer than five answers. Nothing where fewer than five came in all.</summary>
    /// <param name="units">The unit of each answer.</param>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> units)
    {
        GroupTally[] sectors = [.. units.GroupBy(c => c, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupTally(g.Key, new Tally(0, 0, g.Count())))];
        return sectors.Sum(s => s.Votes.Seen) < Fewest ? new Dictionary<string, int>()
            : GroupMerge.Below(sectors, Fewest).SelectMany((group, i) => group.Members.Select(unit => (unit, number: i + 1))).ToDictionary(g => g.unit, g => g.number, StringComparer.Ordinal);
    }
}

/// <summary>Keys that tell nothing: not when they were made, nor in which order.</summary>
internal static class RandomKey
{
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        // RFC 9562, version 4: all random but six bits.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
